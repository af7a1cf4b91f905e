"""The documents of an import: which is which, and what they say of themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import InvalidInputError
from briefgen.existing import WORD
from briefgen.existing.given import Given
from briefgen.existing.manuscript import Manuscript, plain, read_manuscript
from briefgen.importing.known import About, about, kind_of, said_by
from briefgen.importing.prose import Footnotes
from briefgen.markdown import Heading
from briefgen.model.workspace import Workspace
from briefgen.problem import Place, Problem, Text, t

MARKDOWN = (".md", ".markdown", ".txt")
KINDS = ("agenda", "letter", "nota")


@dataclass(slots=True)
class Sources:
    """The documents by their kinds, with their footnotes and what they say of themselves."""

    documents: dict[str, Manuscript]
    notes: dict[str, Footnotes]
    said: dict[str, Given]
    left_out: list[tuple[str, Text]] = field(default_factory=list)


def read_sources(workspace: Workspace, documents: Mapping[str, Path]) -> Sources:
    """Read the documents, each for what it is.

    Raises:
        InvalidInputError: if one cannot be read, is none of the three kinds, or is one too many.
    """
    found: dict[str, Manuscript] = {}
    problems: list[Problem] = []
    for file, path in documents.items():
        try:
            manuscript = _read(path, file)
            kind = kind_of(manuscript)
        except InvalidInputError as error:
            problems.extend(error.problems)
            continue
        if kind in found:
            what = t("this is the same kind of document as {file}", file=found[kind].file)
            problems.append(Problem(Place(file), what, t("import one of the two")))
        found.setdefault(kind, manuscript)
    if not problems and not found.keys() & {"agenda", "letter"}:
        what = t("a nota alone makes no dossier")
        fix = t("import it together with the annotated agenda")
        problems = [Problem(Place(file), what, fix) for file in documents]
    if problems:
        raise InvalidInputError(problems)
    ordered = {kind: found[kind] for kind in KINDS if kind in found}
    said = {kind: said_by(each, workspace) for kind, each in ordered.items()}
    notes = {kind: Footnotes(each.notes) for kind, each in ordered.items()}
    return Sources(ordered, notes, said)


def _read(path: Path, file: str) -> Manuscript:
    if path.suffix.lower() not in (*WORD, *MARKDOWN):
        what = t("only Word files (.docx) and Markdown (.md) can be imported")
        raise InvalidInputError([Problem(Place(file), what, t("save it in Word as .docx first"))])
    try:
        return read_manuscript(path, file)
    except OSError as error:
        what = t("this file cannot be read ({reason})", reason=error.strerror or "?")
        fix = t("check the name and the rights of the file")
        raise InvalidInputError([Problem(Place(file), what, fix)]) from error


def meeting_of(workspace: Workspace, sources: Sources, asked: Given) -> About:
    """The meeting that the documents are about."""
    agenda = sources.documents.get("agenda")
    blocks = agenda.blocks if agenda else ()
    heads = (plain(each.children) for each in blocks if isinstance(each, Heading))
    return about(workspace, asked, tuple(sources.said.values()), next(heads, ""))


def about_notes(kind: str, notes: Footnotes) -> Iterator[tuple[str, Text]]:
    """The footnotes of a document without a mark, and the marks without a footnote."""
    for name in sorted(notes.texts.keys() - notes.used):
        words = plain(notes.texts[name])
        if words:
            yield kind, t("the footnote “{text}”, to which no text refers", text=words)
    for name in sorted(notes.lacking):
        yield kind, t("the mark [^{name}] has no footnote and is now plain text", name=name)
