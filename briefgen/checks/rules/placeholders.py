"""Rules on what was still to be filled in: gaps (BG709) and numbers of drafts (BG803)."""

import re
from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.own_words import unquoted
from briefgen.checks.rule import Hit, text_rule
from briefgen.facts.calendar import MONTHS
from briefgen.problem import t

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
