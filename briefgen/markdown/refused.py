"""The Markdown that briefgen does not know, in the author's words."""

from briefgen.problem import Text, t

_PLAIN = t("write it as plain text; put a backslash (\\) before a character that must be shown")
_OTHER = (t("this layout is not supported"), _PLAIN)
_KNOWN = {
    "html_block": (t("HTML is not allowed"), _PLAIN),
    "html_inline": (t("HTML is not allowed"), _PLAIN),
    "code_inline": (t("text between backticks (`) is not supported"), _PLAIN),
    "code_block": (
        t("this line starts with four spaces too many, which makes it program code"),
        t("let it start under the lines above it"),
    ),
    "fence": (t("program code is not supported"), _PLAIN),
    "image": (t("a picture is not supported"), t("add it as an attachment")),
    "hr": (
        t("a horizontal line is not supported"),
        t("remove it; use a heading or a new paragraph"),
    ),
}


def refusal(token: str) -> tuple[Text, Text]:
    """What is wrong and what to do, for a kind of token of markdown-it."""
    return _KNOWN.get(token, _OTHER)
