"""Reads a document from outside, by the ending of its name."""

from pathlib import Path

from briefgen.manuscript.block import Existing
from briefgen.manuscript.from_markdown import from_markdown, markdown_tree
from briefgen.manuscript.tree import Manuscript

WORD = (".docx", ".docm")


def read_existing(path: Path, file: str) -> Existing:
    """Read a document, by the ending of its name.

    Raises:
        InvalidInputError: if it cannot be read.
        OSError: if the file cannot.
    """
    content = path.read_bytes()
    if path.suffix.lower() in WORD:
        from briefgen.manuscript.from_word import from_word  # noqa: PLC0415 - python-docx is slow

        return from_word(content, file)
    return from_markdown(content, file)


def read_manuscript(path: Path, file: str) -> Manuscript:
    """Read a document, by the ending of its name.

    Raises:
        InvalidInputError: if it cannot be read, or holds Markdown that briefgen does not know.
        OSError: if the file cannot.
    """
    content = path.read_bytes()
    if path.suffix.lower() in WORD:
        from briefgen.manuscript.word_tree import word_tree  # noqa: PLC0415 - lxml is slow

        tree = word_tree(content, file)
    else:
        tree = markdown_tree(content, file)
    return Manuscript(file, read_existing(path, file), *tree)
