"""Rules on what is lacking: texts of sections and of items, files of attachments (BG7xx)."""

import posixpath
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from briefgen.checks.case import Case, Texts
from briefgen.checks.passage import key_spot
from briefgen.checks.rule import Hit, rule, text_rule, together
from briefgen.problem import t
from briefgen.source import Source


@text_rule("BG701", "sectie-leeg", "error", "structure")
def empty_section(texts: Texts) -> Iterator[Hit]:
    """A section of a nota has no text, not even “N.v.t.”.

    In a nota that is made of a dossier every section has.
    """
    passages = [each for each in texts.of("nota") if each.role in ("title", "heading", "text")]
    for passage, after in zip_longest(passages, passages[1:]):
        empty = after is None or 0 < after.level <= passage.level
        if passage.role == "heading" and passage.level and empty:
            what = t("the section “{title}” is empty", title=passage.text)
            yield Hit(passage.whole(), what, t("write the text, or: N.v.t."))


@rule("BG702", "punt-zonder-tekst", "warning", "structure")
def without_text(case: Case) -> Iterator[Hit]:
    """An item or a topic has no text at all.

    Not of an item for which `same_as` refers to that of the other day, nor of one of which is said
    that it is nobody's: it is there for information.
    """
    for entry in case.dossier.entries():
        item = entry.item
        if not (item.text or item.position or item.same_as):
            yield from _without_text(case.items[item.id], item.title)
    for topic in case.dossier.topics():
        if not topic.text:
            yield from _without_text(case.topics[topic.id], topic.title)


def _without_text(source: Source, title: str) -> Iterator[Hit]:
    data = source.data
    if not (isinstance(data, dict) and isinstance(data.get("responsible"), dict)):
        what = t("“{title}” has no text", title=title)
        fix = t("write the text, or take it out of the list")
        yield Hit(key_spot(source, "title"), what, fix)


@rule("BG703", "bijlage-ontbreekt", "warning", "structure")
def attachment_without_file(case: Case) -> Iterator[Hit]:
    """Attachments have no file. Of a name to which no file belongs the reader speaks already."""
    yield from together(_without_file(case))


def _without_file(case: Case) -> Iterator[Hit]:
    for index, each in enumerate(case.dossier.attachments):
        if not each.file:
            what = t("the attachment “{title}” has no file", title=each.title)
            fix = t("put the file in attachments/ and write its name behind file:")
            yield Hit(key_spot(case.source, "attachments", index, "title"), what, fix)


@rule("BG711", "bestand-niet-in-lijst", "warning", "structure")
def file_in_no_list(case: Case) -> Iterator[Hit]:
    """A file in attachments/ is in no list of attachments: parliament would not get it."""
    named = {_same(each.file) for each in case.dossier.attachments if each.file}
    for file in case.files:
        if _same(file) not in named:
            what = t("the file “{file}” stands in no list of attachments", file=file)
            fix = t("add it to attachments, or remove the file")
            yield Hit(key_spot(case.source, "attachments"), what, fix)


def _same(file: str) -> str:
    """A path in one form, however it and its accents are written."""
    return unicodedata.normalize("NFC", posixpath.normpath(file.replace("\\", "/")))
