"""Keeps the message catalogues: `python tools/catalogues.py` after a change of messages.

Extracts the sentences of briefgen and those of click that its users can meet, merges them into
briefgen/locale/<language>/LC_MESSAGES/briefgen.po, and compiles the .mo. English is the language
of the sentences themselves, so its catalogue fills itself; Dutch is written by hand.
"""

import datetime
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from briefgen.locale import LANGUAGES

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "briefgen" / "locale"
OURS: Mapping[str, Any] = {"t": None, "mark": None, "_": None, "say": None}
CLICKS: Mapping[str, Any] = {"_": None, "ngettext": (1, 2)}
CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")

MOMENT = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
"""A fixed date in the compiled catalogue: the same sentences give the same bytes."""


@cache
def extracted() -> Sequence[tuple[str, str | tuple[str, ...]]]:
    """Each sentence with the file it stands in."""
    return [*_extracted()]


def _extracted() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in sorted((ROOT / "briefgen").rglob("*.py")):
        for _line, message, _comments, _context in extract_from_file("python", path, OURS):
            yield path.relative_to(ROOT).as_posix(), message
    for name in CLICK_MODULES:
        path = Path(click.__file__).with_name(f"{name}.py")
        for _line, message, _comments, _context in extract_from_file("python", path, CLICKS):
            yield f"click/{name}.py", message


def merged(language: str) -> Catalog:
    """The catalogue of a language with exactly the sentences that are now in the code."""
    path = po_file(language)
    old = read_po(BytesIO(path.read_bytes())) if path.exists() else Catalog(language)
    new = Catalog(language, domain="briefgen", project="briefgen", charset="utf-8")
    for file, message in extracted():
        known = old.get(message[0] if isinstance(message, tuple) else message)
        translation = known.string if known else None
        new.add(message, translation or own(language, message), locations=[(file, 0)])
    return new


def own(language: str, message: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """The translation that a sentence brings along."""
    if language == "en":
        return message
    return ("", "") if isinstance(message, tuple) else ""


def po_file(language: str) -> Path:
    """The catalogue as text."""
    return LOCALE / language / "LC_MESSAGES" / "briefgen.po"


def po_bytes(catalogue: Catalog) -> bytes:
    """The text of a catalogue, without dates and line numbers: only its sentences change it."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return header + buffer.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """The compiled catalogue."""
    catalogue = read_po(BytesIO(po))
    catalogue.creation_date = catalogue.revision_date = MOMENT
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Write the catalogues; the exit code is 1 while a sentence is not translated."""
    missing = 0
    for language in LANGUAGES:
        catalogue = merged(language)
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        po = po_bytes(catalogue)
        path.write_bytes(po)
        path.with_suffix(".mo").write_bytes(mo_bytes(po))
        for message in catalogue:
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and not all(strings):
                missing += 1
                print(f"{language}: {message.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
