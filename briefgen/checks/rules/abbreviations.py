"""Rules on abbreviations that a document explains (BG501 to BG503, BG505, BG506)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import bodies, heads_of_bodies, well_known
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.abbreviations import SMALL, TOKEN, Definition, definitions
from briefgen.texts.case import Document, Texts
from briefgen.texts.words import RUNNING, Names, related, without_accents

GOES_ON = Pattern(r"\s*(?:van|in|voor|bij|op|of|for|tot)\b")
LONG_VOWEL = Pattern(r"([aeo])\1(?=[lr]\Z)")
SHORTEST_LETTERS = 4
SHORTEST_NAME = 3
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
                yield Hit(each.spot, what, t("choose one of the two"), sure=each.sure)
                continue
            other = first.setdefault(each.short, each)
            if _differ(each, other):
                there = other.expansion or other.name
                what = t(
                    "“{short}” stands for “{other}” elsewhere, here for “{here}”",
                    short=each.short, other=there, here=here,
                )  # fmt: skip
                sure = each.sure and other.sure
                yield Hit(each.spot, what, t("choose one of the two"), (other.spot,), sure=sure)


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


@text_rule("BG505", "afkorting-letters", "warning", "terms")
def other_letters(texts: Texts) -> Iterator[Hit]:
    """The words that an abbreviation stands for have an initial that it lacks or has otherwise.

    Only one word too many of at least five that all have a capital, where it is certain with
    which word they start, or one letter that is another than that of its word: abbreviations of
    other words (in another language) differ more.
    """
    for document in texts.documents():
        for each in definitions(texts, document):
            long = each.expansion if each.delimited else each.name
            if not long or each.sure > each.delimited or not each.short.isupper():
                continue
            words = [word[0] for word in TOKEN.finditer(long)]
            initials = [word[0] for word in words if word not in SMALL]
            letters = list(each.short)
            if each.short in well_known() or each.short in texts.terms.abbreviations:
                continue
            if _lacks_one(initials, letters) or _has_another(initials, letters):
                what = t("the initials of “{words}” are not {short}", words=long, short=each.short)
                yield Hit(each.spot, what, t("check the name and its abbreviation"))


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
        for short in own:
            by_lower[short.lower()].add(short)
        names, lower = Names(own), Names(by_lower)
        for passage in texts.of(document):
            for start, end, short in names.find(passage.text):
                if not CAPITAL.match(passage.text, end) and (id(passage), start) not in own[short]:
                    self.exact.add(short)
            for start, end, low in lower.find(passage.text.lower()):
                for short in tuple(by_lower[low]) if not LETTER.match(passage.text, end) else ():
                    if (id(passage), start) not in own[short]:
                        by_lower[low].discard(short)
                        self.in_any_case.add(short)

    def of(self, each: Definition) -> bool:
        """Whether it is used elsewhere than where it is explained."""
        return each.short in (self.exact if each.abbreviates else self.in_any_case)


def _lacks_one(initials: list[str], letters: list[str]) -> bool:
    """Whether a long abbreviation lacks one of the initials, which are in its order."""
    if len(letters) < SHORTEST_LETTERS or len(initials) != len(letters) + 1:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _has_another(initials: list[str], letters: list[str]) -> bool:
    """Whether one letter is not the initial of its word, or two are in each other's place."""
    if len(initials) != len(letters) or len(letters) < SHORTEST_NAME:
        return False
    if initials[0] != letters[0] or not all(initial.isupper() for initial in initials):
        return False
    differing = [n for n, initial in enumerate(initials) if initial != letters[n]]
    swapped = len(differing) == 2 and sorted(initials) == sorted(letters)
    return len(differing) == 1 or (swapped and differing[1] - differing[0] == 1)


def _is_known_body(each: Definition) -> bool:
    """Whether a name with its abbreviation is the fixed formula of an organisation."""
    if each.explicit:
        return False
    words = (word.lower() for word in (each.expansion or each.name).split() if word[0].isupper())
    return each.short.upper() in bodies() or any(word.endswith(heads_of_bodies()) for word in words)
