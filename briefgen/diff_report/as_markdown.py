"""Changes as Markdown, for the description of a merge request: ~~went~~, **came**."""

from collections.abc import Iterator, Sequence

from briefgen.console import Line
from briefgen.diff_report.shared_lines import Section, by_post, sections
from briefgen.diff_report.wording import Form
from briefgen.diffing import Difference
from briefgen.history.changes import Passage
from briefgen.locale.say import Say
from briefgen.markdown.escape import escape_inside, escape_starts
from briefgen.problem import t

BY_POST = t("By post")
MARKS = {"same": "{}", "removed": "~~{}~~", "added": "**{}**"}


def as_markdown(
    found: Sequence[Difference], revisions: tuple[str, str], say: Say
) -> Iterator[Line]:
    """The lines: a heading for each dossier, and below it for each item."""
    form = Form(escape_inside, _marked)
    for each in found:
        if not each.changes:
            continue
        yield Line(f"## {escape_inside(each.dossier)}")
        yield Line("")
        yield Line(f"{escape_inside(revisions[0])} → {escape_inside(revisions[1])}")
        for section in sections(each, form, say):
            yield from _section(section)
        if posts := by_post(each, form, say):
            yield from (Line(""), Line(f"### {say(BY_POST)}"), Line(""))
            yield from (Line(f"- **{post}**: {places}") for post, places in posts.items())
        yield Line("")


def _section(section: Section) -> Iterator[Line]:
    yield from (Line(""), Line(f"### {section.heading}"), Line(""))
    if section.touches:
        yield from (Line(f"*{section.touches}*"), Line(""))
    for said in section.said:
        yield Line(f"- {said.words}")
        yield from (Line(f"  - {escape_starts(_marked(passage))}") for passage in said.passages)


def _marked(passage: Passage) -> str:
    pieces = []
    for run in passage:
        space = " " if run.words.startswith(" ") else ""
        pieces.append(space + MARKS[run.op].format(escape_inside(run.words.strip())))
    return "".join(pieces).strip()
