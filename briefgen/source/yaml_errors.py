"""The YAML parser's complaints, in words for someone who never saw a parser."""

import re

import yaml

from briefgen.problem import Problem, Text, t
from briefgen.source.document import Source

Advice = tuple[Text, Text]

SECOND_COLON = (
    t("there is a second colon in this line, so that the text after it looks like a new key"),
    t('put the whole text between double quotes: key: "text: more text"'),
)
CURLY_QUOTES = (
    t("YAML does not know the quotation marks “ ” and ‘ ’ around a text with a colon"),
    t('use straight ones: "text: more text"'),
)
FIRST_COLON = (
    t("this line does not fit under the line above it"),
    t("write “key: value” with a space after the colon, or a | after the key of a longer text"),
)
TAB = (t("a tab stands here; YAML wants spaces"), t("replace the tab by spaces"))
HARD_SPACE = (
    t("this line starts with a no-break space (U+00A0), which YAML does not take for a space"),
    t("replace it by ordinary spaces"),
)
BACKSLASH = (
    t("a backslash (\\) in text between double quotes has a special meaning"),
    t("use single quotes around the text, or write the backslash twice"),
)
NESTED = (
    t("the data is nested or repeated too often"),
    t("write it out, without & and *"),
)
STAR = (
    t("text that starts with * or & has a special meaning here"),
    t("put the text between double quotes, or write it below the key after a |"),
)
AFTER_THE_END = (
    t("text goes on after the closing quotation mark or bracket"),
    t("put the whole text between double quotes, and write a quotation mark in it as ’ or ”"),
)
_KNOWN: tuple[tuple[str, Advice], ...] = (
    (
        r"could not find expected ':'",
        (
            t("this line is not “key: value” and does not belong to the text above it"),
            t("write “key: value”, or let the line start as far to the right as the text above it"),
        ),
    ),
    (r"found character '\\t'|tab character", TAB),
    (r"alphabetic or numeric character|undefined alias|scanning an (alias|anchor)", STAR),
    (
        r"found character that cannot start any token",
        (
            t("text cannot start with this character"),
            t("put the whole text between double quotes"),
        ),
    ),
    (
        r"comment or line break",
        (
            t("after | or > nothing may stand on the same line"),
            t("start the text on the next line, or put it between double quotes"),
        ),
    ),
    (
        r"unexpected end of stream|document separator|unexpected document indicator",
        (
            t("a quotation mark was opened and never closed"),
            t("close the text with the same quotation mark"),
        ),
    ),
    (r"escape|hexdecimal|Unicode", BACKSLASH),
    (
        r"expected ',' or '[\]}]'|expected node content|expected the node",
        (
            t("a list between [ ] or {{ }} is not closed, or a comma is missing"),
            t("put a comma between the elements and close the bracket"),
        ),
    ),
    (
        r"<document start>|a single document|another document",
        (
            t("the file goes on after its end"),
            t("remove the line --- or ... ; one file holds one document"),
        ),
    ),
    (
        r"expected key|expected '-' indicator|block end|block entries are not allowed",
        (
            t("this line starts at another place than the lines that it belongs to"),
            t("let the line start under the others, with spaces, and check the line above it"),
        ),
    ),
    (
        r"tag handle|scanning a tag|tag URI",
        (
            t("text that starts with an exclamation mark has a special meaning here"),
            t("put the whole text between double quotes"),
        ),
    ),
    (
        r"anchor|second occurrence",
        (
            t("an anchor (&) is used wrongly"),
            t("write the text out, without & and *"),
        ),
    ),
    (r"depth|nested|nesting", NESTED),
)
_OTHER = (
    t("the file cannot be read from here"),
    t("compare this line and the one above it with the examples in the handbook"),
)
WHERE_IT_BEGAN = re.compile(r"while (scanning|parsing a flow)")
"""In these contexts the parser notices a mistake far below the line that it was made in."""


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """The problem that a parser's error stands for, at its line and column."""
    complaint, context = str(getattr(error, "problem", "") or error), getattr(error, "context", "")
    mark = getattr(error, "problem_mark", None)
    if mark is None or ("tab" not in complaint and WHERE_IT_BEGAN.match(context or "")):
        mark = getattr(error, "context_mark", None) or mark
    line = min(mark.line, len(source.lines) - 1) if mark else 0
    column = min(mark.column, len(source.lines[line])) if mark else 0
    return Problem(source.at(line, column), *_advice(complaint, source.lines[line], column))


def _advice(complaint: str, line: str, column: int) -> Advice:
    before = line[:column]
    if before.strip(" ") != before.strip() or line.lstrip(" ").startswith("\u00a0"):
        return HARD_SPACE if "\u00a0" in line else TAB
    if line[column : column + 1] == "\t":
        return TAB
    if "mapping values are not allowed" in complaint:
        if not re.search(r":\s", before):
            return FIRST_COLON
        return CURLY_QUOTES if re.search(r":\s*[“”„‘’]", line) else SECOND_COLON
    if "expected key" in complaint and before.strip(" -"):
        return AFTER_THE_END
    return next((advice for pattern, advice in _KNOWN if re.search(pattern, complaint)), _OTHER)
