"""Checks documents that were not made of a dossier: with the rules that read texts only."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.body.filters import days
from briefgen.checks.dossiers import Checked, each_rule_known
from briefgen.checks.runner import run
from briefgen.errors import InvalidInputError
from briefgen.facts.council import Formation
from briefgen.files.workspace import openings, shown, templates_of, workspace_around
from briefgen.manuscript.meeting import Given, guess, of_front
from briefgen.manuscript.read import read_existing
from briefgen.model.shared_files import Terms, terms_of
from briefgen.model.workspace import load_workspace
from briefgen.problem import Place, Problem, Text, t
from briefgen.texts.of_document import texts_of


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What was found in a file, and what had to be guessed or is not known of it."""

    checked: Checked
    said: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
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
    each_rule_known(only)
    for path in files:
        yield _check(path, asked, only)


def around(path: Path) -> Around:
    """What is known around a file; nothing where there is no workspace, or it cannot be read."""
    root = workspace_around(path)
    if root is None:
        return Around()
    workspace = load_workspace(root, openings(templates_of(root)))
    found = tuple(
        Formation(id_, (each.short_name, each.name), each.kamerstuk_dossier)
        for id_, each in workspace.councils.items()
    )
    return Around(terms_of(workspace.terms), found)


def _check(path: Path, asked: Given, only: Collection[str]) -> CheckedFile:
    name = shown(path)
    try:
        existing = read_existing(path, name)
    except InvalidInputError as error:
        return CheckedFile(Checked(name, error.problems))
    except OSError as error:
        what = t("this file cannot be read ({reason})", reason=error.strerror or "?")
        fix = t("check the name and the rights of the file")
        return CheckedFile(Checked(name, (Problem(Place(name), what, fix),)))
    known = around(path)
    said = asked.over(of_front(existing.front, known.formations))
    guessed = guess(existing.blocks, known.formations)
    texts = texts_of(existing, said.over(guessed), known.terms)
    outcome = run(texts, only)
    return CheckedFile(Checked(name, outcome=outcome), tuple(_said(name, said, guessed)))


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
