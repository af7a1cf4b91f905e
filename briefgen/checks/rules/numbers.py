"""Rules on the small marks within a citation: “nr.”, a space, a comma (BG415 to BG418)."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.checks.rules.citation_form import is_piece
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Passage, Texts
from briefgen.texts.reading import citations_in, dutch_words, is_quoted
from briefgen.texts.words import RUNNING, on_one_line

SMALL_MARKS = (
    (Pattern(r"[Nn]rs?(?P<at>\.)(?=\d)", marks="Nn"), ". "),
    (Pattern(r"[Nn]rs?(?P<at>\s)(?=\d)", marks="Nn"), ". "),
    (Pattern(r"(?<=[\dIVX)])(?P<at>\s)(?=[Nn]rs?\b)", marks="Nn"), ", "),
    (Pattern(r"(?P<at>,)(?=[Nn]rs?\b)", marks="Nn"), ", "),
)
"""What is wrong around “nr.”, each with what belongs in its place."""
BARE_NUMBER = Pattern(
    r",\s?(?!(?:19[5-9]|20[0-4])\d(?!\d))(?P<number>\d{1,4})(?P<more>\s(?:en|t/m)\s\d{1,4})?"
    r"(?=\s?(?:[);]|\.(?!\d)|\Z)|,(?!\d)|\s(?:van|d\.d\.)\s)"
)
"""The number of a piece, without a mark, where nothing shows that it is a year or a page."""


@text_rule("BG415", "kamerstuk-nr", "note", "sources")
def mark_of_a_number(texts: Texts) -> Iterator[Hit]:
    """A Kamerstuk without “nr.” before its number, the comma before that or the space behind it.

    And “Kamerstukken” of one piece, without the chamber that is part of a full citation.

    Silent where BG403 names the whole form.
    """
    for passage in texts.printed():
        yield from _one_piece(passage)
        for cited in citations_in(passage.text):
            if not isinstance(cited, Kamerstuk) or is_quoted(passage.text, cited.start):
                continue
            if cited.number is None and not cited.annex:
                yield from _without_mark(passage, cited)
            elif not (is_piece(cited, passage.text) and cited.standard()):
                yield from _without_space_or_comma(passage, cited)


ONE_OF_SEVERAL = Pattern(
    r"(?<!\w)(?P<more>[Kk]amerstukken)\s(?=\d{2}\s?\d{3}(?:[-\s][A-Z0-9]{1,4})?"
    r"(?:,?\snr\.\s?\d+)?(?!\d|,?\s(?:en|t/m|tot|nrs?)\b|[,-]\s?\d|[-\s][A-Z]))",
    marks=("amerstukken",),
)


def _one_piece(passage: Passage) -> Iterator[Hit]:
    """“Kamerstukken” of one piece; with its chamber it is the form of a citation."""
    for found in ONE_OF_SEVERAL.finditer(passage.text):
        if not is_quoted(passage.text, found.start()):
            what = t("this is one Kamerstuk")
            yield replacing(passage, (*found.span("more"), found["more"].removesuffix("ken")), what)


def _without_mark(passage: Passage, cited: Kamerstuk) -> Iterator[Hit]:
    if found := BARE_NUMBER.match(passage.text, cited.end):
        mark = "nrs." if found["more"] else "nr."
        start = found.start("number")
        what = t("“{mark}” is missing before the number of this Kamerstuk", mark=mark)
        right = f"{mark} {passage.text[start : found.end()]}"
        yield replacing(passage, (start, found.end(), right), what, safe=False)


def _without_space_or_comma(passage: Passage, cited: Kamerstuk) -> Iterator[Hit]:
    for pattern, right in SMALL_MARKS:
        for found in pattern.finditer(cited.written):
            start, end = (cited.start + at for at in found.span("at"))
            spot = passage.spot(start, end)
            kept = right.replace(" ", spot.quoted) if spot.quoted.isspace() else right
            what = t("before “nr.” belongs a comma, and behind it a space")
            fix = t("write “{right}”", right="Kamerstuk 36410, nr. 31")
            yield Hit(spot, what, fix, edit=Edit(spot, kept))


ORDINAL = (
    "(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde)"
)
PARTS = Pattern(
    r"rt(?<=\b[Aa]rt)(?:ikel(?:en)?|\.)\s\d{1,4}[a-z]{0,2}(?:[.:]\d{1,3}[a-z]?){0,3}(?P<comma>)\s"
    rf"(?:{ORDINAL}(?:\s(?:en|tot\sen\smet)\s{ORDINAL})?\slid|"
    r"(?P<by_part>onder(?:deel)?\s[a-z](?![\w-]))|(?P<by_number>lid\s\d{1,2}(?:\sen\s\d{1,2})?(?!\d|\ssub\b|,?\s(?:BW|Rv|Sr|Sv|[A-Z][a-z]{1,2})\b)))"
    r"(?P<other>)(?P<goes_on>,|\s(?:onder\s[a-z0-9]{1,3}|onderdeel|van)\b|(?=[\s.;:)])|\Z)",
    marks=("rt",),
)
SECOND_PART = Pattern(
    rf"(?<=,\s)(?P<lid>{ORDINAL}\slid)(?=\s(?:onder\s[a-z0-9]{{1,3}}|onderdeel|van)\b)",
    marks=("lid",),
)
BEFORE_TREATY = Pattern(
    r"rt(?<=\b[Aa]rt)(?:ikel(?:en)?|\.)\s\d{1,4}[a-z]{0,2},\s"
    rf"(?P<last>(?:lid\s\d{{1,2}}|{ORDINAL}\slid)(?:,\s(?:sub|onder(?:deel)?)\s[a-z]\)?)?)"
    r"(?=\s(?:VWEU\b|(?=V)VEU\b))",
    marks=("VWEU", "VEU"),
)
WITH_COMMA = Pattern(
    rf"rt(?<=\b[Aa]rt)(?:ikel(?:en)?|\.)\s\d{{1,4}}[a-z]{{0,2}},\s(?:lid\s\d|{ORDINAL}\slid)",
    marks=("rt",),
)
STOP_BEHIND = Pattern(
    r"rtikel(?<=\b[Aa]rtikel)\s\d{1,3}(?:\.\d{1,3}){1,3}(?P<stop>\.)"
    r"(?=\s(?:van|en|of|is|zijn|wordt)\b)",
    marks=("rtikel",),
)


@text_rule("BG416", "artikel-komma", "note", "sources")
def commas_in_an_article(texts: Texts) -> Iterator[Hit]:
    """The parts of an article have commas: artikel 13, eerste lid, van; and its number no stop.

    Source: Aanwijzingen voor de regelgeving. “Artikel 6 lid 1”, as lawyers cite, has none: it
    counts in a document that mostly has them.
    """
    for document in texts.documents():
        read = [(each, dutch_words(each.text)) for each in texts.of(document, *RUNNING, "note")]
        met = [(each, text, found) for each, text in read for found in PARTS.finditer(text)]
        without = sum(found["by_number"] is not None for _each, _text, found in met)
        mostly = without and without < sum(len(WITH_COMMA.findall(text)) for _each, text in read)
        for passage, text, found in met:
            if mostly or not found["by_number"]:
                yield _with_commas(passage, text, found)
        for passage, text in read:
            for found in STOP_BEHIND.finditer(text):
                spot = passage.spot(*found.span("stop"))
                what = t("behind the number of an article stands a stop")
                yield Hit(spot, what, t("take it away"), edit=Edit(spot, ""))
            for group, pattern in (("lid", SECOND_PART), ("last", BEFORE_TREATY)):
                for found in pattern.finditer(text):
                    what = t("a comma is missing between the parts of this article")
                    right = f"{on_one_line(found[group])},"
                    yield replacing(passage, (*found.span(group), right), what)


def _with_commas(passage: Passage, text: str, found: re.Match[str]) -> Hit:
    start, comma, other = found.start() - 1, found.start("comma"), found.start("other")
    right = f"{text[start:comma]},{text[comma:other]}"
    right += "," if found["goes_on"].strip(",") else ""
    spot = passage.spot(start, other)
    what = t("a comma is missing between the parts of this article")
    fix = t("write “{right}”", right=on_one_line(right))
    return Hit(spot, what, fix, edit=Edit(spot, right))


OF_THE_COUNCIL = Pattern(
    r"(?<![\w./-])(?:ST|WK|CM|SN|DS)(?=\d{3,5}/(?:\d/)?\d{2}(?:\d{2})?(?![\w/-]))|"
    r"(?<=/\d\d )(?:REV|ADD|COR)(?=\d{1,2}\b)",
    marks=("ST", "WK", "CM", "SN", "DS", "REV", "ADD", "COR"),
)


@text_rule("BG417", "raadsdocument-spatie", "note", "sources")
def document_of_the_council(texts: Texts) -> Iterator[Hit]:
    """The number of a document of the Council stuck to its letters: ST1235/25, WK1234/25."""
    for passage in texts.printed():
        for found in OF_THE_COUNCIL.finditer(passage.plain):
            if not is_quoted(passage.text, found.start()):
                what = t("a space is missing behind “{mark}”", mark=found[0])
                spot = passage.spot(*found.span())
                yield Hit(spot, what, t("add a space"), edit=Edit(spot, f"{found[0]} "))


OF_A_CASE = Pattern(
    r"\b[Kk]amerstuk(?:ken)?(?:,?\s(?:[Nn]r\.\s?)?)(?P<number>\d{4}[ZD]\d{4,6})\b",
    marks=("amerstuk",),
)


@text_rule("BG418", "kamerstuk-zaaknummer", "note", "sources")
def number_of_a_case(texts: Texts) -> Iterator[Hit]:
    """A Kamerstuk with the number that the chamber gives to a case (Z) or a document (D)."""
    for passage in texts.printed():
        for found in OF_A_CASE.finditer(dutch_words(passage.text)):
            what = t("“{number}” is no number of a Kamerstuk", number=found["number"])
            fix = t("name the dossier and the number: Kamerstuk 22112, nr. 4001")
            yield Hit(passage.spot(*found.span("number")), what, fix)
