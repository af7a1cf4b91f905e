"""Overviews as Markdown, for a merge request or a mail."""

from collections.abc import Iterator, Sequence

from briefgen.locale.say import Say
from briefgen.markdown.escape import escape
from briefgen.overview import Overview, Unreadable
from briefgen.problem import t
from briefgen.status.cells import cells, heading, headings, summary
from briefgen.survey import Surveyed


def as_markdown(found: Sequence[Surveyed], say: Say) -> Iterator[str]:
    """The lines of the report."""
    for number, each in enumerate(found):
        if number:
            yield ""
        if isinstance(each, Unreadable):
            count = len(each.problems)
            words = t("{name}: cannot be read, {count} problem(s)", name=each.dossier, count=count)
            yield f"## {escape(say(words))}"
        else:
            yield from _dossier(each, say)


def _dossier(found: Overview, say: Say) -> Iterator[str]:
    yield f"## {escape(heading(found, say))}"
    yield ""
    names = headings(found, say)
    yield _row(names)
    yield _row(["---"] * len(names))
    for each in found.standings:
        words = cells(found, each, each.title, say)
        yield _row([_cell(word) for word in words])
    yield ""
    yield from (f"- {escape(words)}" for words in summary(found, say))


def _row(words: Sequence[str]) -> str:
    return f"| {' | '.join(words)} |"


def _cell(words: str) -> str:
    return escape(words).replace("\\|", "|").replace("|", "\\|")
