"""Checks dossiers, read as a build does, and documents that were not made of one.

Of the latter only the rules are run that read texts.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefgen.body.filters import days
from briefgen.body.kinds import read_workspace
from briefgen.body.prose import problems_of
from briefgen.checks.runner import Outcome, find_rule, run
from briefgen.errors import InvalidInputError
from briefgen.facts import Formation
from briefgen.files.workspace import shown, workspace_around
from briefgen.layout.page_map import FILE, doubt, page_map_at
from briefgen.manuscript.meeting import Given, guess, of_front
from briefgen.manuscript.read import read_existing
from briefgen.model.load import load_dossier
from briefgen.model.shared_files import Terms, terms_of
from briefgen.model.workspace import Workspace
from briefgen.problem import Place, Problem, Text, t, unreadable
from briefgen.texts.of_document import texts_of
from briefgen.texts.of_dossier import case_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one dossier; `problems` if it cannot be read, then nothing was checked.

    `warnings` is what a concept lacks, `built` what is doubtful in what was made of it.
    """

    dossier: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    built: tuple[Problem, ...] = ()
    outcome: Outcome = field(default_factory=lambda: Outcome(()))

    def errors(self, *, strict: bool) -> int:
        """How many of the findings are errors; under `strict` warnings are too."""
        hard = ("error", "warning") if strict else ("error",)
        lacks = len(self.warnings) + len(self.built) if strict else 0
        found = sum(1 for each in self.outcome.findings if each.level in hard)
        return len(self.problems) + found + lacks


def check(
    root: Path, dossiers: Collection[Path], only: Collection[str] = (), status: str | None = None
) -> Iterator[Checked]:
    """Check dossiers one by one: `checker`, on the folders of the dossiers."""
    yield from map(checker(root, only, status), dossiers)


def checker(
    root: Path, only: Collection[str] = (), status: str | None = None
) -> Callable[[Path], Checked]:
    """What checks the dossier in a folder.

    Args:
        root: the workspace.
        only: codes or names of rules; all that are on by default if none.
        status: “concept” or “definitief”, instead of that of the dossier.

    Raises:
        UsageError: if a rule is unknown.
    """
    for name in only:
        find_rule(name)
    return partial(_check, read_workspace(root), only, status)


def _check(
    workspace: Workspace, only: Collection[str], status: str | None, dossier: Path
) -> Checked:
    loaded = load_dossier(workspace, dossier)
    problems = problems_of(loaded)
    if problems or loaded.dossier is None or loaded.files is None:
        return Checked(dossier.name, tuple(problems), loaded.warnings)
    case = case_of(loaded.dossier, loaded.files)
    concept = None if status is None else status == "concept"
    built = () if only else tuple(_doubtful(workspace, dossier))
    return Checked(dossier.name, (), loaded.warnings, built, run(case, only, concept=concept))


def _doubtful(workspace: Workspace, dossier: Path) -> Iterator[Problem]:
    """Page numbers that were computed in another typeface than that of the house style."""
    path = workspace.root / "out" / dossier.name / FILE
    map_ = page_map_at(path)
    if map_ and (problem := doubt(map_, Place(workspace.shown(path)))):
        yield problem


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
