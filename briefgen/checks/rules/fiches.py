"""Rules on BNC-fiches: each can be found by its Kamerstuk, and is named in one way (BG4xx)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.markdown.citations.finding import Fiche
from briefgen.markdown.citations.kamerstukken import Kamerstuk
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Case, Passage, Spot, Texts
from briefgen.texts.reading import citations_in, sentences_in

FOUND_OTHERWISE = Pattern(
    r"https?://|www\.|\]\(|\b20\d\d[DZ]\d{4,6}\b|\b(?:[Bb]ijlage|[Bb]ijgevoegd|[Vv]oetnoot|[Nn]oot)\b"
)
"""Another way to find it: an address, the number of a letter, an annex, another footnote."""
NO_TITLE = Pattern(r"(?:zie|volgt|wordt|nog|idem|n\.v\.t)\b", re.IGNORECASE)
KINDS = Pattern(
    r"(?:\[[^\]\s]{1,12}\]\s)?(?:Verordening|Richtlijn|Mededeling|Besluit|Aanbeveling|Voorstel|Herziening"
    r"|Wijziging|Strategie|Actieplan)\b"
)
REFERENCE = Pattern(
    r"\b(?:conform|overeenkomstig|volgens|in\slijn\smet|zoals\s[^.;\n]{1,60}\sin)"
    r"\s(?:(?:de|het)\s(?:\w{1,20}\s){1,2}(?:van|uit|in)\s)?(?P<fiche>het\sBNC[- ]?fiche)\b",
    re.IGNORECASE,
    marks=("bn", "bN", "Bn", "BN"),
)
TO_COME = Pattern(r"\b(?:binnenkort|nog|volgt|ontvangt|opgesteld|komende|spoedig|verwacht)\b")
CITED = Pattern(r"fiche|\b22\s?112\b|https?://|\]\(", re.IGNORECASE)
FIRST_WORDS = Pattern(r"(?P<kind>[^\W\d_]+)\s(?P<next>[^\W\d_]+)")


class _Named(Struct, frozen=True):
    """A fiche in a footnote, and whether a Kamerstuk or something else tells where it is."""

    passage: Passage
    fiche: Fiche
    found: bool

    @property
    def spot(self) -> Spot:
        return self.passage.spot(self.fiche.start, self.fiche.end)


@text_rule("BG406", "fiche-zonder-kamerstuk", "warning", "sources")
def fiche_that_cannot_be_found(texts: Texts) -> Iterator[Hit]:
    """A footnote cites a BNC-fiche by its title alone: each has a number of the dossier 22112.

    Silent where another footnote gives it, or the footnote says otherwise where to find it.
    """
    fiches = list(_fiches(texts))
    known = {each.fiche.identity for each in fiches if each.found}
    for each in fiches:
        if not each.found and each.fiche.identity not in known:
            what = t("this BNC-fiche is cited without the number of its Kamerstuk")
            fix = t("add it: Kamerstukken II 2024/25, 22112, nr. …")
            yield Hit(each.spot, what, fix)


@rule("BG407", "fiche-zonder-noot", "warning", "sources")
def fiche_without_a_note(case: Case) -> Iterator[Hit]:
    """A text refers to the BNC-fiche as to one that the reader knows, and nothing says which."""
    cited = _subjects_that_cite(case)
    for passage in case.printed("text", "position"):
        if passage.subject is None or cited.get(passage.subject):
            continue
        for start, end in sentences_in(passage.text):
            sentence = passage.plain[start:end]
            found = None if TO_COME.search(sentence) else REFERENCE.search(sentence)
            if found:
                spot = passage.spot(start + found.start("fiche"), start + found.end("fiche"))
                what = t("no footnote says which BNC-fiche this is")
                yield Hit(spot, what, t("add a footnote with the Kamerstuk of the fiche"))
                cited[passage.subject] = True
                break


@text_rule("BG408", "fiche-nummer-dubbel", "warning", "sources")
def one_number_for_two(texts: Texts) -> Iterator[Hit]:
    """Two fiches bear one number, and no Kamerstuk tells them apart.

    They are numbered within the letter that they came with, so that “Fiche 2” names many.
    """
    first: dict[str, _Named] = {}
    for each in _fiches(texts):
        number = each.fiche.number
        if number is None or each.found or not each.fiche.title:
            continue
        other = first.setdefault(number, each)
        if other.fiche.identity != each.fiche.identity:
            what = t("“fiche {number}” is the name of another fiche elsewhere", number=number)
            fix = t("leave the number out and give the Kamerstuk")
            yield Hit(each.spot, what, fix, also=(other.spot,))


@text_rule("BG409", "fiche-hoofdletters", "note", "sources")
def title_in_two_cases(texts: Texts) -> Iterator[Hit]:
    """The word that follows the kind of act in the titles of fiches, with and without a capital."""
    seen: dict[tuple[str, str], dict[str, _Named]] = defaultdict(dict)
    for each in _fiches(texts):
        found = FIRST_WORDS.match(each.fiche.title or "")
        if not found or not KINDS.match(found["kind"]):
            continue
        forms = seen[found["kind"].casefold(), found["next"].casefold()]
        other = next((word for word in forms if word != found["next"]), None)
        if other and found["next"] not in forms:
            what = t("“{word}” is written “{other}” elsewhere", word=found["next"], other=other)
            fix = t("write the titles of fiches in one way")
            yield Hit(each.spot, what, fix, also=(forms[other].spot,))
        forms.setdefault(found["next"], each)


def _fiches(texts: Texts) -> Iterator[_Named]:
    """The fiches of the footnotes; not a mere “Fiche:”, which other things are called too."""
    for passage in texts.printed("note"):
        citations = citations_in(passage.text)
        found = any(isinstance(each, Kamerstuk) for each in citations) or bool(
            FOUND_OTHERWISE.search(passage.text)
        )
        for each in citations:
            if isinstance(each, Fiche) and _is_one(each):
                yield _Named(passage, each, found)


def _is_one(fiche: Fiche) -> bool:
    title = fiche.title or ""
    if NO_TITLE.match(title):
        return False
    return "BNC" in fiche.written or bool(fiche.number or KINDS.match(title))


def _subjects_that_cite(case: Case) -> dict[str, bool]:
    """The items and topics in which something tells which fiche is meant, with their twins."""
    cited: dict[str, bool] = {}
    for passage in case.printed("text", "position", "note", "document"):
        if passage.subject and (
            any(isinstance(each, (Kamerstuk, Fiche)) for each in citations_in(passage.text))
            or (passage.role == "note" and CITED.search(passage.text))
        ):
            cited[passage.subject] = True
    for one, other in _twins(case).items():
        if cited.get(one) or cited.get(other):
            cited[one] = cited[other] = True
    return cited


def _twins(case: Case) -> Mapping[str, str]:
    items = (entry.item for entry in case.dossier.entries())
    return {item.id: item.same_as for item in items if item.same_as}
