"""Rules on what is lacking or still to be filled in (BG7xx), and on what is public (BG8xx)."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from briefgen.checks.rule import Hit, rule, text_rule, together
from briefgen.facts import MONTHS, private_mail
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.source.document import Source
from briefgen.texts.case import Case, Texts, key_spot
from briefgen.texts.reading import own_words, sentences_in, unquoted
from briefgen.texts.words import touches


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
        if not (item.text or item.position or item.sections or item.same_as):
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
UNKNOWN = ("…", "...", "xx", "Xx", "xX", "XX")
DOING = (
    r"(?:nog )?(?:in te vullen|aan te vullen|toe te voegen|te bepalen|te controleren)|invullen|"
    r"aanvullen|toevoegen|nader te bepalen|controleren|checken|volgt(?: nog)?"
)
TO_DO = (
    rf"(?:[^\W\d_][\w’-]{{0,30}} ){{0,4}}(?:{DOING})|PM|p\.m\.|TODO|TBD|TBC|NTB|n\.t\.b\.|"
    r"datum|naam|nummer|kenmerk|bedrag|plaats|x{2,8}|\?{1,5}"
)
LINKED = Pattern(r"\(|\[(?!\^)")
"""Before these a word in brackets is a link."""
GAP = Pattern(
    rf"\[(?i:{TO_DO})(?:(?<=PM)[:\s][^\[\]\n]{{1,80}})?\]"
    rf"|(?<![\w.-])(?:[Xx]{{2,6}}|{DOTS})\s{MONTH}"
    rf"|(?<!\w)[Xx]{{2}}-[Xx]{{2}}-(?:20)?(?:\d\d|[Xx]{{2,4}})(?!\w)"
    rf"|(?<!\w)(?:nr\.|nrs\.|d\.d\.|€)\s?(?:[Xx]{{2,6}}(?!\w)|{DOTS}(?=\W|\Z))"
    r"|(?<!\w)(?:nr\.|d\.d\.)\sPM(?!\w)|(?<![\w.(-])x{2,6}(?![\w)-]|\.\w)"
    r"|(?<!\w)(?:TODO|TBD)(?!\w)|\?{3,20}"
    r"|^[ \t]*(?:[-*]\s)?PM\.?[ \t]*$|(?<!\w)[Ll]orem ipsum(?!\w)",
    re.MULTILINE,
    marks=(*UNKNOWN, "[", "???", "PM", "TODO", "TBD", "orem ipsum"),
)
ROMAN_BEFORE = Pattern(r"(?<!\w)(?:p|pp|pag|blz|[Pp]agina|onder|sub|punt|deel|hoofdstuk)\.?\s\Z")
NO_NUMBER = rf"(?:{DOTS}|[Xx]{{2,6}}(?!\w))"
DRAFT = Pattern(
    rf"\((?:EU|EG|GBVB|EU, Euratom)\)\s?(?:nr\.\s?)?(?:20(?:\d\d|[Xx]{{2}})|{DOTS}|[Xx]{{2,6}})"
    rf"\s?/\s?{NO_NUMBER}"
    rf"|(?<!\w)(?:COM|JOIN|SWD|SEC|C)\s?\((?:20\d\d|20[Xx]{{2}}|[Xx]{{4}})\)\s?{NO_NUMBER}"
    rf"|(?<!\w)ST\s(?:[Xx]{{4,6}}|{DOTS})/\d\d(?!\w)",
    marks=UNKNOWN,
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
            if touches(drafts, *found.span()):
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


PIECE = (
    r"(?:bijlagen?|voorstel(?:len)?|stuk(?:ken)?|document(?:en)?|brief|brieven|notitie|advies|"
    r"tekst(?:en)?|rapport(?:en)?|mandaat|lijst)"
)
CLAIM = Pattern(
    r"(?<!\w)(?:"
    r"vertrouwelijk\s(?:aan|met)\s(?:uw|de|beide)\s(?:Tweede\s|Eerste\s)?Kamers?(?!\w)"
    r"|vertrouwelijk\ster\s(?:beschikking|inzage|kennis)(?!\w)"
    r"|(?:ter|voor)\svertrouwelijke\s(?:inzage|kennisneming)(?!\w)"
    r"|(?:een|de|bijgevoegde|bijgaande|afzonderlijke)\svertrouwelijke\s(?:bijlagen?|brief)(?!\w|\svan\s)"
    rf"|{PIECE}\s(?:[^.,;\s]{{1,30}}\s){{0,8}}?(?:is|zijn)\s(?:[^.,;\s]{{1,30}}\s){{0,5}}?"
    r"(?:(?<!nog\s)niet(?:\s|-)openbaar|gerubriceerd)(?!\w))",
    marks=("gerubriceerd", "openbaar", "vertrouwelijk"),
)
UNLESS = Pattern(r"(?<!\w)(?:geen|niet\slanger|niet\smeer|indien|als|mits|of|tenzij)\s\Z")
AS_A_RULE = Pattern(r"(?<!\w)(?:in\s(?:de\sregel|beginsel|principe)|doorgaans|vaak|altijd)(?!\w)")
AND_YET = Pattern(r"(?<!\w)[Nn]iet(?:\s|-)openbaar(?!\w)[^.;]{0,120},?\smaar\s[^.;]{3,200}")
MAIL = Pattern(
    r"(?<![\w.+-])(?P<who>[A-Za-z0-9._+-]{1,64})@(?P<domain>[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5})",
    marks="@",
)
PERSON = Pattern(r"(?:[a-z]\.){1,4}(?:(?:van|de|der|den|ter|ten|vd)\.?){0,2}[a-z-]{3,30}\Z")
REST = r"(?:[ -]?\d{8}|[ -]\d{4} \d{4}|[ -]\d{2}(?: \d{2}){3}|[ -]\d{3} \d{3} \d{2})"
MOBILE = Pattern(
    rf"(?<![\d.,/–-])(?:06|(?:\+31|0031) ?(?:\(0\))?6){REST}(?!\d)", marks=("06", "+31", "0031")
)
BSN = Pattern(
    r"(?<!\w)(?:BSN|[Bb]urgerservicenummer)\W{0,4}(?:is\s|nr\.\s)?(?P<number>\d{9})(?!\d)",
    marks=("BSN", "urgerservicenummer"),
)


@rule("BG801", "vertrouwelijk-zonder-grond", "warning", "openness")
def confidential_without_ground(case: Case) -> Iterator[Hit]:
    """Texts say that a piece is confidential, while section 5 of the nota names no passage.

    Not where the nota of the ministry has no such section.
    Source: Wet open overheid, articles 5.1 and 5.2.
    """
    has_section = any(each.means == "not_public" for each in case.dossier.shape.nota)
    if case.dossier.nota and has_section and not case.dossier.nota.grounds:
        yield from together(_claims(case))


def _claims(case: Case) -> Iterator[Hit]:
    for passage in case.printed("text", "position", "opening", "introduction", "note"):
        if passage.document not in ("agenda", "letter"):
            continue
        words = own_words(passage.text)
        for found in CLAIM.finditer(words):
            before = UNLESS.search(words, max(found.start() - 16, 0), found.start())
            if before or AS_A_RULE.search(found[0]):
                continue
            what = t("this piece is not public, but the nota gives no ground for that")
            fix = t("add the passage with its ground to not_public of the nota")
            yield Hit(passage.spot(*found.span()), what, fix)


@text_rule("BG802", "niet-openbaar-maar", "note", "openness", on=False)
def not_public_and_yet(texts: Texts) -> Iterator[Hit]:
    """A sentence says that something is not public, and goes on with “maar”."""
    for passage in texts.printed():
        words = own_words(passage.text)
        for start, end in sentences_in(passage.text):
            if found := AND_YET.search(words, start, end):
                what = t("what is not public may be told here after all")
                fix = t("see whether the words behind “maar” can be public")
                yield Hit(passage.spot(*found.span()), what, fix)


@text_rule("BG804", "persoonsgegevens", "warning", "openness")
def personal_data(texts: Texts) -> Iterator[Hit]:
    """A private e-mail address, a mobile number or a citizen service number in a public text."""
    for passage in texts.printed():
        for found in MAIL.finditer(passage.text):
            if _is_private(found["who"].lower(), found["domain"].lower()):
                what = t("this is the e-mail address of a person")
                fix = t("remove it, or write the general address")
                yield Hit(passage.spot(found.start(), found.end()), what, fix)
        for found in MOBILE.finditer(passage.text):
            what = t("this is a mobile telephone number")
            fix = t("remove it, or write the general number")
            yield Hit(passage.spot(*found.span()), what, fix)
        for found in BSN.finditer(passage.text):
            if _is_bsn(found["number"]):
                what = t("this is the citizen service number of a person")
                yield Hit(passage.spot(*found.span("number")), what, t("remove it"))


@cache
def _is_private(who: str, domain: str) -> bool:
    return domain in private_mail() or PERSON.match(who) is not None


def _is_bsn(number: str) -> bool:
    """The test of eleven, which each citizen service number meets."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(digit) for w, digit in zip(weights, number, strict=True)) % 11 == 0
