"""What law fixes for everyone, and Dutch itself: YAML beside this, dated and with its source."""

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

TUESDAY = 1
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@cache
def _facts(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The facts of one file, all values as text."""
    content = Path(__file__).with_name(f"{name}.yaml").read_bytes()
    found: Mapping[str, Mapping[str, Any]] = _plain(yaml.compose(content, yaml.CBaseLoader))
    return found


def _plain(node: Any) -> Any:
    """What a node says; a loader asks of each value how it is made, which takes as long again."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return node.value if isinstance(node, yaml.ScalarNode) else list(map(_plain, node.value))


class MemberState(Struct, frozen=True):
    """A member state that holds the presidency: its code and Dutch adjective, uninflected."""

    code: str
    adjective: str


def member_state(code: str) -> MemberState | None:
    """The member state with this two-letter code, or None."""
    adjective = _facts("presidencies")["member_states"].get(code)
    return MemberState(code, adjective) if adjective else None


def member_state_codes() -> tuple[str, ...]:
    """The codes of all member states."""
    return tuple(_facts("presidencies")["member_states"])


def presidency_on(day: datetime.date) -> MemberState | None:
    """Who holds the presidency on `day`; None outside the years that the Decision fixes."""
    presidencies = _facts("presidencies")["presidencies"]
    starts = [date for date in presidencies if date <= day.isoformat()]
    last_half_year = max(presidencies)[:4]
    if not starts or day.year > int(last_half_year):
        return None
    return member_state(presidencies[max(starts)])


@cache
def presidency_adjectives() -> Mapping[str, MemberState]:
    """The member states by their adjective as it stands before “voorzitterschap”: Poolse."""
    found: dict[str, MemberState] = {}
    for code, adjective in _facts("presidencies")["member_states"].items():
        # Of a long vowel one letter is left before an ending: Portugees, Portugese.
        stem = f"{adjective[:-2]}s" if adjective.endswith("ees") else adjective
        state = MemberState(code, adjective)
        found |= {adjective: state, f"{stem}e": state}
    return found


def seat_on(day: datetime.date, stated: str = "protocol") -> str:
    """Where a formal meeting is held on `day`: as the protocol says, or where it is stated."""
    if stated != "protocol":
        return stated
    meetings = _facts("seats")["meetings"]
    since = max((date for date in meetings if date <= day.isoformat()), default=min(meetings))
    in_force: Mapping[str, Sequence[str]] = meetings[since]
    return next(seat for seat, months in in_force.items() if str(day.month) in months)


@cache
def seats() -> Mapping[str, str]:
    """The places where the Council ever met formally, by each name that texts give them."""
    known = {seat: seat for months in _facts("seats")["meetings"].values() for seat in months}
    return {**known, **_facts("seats")["spellings"]}


class Formation(Struct, frozen=True):
    """A formation: its id, its names (the usual one first), the numbers of its dossiers."""

    id: str
    names: tuple[str, ...]
    kamerstuk_dossiers: tuple[str, ...]


@cache
def formations() -> tuple[Formation, ...]:
    """All formations of the Council, in their Dutch names."""
    return tuple(
        Formation(id_, tuple(each["names"]), tuple(each.get("kamerstuk_dossiers", ())))
        for id_, each in _facts("formations")["formations"].items()
    )


def prinsjesdag(year: int) -> datetime.date:
    """The day of the speech from the throne: the third Tuesday of September (art. 65 Grondwet).

    The article lets a law set an earlier time; none such is known here.
    """
    earliest = datetime.date(year, 9, 15)
    return earliest + datetime.timedelta(days=(TUESDAY - earliest.weekday()) % 7)


def vergaderjaar(day: datetime.date) -> tuple[int, int]:
    """The years that name the parliamentary year of `day`, which starts on Prinsjesdag.

    Art. 65 Grondwet fixes the day; that Kamerstukken bear the new years from then on was seen in
    the headings of published ones from 2011 to 2025, not in a rule.
    """
    start = day.year if day >= prinsjesdag(day.year) else day.year - 1
    return start, start + 1


def woo_grounds() -> Mapping[str, str]:
    """The grounds to keep from the public, by their short form (5.1.2a), as an article in Dutch."""
    return _facts("parliament")["grounds"]


def private_mail() -> tuple[str, ...]:
    """The domains where an address is one of a private person."""
    return tuple(_facts("internet")["mail"]["providers"])


def secure_sites() -> tuple[str, ...]:
    """The domains of government and the EU whose sites answer over https."""
    return tuple(_facts("internet")["sites"]["secure"])


def identifier_sites() -> tuple[str, ...]:
    """The domains among them whose http addresses are names, and have to stay as they are."""
    return tuple(_facts("internet")["sites"]["identifiers"])


@cache
def named() -> frozenset[str]:
    """Codes of parties, countries, ministries and media, in capitals: behind a name, not terms."""
    return _abbreviations("names")


@cache
def well_known() -> frozenset[str]:
    """Abbreviations in capitals that the general reader knows, with those of `named`."""
    return named() | _abbreviations("known")


@cache
def bodies() -> frozenset[str]:
    """Abbreviations of organisations: their names have them behind them as a fixed formula."""
    return _abbreviations("known", *_facts("abbreviations")["bodies"]["groups"])


@cache
def english_initials() -> Mapping[str, frozenset[str]]:
    """With which other letters Dutch words of names begin in English, by the letter."""
    letters = _facts("abbreviations")["english_initials"]
    return {letter: frozenset(words.split()) for letter, words in letters.items()}


@cache
def heads_of_bodies() -> tuple[str, ...]:
    """What the name of an organisation ends in: agentschap, autoriteit."""
    return tuple(_facts("abbreviations")["bodies"]["heads"].split())


def _abbreviations(part: str, *groups: str) -> frozenset[str]:
    rows = _facts("abbreviations")[part]
    return frozenset(word for group in groups or rows for word in rows[group].split())


@cache
def function_words() -> frozenset[str]:
    """The Dutch words that any title may share with any other."""
    return frozenset(_facts("language")["dutch"]["function"])


@cache
def english_words() -> frozenset[str]:
    """English words that no Dutch title has, save with a few that it may have too."""
    english = _facts("language")["english"]
    return frozenset((*english["function"], *english["words"], *english["kinds"]))


@cache
def english_sources() -> frozenset[str]:
    """The English words for a source: conclusions, communication, report."""
    return frozenset(_facts("language")["english"]["kinds"])


def placeholders() -> Mapping[str, str]:
    """What stands in a new dossier where an author is to write, by what is to come there."""
    return _facts("skeleton")["placeholders"]


@cache
def dated_words() -> frozenset[str]:
    """Words by which a sentence may speak of the meeting for which it was written."""
    return frozenset(str(_facts("skeleton")["dated"]["words"]).split())


def usual(part: str, file: str = "shape") -> Mapping[str, Any]:
    """What holds where nobody says otherwise: of a “shape”, of a “council”, of a publication."""
    return _facts(file)[part]


def replacements(name: str, file: str = "wording") -> Mapping[str, str]:
    """A list of words or phrases, each with what belongs in its place.

    The lists of “wording”: misspelt, diacritics, phrases, case_pairs, confusable; “compounds” has
    one of that name, “apart” has split.
    """
    return _facts(file)[name]


@cache
def words_listed(name: str, file: str = "wording") -> Sequence[str]:
    """A list of words: capitals, possessions and those about them; those of other files."""
    found: Any = _facts(file)[name]
    return tuple(found.split() if isinstance(found, str) else found)


def names_listed(part: str) -> Any:
    """Names that have one form: ministries, councils, parties, bodies and those about them."""
    found: Any = _facts("names")[part]
    return found.split() if isinstance(found, str) else found


@cache
def symbols(font: str) -> Mapping[int, str]:
    """What the codes of a font of symbols show; empty for a font of letters."""
    rows = _facts("symbols").get(font.casefold(), {})
    return {
        int(first, 16) + number: shown
        for first, row in rows.items()
        for number, shown in enumerate(row.split(" "))
        if shown != "--"
    }
