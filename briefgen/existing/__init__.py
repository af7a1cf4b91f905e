"""Documents that were not made of a dossier: letters of old, contributions of other ministries."""

from pathlib import Path

from briefgen.existing.block import Existing
from briefgen.existing.from_markdown import from_markdown

WORD = (".docx", ".docm")


def read_existing(path: Path, file: str) -> Existing:
    """Read a document, by the ending of its name.

    Raises:
        InvalidInputError: if it cannot be read.
        OSError: if the file cannot.
    """
    content = path.read_bytes()
    if path.suffix.lower() in WORD:
        from briefgen.existing.from_word import from_word  # noqa: PLC0415 - python-docx is slow

        return from_word(content, file)
    return from_markdown(content, file)
