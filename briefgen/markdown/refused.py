"""The Markdown that briefgen does not know, in the author's words."""

import re

from briefgen.problem import Text, t

_PLAIN = t("write it as plain text; put a backslash (\\) before a character that must be shown")
_OTHER = (t("this layout is not supported"), _PLAIN)
_NOTE_IN_TEXT = (
    t("a footnote cannot be written in the text itself"),
    t("put it under footnotes: with its name and its text"),
)
_KNOWN = {
    "html_block": (t("HTML is not allowed"), _PLAIN),
    "html_inline": (t("HTML is not allowed"), _PLAIN),
    "code_inline": (t("text between backticks (`) is not supported"), _PLAIN),
    "code_block": (
        t("this line starts too far to the right, which makes it program code"),
        t("let it start under the lines above it"),
    ),
    "fence": (t("program code is not supported"), _PLAIN),
    "image": (t("a picture is not supported"), t("add it as an attachment")),
    "hr": (
        t("a horizontal line is not supported"),
        t("remove it; use a heading or a new paragraph"),
    ),
}


LOOKS_LIKE: tuple[tuple[re.Pattern[str], Text, Text], ...] = (
    (
        re.compile(r" {0,3}#{1,6}[^\W\d]"),
        t("a heading needs a space after the #"),
        t("write “# Text”; put a backslash (\\) before a # that must be shown"),
    ),
    (
        re.compile(r" {0,3}=+\s*$"),
        t("a line of = under a text is not supported"),
        t("write a heading with # before it"),
    ),
    (
        re.compile(r"(?=.*(?<!\\)\^\[)"),
        *_NOTE_IN_TEXT,
    ),
    (
        re.compile(r" {0,3}\[\^[^\]]+\]:"),
        *_NOTE_IN_TEXT,
    ),
)
"""Lines that look like Markdown of another dialect: they would be printed as they stand."""


def refusal(token: str) -> tuple[Text, Text]:
    """What is wrong and what to do, for a kind of token of markdown-it."""
    return _KNOWN.get(token, _OTHER)
