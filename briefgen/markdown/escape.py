"""Plain text → Markdown that reads as exactly that text."""

import re

ANYWHERE = re.compile(r"[\\`*\[\]<~]|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")
LINE_START = re.compile(r"^(?=[#>+=|:-])", re.MULTILINE)
NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
SPACES = re.compile(r"\s+")
HASHES = re.compile(r"#")
PIPES = re.compile(r"\|")


def escape_inside(text: str) -> str:
    """Escape what has a meaning anywhere in a line."""
    return ANYWHERE.sub(lambda found: "\\" + found[0], text)


def escape_starts(markdown: str) -> str:
    """Escape what has a meaning at the start of a line of running text."""
    return NUMBER.sub(r"\1\\", LINE_START.sub(r"\\", markdown))


def escape(text: str) -> str:
    """The Markdown of a plain text, wherever in a paragraph or heading it stands."""
    return escape_starts(escape_inside(SPACES.sub(" ", text)))
