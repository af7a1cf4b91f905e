"""Overviews of dossiers in the forms that people and machines read; each module makes one form."""

from collections.abc import Iterator, Sequence

from briefgen.console import Line
from briefgen.locale.say import Say
from briefgen.status.as_json import as_json
from briefgen.status.as_markdown import as_markdown
from briefgen.status.as_table import as_table
from briefgen.survey import Surveyed


def shown(form: str, found: Sequence[Surveyed], say: Say, width: int) -> Iterator[Line]:
    """The lines of a report in a form: text, markdown or json.

    Args:
        form: which.
        found: what is known of each dossier.
        say: the language.
        width: how many characters a line of text may have.
    """
    if form == "json":
        yield Line(as_json(found))
    elif form == "markdown":
        yield from (Line(words) for words in as_markdown(found, say))
    else:
        yield from as_table(found, say, width)
