"""What `check` and `explain` do, between click and the core."""
# ruff: noqa: PLC0415 - the core is imported within the commands, as --help must not wait for it

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefgen.baseline import apply_baseline, write_baseline
from briefgen.checking import Checked
from briefgen.checking import check as check_dossiers
from briefgen.checking_files import check_files, is_file
from briefgen.console import Console, Line
from briefgen.errors import UsageError
from briefgen.existing.given import Given, given
from briefgen.finding import find_dossiers, find_workspace
from briefgen.locale.say import current_say
from briefgen.mending import Change, in_a_copy, mend_files
from briefgen.problem import choose, t
from briefgen.report import report
from briefgen.report.row import Row, rows

TONES = {"+": "added", "-": "removed"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked, and how."""

    root: Path
    dossiers: tuple[Path, ...]
    files: tuple[Path, ...]
    rules: Sequence[str]
    status: str | None
    given: Given

    def of_dossiers(self, root: Path) -> Iterator[Checked]:
        """The dossiers, in the workspace or in a copy of it."""
        folders = [root / folder.relative_to(self.root) for folder in self.dossiers]
        if folders:
            yield from check_dossiers(root, folders, self.rules, self.status)

    def of_files(self, _root: Path) -> Iterator[Checked]:
        """The other documents."""
        return (each.checked for each in check_files(self.files, self.given, self.rules))


def check(  # noqa: PLR0913, PLR0917 - click gives each option by name
    names: Sequence[str],
    form: str,
    rules: Sequence[str],
    status: str | None,
    strict: bool,
    date: str | None,
    meeting: Sequence[str],
    place: str | None,
    council: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: bool,
    quiet: bool,
) -> int:
    """Check dossiers and other documents; gives the exit code."""
    console = Console(current_say(), quiet=quiet)
    asked = _asked(names, rules, status, given(date, meeting, place, council))
    if diff:
        for change in _mended(asked, unsafe=unsafe_fixes, write=False):
            for words in change.diff():
                console.line(Line(words, TONES.get(words[:1], "")))
    elif fix or unsafe_fixes:
        _say_mended(console, _mended(asked, unsafe=unsafe_fixes, write=True))
    failed, found = 0, list[Row]()
    for checked in _checked(console, asked, baseline=baseline):
        failed += checked.errors(strict=strict)
        found += rows(checked, console.say)
    if not diff:
        for line in report(form, found, console.say):
            console.line(line)
        _sum_up(console, found)
    return 1 if failed else 0


def explain(rule: str) -> int:
    """Explain a rule; gives the exit code."""
    from briefgen.checks.explain import explained
    from briefgen.checks.runner import find_rule, known_rules

    found = find_rule(rule)
    if found is None:
        raise UsageError(t("there is no rule “{name}”", name=rule), choose(rule, known_rules()))
    Console(current_say()).line(Line(explained(found)))
    return 0


def _asked(names: Sequence[str], rules: Sequence[str], status: str | None, known: Given) -> Asked:
    files = tuple(Path(name) for name in names if is_file(name))
    dossiers = [name for name in names if not is_file(name)]
    if files and not dossiers:
        return Asked(Path.cwd(), (), files, rules, status, known)
    root = find_workspace(dossiers)
    return Asked(root, find_dossiers(root, dossiers), files, rules, status, known)


def _checked(console: Console, asked: Asked, *, baseline: bool) -> Iterator[Checked]:
    """What is found, but for what the baseline of a dossier knows or is now to know."""
    for folder, checked in zip(asked.dossiers, asked.of_dossiers(asked.root), strict=True):
        shown = folder.relative_to(asked.root).as_posix()
        if baseline and not checked.problems:
            count = write_baseline(checked.outcome, folder, shown)
            console.result(t("{name}: {count} finding(s) kept", name=folder.name, count=count))
        found = apply_baseline(checked.outcome, folder, shown)
        if found.hidden or found.outdated:
            console.progress(
                t(
                    "{name}: {hidden} finding(s) known from check-baseline.json, {outdated} no "
                    "longer found",
                    name=folder.name,
                    hidden=found.hidden,
                    outdated=found.outdated,
                )
            )
        yield replace(checked, outcome=found.outcome)
    for each in check_files(asked.files, asked.given, asked.rules):
        for text in each.said:
            console.progress(text)
        yield each.checked


def _mended(asked: Asked, *, unsafe: bool, write: bool) -> list[Change]:
    mend = partial(mend_files, check=asked.of_dossiers, unsafe=unsafe)
    made = mend(asked.root) if write else in_a_copy(asked.root, asked.dossiers, mend)
    if asked.files:
        made += mend_files(Path.cwd(), asked.of_files, unsafe=unsafe, write=write)
    return made


def _say_mended(console: Console, changes: Sequence[Change]) -> None:
    for change in changes:
        if change.made:
            console.result(t("mended     {path} ({count})", path=change.file, count=change.made))
        if change.left:
            console.error(
                t(
                    "{path}: {count} change(s) have to be made by hand",
                    path=change.file,
                    count=change.left,
                )
            )


def _sum_up(console: Console, found: Sequence[Row]) -> None:
    counts = Counter(row.level for row in found)
    if found:
        console.progress(
            t(
                "{errors} error(s), {warnings} warning(s), {notes} note(s)",
                errors=counts["error"],
                warnings=counts["warning"],
                notes=counts["note"],
            )
        )
