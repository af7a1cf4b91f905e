"""Checks documents that were not made of a dossier: only by the rules that read texts."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from briefgen.body.filters import days
from briefgen.body.kinds import read_workspace
from briefgen.checks.check import Checked, CheckedFile
from briefgen.checks.runner import find_rule, run
from briefgen.facts import Formation
from briefgen.files.workspace import shown, workspace_around
from briefgen.manuscript.meeting import Given, guess, of_front
from briefgen.manuscript.read import read_existing
from briefgen.model.terms import Terms, terms_of
from briefgen.problem import InvalidInputError, Text, t, unreadable
from briefgen.texts.of_document import texts_of


class Around(Struct, frozen=True):
    """What the workspace that a file is in says: its terms and its formations."""

    terms: Terms = field(default_factory=Terms)
    formations: tuple[Formation, ...] = ()


def check_files(
    files: Sequence[Path], asked: Given, only: Collection[str] = ()
) -> Iterator[CheckedFile]:
    """Check documents one by one.

    Args:
        files: the documents.
        asked: what is known of each of them; the rest is read from its front matter or its text.
        only: codes or names of rules; all that are on by default if none.

    Raises:
        UsageError: if a rule or a formation is unknown, or front matter has a day that is none.
    """
    for name in only:
        find_rule(name)
    for path in files:
        yield _check_file(path, asked, only)


def around(path: Path) -> Around:
    """What is known around a file; nothing where there is no workspace, or it cannot be read."""
    root = workspace_around(path)
    if root is None:
        return Around()
    workspace = read_workspace(root)
    return Around(terms_of(workspace.terms), workspace.formations)


def _check_file(path: Path, asked: Given, only: Collection[str]) -> CheckedFile:
    name = shown(path)
    try:
        existing = read_existing(path, name)
    except InvalidInputError as error:
        return CheckedFile(Checked(name, error.problems))
    except OSError as error:
        return CheckedFile(Checked(name, (unreadable(name, error),)))
    known = around(path)
    said = asked.over(of_front(existing.front, known.formations))
    guessed = guess(existing.blocks, known.formations)
    texts = texts_of(existing, said.over(guessed), known.terms)
    outcome = run(texts, only)
    lacks = existing.not_read()
    not_read = (t("{file}: in the Word file: {what}", file=name, what=each) for each in lacks)
    notices = (*_said(name, said, guessed), *not_read)
    return CheckedFile(Checked(name, outcome=outcome), notices)


def _said(name: str, said: Given, guessed: Given) -> Iterator[Text]:
    """What had to be guessed, and what is not known so that rules were not run."""
    if said.day is None and guessed.day:
        date = days([guessed.day])
        yield t("{file}: dated {date}, by its own text; else give --date", file=name, date=date)
    if said.day is None and guessed.day is None:
        yield t("{file}: its day is not known, so dates are not checked; give --date", file=name)
    if not said.dates and guessed.dates:
        dates = days(guessed.dates)
        yield t(
            "{file}: about the meeting of {dates}, by its own text; else give --meeting",
            file=name,
            dates=dates,
        )
