"""Word files → PDF in a run of LibreOffice of their own."""

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.layout.engine import Engine
from briefgen.layout.kept import KeptProfile
from briefgen.layout.process import (
    Patience,
    content_at,
    end,
    launch,
    room,
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


class Laid(Struct, frozen=True):
    """What LibreOffice made of the Word file that the caller calls `name`; nothing if it failed."""

    name: str
    pdf: bytes


def to_pdf(engine: Engine, files: Mapping[str, bytes]) -> Generator[int | Laid, None, None]:
    """Lay out Word files in one run; yields how many are done every few seconds, then each.

    Args:
        engine: what `find_engine` found.
        files: the content of each Word file by a name of the caller's.

    Raises:
        LayoutError: if LibreOffice does not start or does not end in time, or if there is no room
            for its work.
    """
    with work_folder() as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(len(files))]
        write(dict(zip(sources, files.values(), strict=True)))
        with room():
            KeptProfile(engine).copy_to(folder / "profile")
        yield from _run(engine, folder, sources)
        for key, source in zip(files, sources, strict=True):
            yield Laid(key, content_at(source.with_suffix(".pdf")))


def _run(engine: Engine, folder: Path, sources: list[Path]) -> Iterator[int]:
    arguments = ["--convert-to", FILTER, "--outdir", str(folder), *map(str, sources)]
    process = launch(engine, folder, arguments)

    def done() -> int:
        return sum(1 for _ in folder.glob("*.pdf"))

    try:
        yield from Patience(seconds_for(engine, len(sources))).wait(
            lambda: process.poll() is not None, done
        )
    finally:
        end(process)
