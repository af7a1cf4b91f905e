"""Changes for a terminal: what went as [-words-], what came as {+words+}, as git marks them."""

from collections.abc import Iterator, Sequence

from briefgen.console import Line
from briefgen.diff_report.shared_lines import Section, by_post, sections
from briefgen.diff_report.wording import Form
from briefgen.diffing import Difference
from briefgen.history.changes import Change, Passage
from briefgen.locale.say import Say
from briefgen.problem import t

BY_POST = t("By post:")
MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def as_text(found: Sequence[Difference], revisions: tuple[str, str], say: Say) -> Iterator[Line]:
    """The lines; those that only came or went in the tone of that."""
    form = PLAIN
    for each in found:
        if not each.changes:
            continue
        yield Line(f"{each.dossier} ({revisions[0]} → {revisions[1]})")
        for section in sections(each, form, say):
            yield from _section(section)
        if posts := by_post(each, form, say):
            yield Line("")
            yield Line(f"  {say(BY_POST)}")
            yield from (Line(f"    {post}: {places}") for post, places in posts.items())


def _section(section: Section) -> Iterator[Line]:
    touches = f" – {section.touches}" if section.touches else ""
    yield Line("")
    yield Line(f"  {section.heading}{touches}")
    for said in section.said:
        yield Line(f"    {said.words}", _tone(said.change))
        yield from (_passage(passage) for passage in said.passages)
        place = said.change.place
        yield Line(f"      {place.file}:{place.line}" if place.line else f"      {place.file}")


def _tone(change: Change) -> str:
    for tone in ("added", "removed"):
        if change.kind.endswith(f"-{tone}"):
            return tone
    return ""


def _passage(passage: Passage) -> Line:
    ops = {run.op for run in passage}
    if len(ops) == 1:
        (op,) = ops
        sign = "+" if op == "added" else "-"
        words = "".join(run.words for run in passage).strip()
        return Line(f"      {sign} {words}", op)
    return Line(f"      {_marked(passage)}")


def _marked(passage: Passage) -> str:
    pieces = []
    for run in passage:
        space = " " if run.words.startswith(" ") else ""
        pieces.append(space + MARKS[run.op].format(run.words.strip()))
    return "".join(pieces).strip()


def _plain(words: str) -> str:
    return words


PLAIN = Form(_plain, _marked)
"""How changes are written for a terminal."""
