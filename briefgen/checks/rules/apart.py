"""A rule on words that are written in two: verbs, er with its preposition, fixed phrases."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import replacements, words_listed
from briefgen.markdown.pattern import Pattern, word_of
from briefgen.problem import t
from briefgen.texts.case import Texts
from briefgen.texts.reading import sentence_at
from briefgen.texts.words import Phrases, any_of, on_one_line, places_of, running


def _verbs(name: str) -> dict[str, frozenset[str]]:
    return {each: frozenset(verbs.split()) for each, verbs in replacements(name, "apart").items()}


def _words(name: str) -> str:
    return any_of(*words_listed(name, "apart"))


SPLIT = Phrases(replacements("split", "apart"))
SPLIT_AFTER = frozenset(words_listed("split_after", "apart"))
OBJECTS = ("plaats", "deel", "kennis", "weg", "gelijk", "gebruik")
TOGETHER, AT_END, ER_VERBS = _verbs("together"), _verbs("together_at_end"), _verbs("er")
FIRST = frozenset((*TOGETHER, *map(str.title, TOGETHER)))
VERB = Pattern(r"\s([a-zà-ÿ]+)(?![\w-])")
DONE = Pattern(
    r"ge[a-zà-ÿ]+"
    r"(?=\s*(?:[.;:!?]|\Z)|,|\s(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had)\b)"
)
BY = Pattern(r"(?<![\w-])(\w+)\s\Z")
STRANDED = Pattern(r"(?<![\w-])(?i:er|hier|daar|waar)\w*")
IN_THAT = Pattern(r"(?<!\w)(?:in|op|van|uit|bij|naar|aan) die\s\Z")
BEFORE = Pattern(r"(\w+)\s+\Z")
WITH_TE = Pattern(r"(?<!\w)(?:om|teneinde|zonder|alvorens)(?:\s(?!te\b)[\w-]+){0,4}\s\Z")
ABOUT = Pattern(r"(?:gaat|draait|vraagt|ging)(?:\s\w+){0,3}\som(?:\s[\w-]+){0,4}\s\Z")
PARTICIPLE = Pattern(r"ge(?!ven\Z).+")
TO = Pattern(r"(?:\s\w+){0,3}\ste\s")
THERE = word_of("er", "hier", "daar", "waar", behind=r"[\w’-]")
ER = Pattern(
    rf"(?P<er>{THERE})\s"
    rf"(?P<by>vanuit|{_words('two_behind_er')}|{_words('behind_er')})(?![\w’-])"
)
ENDS = Pattern(r"[^\S\n]*(?:[.;!?)]|\n\n|\s*\Z)|,\s(?:dat|omdat|zodat|want|terwijl|tenzij)\b")
CLAUSE = Pattern(
    rf"\sdat\s(?:(?:{_words('clause')})(?!\w)|[A-Z])|\som\s(?!\d)[^.;:]{{1,120}}\ste\s"
)
THAT = Pattern(rf"\s(?:dat\s(?!(?:{_words('that_noun')})(?!\w))|(?:te|om)\s)")
THEN = Pattern(r"\s(?:te\s)?([a-zà-ÿ]+)(?![\w-])")
SECOND = Pattern(rf"\s(?:{_words('second')})(?!\w)")
BEHIND_MEE = Pattern(rf"\s(?:{_words('behind_mee')})(?!\w)")
NEVER_PARTICLES = ("van", "naar", "vanuit", "naast", "tussen")
IN_CLAUSE = Pattern(r"[^.;:!?]*\Z")
WORDS = Pattern(r"[\w’-]+")
INFLECTED = Pattern(
    r"[a-zà-ÿ]{2,30}(?:ige|lijke|bare|sche|ele|ale|ële|ieve|ende|ere|ste|euwe|same|oze|aire|rde|"
    r"aal|eel|ig|lijk|isch|ief|end|baar|zaam)"
)
OF_AN_OBJECT = Pattern(
    r"\b(?:een|geen|elke|hun|zijn|haar|onze)\s(?:[\w-]+\s)?[a-zà-ÿ]{3,30}e\s+\Z", re.IGNORECASE
)
OM_WITHOUT_TE = Pattern(
    r"[Oo](?<!\w.)m\s(?:(?:nu|ook|dan|daarom|hierop|weer|snel)\s){0,2}(?P<both>(?:aan|af|bij|door|in|mee|na|op|"
    r"over|terug|toe|uit|voor)\s[a-z]{2,15}[aeiou]?n)(?=\s(?:aan|de|een|het|in|met|naar|op|tot|van|voor)\b)"
)


@text_rule("BG905", "gesplitst-woord", "note", "typography")
def one_word_in_two(texts: Texts) -> Iterator[Hit]:
    """A word that is written in two (Woordenlijst der Nederlandse Taal).

    A verb in two, and er with its preposition, count only where what follows leaves no doubt.
    """
    for passage, text in running(texts):
        end = 0
        found = (*SPLIT.find(text), *_split_verbs(passage.text, text), *_split_er(text))
        for start, until, right in sorted(found, key=lambda each: (each[0], -each[1])):
            if start < end:
                continue
            end = until
            words = on_one_line(passage.text[start:until])
            if with_te := _with_te(words.split(), text, start, until):
                what = t("“te” is missing behind “om”: “{words}”", words=words)
                yield replacing(passage, (start, until, with_te), what, safe=False)
            else:
                what = t("one word is written in two: “{words}”", words=words)
                yield replacing(passage, (start, until, right), what)
        for bare in OM_WITHOUT_TE.finditer(text):
            _start, until = sentence_at(passage.text, bare.start()) or bare.span()
            if " te " in text[bare.end() : until] or ABOUT.search(
                text, max(0, bare.start() - 40), bare.start("both")
            ):
                continue
            words = on_one_line(bare["both"])
            what = t("“te” is missing behind “om”: “{words}”", words=words)
            right = words.replace(" ", " te ")
            yield replacing(passage, (*bare.span("both"), right), what, safe=False)


def _with_te(words: list[str], text: str, start: int, end: int) -> str:
    """How a verb in two is written where “om” without “te” stands before it; empty elsewhere."""
    first, verb = words[0].lower(), words[1]
    if first not in TOGETHER or not verb.endswith("n") or PARTICIPLE.fullmatch(verb):
        return ""
    before = text[max(0, start - 60) : start]
    if not WITH_TE.search(before) or ABOUT.search(before) or TO.match(text, end):
        return ""
    return " ".join((words[0], "te", *words[1:]))


def _split_verbs(whole: str, text: str) -> Iterator[tuple[int, int, str]]:
    for first in places_of(FIRST, text):
        verb = VERB.match(text, first.end())
        if verb and verb[1] in TOGETHER[first[0].lower()]:
            before = _before(whole, text, first.start())
            if not before.endswith("-") and not _is_object(first[0].lower(), before):
                yield first.start(), verb.end(), first[0] + verb[1]
    for done in DONE.finditer(text):
        by = BY.search(text, max(0, done.start() - 7), done.start())
        known = by and done[0] in AT_END.get(by[1], ())
        if by and known and not STRANDED.search(_before(whole, text, by.start())):
            yield by.start(), done.end(), by[1] + done[0]


def _before(whole: str, text: str, position: int) -> str:
    """What stands before a place in its sentence."""
    start, _end = sentence_at(whole, position) or (position, 0)
    return text[max(start, position - 120) : position]


def _is_object(first: str, before: str) -> bool:
    """Whether a place, a part or a way is one that is found or taken: “een veilige plaats”."""
    if first not in OBJECTS:
        return False
    last = BEFORE.search(before)
    if last is None or IN_THAT.search(before):
        return last is not None
    inflected = INFLECTED.fullmatch(last[1]) or OF_AN_OBJECT.search(before)
    return last[1].lower() in SPLIT_AFTER or bool(inflected)


def _split_er(text: str) -> Iterator[tuple[int, int, str]]:
    for found in ER.finditer(text):
        if found["by"] == "om" and found["er"].lower() != "er":
            continue
        by, *behind = found["by"].split() if found["by"] != "vanuit" else ("van", "uit")
        end = found.end()
        then = THEN.match(text, end) if not behind else None
        if then and then[1] in ER_VERBS.get(by, ()):
            end = then.end()
        elif not _proved(found, by, text):
            continue
        right = " ".join((found["er"] + by, *behind, *text[found.end() : end].split()))
        right = right.replace("naar toe", "naartoe")
        yield found.start(), end, right


def _proved(found: re.Match[str], by: str, text: str) -> bool:
    """Whether what stands about “er voor” shows that nothing follows that it could go with."""
    start, end, er = found.start(), found.end(), found["er"]
    clause = IN_CLAUSE.search(text, max(0, start - 60), start)
    verbs = WORDS.findall(clause[0] if clause else "")[-6:]
    known = not ER_VERBS.get(by, frozenset()).isdisjoint(map(str.lower, verbs))
    if ENDS.match(text, end):
        return known or by in NEVER_PARTICLES or " " in found["by"]
    if er.lower() != "er":
        mee = by in {"mee", "toe"} and BEHIND_MEE.match(text, end)
        second = er in {"Hier", "Daar"} and SECOND.match(text, end)
        return bool(mee or second)
    if CLAUSE.match(text, end):
        return by != "om"
    return known and bool(THAT.match(text, end))
