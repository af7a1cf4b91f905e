"""Rules on what is lacking or was still to be filled in (BG7xx, BG803)."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from briefgen.checks.rule import Hit, rule, text_rule, together
from briefgen.facts import MONTHS
from briefgen.problem import t
from briefgen.source.document import Source
from briefgen.texts.case import Case, Texts, key_spot
from briefgen.texts.words import unquoted


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


MONTH = rf"(?:{'|'.join(MONTHS)})(?!\w)"
DOTS = r"(?:…|\.{3,8})"
TO_DO = (
    r"(?:nog )?(?:in te vullen|aan te vullen|toe te voegen|te bepalen|te controleren)|invullen|"
    r"aanvullen|toevoegen|nader te bepalen|controleren|checken|volgt nog|PM|p\.m\.|TODO|TBD|TBC|"
    r"NTB|n\.t\.b\.|datum|naam|nummer|kenmerk|bedrag|plaats|[Xx]{2,8}|\?{1,5}"
)
LINKED = re.compile(r"\(|\[(?!\^)")
"""Before these a word in brackets is a link."""
GAP = re.compile(
    rf"\[(?:{TO_DO})(?:(?<=PM)[:\s][^\[\]\n]{{1,80}})?\]"
    rf"|(?<![\w.-])(?:[Xx]{{2,6}}|{DOTS})\s{MONTH}"
    rf"|(?<!\w)[Xx]{{2}}-[Xx]{{2}}-(?:20)?(?:\d\d|[Xx]{{2,4}})(?!\w)"
    rf"|(?<!\w)(?:nr\.|nrs\.|d\.d\.|€)\s?(?:[Xx]{{2,6}}(?!\w)|{DOTS}(?=\W|\Z))"
    r"|(?<!\w)(?:nr\.|d\.d\.)\sPM(?!\w)"
    r"|(?<![\w.(-])x{2,6}(?![\w)-]|\.\w)"
    r"|(?<!\w)(?:TODO|TBD)(?!\w)"
    r"|\?{3,20}"
    r"|^[ \t]*(?:[-*]\s)?PM\.?[ \t]*$"
    r"|(?<!\w)[Ll]orem ipsum(?!\w)",
    re.MULTILINE,
)
ROMAN_BEFORE = re.compile(r"(?<!\w)(?:p|pp|pag|blz|[Pp]agina|onder|sub|punt|deel|hoofdstuk)\.?\s\Z")
NO_NUMBER = rf"(?:{DOTS}|[Xx]{{2,6}}(?!\w))"
DRAFT = re.compile(
    rf"\((?:EU|EG|GBVB|EU, Euratom)\)\s?(?:nr\.\s?)?(?:20(?:\d\d|[Xx]{{2}})|{DOTS}|[Xx]{{2,6}})"
    rf"\s?/\s?{NO_NUMBER}"
    rf"|(?<!\w)(?:COM|JOIN|SWD|SEC|C)\s?\((?:20\d\d|20[Xx]{{2}}|[Xx]{{4}})\)\s?{NO_NUMBER}"
    rf"|(?<!\w)ST\s(?:[Xx]{{4,6}}|{DOTS})/\d\d(?!\w)"
)


@text_rule("BG709", "plaatshouder", "error", "structure")
def still_to_fill_in(texts: Texts) -> Iterator[Hit]:
    """A gap that was still to be filled in: [invullen], xx december, nr. …, ???."""
    for passage in texts.printed():
        words = unquoted(passage.text)
        drafts = [found.span() for found in DRAFT.finditer(words)]
        for found in GAP.finditer(words):
            if ROMAN_BEFORE.search(words, max(found.start() - 12, 0), found.start()):
                continue
            if found[0][-1] == "]" and LINKED.match(passage.text, found.end()):
                continue
            if any(start < found.end() and found.start() < end for start, end in drafts):
                continue
            lead = len(found[0]) - len(found[0].lstrip())
            spot = passage.spot(found.start() + lead, found.end())
            what = t("“{words}” is still to be filled in", words=found[0].strip())
            yield Hit(spot, what, t("fill it in, or remove it"))


@text_rule("BG803", "concept-bijlage", "warning", "openness")
def number_of_a_draft(texts: Texts) -> Iterator[Hit]:
    """The number of an act or document has a gap: “(EU) …/…”, “COM(2025) XXX”: it is a draft."""
    for passage in texts.printed():
        for found in DRAFT.finditer(unquoted(passage.text)):
            what = t("“{number}” is the number of a draft", number=found[0])
            fix = t("write the number that was given, and attach that text")
            yield Hit(passage.spot(*found.span()), what, fix)
