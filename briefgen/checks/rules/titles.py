"""Rules on the titles of items and topics (BG3xx)."""

import re
from collections.abc import Iterator

from briefgen.checks.case import Case
from briefgen.checks.passage import Passage
from briefgen.checks.rule import Edit, Hit, rule
from briefgen.checks.title_words import content_words, related
from briefgen.model.dossier import Entry, Group
from briefgen.problem import t

TITLES = ("title", "short_title", "heading")
MARK_AT_END = re.compile(r"(?<=[^\W\d_]{3})[.;,]\Z")
ABBREVIATION = re.compile(r"\b(?:etc|enz|resp|excl|incl|bijv|evt|tbv|ca|nrs?|art|e\.v)\.\Z")
ROW_OF_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,60}(?=\S)")
SHORT_NAME = re.compile(r"[A-Z][A-Za-z]{0,8}[A-Z]\b")


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
        short, long = content_words(passage.text), content_words(passage.title)
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
    names = SHORT_NAME.findall(short.text)
    texts = [each.text for each in case.printed("text") if each.subject == short.subject]
    return any(name in text for name in names for text in texts)
