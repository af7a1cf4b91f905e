"""The YAML files of a workspace in their fixed form."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from briefgen.model.shapes import DossierFile, ItemFile, TopicFile
from briefgen.model.shared_files import SHARED_FILES
from briefgen.problem import Place, Problem, t
from briefgen.tidy.file import Kept, Tidied, tidy


def tidy_files(
    root: Path, dossiers: Sequence[Path], chambers: Sequence[str] | None, *, shared: bool
) -> Iterator[Tidied | Kept]:
    """Put the files of dossiers in their fixed form; nothing is written.

    Args:
        root: the folder that holds `agendas/`.
        dossiers: the folders of the dossiers.
        chambers: the keys of a letter that stand for a chamber; None if these are not known.
        shared: whether to read the files too that all dossiers share.
    """
    for path, model in _files(root, dossiers, shared=shared):
        name = path.relative_to(root).as_posix()
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            what = t("this file cannot be read ({reason})", reason=reason)
            fix = t("check the name and the rights of the file")
            yield Kept((Problem(Place(name), what, fix),))
            continue
        yield tidy(path, name, content, model, chambers)


def _files(
    root: Path, dossiers: Sequence[Path], *, shared: bool
) -> Iterator[tuple[Path, type[BaseModel]]]:
    for name, model in SHARED_FILES.items():
        if shared and (root / "agendas" / name).is_file():
            yield root / "agendas" / name, model
    for folder in dossiers:
        if (folder / "dossier.yaml").is_file():
            yield folder / "dossier.yaml", DossierFile
        for path in sorted(folder.glob("agenda/*.yaml")):
            yield path, ItemFile
        for path in sorted(folder.glob("letter/*.yaml")):
            yield path, TopicFile
