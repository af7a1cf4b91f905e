"""A document as a Markdown file: front matter, body, footnotes."""

import yaml

from briefgen.body.document import Document
from briefgen.markdown.marks import without_marks


def to_markdown(document: Document) -> bytes:
    """The bytes of the file: UTF-8, line ends LF."""
    front = yaml.dump(
        dict(document.meta),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    notes = "".join(f"\n[^{number}]: {text}\n" for number, text in enumerate(document.notes, 1))
    return f"---\n{front}---\n\n{without_marks(document.body)}{notes}".encode()
