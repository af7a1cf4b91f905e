"""Word files → PDF in one run of LibreOffice that ends when they are done."""

import time
from collections.abc import Generator, Mapping
from pathlib import Path

from briefgen.layout.engine import (
    POLL,
    TELL,
    Engine,
    content_at,
    end,
    late,
    launch,
    seconds_for,
    work_folder,
    write,
)

FILTER = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def to_pdf(engine: Engine, files: Mapping[str, bytes]) -> Generator[int, None, dict[str, bytes]]:
    """Lay out Word files in one run; yields how many are done every few seconds.

    Args:
        engine: what `find_engine` found.
        files: the content of each Word file by a name of the caller's.

    Returns:
        What LibreOffice made of each file by the same name; nothing where it made none.

    Raises:
        LayoutError: if LibreOffice does not start or does not end in time, or if there is no room
            for its work.
    """
    with work_folder() as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(len(files))]
        write(dict(zip(sources, files.values(), strict=True)))
        yield from _run(engine, folder, sources)
        return {
            key: content_at(source.with_suffix(".pdf"))
            for key, source in zip(files, sources, strict=True)
        }


def _run(engine: Engine, folder: Path, sources: list[Path]) -> Generator[int, None, None]:
    seconds = seconds_for(engine, len(sources))
    arguments = ["--convert-to", FILTER, "--outdir", str(folder), *map(str, sources)]
    process = launch(engine, folder, arguments)
    said = time.monotonic()
    deadline = said + seconds
    try:
        while process.poll() is None:
            if time.monotonic() > deadline:
                raise late(seconds)
            time.sleep(POLL)
            if time.monotonic() > said + TELL:
                said = time.monotonic()
                yield sum(1 for _ in folder.glob("*.pdf"))
    finally:
        end(process)
