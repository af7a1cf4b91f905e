"""Mistakes that a YAML parser notices elsewhere than where they were made, with their remedies."""

import re
from collections.abc import Sequence

from briefgen.problem import Text, t

Advice = tuple[Text, Text]
Found = tuple[int, int, Advice]
"""A line and a column from 0, with what is wrong there and how to mend it."""

LOST_APOSTROPHE = re.compile(r"s-[A-Z]|[st] \w")
"""What a Dutch text that began with an apostrophe looks like without it."""
# Compiled where something is wrong: as a rule nothing is.
_APOSTROPHE = (
    r"(?i)(?:^ *(?:- +)*[\w-]+: +|^ *(?:- +)+|[\[,{] *)(?P<quote>')"
    r"(?=(?:[stnkmrd](?![\w'])|\d\d(?!\d)))"
)
_KEY = r" *(?:- +)*([A-Za-z_][\w-]*):(?![\s/]|$)"
_DASH = r" *(?:- +)*-(?![\s-])"
_FORM = (
    "mapping values are not allowed|could not find expected ':'|expected key|block end|expected '-'"
)
_START = r"(?::|^ *-) +$"

APOSTROPHE = (
    t("text that starts with an apostrophe looks like the start of text between quotation marks"),
    t('put the whole text between double quotes: "\'s-Gravenhage"'),
)
UNEVEN = (
    t("the dashes of this list do not start right below each other"),
    t("let each dash start in the same column, and the lines below it further to the right"),
)
_SPACE_AFTER_DASH = (t("a space is missing after the dash"), t("write “- ” before the text"))
_LIST_ON_A_LINE = (
    t("a list cannot start on the line of its key, nor a text with a dash"),
    t("start the list on the next line; put a text that starts with a dash between double quotes"),
)
FIRST_CHARACTER = (
    t("text cannot start with this character"),
    t("put the whole text between double quotes"),
)
_NOT_AT_THE_MARGIN = (
    t("this line starts further to the left than the first key of the file"),
    t("let all keys that belong together start in the same column"),
)


def indent_of(line: str) -> int:
    """How many spaces stand at the start of a line."""
    return len(line) - len(line.lstrip(" "))


def space_missing(text: str) -> Advice | None:
    """The advice on “key:value”, if a line or a value looks like that."""
    found = re.match(_KEY, text)
    if not found:
        return None
    key = found[1]
    return t("a space is missing after “{key}:”", key=key), t("write “{key}: …”", key=key)


def mistake(complaint: str, lines: Sequence[str], line: int, column: int) -> Found | None:
    """The mistake behind a complaint of the parser at a place; None if none is recognized."""
    text = lines[line]
    if quote := _apostrophe(lines, line, column):
        return (*quote, APOSTROPHE)
    if re.search(_START, text[:column]) and text[column : column + 1] in tuple("-?,"):
        return line, column, _LIST_ON_A_LINE if text[column] == "-" else FIRST_CHARACTER
    first = next((each for each in lines if each.strip() and each.lstrip()[0] != "#"), "")
    if "document start" in complaint and first.startswith(" "):
        return line, column, _NOT_AT_THE_MARGIN
    return _in_form(lines, line) if re.search(_FORM, complaint) else None


def _apostrophe(lines: Sequence[str], line: int, column: int) -> tuple[int, int] | None:
    """The apostrophe that opened the text in which, or after which, the parser stopped."""
    between = 0
    for number in range(line, -1, -1):
        text, end = lines[number], column if number == line else len(lines[number])
        for found in reversed(list(re.finditer(_APOSTROPHE, text))):
            quote = found.start("quote")
            closed = quote < end and _quotes(text[quote + 1 : end]) + between == 1
            if closed or (number, quote) == (line, column):
                return number, quote
        between += _quotes(text[:end])
        if between > 1:
            return None
    return None


def _quotes(text: str) -> int:
    """The single quotes of a text, without those that are written twice for one."""
    return text.replace("''", "").count("'")


def _in_form(lines: Sequence[str], line: int) -> Found | None:
    """A space, or a column, that a line lacks, or those right above it, or above its text."""
    first, right_above = None, True
    for number in range(line, -1, -1):
        text = lines[number]
        deeper = indent_of(text) > indent_of(lines[line])
        if (right_above or not deeper) and (advice := space_missing(text)):
            first = number, indent_of(text), advice
        elif number < line and text.strip():
            right_above = False
            if not deeper:
                break
    if first:
        return first
    indent = indent_of(lines[line])
    if re.match(_DASH, lines[line]):
        return line, indent, _SPACE_AFTER_DASH
    if lines[line].lstrip(" ").startswith("- ") and _other_dash(lines, line, indent):
        return line, indent, UNEVEN
    return None


def _other_dash(lines: Sequence[str], line: int, indent: int) -> bool:
    """Whether a dash of the same list stands above, in another column."""
    least = indent
    for text in reversed(lines[:line]):
        start = indent_of(text)
        opens = text.rstrip().endswith(":")
        if text.lstrip(" ").startswith("-") and start != indent:
            return start > indent or not opens
        if text.strip() and start < least:
            if opens:
                return False
            least = start
    return False
