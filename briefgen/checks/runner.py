"""Runs rules over a case: stamps code, level and place on their hits, in the order of the files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.rule import RULES, Finding, Hit, Level, Rule
from briefgen.problem import MEND_FIRST, UsageError, choose, more_alike, t
from briefgen.texts.case import Case, Suppression, Texts
from briefgen.texts.remembered import forget_many

MOST = 1000
"""How many findings of one rule are told of one file; no document that people wrote has as many."""
MOST_BESIDE = 50
"""Beside how many other places a finding is shown."""
ONE_CAUSE = (
    ("BG102", "BG103", "BG104", "BG120", "BG123"),
    ("BG121", "BG103", "BG115", "BG120", "BG123"),
    ("BG502", "BG503", "BG504"),
    ("BG403", "BG415", "BG923"),
)
"""Rules that may find one mistake each in its own way: where they meet, the first speaks."""


class Outcome(Struct, frozen=True):
    """The findings of a case, and the suppressions that hid one and that hid none."""

    findings: tuple[Finding, ...]
    used: tuple[Suppression, ...] = ()
    unused: tuple[Suppression, ...] = ()


def run(
    case: Texts,
    only: Collection[str] = (),
    *,
    level: Level | None = None,
    concept: bool | None = None,
) -> Outcome:
    """Run the rules on a case.

    Args:
        case: what to check; on texts without a dossier only the rules that need none are run.
        only: codes or names of rules; all that are on by default if none.
        level: run the rules of this level only.
        concept: whether what is lacking is forgiven; by default as the dossier's status says.
    """
    forget_many()
    if concept is None:
        concept = isinstance(case, Case) and case.dossier.status == "concept"
    found = sorted(_findings(case, only, level, lenient=concept), key=_order)
    hidden = [(each, _hides(each, found)) for each in case.suppressions]
    covered = {id(finding) for _each, findings in hidden for finding in findings}
    covered |= {id(finding) for codes in ONE_CAUSE for finding in _told_before(codes, found)}
    return Outcome(
        tuple(each for each in found if id(each) not in covered),
        tuple(each for each, findings in hidden if findings),
        tuple(each for each, findings in hidden if not (findings or only or level)),
    )


def chosen(only: Collection[str]) -> Iterator[Rule]:
    """The rules to run: those named, or those that are on."""
    for each in RULES.values():
        if {each.code, each.name} & set(only) or (not only and each.on):
            yield each


def find_rule(name: str) -> Rule:
    """The rule of a code or a name.

    Raises:
        UsageError: if there is none, with the nearest name.
    """
    for rule in RULES.values():
        if name in (rule.code, rule.name):
            return rule
    names = [rule.name for rule in RULES.values()]
    raise UsageError(t("there is no rule “{name}”", name=name), choose(name, names))


def _findings(
    case: Texts, only: Collection[str], level: Level | None, *, lenient: bool
) -> Iterator[Finding]:
    for each in chosen(only):
        if level not in (None, each.level):
            continue
        alike: dict[str, list[Hit]] = defaultdict(list)
        for hit in each.read(case):
            alike[hit.spot.source.file].append(hit)
        for hits in alike.values():
            yield from (_finding(each, hit, lenient=lenient) for hit in _not_too_many(hits))


def _not_too_many(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of one rule in one file, or the first of them and how many more there are."""
    yield from hits[:MOST]
    if left := hits[MOST:]:
        yield replace(left[0], what=more_alike(len(left)), fix=MEND_FIRST, edit=None)


def _finding(rule: Rule, hit: Hit, *, lenient: bool) -> Finding:
    level: Level = rule.level
    if level == "error" and (hit.guess or (lenient and rule.incomplete)):
        level = "warning"
    also = tuple(each.place() for each in hit.also[:MOST_BESIDE])
    return Finding(rule, level, hit, hit.spot.place(), hit.spot.until(), also)


def _told_before(codes: Sequence[str], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Of rules with one cause, the findings at a place of which a rule before it told."""
    told: set[tuple[str, int, int]] = set()
    for code in codes:
        found = [each for each in findings if each.rule.code == code]
        yield from (each for each in found if not told.isdisjoint(_characters(each)))
        for each in found:
            told.update(_characters(each))
            told.update((also.file, also.line, also.column) for also in each.also)


def _characters(finding: Finding) -> Iterator[tuple[str, int, int]]:
    """The places of its characters in its first line: two findings meet where they share one."""
    place, until = finding.place, finding.until
    end = until.column if until.line == place.line else 0
    for column in range(place.column, max(end, place.column + 1)):
        yield place.file, place.line, column


def _hides(suppression: Suppression, findings: Iterable[Finding]) -> list[Finding]:
    return [
        each
        for each in findings
        if suppression.rule in (each.rule.code, each.rule.name)
        and each.place.file == suppression.source.file
    ]


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    return place.file, place.line, place.column, finding.rule.code
