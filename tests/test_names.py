"""Names that have one form: what is near to one, and the days on which a ministry had a name."""

import datetime

import pytest

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.rule import RULES
from briefgen.facts import names_listed
from briefgen.source.document import Source
from briefgen.texts.case import Passage, Texts
from briefgen.texts.names import near, one_off

NAMES = [
    name
    for part in ("countries", "cities", "peoples", "words", "others")
    for name in names_listed(part)
]


def told(text: str, day: str) -> list[tuple[str, str]]:
    """What is told of an office in a text of a day: until or since when, and what to write."""
    prose = Source("brief.md", tuple(text.split("\n"))).prose((), text)
    passage = Passage(prose, "text", "text", (), datetime.date.fromisoformat(day))
    hits = RULES["BG513"].read(Texts((passage,)))
    return [(str(hit.what.values["day"]), hit.edit.words if hit.edit else "") for hit in hits]


def test_no_name_is_near_to_another() -> None:
    assert [name for name in NAMES if near(name)] == []


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [("ab", "abc", True), ("abc", "ac", True), ("abc", "axc", True), ("abcd", "acbd", True),
     ("abcd", "badc", False), ("abc", "axy", False), ("a", "abc", False), ("abc", "abc", True)],
)  # fmt: skip
def test_one_letter_less_more_other_or_two_that_changed_places(
    one: str, other: str, are: bool
) -> None:
    assert one_off(one, other) is one_off(other, one) is are


def test_a_ministry_is_called_by_its_name_of_the_day() -> None:
    before, after = (
        "De minister van Veiligheid en Justitie.",
        "De minister van Justitie en Veiligheid.",
    )
    assert told(before, "2015-05-01") == told(after, "2020-05-01") == []
    assert told(before, "2017-10-26") == [("25 oktober 2017", "Justitie en Veiligheid")]
    assert told(after, "2017-10-25") == [("26 oktober 2017", "")]


def test_what_a_ministry_is_called_now_is_no_name_of_then() -> None:
    nature = "De minister van Landbouw, Natuur en Voedselkwaliteit."
    assert told(nature, "2025-05-01")[0][1].startswith("Landbouw, Visserij")
    assert told(nature, "2015-05-01") == [("13 oktober 2010", "")]


def test_each_ministry_that_is_named_in_the_place_of_another_is_known() -> None:
    facts = names_listed("ministries")
    short = {"IenW", "JenV"}
    assert {each["now"] for each in facts.values() if "now" in each} <= {*facts, *short}
