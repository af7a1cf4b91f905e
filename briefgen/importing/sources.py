"""The documents of an import: which is which, and which meeting they are about."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.facts import Formation, formations, presidency_on, seat_on
from briefgen.importing.chapters import TITLE
from briefgen.importing.draft import Meeting, Remark
from briefgen.importing.outline import number_of, with_headings
from briefgen.importing.prose import Footnotes
from briefgen.manuscript.meeting import Given, days_in, guess, of_front, opening_of
from briefgen.manuscript.read import WORD, read_manuscript
from briefgen.manuscript.tree import Manuscript, plain
from briefgen.markdown.tree import Heading
from briefgen.model.government import Council
from briefgen.model.workspace import Workspace
from briefgen.problem import InvalidInputError, Place, Problem, Text, UsageError, t, unreadable
from briefgen.texts.of_document import LETTER, document_of

HEAD = 12
"""Among how many paragraphs from the start the title of an agenda stands."""
LETTERHEAD = 25
"""Among how many lines a letter says to whom it is, and a document what it is about."""


def kind_of(manuscript: Manuscript) -> str:
    """Whether a document is an agenda, a letter or a nota.

    Raises:
        InvalidInputError: if it is none of them.
    """
    existing = manuscript.existing
    found = document_of(existing)
    headings = any(isinstance(each, Heading) for each in manuscript.blocks)
    head = [each.text for each in existing.blocks if each.kind != "margin"][:HEAD]
    titled = any(TITLE.match(text.strip(" *#")) for text in head)
    first = existing.blocks[:LETTERHEAD]
    if found != "letter":
        first = tuple(takewhile(lambda each: each.kind != "heading", first))
    if found != "nota" and any(LETTER.search(each.text) for each in first):
        return "letter"
    if found == "nota":
        return "nota"
    if found == "agenda" or titled:
        if headings:
            return "agenda"
        raise no_items(manuscript)
    what = t("this is no annotated agenda, letter or nota that can be recognised")
    fix = t("an agenda starts with the heading “Geannoteerde agenda …”, a letter with “Hierbij …”")
    raise InvalidInputError([Problem(Place(manuscript.file), what, fix)])


def no_items(manuscript: Manuscript) -> InvalidInputError:
    """What to say of an agenda in which no item can be found."""
    what = t("this agenda has no headings, so that its items cannot be told apart")
    fix = t("give the title of each item a heading style in Word (Heading 1, 2, 3)")
    return InvalidInputError([Problem(Place(manuscript.file), what, fix)])


def said_by(manuscript: Manuscript, workspace: Workspace) -> Given:
    """What a document says of its day and its meeting."""
    known, existing = workspace.formations, manuscript.existing
    return of_front(existing.front, known).over(guess(existing.blocks, known))


def about(
    workspace: Workspace, asked: Given, said: Sequence[Given], title: str, words: Sequence[str]
) -> Meeting:
    """The meeting that the documents are about.

    Args:
        workspace: whose formations are known.
        asked: what the user said.
        said: what each document says, the one to be believed first first.
        title: the title of the agenda.
        words: the lines of the documents.

    Raises:
        UsageError: if the formation or the days are not known.
    """
    remarks = []
    said = (_of_title(title, workspace, words), *said)
    formation = asked.formation or next((each.formation for each in said if each.formation), None)
    if formation is None:
        what = t("which formation of the Council this is about, does not stand in the documents")
        raise UsageError(what, t("add --council, e.g. --council jbz"))
    council = workspace.council(formation.id)
    if not asked.formation:
        council, others = _namesake(council, workspace, words)
        if others:
            what = t("other formations have this name too: {names}", names=", ".join(others))
            remarks.append(Remark("council", what))
    dates = asked.dates or next((each.dates for each in said if each.dates), ())
    if not dates:
        what = t("the days of the meeting do not stand in the documents")
        raise UsageError(what, t("add --meeting, e.g. --meeting 2026-03-05"))
    by_video = not asked.place and any(VIDEO.search(line) for line in words[:LETTERHEAD])
    place = asked.place or _place(said, dates, words[:LETTERHEAD])
    if place is None:
        place = seat_on(dates[0]) if council.seat == "protocol" else council.seat
        if not by_video:
            what = t("not found in the documents; where the Council meets then")
            remarks.append(Remark("place", what))
    known = presidency_on(dates[0]) or council.chair != "rotating"
    presidency = None if known else "NL"
    if presidency:
        remarks.append(Remark("presidency", t("not known to briefgen for this year")))
    informal = asked.informal or any(INFORMAL.search(line) for line in (title, *words[:LETTERHEAD]))
    return Meeting(council.id, tuple(dates), place, presidency, informal, tuple(remarks), by_video)


VIDEO = re.compile(r"\b(?:per|via|middels|als) (?:een )?video", re.IGNORECASE)
INFORMAL = re.compile(r"(?i)\b(?:agenda|van|inzake|over) (?:(?:de|het|een) )?informele\b")
SOMEWHERE = re.compile(r"\d{4} (?:in|te) ([A-ZÀ-Þ’'][\w’'-]*(?: (?:[A-Z.]+\.|[A-ZÀ-Þ][\w’'-]*))*)")


def _namesake(
    council: Council, workspace: Workspace, lines: Sequence[str]
) -> tuple[Council, list[str]]:
    """The formation of a name whose ministry or parts a document names, and the others."""
    same = [each for each in workspace.councils.values() if each.name == council.name]
    if len(same) == 1:
        return council, []
    words = {line.casefold().strip() for line in lines}

    def named(each: Council) -> tuple[int, bool]:
        parts = sum(part.casefold() in words for part in workspace.stated[each.id].parts)
        ministry = f"Ministerie van {each.ministry.name}".casefold()
        return parts, any(ministry in line for line in words)

    best = max(same, key=named)
    sure = sum(named(each) == named(best) for each in same) == 1
    return (best, []) if sure else (council, [each.id for each in same])


def _of_title(title: str, workspace: Workspace, lines: Sequence[str]) -> Given:
    """The formation and the days in the title of an agenda, in capitals too.

    Of two names that start together the longest is meant; of several bodies that meet, the first
    that is not just a part of the meeting, and of which member states preside in turn.
    """
    heads = {line[len(number_of(line)) :].casefold() for line in lines}
    folded = title.casefold()
    named: dict[int, tuple[int, str, Formation]] = {}
    for each in (*workspace.formations, *formations()):
        for name in each.names if each.id in workspace.councils else ():
            at, length = folded.find(name.casefold()), len(name)
            if at >= 0 and length > named.get(at, (0, "", each))[0]:
                named[at] = (length, each.id, each)

    def comes(at: int) -> tuple[bool, bool, int]:
        council = workspace.councils[named[at][1]]
        parts = {council.name.casefold(), council.short_name.casefold()} & heads
        return bool(parts), council.chair != "rotating", at

    formation = named[min(named, key=comes)][2] if named else None
    return Given(dates=days_in(folded), formation=formation)


def _place(
    said: Iterable[Given], dates: tuple[datetime.date, ...], lines: Iterable[str]
) -> str | None:
    """The place that documents name for this meeting, or all behind the day of one."""
    known = next((each.place for each in said if each.place and each.dates == dates), None)
    places = {found[1] for line in lines for found in SOMEWHERE.finditer(line)}
    return known or (places.pop() if len(places) == 1 else None)


MARKDOWN = (".md", ".markdown", ".txt")
KINDS = ("agenda", "letter", "nota")


class Sources(Struct):
    """The documents by their kinds, with their footnotes and what they say of themselves."""

    documents: dict[str, Manuscript]
    notes: dict[str, Footnotes]
    said: dict[str, Given]
    left_out: list[tuple[str, Text]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The lines of the agenda, or else of the letter, and who they say made them."""
        first = next(each.existing for each in self.documents.values())
        return [*(each.text for each in first.blocks), str(first.front.get("author", ""))]

    def loose_notes(self) -> Iterator[tuple[str, Text]]:
        """The footnotes of documents without a mark, and the marks without a footnote."""
        for kind, notes in self.notes.items():
            yield from ((kind, each) for each in notes.loose())


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
        manuscript = read_manuscript(path, file)
        return replace(manuscript, blocks=with_headings(manuscript.blocks, TITLE))
    except OSError as error:
        raise InvalidInputError([unreadable(file, error)]) from error


def meeting_of(workspace: Workspace, sources: Sources, asked: Given) -> Meeting:
    """The meeting that the documents are about."""
    agenda, letter = (sources.documents.get(kind) for kind in ("agenda", "letter"))
    blocks = agenda.blocks if agenda else ()
    titles = [plain(each.children) for each in blocks if isinstance(each, Heading)]
    if letter and not titles:
        opening = opening_of(letter.existing.blocks)
        titles = [] if opening is None else [letter.existing.blocks[opening].text]
    said, title = tuple(sources.said.values()), next(iter(titles), "")
    return about(workspace, asked, said, title, sources.lines())
