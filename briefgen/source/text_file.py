"""A text file as it is stored: its words, and the form in which they are written back."""

from dataclasses import dataclass

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The words of a file with line feeds for line ends, and its form.

    `bom` tells whether it has a byte order mark, `windows` whether its lines end in CR LF, `mixed`
    whether they end in more ways than one: then it cannot be written back as it was.
    """

    text: str
    bom: bool
    windows: bool
    mixed: bool

    def written(self, text: str) -> bytes:
        """Other words in the form of this file."""
        ended = text.replace("\n", "\r\n") if self.windows else text
        return (BOM if self.bom else b"") + ended.encode("utf-8", "surrogateescape")


def text_file(content: bytes) -> TextFile:
    """Read the bytes of a file; what is no UTF-8 comes back as it was."""
    raw = content.removeprefix(BOM).decode("utf-8", "surrogateescape")
    text = raw.replace("\r\n", "\n")
    windows = "\r\n" in raw
    mixed = "\r" in text or (windows and raw.count("\r\n") != raw.count("\n"))
    return TextFile(text, content.startswith(BOM), windows, mixed)
