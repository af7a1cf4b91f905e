"""How much of what is found in real government prose is right, and how many mistakes are found."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.documents import check_files
from briefgen.checks.rule import Finding
from briefgen.manuscript.meeting import given
from tests.workspace import load

PROSE = Path(__file__).parent / "prose"
NAMES = sorted(path.name for path in PROSE.glob("*.md") if path.name != "README.md")
TEXTS = {name: (PROSE / name).read_text("utf-8") for name in NAMES}
OPTIONS: dict[str, str] = load(PROSE / "options.yaml")
MISTAKES: list[dict[str, Any]] = load(PROSE / "mistakes.yaml")
JUDGED: list[dict[str, str]] = load(Path(__file__).parent / "precision.yaml")
JUDGEMENTS = {"right", "wrong", "debatable"}
KINDS = {
    "abbreviation", "capital", "citation", "compound", "date", "fact", "grammar", "name", "other",
    "punctuation", "spelling",
}  # fmt: skip


class Found(NamedTuple):
    """A finding, and where it starts and ends in its text."""

    file: str
    finding: Finding
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.file, self.finding.rule.code, self.finding.hit.spot.quoted


@pytest.fixture(scope="module")
def found() -> list[Found]:
    """What `briefgen check` finds in each text."""
    return [each for name in NAMES for each in in_text(name)]


def in_text(name: str) -> Iterator[Found]:
    options = OPTIONS.get(name, "").split()
    day = dict(zip(options[::2], options[1::2], strict=True)).get("--date")
    (checked,) = check_files([PROSE / name], given(day, (), None, None))
    for each in checked.checked.outcome.findings:
        places = ((place.line, place.column) for place in (each.place, each.until))
        yield Found(name, each, *(offset(TEXTS[name], *place) for place in places))


def offset(text: str, line: int, column: int) -> int:
    return sum(len(each) for each in text.splitlines(keepends=True)[: line - 1]) + column - 1


def judgement(each: Found) -> str | None:
    """How it was judged; the words decide where findings of one key were judged differently."""
    entries = [row for row in JUDGED if key_of(row) == each.key]
    if len(entries) > 1:
        entries = [row for row in entries if stands_in(each, row["words"])]
    return entries[0]["judgement"] if entries else None


def key_of(row: dict[str, str]) -> tuple[str, str, str]:
    return row["file"], row["code"], row["quote"]


def stands_in(each: Found, words: str) -> bool:
    text = TEXTS[each.file]
    starts = (at for at in range(len(text)) if text.startswith(words, at))
    return any(at <= each.start and each.end <= at + len(words) for at in starts)


def unjudged(each: Found) -> str:
    """An entry to be judged, as precision.yaml has them."""
    around = TEXTS[each.file][max(each.start - 30, 0) : each.end + 30]
    facts = {**dict(zip(("file", "code", "quote"), each.key, strict=True)), "words": around}
    line = yaml.safe_dump(facts, default_flow_style=True, allow_unicode=True, width=1000)
    return f"- {line.strip()}  # {each.finding.hit.what}"


def test_every_finding_in_real_prose_is_judged(found: list[Found]) -> None:
    missing = [unjudged(each) for each in found if judgement(each) is None]
    assert missing == [], "judge these in tests/precision.yaml:\n" + "\n".join(missing)


def test_no_right_words_of_real_prose_are_fixed(found: list[Found]) -> None:
    edits = [(each.key, each.finding.hit.edit) for each in found if judgement(each) != "right"]
    assert [key for key, edit in edits if edit and edit.safe] == []


def test_precision_on_real_prose(found: list[Found], figure: Callable[[str], None]) -> None:
    figure(f"prose: {sum(map(len, map(str.split, TEXTS.values())))} words in {len(TEXTS)} texts")
    heavy = [each for each in found if each.finding.level != "note"]
    for name, some in (("fout and waarschuwing", heavy), ("all", found)):
        count = Counter(map(judgement, some))
        sure = count["right"] + count["wrong"]
        share = f"{count['right'] / sure:.0%}" if sure else "none"
        figure(
            f"prose: precision of {name}: {share}, {count['right']} of {sure} right; "
            f"{count['debatable']} debatable"
        )
    keys = {each.key for each in found}
    gone = sum(key_of(row) not in keys for row in JUDGED)
    figure(f"prose: {gone} judged findings do not occur any more")


def test_recall_on_real_prose(found: list[Found], figure: Callable[[str], None]) -> None:
    """A mistake counts as found where a finding that is not wrong, or names it, is in its words."""
    told: dict[str, list[Found]] = {name: [] for name in NAMES}
    for each in found:
        if judgement(each) != "wrong":
            told[each.file] += (each, *beside(each))
    can = [row for row in MISTAKES if row["rule"]]
    got = [row for row in can if any(touches(each, row["quote"]) for each in told[row["file"]])]
    figure(
        f"prose: recall {len(got) / len(can):.0%}: {len(got)} of {len(can)} mistakes that a rule "
        f"can find, {len(MISTAKES)} mistakes in all"
    )
    kinds = Counter(row["kind"] for row in can)
    for kind, count in Counter(row["kind"] for row in got).items():
        kinds[kind] -= count
    figure(f"prose: missed of these: {', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}")


def beside(each: Found) -> Iterator[Found]:
    """The other places that a finding names."""
    for place in each.finding.also:
        at = offset(TEXTS[each.file], place.line, place.column)
        yield Found(each.file, each.finding, at, at + 1)


def touches(each: Found, quote: str) -> bool:
    at = TEXTS[each.file].index(quote)
    return each.start < at + len(quote) and at < max(each.end, each.start + 1)


def test_each_mistake_stands_in_its_text_once() -> None:
    wrong = [row for row in MISTAKES if TEXTS[row["file"]].count(row["quote"]) != 1]
    assert wrong == []


def test_mistakes_and_judgements_are_of_a_known_kind() -> None:
    assert {row["kind"] for row in MISTAKES} <= KINDS
    assert {type(row["rule"]) for row in MISTAKES} == {bool}
    assert {row["judgement"] for row in JUDGED} <= JUDGEMENTS
    assert [row for row in JUDGED if row["judgement"] != "right" and not row.get("why")] == []
    assert {*OPTIONS} <= {*NAMES}
