"""The YAML parser's complaints, in words for someone who never saw a parser."""

import re

import yaml

from briefgen.problem import Problem, Text, t
from briefgen.source.document import Source

QUOTE_IT = t('put the whole text between double quotes: key: "text: more text"')
INDENT = t("let the line start under the others, with spaces, and check the line above it")


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """The problem that a parser's error stands for, at its line and column."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(source.lines) - 1)
    what, fix = _wording(str(getattr(error, "problem", "") or error))
    return Problem(source.at(line, min(column, len(source.lines[line]))), what, fix)


def _wording(complaint: str) -> tuple[Text, Text]:
    for pattern, what, fix in _KNOWN:
        if re.search(pattern, complaint):
            return what, fix
    return t("the file cannot be read from here"), INDENT


_KNOWN: tuple[tuple[str, Text, Text], ...] = (
    (
        r"mapping values are not allowed",
        t("there is a second colon in this line, so that the text after it looks like a new key"),
        QUOTE_IT,
    ),
    (
        r"could not find expected ':'",
        t("this line is not “key: value” and does not belong to the text above it"),
        t("write “key: value”, or let the line start as far to the right as the text above it"),
    ),
    (
        r"found character '\\t'|tab character",
        t("a tab stands here; YAML wants spaces"),
        t("replace the tab by spaces"),
    ),
    (
        r"alphabetic or numeric character|undefined alias",
        t("text that starts with * or & has a special meaning here"),
        t("put the text between double quotes, or write it below the key after a |"),
    ),
    (
        r"found character that cannot start any token",
        t("text cannot start with this character"),
        t("put the whole text between double quotes"),
    ),
    (
        r"unexpected end of stream|document separator|unexpected document indicator",
        t("a quotation mark was opened and never closed"),
        t("close the text with the same quotation mark"),
    ),
    (
        r"unknown escape character|escape sequence|hexdecimal",
        t("a backslash (\\) in text between double quotes has a special meaning"),
        t("use single quotes around the text, or write the backslash twice"),
    ),
    (
        r"expected ',' or '[\]}]'|expected node content|expected the node",
        t("a list between [ ] or {{ }} is not closed, or a comma is missing"),
        t("put a comma between the elements and close the bracket"),
    ),
    (
        r"expected <document start>|a single document",
        t("the file goes on after its end"),
        t("remove the line --- or ... ; one file holds one document"),
    ),
    (
        r"expected key|expected '-' indicator|block end|block entries are not allowed",
        t("this line starts at another place than the lines that it belongs to"),
        INDENT,
    ),
    (
        r"duplicate anchor|anchor",
        t("an anchor (&) is used wrongly"),
        t("write the text out, without & and *"),
    ),
    (
        r"max depth|nested",
        t("the data is nested or repeated too often"),
        t("write it out, without & and *"),
    ),
)
