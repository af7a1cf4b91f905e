"""Rules on sources that are named by their title: language, short name, where to find (BG4xx)."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.facts import english_sources, english_words, function_words
from briefgen.markdown.citations.acts import Act
from briefgen.markdown.citations.documents import CouncilDocument, OfficialJournal
from briefgen.problem import t
from briefgen.texts.case import Case, Passage, Spot, Texts, citations_in
from briefgen.texts.words import TITLE_WORD, is_quoted

ELSEWHERE = re.compile(r"\d|https?://|www\.|\]\(")
"""What makes a source known beside its title: a number, a date, an address."""
NAMED_WITHIN, TITLE_GOES_ON = 3, 3
LEAST_ENGLISH = 2
DEFINED = re.compile(
    r"\b(?:de|het|een)\s(?P<long>(?:(?!(?:de|het|een|van|voor|in|op)\s)[\w-]{1,40}\s){0,5}?[\w-]{3,40}(?:verordening|richtlijn|besluit|wet))"
    r"\s?\((?:hierna|verder):?\s(?:de\s|het\s)?[‘“\"']?(?P<short>[A-Z][A-Za-z-]{0,10}[A-Z])[’”\"']?\)",
    re.IGNORECASE,
)
SHORT = re.compile(r"[A-Z][A-Za-z-]{0,10}[A-Z]")
FULL_TITLE = re.compile(r"\bvan\s(?:het\sEuropees\sParlement|de\sRaad|de\sCommissie)\b")
ELI = re.compile(r"https?://|\beli/|\bELI\b")


@text_rule("BG410", "engelse-brontitel", "note", "sources")
def english_title(texts: Texts) -> Iterator[Hit]:
    """A footnote that is an English title and nothing more: no number, no date, no address.

    Mostly what is left of a link that was lost. An English name that spells out an abbreviation
    (“Corporate Sustainability Reporting Directive”) is not one: it has no word for a document.
    """
    for passage in texts.printed("note"):
        if _is_english_title(passage):
            what = t("an English title without a number, a date or an address")
            fix = t("name the source in Dutch, with its number and date, or add the address")
            yield Hit(passage.whole(), what, fix)


@text_rule("BG411", "korte-naam-niet-gebruikt", "note", "sources")
def short_name_not_used(texts: Texts) -> Iterator[Hit]:
    """The full name of an act, in one document, after a short one was given for it."""
    for document in texts.documents():
        known: dict[str, str] = {}
        uses: dict[str, list[Spot]] = {}
        for passage in texts.of(document, "text", "position", "note", "opening"):
            for long, spot in _long_names(passage, known):
                uses.setdefault(long, []).append(spot)
        for long, (first, *others) in uses.items():
            what = t("the short name “{short}” was given for this", short=known[long])
            fix = t("write “{short}”", short=known[long])
            yield Hit(first, what, fix, also=tuple(others))


@rule("BG412", "raadsdocument-ontbreekt", "note", "sources", on=False)
def no_council_document(case: Case) -> Iterator[Hit]:
    """An item of the agenda that names no document of the Council.

    The government promised such references in annotated agendas (letter of 26 June 2015).
    """
    citing = {
        passage.subject
        for passage in case.of("agenda")
        if any(isinstance(each, CouncilDocument) for each in citations_in(passage.text))
    }
    for passage in case.of("agenda", "title"):
        if passage.subject and passage.subject not in citing:
            what = t("this item names no document of the Council")
            yield Hit(passage.whole(), what, t("add the number, for instance ST 8803/16"))


@text_rule("BG413", "vindplaats-ontbreekt", "note", "sources", on=False)
def no_official_journal(texts: Texts) -> Iterator[Hit]:
    """A footnote with the full title of an act and not where it was published.

    Source: Aanwijzing 3.42 of the Aanwijzingen voor de regelgeving.
    """
    for passage in texts.printed("note"):
        citations = citations_in(passage.text)
        act = citations[0] if citations else None
        if not isinstance(act, Act) or act.start > 0 or ELI.search(passage.text):
            continue
        published = any(isinstance(each, OfficialJournal) for each in citations)
        if not published and FULL_TITLE.match(passage.text[act.end :].lstrip()):
            what = t("this act stands here without its place in the Official Journal")
            fix = t("add it: PB L, 2025/2323, 14.11.2025")
            yield Hit(passage.spot(act.start, act.end), what, fix)


def _is_english_title(passage: Passage) -> bool:
    if ELSEWHERE.search(passage.text) or citations_in(passage.text):
        return False
    words = [found[0].casefold() for found in TITLE_WORD.finditer(passage.plain)]
    kinds = [n for n, word in enumerate(words[:NAMED_WITHIN]) if word in english_sources()]
    if not kinds or len(words) - kinds[0] <= TITLE_GOES_ON:
        return False
    english = sum(word in english_words() for word in words)
    return english > LEAST_ENGLISH and not set(words) & (function_words() - english_words())


def _long_names(passage: Passage, known: dict[str, str]) -> Iterator[tuple[str, Spot]]:
    """The full names that have a short one; those that are given one here become known."""
    defined = [
        found for found in DEFINED.finditer(passage.plain) if SHORT.fullmatch(found["short"])
    ]
    here = {found.start("long") for found in defined}
    since = dict.fromkeys(known, 0)
    for found in defined:
        long = found["long"].casefold()
        if long not in known:
            known[long] = found["short"]
            since[long] = found.end()
    for long, start in since.items():
        for spot in _uses(passage, long, start):
            if spot.start not in here and not is_quoted(passage.text, spot.start):
                yield long, spot


def _uses(passage: Passage, long: str, since: int) -> Iterator[Spot]:
    words = passage.plain.casefold()
    position = words.find(long, since) if len(words) == len(passage.plain) else -1
    while position >= 0:
        end = position + len(long)
        alone = not words[position - 1 : position].isalnum() and not words[end : end + 1].isalnum()
        named_apart = words[position - 1 : position] in ("(", "“", "‘", "«", "*", "_")
        if alone and not named_apart and not words.startswith((" (", "-"), end):
            yield passage.spot(position, end)
        position = words.find(long, end)
