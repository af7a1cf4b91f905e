"""Rules on small grammar: articles, subjects and possessives, and commas in an article's parts."""

import re
from collections.abc import Iterator, Sequence

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import MONTHS, words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Passage, Texts
from briefgen.texts.reading import sentence_at
from briefgen.texts.words import any_of, on_one_line, one_line_of, places_of, running


def _any(*lists: str) -> str:
    """One of the words of some lists."""
    return any_of(*(word for each in lists for word in words_listed(each)))


HER, HIS = (
    Pattern(r"h(?<!\w.)aar\s", marks=("haar",)),
    Pattern(r"\b(?:zijn|hun)\s", marks=("zijn", "hun")),
)
ADJECTIVE, RUN = Pattern(r"[a-zà-ÿ-]{2,30}e\s"), Pattern(r"\w+")
POSSESSIONS = frozenset(words_listed("possessions"))
POSSESSION = Pattern(
    r"[a-zà-ÿ-]{3,40}(?:heid|heden|ing|ingen|schap|schappen|teit|teiten|[st]ie|[st]ies)\b"
)
OWN = frozenset(words_listed("own_verbs"))
CLEARLY_OWN = OWN - frozenset(words_listed("unclear_verbs"))
"""With the others only what is listed is its own: “heeft haar uitnodiging” may be right."""
BETWEEN = frozenset(words_listed("belongings_between"))
MOST_BETWEEN, LONGEST_NAME = 3, 3
NEUTER = frozenset(
    (*words_listed("neuter_names"), *(f"{the} {name}" for the in ("het", "Het")
     for name in words_listed("neuter_bodies")))
)  # fmt: skip
FEMININE = frozenset(
    f"{the} {name}" for the in ("de", "De") for name in words_listed("feminine_bodies")
)
JOINS = ("en", "maar", "want")
NO_NAME = ("Als", "Dat", "En", "Maar", "Ook", "Omdat", "Toch", "Want", "Zowel")
"""Words with a capital that make a country no part of a name: Vereniging Vastgoed Nederland."""
WOMEN = Pattern(rf"\b(?:{_any('women')})\b")
MEN = Pattern(rf"\b(?:{_any('men')})\b")
SEVERAL = Pattern(r"\b(?:[Zz]ij|[Zz]e|[a-z]{0,12}(?:staten|landen|leden|partijen|ministers))\b")
NEAR, FAR = 90, 250
"""How far back its subject stands from a possessive at most, and one whom it may mean instead."""


@text_rule("BG908", "nederland-haar", "note", "typography")
def the_netherlands_as_she(texts: Texts) -> Iterator[Hit]:
    """A country or a neuter body with “haar” of what is its own: it is “zijn” (Taaladvies.net).

    Silent where a woman or a feminine body stands before it in its sentence.
    """
    for passage, text in running(texts):
        for name, found in _owned(passage, text, HER, NEUTER):
            start, _end = sentence_at(passage.text, found.start()) or found.span()
            if not WOMEN.search(text, start, found.start()):
                what = t("{name} is neuter, so not “haar”", name=name)
                span = (found.start(), found.start() + len("haar"))
                yield replacing(passage, (*span, "zijn"), what, safe=False)


@text_rule("BG922", "instelling-zijn", "note", "typography")
def a_body_as_he(texts: Texts) -> Iterator[Hit]:
    """A feminine body with “zijn” or “hun” of what is its own: it is “haar” (Taaladvies.net).

    Silent where a man, a neuter body or several stand not far before it.
    """
    for passage, text in running(texts):
        for _name, found in _owned(passage, text, HIS, FEMININE):
            words = found[0].strip()
            others = MEN if words == "zijn" else SEVERAL
            far = max(found.start() - FAR, 0)
            since = max(text.rfind("\n\n", far, found.start()), far)
            own = words == "hun" and text.endswith(" in ", 0, found.start())
            if own or not others.search(text, since, found.start()):
                what = t("this body is feminine, so not “{words}”", words=words)
                span = (found.start(), found.start() + len(words))
                yield replacing(passage, (*span, "haar"), what, safe=False)


def _owned(
    passage: Passage, text: str, possessive: Pattern, subjects: frozenset[str]
) -> Iterator[tuple[str, re.Match[str]]]:
    """The possessives of what a subject has or does itself, with its name.

    One that follows with “en” in the sentence is of the same subject.
    """
    last, known = (0, 0), ""
    for found in possessive.finditer(text):
        verbs = _owning(text, found.end())
        if verbs is None:
            continue
        sentence = sentence_at(passage.text, found.start()) or found.span()
        before = text[max(sentence[0], found.start() - NEAR) : found.start()].split()
        words = [word for word in before if not word[0].isdigit() and word not in MONTHS]
        name = _acting(words, subjects, verbs)
        if not name and sentence == last and _follows(words):
            name = known
        if name:
            last, known = sentence, name
            yield name, found


def _owning(text: str, start: int) -> frozenset[str] | None:
    """The verbs whose subject has what is named at a place of a text; None if it is nobody's."""
    adjective = ADJECTIVE.match(text, start)
    for at in (adjective.end(), start) if adjective else (start,):
        word = RUN.match(text, at)
        if word and word[0] in POSSESSIONS:
            return OWN
        if POSSESSION.match(text, at):
            return CLEARLY_OWN
    return None


def _acting(words: Sequence[str], subjects: frozenset[str], verbs: frozenset[str]) -> str | None:
    """Which subject stands before or behind a verb of its own at the end of some words."""
    for end in _ends(words):
        for until in (end - 1, end):
            for first in range(max(until - LONGEST_NAME, 0), until):
                name = " ".join(words[first:until])
                before = words[first - 1] if first else ""
                if name not in subjects:
                    continue
                if until == end and before in verbs:
                    return name
                verb = words[end - 1] in verbs or words[end - 1] == "en"
                if until < end and verb and _begins(name, before):
                    return name
    return None


def _begins(name: str, before: str) -> bool:
    """Whether a subject with a verb behind it is a whole name, and begins a clause."""
    if name.startswith("de "):
        return before in JOINS
    return not before[:1].isupper() or before in NO_NAME


def _follows(words: Sequence[str]) -> bool:
    """Whether some words end with “en”, or with that and a verb."""
    ends = (words[: end - (words[end - 1] in OWN)] for end in _ends(words) if end)
    return any(each[-1:] in (["en"], ["maar"]) for each in ends)


def _ends(words: Sequence[str]) -> Iterator[int]:
    """Where some words end without up to three adverbs and prepositions."""
    for end in range(len(words), max(len(words) - MOST_BETWEEN, 0) - 1, -1):
        yield end
        if not end or words[end - 1] not in BETWEEN:
            return


ARTICLES = Pattern(
    r"[DdEeh](?<![\w-].)(?:(?<=[Ee])(?P<one>en\s(?:de|het))|(?<=[Dd])(?P<two>e\shet)|"
    r"(?<=[Dd])(?P<three>e\seen)(?=\s(?!\w*t\b)(?P<next>[a-zà-ÿ]{4}\w*))|"
    r"(?:(?<=\b[Ii]n\sh)|(?<=\b[Oo]p\sh)|(?<=\buit\sh))(?P<four>et\sde)|(?:(?<=\bvoor\sh)|"
    r"(?<=\bvan\sh)|(?<=\bmet\sh)|(?<=\bover\sh)|(?<=\bdoor\sh))(?P<five>et\seen)"
    r"(?=\s(?!en\b|of\b|na\b|dan\b|ander)[a-zà-ÿ]{3,30}\s[a-zà-ÿ]{3}))(?![\w-])"
)
NOT_ONE = {each for of in ("behind_one", "own_verbs", "finite_verbs") for each in words_listed(of)}
IN_A_ROW = (
    "een de ", "een het ", "de het ", "de een ", "het de ", "het een ", "Een de ", "Een het ",
    "De een ",
)  # fmt: skip
GOES_WITH_IT = Pattern(
    rf"\s(?:{_any('between_articles')}|[a-zà-ÿ]{{2,20}}st|ander|andere|nog|zojuist)\b|"
    r"(?:\s[\w’-]{1,30}){1,5}?\s[a-zà-ÿ]{1,30}(?:ende|nde|nd)\b|"
    r"(?:\s[\w’-]{1,30}){1,4}?\s(?:toe|aan|op|uit|voor|af|in|mee)?(?:ge|be|ver|ont)[a-zà-ÿ]{2,30}"
    r"(?:de|te|en)\s[a-zà-ÿ]"
)
"""What makes the second article part of what stands before a noun: “de het kabinet steunende”."""
A_PRONOUN = Pattern(
    r"\b(?:de|het|geen|er|waarvan|wie|slechts|nog|maar|dan|nummer|artikel|variant|optie|stap|fase|scenario|vraag|punt)\s\Z",
    re.IGNORECASE,
)
THE_OTHER = Pattern(r"\bander(?:e|en)?\b")
BEFORE_TE = Pattern(
    r"\b(?:[Oo]m|[Dd]oor|[Zz]onder|[Tt]eneinde|[Aa]lvorens)\s(?P<article>de|een)\ste\s[a-zà-ÿ]{2,30}n"
    r"(?=[.;]|\s(?:wat|dat|hoe|waar|waarom|wanneer|wie|welke|tot|met|aan|over|naar|bij|van)\b)",
    marks=("te",),
)
NO_NOUN = (" de te ", " een te ")
"""To look for these words costs nothing; the expressions are for what has them."""


@text_rule("BG920", "lidwoord-te-veel", "warning", "typography")
def an_article_too_many(texts: Texts) -> Iterator[Hit]:
    """Two articles in a row, or an article before “te” where no noun follows."""
    for passage, text in running(texts):
        line = one_line_of(text)
        for found in _articles(text) if any(each in line for each in IN_A_ROW) else ():
            if not _may_follow(text, found):
                what = t("two articles in a row: “{words}”", words=on_one_line(found[0]))
                yield Hit(passage.spot(*found.span()), what, t("take one away"))
        for found in BEFORE_TE.finditer(text) if any(each in line for each in NO_NOUN) else ():
            what = t("before “te” stands an article: “{word}”", word=found["article"])
            spot = passage.spot(*found.span("article"))
            yield Hit(spot, what, t("take it away, or add the noun"))


def _articles(text: str) -> Iterator[re.Match[str]]:
    """Two articles in a row, but for “de een” as who does something."""
    at = 0
    while found := ARTICLES.search(text, at):
        at = found.end()
        if found["next"] in NOT_ONE:
            at = found.start() + 1
        else:
            yield found


def _may_follow(text: str, found: re.Match[str]) -> bool:
    """Whether the two words are right after all, as a pronoun or before an adjective."""
    if GOES_WITH_IT.match(text, found.end()):
        return True
    if found["one"]:
        return A_PRONOUN.search(text, max(found.start() - 12, 0), found.start()) is not None
    return bool(found["three"] and THE_OTHER.search(text, found.end(), found.end() + FAR))


DOING = frozenset((*words_listed("sending"), *words_listed("sending_too")))
TO_YOU = Pattern(r"\s(?P<you>u|[Uu]w\sKamer)\b(?!\sik\b)")
OPENS = Pattern(rf"(?<![\w-])(?:{_any('openings')})\s\Z", re.IGNORECASE)
BESIDE = Pattern(
    r"(?:\A|\b(?:en|of|maar|dan|die|om|te|gelieve|niet|het|een|de|dit|dat|geen|uw)|[^\w\s)])\s?\Z"
)
ALWAYS_A_VERB = frozenset(words_listed("sending"))
WRITER = Pattern(r"\b[Ii]k\b", marks="Ii")


@text_rule("BG921", "ik-ontbreekt", "warning", "typography")
def no_subject(texts: Texts) -> Iterator[Hit]:
    """A letter sends, offers or tells something, and “ik” is missing: “Hierbij zend u”."""
    for passage, text in running(texts):
        for verb in places_of(DOING, text):
            if not (you := TO_YOU.match(text, verb.end())):
                continue
            start, end = sentence_at(passage.text, verb.start()) or verb.span()
            before = text[max(start, verb.start() - 30) : verb.start()]
            sure = verb[0] in ALWAYS_A_VERB and not BESIDE.search(before)
            if not (sure or OPENS.search(before)) or WRITER.search(text[start:end]):
                continue
            what = t("“ik” is missing behind “{verb}”", verb=verb[0])
            right = f"{verb[0]} ik {you['you']}"
            yield replacing(passage, (verb.start(), you.end(), right), what, safe=False)
