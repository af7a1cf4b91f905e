"""Whether built documents still agree: re-read as they stand in out/, whoever changed them.

The pages of the cited document come from its own PDF (or, without one, from the page map of its
very Word file), and its Word file must be the one that was laid out. Against these pages and the
dossier, every heading, every reference to pages and every line with the day of the meeting is
sought in what was built. Of every document, its signatures must stand with the text above them.
"""

import difflib
import html
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

from msgspec import Struct

from briefgen.body.filters import days
from briefgen.body.kinds import Kind, load_kinds
from briefgen.building.compose import Made, compose, compose_citing
from briefgen.building.paginate import map_of
from briefgen.building.read import Plan, read
from briefgen.files.workspace import content_if_there, shown, templates_of
from briefgen.history.index import tracked
from briefgen.layout.page_map import FILE, PageMap, page_map_at
from briefgen.layout.pdf import pages_of
from briefgen.problem import Place, Problem, Text, t
from briefgen.word.anchors import Line, read_lines
from briefgen.word.styles import CONTENTS, SIGNING, stays_with
from briefgen.word.xml import content_digest

TAIL = 40
"""How many letters of a line are sought in a PDF: more could go on after a page's foot."""
TAG = re.compile(r"<sup>.*?</sup>|<[^>]*>", re.DOTALL)
"""What is no text of a page: a mark of a footnote neither, which a line has not."""
BUILD = t("build it again; with --overwrite if someone changed it, which loses that change")


class Verified(Struct, frozen=True):
    """What was found of one dossier: how many references to pages were right, and what is wrong."""

    dossier: str
    references: int
    problems: tuple[Problem, ...]


def verify(plan: Plan, dossier: Path) -> Verified:
    """Re-read what was built of one dossier.

    Raises:
        InvalidInputError: if the dossier itself cannot be read.
    """
    ready = read(plan, dossier)
    new = compose(plan, ready).new
    cited = [made for made in new if made.document.cited_as in plan.cited]
    problems = [problem for made in new for problem in _torn_signatures(made)]
    maps: dict[str, PageMap | None] = {}
    for made in cited:
        maps[made.document.cited_as] = map_ = _map_on_disk(made, problems)
        if map_ is None:
            problems.append(_problem(made.of.out / FILE, t("the pages are not known here"), BUILD))
        problems.extend(_other_pages(made, map_, new))
    citing = compose_citing(plan, ready, maps)
    day = days(ready.dossier.meeting.dates)
    references = 0
    for made in (*cited, *citing):
        if _is_elsewhere(plan, made):
            continue
        lines = tuple(line for line in read_lines(made.docx) if _counts(line, day))
        problems.extend(_compare(made, lines))
        references += sum(len(line.references) for line in lines)
    problems.extend(kept_in_git(plan.kinds, ready.out))
    return Verified(dossier.name, references, tuple(problems))


def _other_pages(cited: Made, map_: PageMap | None, made: Iterable[Made]) -> Iterator[Problem]:
    """Items on other pages in the letter to another chamber than in the one that is cited."""
    for other in made:
        pdf = content_if_there(other.pdf)
        if not (map_ and pdf and cited.document.kind == other.document.kind and other != cited):
            continue
        try:
            theirs = map_of(other, pdf).spans()
        except (KeyError, ValueError):
            what = t("this PDF is not one of the document as it stands in the dossier")
            yield _problem(other.pdf, what, BUILD)
            continue
        for anchor in map_.anchors:
            if theirs.get(anchor.id) != (anchor.first, anchor.last):
                what = t(
                    "“{item}” stands on other pages here than in {document}",
                    item=anchor.heading,
                    document=map_.document,
                )
                fix = t("the nota names those of the other letter: make the letters equally long")
                yield _problem(other.pdf, what, fix)


def kept_in_git(kinds: Iterable[Kind], out: Path) -> tuple[Problem, ...]:
    """The folders of internal documents below a folder of which git keeps a file.

    Args:
        kinds: of the documents, which may be internal.
        out: where documents were built, or a folder around that.
    """
    names = [kind.file.name for kind in kinds if kind.file.audience == "internal"]
    ours = [re.escape(name).replace(r"\{post\}", "[^/]+") for name in names]
    internal = re.compile(rf"(?:.*/)?(?:{'|'.join(ours)})\.[a-z]+")
    kept = [path for path in tracked(out) if internal.fullmatch(path.as_posix())]
    return tuple(
        Problem(
            Place(shown(folder)),
            t(
                "{count} internal document(s) in this folder are kept in git, for everyone to read",
                count=len(list(group)),
            ),
            t(
                "take them out: git rm -r --cached {folder}; then commit. They stay to be read in "
                "the commits before: ask who looks after the repository",
                folder=shlex.quote(shown(folder)),
            ),
        )
        for folder, group in groupby(sorted(kept), key=lambda path: path.parent)
    )


def all_kept_in_git(root: Path, around: Path) -> tuple[Problem, ...]:
    """The same in a whole repository, of the documents that a workspace in it can have.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
    """
    return kept_in_git(load_kinds(templates_of(root)), around)


def _is_elsewhere(plan: Plan, made: Made) -> bool:
    """Whether a document is internal and not here: git keeps none, so that others have none."""
    internal = made.docx_file.parent.relative_to(made.of.out).as_posix() in plan.internal_folders
    return internal and not (made.docx_file.exists() or made.pdf.exists())


def _counts(line: Line, day: str) -> bool:
    """Whether a line says what must agree: a title, pages, or the day of the meeting."""
    heading = line.style is not None and line.style.startswith("Heading")
    return bool(line.text.strip()) and (heading or bool(line.references) or day in line.text)


def _map_on_disk(made: Made, problems: list[Problem]) -> PageMap | None:
    """The pages of a document as it stands in out/; what is wrong with it goes to `problems`."""
    kept = page_map_at(made.of.out / FILE)
    word, pdf = content_if_there(made.docx_file), content_if_there(made.pdf)
    if word and kept and content_digest(word) != kept.digest:
        what = t("this document was changed after its pages were counted")
        problems.append(_problem(made.docx_file, what, BUILD))
    if not pdf:
        return kept
    try:
        map_ = map_of(made, pdf)
    except (KeyError, ValueError):
        what = t("this PDF is not one of the document as it stands in the dossier")
        problems.append(_problem(made.pdf, what, BUILD))
        return kept
    if kept and kept.spans() != map_.spans():
        what = t("the pages in this file are not those of {document}", document=made.pdf.name)
        problems.append(_problem(made.of.out / FILE, what, BUILD))
    return map_


def _compare(made: Made, lines: tuple[Line, ...]) -> Iterator[Problem]:
    """What the Word file, the PDF and the page of a document lack."""
    word, pdf = content_if_there(made.docx_file), content_if_there(made.pdf)
    if word is None:
        yield _problem(made.docx_file, t("this document is not there"), BUILD)
    else:
        try:
            there = [line.text for line in read_lines(word)]
        except ValueError:
            yield _problem(made.docx_file, t("this Word file cannot be opened"), BUILD)
        else:
            missing = Counter(line.text for line in lines) - Counter(there)
            rest = list((Counter(there) - Counter(line.text for line in lines)).elements())
            yield from (_misses(made.docx_file, text, rest) for text in missing)
    if pdf is not None:
        try:
            yield from _compare_text(made.pdf, lines, "\n".join(pages_of(pdf)), TAIL)
        except ValueError:
            yield _problem(made.pdf, t("this PDF cannot be read"), BUILD)
    if page := content_if_there(made.page):
        text = TAG.sub("", page.decode(errors="replace"))
        # A page of a browser has no number, and its list of contents none.
        here = tuple(line for line in lines if not (line.style or "").startswith(CONTENTS))
        yield from _compare_text(made.page, here, html.unescape(text), 0)


def _compare_text(file: Path, lines: tuple[Line, ...], text: str, tail: int) -> Iterator[Problem]:
    """The lines whose last letters, so many as `tail` says or all, a text lacks."""
    squeezed = _squeezed(text)
    for line in lines:
        if _squeezed(line.text)[-tail:] not in squeezed:
            yield _misses(file, line.text, text.splitlines())


def _torn_signatures(made: Made) -> Iterator[Problem]:
    """A sign-off or a signature on another page than the line before it."""
    lines = [line for line in read_lines(made.docx) if line.text.strip()]
    pdf = content_if_there(made.pdf)
    if pdf is None or not any(line.style in SIGNING for line in lines):
        return
    try:
        pages = [_squeezed(page) for page in pages_of(pdf)]
    except ValueError:
        yield _problem(made.pdf, t("this PDF cannot be read"), BUILD)
        return
    for before, line in pairwise(lines):
        ends = [_squeezed(each.text)[-TAIL:] for each in (before, line)]
        known = all(any(end in page for page in pages) for end in ends)
        together = any(all(end in page for end in ends) for page in pages)
        if stays_with(before.style, line.style) and known and not together:
            what = t("“{line}” stands on another page than the line before it", line=line.text)
            fix = t("make the text a line longer or shorter, and build it again")
            yield _problem(made.pdf, what, fix)


def _misses(file: Path, expected: str, there: list[str]) -> Problem:
    near = difflib.get_close_matches(expected, there, n=1, cutoff=0.5)
    if near:
        what = t("here stands “{found}”, but it should be “{right}”", found=near[0], right=expected)
    else:
        what = t("here should stand “{right}”", right=expected)
    return _problem(file, what, BUILD)


def _problem(file: Path, what: Text, fix: Text) -> Problem:
    return Problem(Place(shown(file)), what, fix)


def _squeezed(text: str) -> str:
    """The letters, digits and hyphens of a text: lines of a PDF break anywhere.

    Pdfium gives U+0002 or U+FFFE for a hyphen at the end of a line.
    """
    return re.sub(r"[^\w-]|_", "", re.sub("[\x02\u2011\ufffe]", "-", text))
