"""Rules on titles (BG3xx) and on the whole of a text: addresses, names, letters (BG7xx)."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.rule import Hit, rule, text_rule
from briefgen.facts import identifier_sites, secure_sites
from briefgen.markdown.pattern import Pattern
from briefgen.model.agenda import Entry, Group
from briefgen.problem import t
from briefgen.texts.case import Case, Edit, Passage, Spot, Texts, key_spot
from briefgen.texts.reading import plain, sentences_in, unquoted
from briefgen.texts.words import content_words, related

TITLES = ("title", "short_title", "heading")
MARK_AT_END = Pattern(r"(?<=[^\W\d_]{3})[.;,]\Z")
ABBREVIATION = Pattern(r"\b(?:etc|enz|resp|excl|incl|bijv|evt|tbv|ca|nrs?|art|e\.v)\.\Z")
ROW_OF_SPACES = Pattern(r"(?<=\S)[ \u00a0]{2,60}(?=\S)")
LONGEST = 1000
"""How much of a title is looked at: more than any has."""
OPENING = frozenset("“”„\"«‘’'")
QUOTED_WHOLE = Pattern(r"[“”„\"«‘’'](?P<words>[^“”„\"«»‘]{1,400})[”“\"»’']")
SHORT_NAME = Pattern(r"[A-Z][A-Za-z]{0,8}[A-Z]\b")


@rule("BG301", "titel-herhaald", "note", "titles")
def heading_again(case: Case) -> Iterator[Hit]:
    """The title of an item says what the heading above it says, in another order at most."""
    for heading, subjects in _groups(case):
        words = sorted(content_words(heading))
        for id_ in subjects:
            title = _title(case, id_)
            if title and words and sorted(content_words(title.text)) == words:
                what = t("this title repeats the heading above it: “{heading}”", heading=heading)
                fix = t("give the item a title of its own, or leave the heading out")
                yield Hit(title.whole(), what, fix)


@rule("BG302", "korte-titel-verschilt", "warning", "titles")
def another_short_title(case: Case) -> Iterator[Hit]:
    """The short title shares no word with the title: who reads the nota cannot find the item.

    Silent where the short title is an abbreviation that the text explains.
    """
    for passage in case.printed("short_title"):
        short, long = (content_words(each[:LONGEST]) for each in (passage.text, passage.title))
        if not short or any(related(one, other) for one in short for other in long):
            continue
        if not _is_explained(case, passage):
            what = t("the short title shares no word with the title “{title}”", title=passage.title)
            fix = t("let the short title be a shorter form of the title")
            yield Hit(passage.whole(), what, fix)


@rule("BG303", "zelfde-titel", "note", "titles")
def one_title_for_two(case: Case) -> Iterator[Hit]:
    """Two items have the same title and are not said to be the same subject.

    In two parts the agenda tells them apart, and the nota does if one has a short title.
    """
    seen: dict[str, tuple[int, Entry]] = {}
    for number, entry in _by_part(case):
        key = " ".join(entry.item.title.casefold().split())
        part, first = seen.setdefault(key, (number, entry))
        if first is entry or _same_subject(first, entry):
            continue
        if part != number and first.item.name != entry.item.name:
            continue
        title = _title(case, entry.item.id)
        other = _title(case, first.item.id)
        if title and other:
            what = t("item {number} has the same title", number=first.reference)
            if first.reference is None:
                what = t("another item has the same title")
            fix = t("add same_as if it is the same subject; else give each a title of its own")
            yield Hit(title.whole(), what, fix, also=(other.whole(),))


@rule("BG305", "titel-leesteken", "note", "titles")
def mark_in_a_title(case: Case) -> Iterator[Hit]:
    """A title that ends with a stop, a semicolon or a comma, or has a row of spaces in it."""
    for passage in case.printed(*TITLES):
        last = MARK_AT_END.search(passage.text)
        if last and not ABBREVIATION.search(passage.text):
            spot = passage.spot(*last.span())
            what = t("a title ends with “{mark}”", mark=last[0])
            yield Hit(spot, what, t("remove it"), edit=Edit(spot, ""))
        for found in ROW_OF_SPACES.finditer(passage.text):
            spot = passage.spot(*found.span())
            what = t("more than one space stands here")
            yield Hit(spot, what, t("keep one"), edit=Edit(spot, " "))


@rule("BG306", "titel-tussen-aanhalingstekens", "warning", "titles")
def title_in_quotation_marks(case: Case) -> Iterator[Hit]:
    """A whole title, or the handling of an item, between quotation marks: they are printed."""
    for passage in case.printed(*TITLES, "handling"):
        text = passage.text.strip()
        if text[:1] in OPENING and (found := QUOTED_WHOLE.fullmatch(text)):
            what = t("the quotation marks around this text are printed")
            spot, words = passage.whole(), found["words"]
            fix = t("leave them out: {words}", words=words)
            yield Hit(spot, what, fix, edit=Edit(spot, words, safe=False))


def _groups(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The headings of the agenda and the letters, each with the ids below it."""
    for part in case.dossier.parts:
        for group in part.entries:
            if isinstance(group, Group):
                yield group.title, tuple(entry.item.id for entry in group.entries)
    for letter in case.dossier.letters[:1]:
        for topics in letter.groups:
            if topics.heading:
                yield topics.heading, tuple(topic.id for topic in topics.topics)


def _by_part(case: Case) -> Iterator[tuple[int, Entry]]:
    for number, part in enumerate(case.dossier.parts):
        for entry in part.entries:
            for each in entry.entries if isinstance(entry, Group) else (entry,):
                yield number, each


def _same_subject(one: Entry, other: Entry) -> bool:
    first, second = one.item, other.item
    same = (first.same_as or first.id, second.same_as or second.id)
    return same[0] == same[1]


def _title(case: Case, id_: str) -> Passage | None:
    return next((each for each in case.printed("title") if each.subject == id_), None)


def _is_explained(case: Case, short: Passage) -> bool:
    names = SHORT_NAME.findall(short.text[:LONGEST])
    texts = [each.text for each in case.printed("text") if each.subject == short.subject]
    return any(name in text for name in names for text in texts)


LONG = 12
"""From how many words a sentence that comes twice is no turn of phrase any more."""
INSECURE = Pattern(r"http://(?P<site>[A-Za-z0-9.-]{4,100})", marks=("http://",))
WORDS = Pattern(r"[^\W_]+(?:[-’'][^\W_]+)*")
TABLE = Pattern(r"[ \t]*[|>]")
FORMS = (
    ("title", Pattern(r"(?:mr|dr|drs|ir|ing|prof|mw|dhr)\.\s")),
    ("initials", Pattern(r"(?:[A-Z][a-z]?\.-?){1,6}\s")),
    ("given", Pattern(r"[A-ZÀ-Þ][a-zà-ÿ]{1,20}[\s-]")),
)
LETTERS = Pattern(r"(?<!\w)aanbiedingsbrieven(?!\w)", marks=("aanbiedingsbrieven",))
LISTED = Pattern(
    r"^[ \t]*(?:\d{1,2}[.)][ \t]+|[-*+][ \t]+)?"
    r"(?P<letter>[Aa]anbiedingsbrief)(?P<rest>(?!\w)[^\n]{0,200})",
    re.MULTILINE,
    marks=("anbiedingsbrief",),
)
SENTENCE = Pattern(r"[.:;]\s*\Z")
BOTH = Pattern(r"Kamers|Eerste.{0,40}Tweede|Tweede.{0,40}Eerste|(?:EK|TK).{0,9}(?:EK|TK)")


@text_rule("BG704", "http-adres", "note", "structure")
def insecure_address(texts: Texts) -> Iterator[Hit]:
    """An address of a site of government is written with http: it is https."""
    for passage in texts.printed():
        for found in INSECURE.finditer(passage.text):
            if _is_of(found["site"], secure_sites()) and not _is_of(
                found["site"], identifier_sites()
            ):
                spot = passage.spot(found.start(), found.start() + len("http"))
                what = t("the address of {site} is one with https", site=found["site"])
                yield Hit(spot, what, t("write https"), edit=Edit(spot, "https"))


def _is_of(site: str, domains: tuple[str, ...]) -> bool:
    name = site.lower().rstrip(".")
    return any(name == each or name.endswith(f".{each}") for each in domains)


@text_rule("BG705", "zin-herhaald", "note", "structure")
def sentence_twice(texts: Texts) -> Iterator[Hit]:
    """The same sentence stands twice in one item, topic or section.

    Across items it may: what is parallel is said in the same words.
    """
    first: dict[tuple[str, str | None, str], Spot] = {}
    for passage in texts.printed("text", "position"):
        words = plain(passage.text)
        for start, end in sentences_in(passage.text) if passage.subject else ():
            line = passage.text.rfind("\n", 0, start) + 1
            said = WORDS.findall(words, start, end)
            if len(said) < LONG or TABLE.match(passage.text, line):
                continue
            spot = passage.spot(start, end)
            key = passage.document, passage.subject, " ".join(said).lower()
            there = first.setdefault(key, spot)
            if there is not spot:
                what = t("this sentence stands here twice")
                yield Hit(spot, what, t("remove one of the two"), also=(there,))


@rule("BG707", "naamvorm-ongelijk", "note", "structure")
def names_in_several_forms(case: Case) -> Iterator[Hit]:
    """The names below one letter are written in several forms: with a title, initials, a name."""
    for letter in case.dossier.letters:
        names = [each.name for each in letter.signatories if each.name]
        forms = {form for name in names if (form := _form(name))}
        if len(forms) > 1:
            what = t("the names are written in several forms: {names}", names=", ".join(names))
            fix = t("write them in one form in government.yaml")
            yield Hit(key_spot(case.source, "letter", "signatories"), what, fix)
            return


@cache
def _form(name: str) -> str | None:
    return next((form for form, pattern in FORMS if pattern.match(name)), None)


@text_rule("BG710", "brieven-enkelvoud", "warning", "structure")
def letters_announced_one_attached(texts: Texts) -> Iterator[Hit]:
    """The nota speaks of several letters, while its list of attachments has one."""
    announced, listed = None, []
    for passage in texts.of("nota"):
        words = unquoted(passage.text)
        is_list = passage.role == "attachment"
        if not is_list and announced is None and (found := LETTERS.search(words)):
            announced = passage.spot(*found.span())
        lines = LISTED.finditer(words)
        listed += [(passage, each) for each in lines if is_list or not SENTENCE.search(each[0])]
    if announced is None or len(listed) != 1:
        return
    passage, found = listed[0]
    if not BOTH.search(found["rest"]):
        what = t("the nota speaks of several letters, here stands one")
        fix = t("name each letter in the list, or speak of one letter")
        yield Hit(passage.spot(*found.span("letter")), what, fix, also=(announced,))
