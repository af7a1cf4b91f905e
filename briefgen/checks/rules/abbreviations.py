"""Rules on abbreviations that a document explains, and on their article (BG5xx)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import bodies, heads_of_bodies
from briefgen.markdown.pattern import Pattern, word_of
from briefgen.problem import t
from briefgen.texts.abbreviations import SMALL, TOKEN, Definition, definitions
from briefgen.texts.case import Document, Spot, Texts
from briefgen.texts.reading import dutch_words
from briefgen.texts.words import RUNNING, Names, on_one_line, related, without_accents

GOES_ON = Pattern(r"\s*(?:van|in|voor|bij|op|of|for|tot)\b")
LONG_VOWEL = Pattern(r"([aeo])\1(?=[lr]\Z)")
BEFORE, CAPITAL, LETTER = Pattern(r"\w"), Pattern("[A-Z]"), Pattern("[A-Za-z]")


@text_rule("BG501", "afkorting-twee-betekenissen", "error", "terms")
def two_expansions(texts: Texts) -> Iterator[Hit]:
    """One abbreviation stands for two things in the set, or for another than in terms.yaml.

    It is a warning where it is not certain of which words one of them is made.
    """
    first: dict[str, Definition] = {}
    for document in texts.documents():
        for each in definitions(texts, document):
            here = each.expansion or each.name
            if not each.abbreviates or not here:
                continue
            listed = texts.terms.abbreviations.get(each.short)
            if listed and each.expansion and not _alike(here, listed, each.before):
                what = t(
                    "“{short}” stands for “{other}” in the list of terms, here for “{here}”",
                    short=each.short, other=listed, here=here,
                )  # fmt: skip
                if not _in_another_language(here, listed):
                    yield Hit(each.spot, what, t("choose one of the two"), guess=not each.sure)
                continue
            other = first.setdefault(each.short, each)
            if _differ(each, other):
                there = other.expansion or other.name
                what = t(
                    "“{short}” stands for “{other}” elsewhere, here for “{here}”",
                    short=each.short, other=there, here=here,
                )  # fmt: skip
                guess = not (each.sure and other.sure)
                yield Hit(each.spot, what, t("choose one of the two"), (other.spot,), guess=guess)


def _differ(one: Definition, other: Definition) -> bool:
    """Whether two definitions are of two things; of names without its initials only two alike."""
    if one.expansion and other.expansion:
        return not _same(one, other)
    here, there = one.name.split(), other.name.split()
    beside = len(here) == len(there) > 1 and here[:-1] == there[:-1]
    return beside and not related(here[-1].casefold(), there[-1].casefold())


@text_rule("BG502", "afkorting-dubbel", "note", "terms")
def defined_twice(texts: Texts) -> Iterator[Hit]:
    """An abbreviation is explained twice in one document."""
    for document in texts.documents():
        first: dict[str, Definition] = {}
        for each in definitions(texts, document):
            if each.passage.role not in RUNNING:
                continue
            other = first.setdefault(each.short, each)
            if _in_letter_and_annex(other, each):
                first[each.short] = each
            elif other is not each and _last_word(each) == _last_word(other):
                what = t("“{short}” is already explained in this document", short=each.short)
                fix = t("use the abbreviation alone")
                yield Hit(each.spot, what, fix, also=(other.spot,))


@text_rule("BG503", "afkorting-ongebruikt", "note", "terms")
def never_used(texts: Texts) -> Iterator[Hit]:
    """An abbreviation is explained and used nowhere in the document.

    Not of a body that is commonly named with its abbreviation behind it, as the OESO.
    """
    for document in texts.documents():
        found = list(definitions(texts, document))
        used: dict[str, bool] = {}
        uses = _Uses(texts, document, found)
        for each in found:
            sure = each.explicit or (each.expansion is not None and each.abbreviates)
            sure = sure or _ends_with(each.before, texts.terms.abbreviations.get(each.short, ""))
            if each.passage.role not in RUNNING or not sure or _is_known_body(each):
                continue
            if each.short not in used:
                used[each.short] = uses.of(each)
            if not used[each.short]:
                what = t("“{short}” is explained and not used after", short=each.short)
                yield Hit(each.spot, what, t("take the abbreviation away"))


@text_rule("BG506", "definitie-na-gebruik", "note", "terms", on=False)
def used_before(texts: Texts) -> Iterator[Hit]:
    """An abbreviation is used before the place where it is explained."""
    for document in texts.documents():
        first: dict[str, Definition] = {}
        for each in definitions(texts, document):
            if each.abbreviates and each.passage.role in RUNNING:
                first.setdefault(each.short, each)
        names = Names(first)
        for passage in texts.of(document, *RUNNING):
            for start, end, short in names.find(passage.plain):
                if short not in first or not _is_word(passage.plain, start, end):
                    continue
                # Where it is met first it is used, or explained.
                each = first.pop(short)
                if passage is each.passage and start >= each.start:
                    continue
                what = t("“{short}” is explained only further on", short=short)
                fix = t("explain it here, where it is used first")
                yield Hit(passage.spot(start, end), what, fix, also=(each.spot,))


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation stands by itself; behind it may be an ending."""
    return not BEFORE.match(text, max(start - 1, 0), start) and not CAPITAL.match(text, end)


def _same(one: Definition, other: Definition) -> bool:
    here, there = one.expansion or "", other.expansion or ""
    return one is other or _alike(here, there, one.before) or _alike(there, here, other.before)


def _alike(here: str, there: str, before: str) -> bool:
    """Whether two expansions are the same: one may be longer, as a name with more said of it."""
    one, other = _normal(here), _normal(there)
    longer, shorter = (here, there) if len(one) >= len(other) else (there, here)
    if max(one, other, key=len).startswith(min(one, other, key=len)):
        return one == other or bool(GOES_ON.match(longer, len(shorter.rstrip())))
    return one.endswith(other) or other.endswith(one) or _ends_with(before, there)


def _in_another_language(here: str, there: str) -> bool:
    """Whether two expansions have the same words but for their language."""
    words = [here.casefold().split(), there.casefold().split()]
    return len(words[0]) == len(words[1]) and all(map(related, *words))


def _ends_with(before: str, expansion: str) -> bool:
    return bool(expansion) and _normal(before).endswith(_normal(expansion))


def _normal(words: str) -> str:
    """Words without case, diacritics, spaces, hyphens, small words and endings of inflection."""
    found = (word[0] for word in TOKEN.finditer(without_accents(words.lower())))
    return "".join(_stem(word) for word in found if word not in SMALL)


def _stem(word: str) -> str:
    """A word as it is before an ending: nationaal and nationale, actief and actieve are one."""
    stem = LONG_VOWEL.sub(r"\1", word.rstrip("ens")) or word
    return stem[:-1] + "f" if stem.endswith("v") else stem


def _in_letter_and_annex(one: Definition, other: Definition) -> bool:
    """Whether a text that was published as one has a letter and, behind it, the agenda itself."""
    roles = one.passage.role == "opening", other.passage.role == "opening"
    return other.passage.document == "text" and roles == (True, False)


def _last_word(each: Definition) -> str:
    words = TOKEN.findall(each.before)
    return words[-1].lower().rstrip("ens") if words else ""


class _Uses:
    """Where a document uses what it explains, read once for all that it explains."""

    def __init__(self, texts: Texts, document: Document, found: Sequence[Definition]) -> None:
        own: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for each in found:
            own[each.short].add((id(each.passage), each.start))
        self.exact: set[str] = set()
        self.in_any_case: set[str] = set()
        by_lower: dict[str, set[str]] = defaultdict(set)
        for short in {each.short for each in found if not each.abbreviates}:
            by_lower[short.lower()].add(short)
        names, lower = Names(own), Names(by_lower)
        for passage in texts.of(document):
            for start, end, short in names.find(passage.text):
                if not CAPITAL.match(passage.text, end) and (id(passage), start) not in own[short]:
                    self.exact.add(short)
            for start, end, low in lower.find(passage.text.lower() if by_lower else ""):
                for short in tuple(by_lower[low]) if not LETTER.match(passage.text, end) else ():
                    if (id(passage), start) not in own[short]:
                        by_lower[low].discard(short)
                        self.in_any_case.add(short)

    def of(self, each: Definition) -> bool:
        """Whether it is used elsewhere than where it is explained."""
        return each.short in (self.exact if each.abbreviates else self.in_any_case)


def _is_known_body(each: Definition) -> bool:
    """Whether a name with its abbreviation is the fixed formula of an organisation."""
    if each.explicit:
        return False
    words = (word.lower() for word in (each.expansion or each.name).split() if word[0].isupper())
    return each.short.upper() in bodies() or any(word.endswith(heads_of_bodies()) for word in words)


DE_OR_HET = Pattern(
    rf"(?P<the>{word_of('de', 'deze', 'het', 'dit')})\s(?:[a-zà-ÿ]{{2,30}}(?:eel|isch|ig|lijk)\s)?"
    r"(?:[a-zà-ÿ]{3,30}e\s)?(?P<short>[A-Z]{3,8})(?=[.,;:)]|\s(?:en|of|van|voor|in|op|te|om|die|dat|"
    r"met|aan|bij|door|naar|tot|als|is|was|wordt|worden|kan|kunnen|moet|moeten|zal|zullen|heeft|"
    r"hebben|ge[a-z]{3,20}[dt])\b|\s*\Z)"
)


@text_rule("BG518", "de-of-het", "note", "terms")
def de_and_het(texts: Texts) -> Iterator[Hit]:
    """An abbreviation that a document writes with “de” and with “het”."""
    for document in texts.documents():
        uses: dict[str, dict[bool, list[Spot]]] = {}
        for passage in texts.of(document, *RUNNING):
            for found in DE_OR_HET.finditer(dutch_words(passage.text)):
                neuter = found["the"].lower() in {"het", "dit"}
                spots = uses.setdefault(found["short"], {}).setdefault(neuter, [])
                spots.append(passage.spot(*found.span()))
        for both in uses.values():
            if len(both) > 1:
                usual, other = sorted(both.values(), key=len, reverse=True)
                what = t("this document also writes “{other}”", other=on_one_line(usual[0].quoted))
                yield Hit(other[0], what, t("choose one form"), also=(*other[1:], usual[0]))
