"""Rules on the form of citations: each piece has one way to be cited, with its number (BG4xx)."""

import re
from collections.abc import Callable, Iterator

from briefgen.checks.rule import Hit, text_rule
from briefgen.markdown.citations.acts import Act
from briefgen.markdown.citations.citation import Citation
from briefgen.markdown.citations.documents import CommissionDocument
from briefgen.markdown.citations.handelingen import Aanhangsel, Handelingen
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.pattern import Pattern
from briefgen.problem import Text, t
from briefgen.texts.case import Edit, Passage, Texts
from briefgen.texts.reading import BLANK, citations_in, dutch_words, is_quoted

DASHES = Pattern("[\u2010-\u2015\u2212]", marks="‐‑‒–—―−")
EMPHASIS = Pattern(r"[*_]", marks="*_")
IDENTIFIER = Pattern(r"(?:kst|ah|h)-", re.IGNORECASE)
HOUSE = Pattern(r"(?:Tweede|Eerste|TK|EK)\b")
WITHIN_WORDS = Pattern(r"[^\W_]\s?\Z")
SEE = Pattern(r"\b(?:[Zz]ie|ook)\s?\Z")
MORE = Pattern(r"\s(?:en|of|t/m|tot)\s(?:met\s)?(?:nrs?\.\s?)?(?:\d|[A-Z]{1,2}\b)|/\w")
PLURAL = "en"
FIRST_COMMON_SERIES = 2015
YEARS = range(1952, 2100)
FINAL_SINCE = 2012
PAGE = Pattern(r"\s{1,3}\d{1,3}(?!\S)")
SPLIT = Pattern(r"(?<!\d)(\d\d)[ .](?=\d{3}(?!\d))")
"""The number of a dossier as it is printed in parliament: 21 501-32."""
AMBIGUOUS = "C"
"""A kind that is a mere letter, and is known only by what stands behind the number."""


@text_rule("BG403", "kamerstuk-vorm", "note", "sources")
def form_of_a_piece(texts: Texts) -> Iterator[Hit]:
    """A piece of parliament that is not cited in its one form.

    Source: Aanwijzing 3.43 of the Aanwijzingen voor de regelgeving. Silent where the form takes
    what the text does not say, such as the year, and of pieces in a list.
    """
    what = t("this is not the form in which a piece of parliament is cited")
    for passage, cited in _cited(texts, is_piece):
        standard = cited.standard()
        if standard and _differs(cited.written, standard):
            emphasised = EMPHASIS.search(cited.written) is not None
            safe = getattr(cited, "chamber", None) is not None and not emphasised
            yield _hit(passage, cited, standard, what, safe=safe)


@text_rule("BG404", "com-vorm", "note", "sources")
def form_of_a_document(texts: Texts) -> Iterator[Hit]:
    """A document of the Commission that is not cited in its one form.

    Source: interinstitutional style guide, 5.10 (COM(2012) 558 final).
    """
    what = t("this is not the form in which a document of the Commission is cited")
    for passage, cited in _cited(texts, _is_document):
        standard = cited.standard()
        if not standard or not isinstance(cited, CommissionDocument):
            continue
        if cited.ending and cited.year < FINAL_SINCE:
            # Both “final” and “definitief” are in use for the documents of those years.
            standard = f"{standard.rsplit(' ', 1)[0]} {cited.ending}"
        if _differs(cited.written, standard):
            yield _hit(passage, cited, standard, what, safe=True)


ENGLISH_ACT = Pattern(
    r"(?<![\w-])(?P<type>Directive|Regulation|Decision)\s(?:\((?:EU|EC|EEC)\)\s(?:No\.?\s)?)?"
    r"\d{2,4}/\d{1,4}(?:/(?:EU|EC|EEC)\b)?",
    marks=("Directive", "Regulation", "Decision"),
)
IN_DUTCH = {"Directive": "Richtlijn", "Regulation": "Verordening", "Decision": "Besluit"}


@text_rule("BG405", "besluit-nummer-vorm", "note", "sources")
def form_of_a_number(texts: Texts) -> Iterator[Hit]:
    """An act of the EU whose number is not written in its one form, or that is cited in English.

    Source: interinstitutional style guide, 1.2.2. The capital of its type is left alone.
    """
    for passage in texts.printed():
        for found in ENGLISH_ACT.finditer(passage.plain):
            if dutch_words(passage.text)[found.start()] != BLANK:
                dutch = IN_DUTCH[found["type"]]
                what_of_language = t("this act is cited in English, in a Dutch sentence")
                fix = t("write “{dutch}”, with EU, EG or EEG", dutch=dutch)
                yield Hit(passage.spot(*found.span()), what_of_language, fix)
    what = t("this is not how the number of this act is written")
    for passage, cited in _cited(texts, _is_act):
        standard = cited.standard()
        if not standard or not isinstance(cited, Act) or not cited.type:
            continue
        kept = len(cited.type)
        standard = cited.written[:kept] + standard[kept:]
        if _differs(cited.written, standard):
            yield _hit(passage, cited, standard, what, safe=True)


def is_piece(cited: Citation, text: str) -> bool:
    """Whether it is a piece that stands by itself, so that its form can be put in its place."""
    if not isinstance(cited, (Kamerstuk, Aanhangsel, Handelingen)):
        return False
    if isinstance(cited, Kamerstuk) and (
        cited.listed or not cited.number or _lacks_number(cited, text)
    ):
        return False
    if IDENTIFIER.match(cited.written) or MORE.match(text, cited.end):
        return False
    before = text[max(cited.start - 12, 0) : cited.start]
    named = HOUSE.match(cited.written) and WITHIN_WORDS.search(before)
    return not named or SEE.search(before) is not None


def _is_document(cited: Citation, text: str) -> bool:
    if not isinstance(cited, CommissionDocument) or text.startswith("/", cited.end):
        return False
    return cited.kind != AMBIGUOUS or cited.ending is not None


def _is_act(cited: Citation, text: str) -> bool:
    """Whether it is one act with its type: of several, the numbers share what stands before."""
    if not isinstance(cited, Act) or cited.type is None or cited.type.endswith(PLURAL):
        return False
    regulation = (cited.kind or "").startswith("reg")
    # “Besluit 1982/2006/EG” is of 2006, though its number may be a year too.
    unsure = regulation or cited.number in YEARS
    if unsure and not cited.serial_first and cited.year < FIRST_COMMON_SERIES:
        return False
    return not MORE.match(text, cited.end)


def _cited(
    texts: Texts, wanted: Callable[[Citation, str], bool]
) -> Iterator[tuple[Passage, Citation]]:
    """The citations that are wanted, without those in an address or in another's words."""
    for passage in texts.printed():
        for cited in citations_in(passage.text):
            if not wanted(cited, passage.text) or is_quoted(passage.text, cited.start):
                continue
            if _is_running_foot(cited, passage):
                continue
            if passage.plain[cited.start] != BLANK:
                yield passage, cited


def _is_running_foot(cited: Citation, passage: Passage) -> bool:
    """Whether it is what stands below each page of a printed piece, left over in the text.

    It has the number of the page behind it, or is a line of its own.
    """
    if not HOUSE.match(cited.written):
        return False
    text = passage.text
    starts = not text[text.rfind("\n", 0, cited.start) + 1 : cited.start].strip()
    return PAGE.match(text, cited.end) is not None or (starts and passage.role != "note")


def _hit(passage: Passage, cited: Citation, standard: str, what: Text, *, safe: bool) -> Hit:
    spot = passage.spot(cited.start, cited.end)
    fix = t("write “{standard}”", standard=standard)
    return Hit(spot, what, fix, edit=Edit(spot, standard, safe=safe))


def _differs(written: str, standard: str) -> bool:
    """Whether the words differ, in more than white space, the kind of dash, and emphasis.

    A space within the number of a dossier is not counted: parliament prints it so.
    """
    return _even(written) != _even(standard)


def _even(words: str) -> str:
    even = EMPHASIS.sub("", DASHES.sub("-", " ".join(words.split())))
    return SPLIT.sub(r"\1", even)


STANDS_IN = Pattern(
    r"\s?[,-]?\s?(?:(?:[Nn]rs?|nummer)\.?\s?)(?:…|\.{2,5}|_{2,9}|\?{1,4}|(?:PM|pm|[Xx]{1,5})\b|\[[^\]\d]{0,20}\])"
)
"""A dotted line and the like in the place of a number."""
LETTERS = ("X", "XX", "PM")
"""Letters for which a number was to come; only pieces of the senate have letters."""


PAGE_TITLE = Pattern(r"\|\sKamerstuk\s\|\sRijksoverheid\.nl", marks=("Rijksoverheid",))
"""What the browser shows above a page on which a Kamerstuk can be found."""


@text_rule("BG414", "kamerstuk-nummer-ontbreekt", "warning", "sources")
def number_to_come(texts: Texts) -> Iterator[Hit]:
    """A Kamerstuk with “nr. …” or “nr. PM” where its number was still to be filled in.

    And in a footnote the title of its page on the web, which has none.
    """
    for passage in texts.printed("note"):
        for page in PAGE_TITLE.finditer(passage.text):
            what = t("this is the title of a page of the web, without the number of the Kamerstuk")
            fix = t("name the dossier and the number: Kamerstuk 22112, nr. 4001")
            yield Hit(passage.spot(*page.span()), what, fix)
    for passage in texts.printed():
        for cited in citations_in(passage.text):
            if not isinstance(cited, Kamerstuk) or not _lacks_number(cited, passage.text):
                continue
            if not is_quoted(passage.text, cited.start):
                found = STANDS_IN.match(passage.text, cited.end)
                spot = passage.spot(cited.start, found.end() if found else cited.end)
                what = t("the number of this Kamerstuk is still to be filled in")
                yield Hit(spot, what, t("fill in the number"))


def _lacks_number(cited: Kamerstuk, text: str) -> bool:
    """Whether something stands in for the number of a piece."""
    if cited.number is None:
        return STANDS_IN.match(text, cited.end) is not None
    return cited.number in LETTERS and cited.chamber == "II"
