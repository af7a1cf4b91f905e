"""What no regular expression of ours may lean on, since an interpreter that we run on is wrong."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

import briefgen
from briefgen.markdown.pattern import Pattern
from briefgen.markdown.ties import _patterns

# The standard library's own parser of expressions; it has no public name.
parser = importlib.import_module("re._parser")
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
FEW, MOST_ROWS = 3, 64
"""Of how many letters of a class each is followed, and to how many rows that may lead."""
EVERY_LETTER = "".join(map(chr, range(sys.maxunicode + 1)))


def values() -> Iterator[tuple[str, Any]]:
    """What stands in modules of briefgen, alone or in a tuple or a table, each with its name."""
    for found in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                within = value.values() if isinstance(value, dict) else value
                several = within if isinstance(value, (dict, tuple)) else (value,)
                yield from ((f"{found.name}.{name}", each) for each in several)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions that stand in modules of briefgen, each with its name."""
    for name, value in values():
        if isinstance(value, Pattern):
            yield name, value.compiled
        elif isinstance(value, re.Pattern):
            yield name, value


def possessive(parsed: Any) -> Iterator[Any]:
    """What is repeated possessively, anywhere in a parsed expression."""
    if isinstance(parsed, tuple) and parsed and str(parsed[0]) == "POSSESSIVE_REPEAT":
        yield parsed[1][2]
    if isinstance(parsed, (list, tuple, parser.SubPattern)):
        for part in parsed:
            yield from possessive(part)


def test_only_single_characters_are_repeated_possessively() -> None:
    """Before 3.11.5 `(?:ab?)*+` finds other text than it should; `(?>(?:ab?)*)` does not."""
    seen = 0
    for name, pattern in patterns():
        for repeated in possessive(parser.parse(pattern.pattern, pattern.flags)):
            seen += 1
            single = len(repeated) == 1 and str(repeated[0][0]) in {"IN", "LITERAL", "NOT_LITERAL"}
            assert single, f"{name} repeats {repeated}"
    assert seen > 3


def has_a_mark(
    parsed: Any, marks: Sequence[str], flags: int, before: Sequence[str] = ("",)
) -> bool:
    """Whether each match of a parsed expression has one of the marks, or stands beside one.

    `before` are the rows of letters that may stand directly before it.
    """
    rows = [*before]
    for operation, value in parsed:
        kind = str(operation)
        if part_has_a_mark(kind, value, marks, flags, rows):
            return True
        letters = letters_of(kind, value, flags)
        rows = [row + letter for row in rows for letter in letters] or [""]
        rows = rows if len(rows) <= MOST_ROWS else [""]
        if all(any(mark in row for mark in marks) for row in rows):
            return True
    return False


def letters_of(kind: str, value: Any, flags: int) -> list[str]:
    """The letters that a part can be, and an empty one if it is no letter; none if it is many."""
    if kind == "BRANCH":
        ways = [[letters_of(str(name), each, flags) for name, each in way] for way in value[1]]
        alone = all(len(letters) == 1 for way in ways for letters in way)
        return ["".join(letter for (letter,) in way) for way in ways] if alone else []
    if kind in {"ASSERT", "ASSERT_NOT", "AT"}:
        return [""]
    if kind in REPEATS:
        least, most, within = value
        ones = letters_of(str(within[0][0]), within[0][1], flags) if len(within) == 1 else []
        times = range(least, most + 1) if ones and most <= FEW else ()
        return ["".join(each) for count in times for each in product(ones, repeat=count)]
    members = [("LITERAL", value)] if kind == "LITERAL" else value if kind == "IN" else ()
    known = len(members) <= FEW and all(str(name) == "LITERAL" for name, _letter in members)
    letters = [chr(letter) for _name, letter in members] if known else []
    return [each for one in letters for each in (cases_of(one) if flags & re.IGNORECASE else one)]


@cache
def cases_of(letter: str) -> list[str]:
    """The letters that are the same where their case is ignored: of s and ſ three."""
    return re.findall(re.escape(letter), EVERY_LETTER, re.IGNORECASE)


def part_has_a_mark(
    kind: str, value: Any, marks: Sequence[str], flags: int, before: Sequence[str]
) -> bool:
    """The same of one part: of a class each character, of a choice each way, of what is repeated
    only what is met at least once.
    """
    if kind == "IN":
        return not flags & re.IGNORECASE and all(map(partial(is_a_mark, marks), value))
    if kind == "SUBPATTERN":
        return has_a_mark(value[3], marks, (flags | value[1]) & ~value[2], before)
    if kind == "BRANCH":
        return all(has_a_mark(way, marks, flags, before) for way in value[1])
    if kind in REPEATS:
        return has_a_mark([*value[2]] * min(value[0], FEW), marks, flags, before)
    if kind == "ASSERT":
        ahead = value[0] > 0
        return has_a_mark(value[1], marks, flags, before if ahead else ("",))
    return kind == "ATOMIC_GROUP" and has_a_mark(value, marks, flags, before)


def is_a_mark(marks: Sequence[str], member: Any) -> bool:
    """Whether what stands in a class of characters is a mark, or a row of marks."""
    kind, value = str(member[0]), member[1]
    first, last = value if kind == "RANGE" else (value, value)
    return kind in {"LITERAL", "RANGE"} and all(chr(n) in marks for n in range(first, last + 1))


def marked() -> list[tuple[str, Pattern]]:
    """The expressions that are looked for only in texts that have one of their marks."""
    of_lists = ((f"briefgen.markdown.ties, {n}", each) for n, each in enumerate(_patterns()))
    found = [(name, each) for name, each in values() if isinstance(each, Pattern)]
    return [(name, each) for name, each in (*found, *of_lists) if each.marks]


@pytest.mark.parametrize(("name", "pattern"), marked())
def test_no_match_is_without_a_mark(name: str, pattern: Pattern) -> None:
    """So that not to search a text without one finds the same."""
    parsed = parser.parse(pattern.pattern, pattern.flags)
    assert has_a_mark(parsed, pattern.marks, parsed.state.flags), (name, pattern.marks)


def test_a_mark_that_a_match_can_be_without_is_seen() -> None:
    marks: str | tuple[str, ...]
    for expression, marks in (
        ("a|b", "a"), ("a?b", "a"), ("(?i:a)", "a"), ("[ab]", "a"), ("ab*", "b"), ("(?!a)b", "a"),
        ("a(?:b|c)", "bd"), ("a{2}", ("aaa",)), ("P[Bb]", ("PB",)), (r"\d", "0123456789"),
        ("(?i:s)", "sS"), ("a.?b", ("ab",)), ("a(?:bc|de)", ("ab",)), ("a(b?c|d)", ("ac", "ad")),
        ("a(?<=b)", ("ab",)), ("ab{0,9}c", ("ac",)), ("a(?!b)", ("ab",)),
    ):  # fmt: skip
        assert not has_a_mark(parser.parse(expression), tuple(marks), 0), expression
    for expression, marks in (
        ("a|b", "ab"), ("a?b", "b"), ("[a-c]", "abc"), ("(?:ab){2}", "a"), ("(?<=a)b", "a"),
        ("a{2,}", ("aa",)), ("TODO|TBD", ("TODO", "TBD")), ("P[Bb]", ("PB", "Pb")),
        ("x(?:b|c)(?i:d)", "bc"),
        ("(?i:1)", "1"), ("(?>a+)", "a"), ("(?i:h)", "hH"), (r"a(?<=\ba)(?!c)b", ("ab",)),
        ("p(?:a|ab)", "a"), ("a(?:bc|de)", ("ab", "ad")), ("a(b(?=x)c|d)", ("bc", "ad")),
        ("a ?(?=b)", ("ab", "a b")), ("a(?=b|c)", ("ab", "ac")), ("ab{1,2}", ("ab",)),
    ):  # fmt: skip
        assert has_a_mark(parser.parse(expression), tuple(marks), 0), expression
