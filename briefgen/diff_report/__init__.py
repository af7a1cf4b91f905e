"""Changes in the forms that people and machines read; each module makes one form."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from briefgen.console import Line
from briefgen.diffing import Difference
from briefgen.locale.say import Say


def report(
    form: str, found: Sequence[Difference], revisions: tuple[str, str], say: Say
) -> Iterator[Line]:
    """The lines of a report in a form: text, markdown or json.

    Args:
        form: its name.
        found: what changed in each dossier.
        revisions: the names of the old and the new revision, as the user knows them.
        say: says a sentence in the language of the user.
    """
    module = import_module(f"briefgen.diff_report.as_{form}")
    yield from getattr(module, f"as_{form}")(found, revisions, say)
