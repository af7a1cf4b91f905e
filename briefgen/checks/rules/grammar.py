"""Rules on small grammar: articles, subjects and possessives, and commas in an article's parts."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Texts
from briefgen.texts.reading import sentence_at
from briefgen.texts.words import on_one_line, running


def _any(*lists: str) -> str:
    """One of the words of some lists, the longest first; a line may end within it."""
    words = {word for each in lists for word in words_listed(each)}
    return _over_lines("|".join(sorted(words, key=lambda word: (-len(word), word))))


def _over_lines(expression: str) -> str:
    """An expression in which a line may end at each space."""
    return expression.replace(" ", r"\s")


NAME = r"(?=[A-Z][a-zë]|(?:de|te|ten|’t|el|al) [A-Z]|van (?:de[rn]? )?[A-Z])"
NAMES = (
    r"(?=(?:(?:[A-Z][\w-]+|van|de[rn]?|te|ten|\([\w,]{1,20}\)),? ){1,8}"
    r"(?:en|c\.s\.) (?:[A-Z]|de |van ))"
)
MEMBER = Pattern(
    _over_lines(
        rf"(?<![\w-])(?:(?:van|door|aan|met|namens) (?:(?P<one>lid) {NAME}|"
        rf"(?P<more>leden) {NAMES})|"
        r"(?:[Kk]amervragen|[Kk]amervraag|[Vv]ragen|[Vv]raag|[Mm]oties?|[Aa]mendement(?:en)?|"
        rf"[Ii]nitiatiefnota|[Vv]erzoek) (?:(?P<asked>lid) {NAME}|(?P<asking>leden) {NAMES}))"
    ),
    marks=("lid", "leden"),
)
NO_NAME = Pattern(r"\s*(?:(?:Artikel|Lid|Een|Het)\b|De\b(?! [A-Z]))")
WITH_ARTICLE = {
    "one": "het lid", "more": "de leden", "asked": "van het lid", "asking": "van de leden"
}  # fmt: skip


@text_rule("BG907", "het-lid", "note", "typography")
def member_without_article(texts: Texts) -> Iterator[Hit]:
    """A member of parliament is named without an article, or stands bare behind what was asked."""
    for passage, text in running(texts):
        for found in MEMBER.finditer(text):
            group = found.lastgroup or ""
            if not NO_NAME.match(text, found.end()):
                what = t("the article is missing before “{word}”", word=found[group])
                right = WITH_ARTICLE[group]
                yield replacing(passage, (*found.span(group), right), what, safe=False)


POSSESSION = _over_lines(
    rf"(?:[a-zà-ÿ-]{{2,30}}e )?(?:{_any('possessions')}|"
    r"[a-zà-ÿ-]{3,40}(?:heid|heden|ing|ingen|schap|schappen|teit|teiten|tie|ties))\b"
)
HER = Pattern(_over_lines(rf"\bhaar (?={POSSESSION})"), marks=("haar",))
HIS = Pattern(_over_lines(rf"\b(?:zijn|hun) (?={POSSESSION})"), marks=("zijn", "hun"))
OWN, BETWEEN = _any("own_verbs"), _over_lines(rf"(?: (?:{_any('belongings_between')})){{0,3}} ")
NEUTER = _over_lines(rf"(?:{_any('neuter_names')}|[Hh]et (?:{_any('neuter_bodies')}))")
FEMININE = _over_lines(rf"de (?:{_any('feminine_bodies')})")
OF_NEUTER = Pattern(
    rf"(?<![\w-])(?:{NEUTER}\s(?:(?:{OWN}){BETWEEN}|en\s)|(?:{OWN})\s{NEUTER}{BETWEEN})\Z"
)
OF_FEMININE = Pattern(
    rf"(?:(?:(?:\A|[.!?:;”’)]\s{{1,3}})D|(?:\A|[,;]\s)(?:en|maar|want)\sd){FEMININE[1:]}"
    rf"\s(?:{OWN}){BETWEEN}|(?<![\w-])(?:{OWN})\s{FEMININE}{BETWEEN})\Z"
)
OF_SAME = Pattern(rf"\b(?:en|maar)(?:\s(?:{OWN}))?{BETWEEN}\Z")
OF_A_NAME = Pattern(r"(?<!\w)(?!(?:Als|Dat|En|Maar|Ook|Omdat|Toch|Want|Zowel)\s)[A-Z]\w{1,30}\s\Z")
"""What makes a country the last word of a name: Vereniging Vastgoed Nederland."""
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
    what = t("a country, like a body with “het”, is neuter, so not “haar”")
    for passage, text in running(texts):
        last = (0, 0)
        for found in HER.finditer(text):
            sentence = sentence_at(passage.text, found.start()) or found.span()
            start = max(sentence[0], found.start() - NEAR)
            same = sentence == last and OF_SAME.search(text, start, found.start())
            subject = OF_NEUTER.search(text, start, found.start())
            if subject and OF_A_NAME.search(text, max(start - 30, 0), subject.start()):
                subject = None if text[subject.start()].isupper() else subject
            if (same or subject) and not WOMEN.search(text, sentence[0], found.start()):
                last = sentence
                span = (found.start(), found.start() + len("haar"))
                yield replacing(passage, (*span, "zijn"), what, safe=False)


@text_rule("BG922", "instelling-zijn", "note", "typography")
def a_body_as_he(texts: Texts) -> Iterator[Hit]:
    """A feminine body with “zijn” or “hun” of what is its own: it is “haar” (Taaladvies.net).

    Silent where a man, a neuter body or several stand not far before it.
    """
    for passage, text in running(texts):
        last = (0, 0)
        for found in HIS.finditer(text):
            sentence = sentence_at(passage.text, found.start()) or found.span()
            start = max(sentence[0] - 2, found.start() - NEAR, 0)
            same = sentence == last and OF_SAME.search(text, start, found.start())
            if same or OF_FEMININE.search(text, start, found.start()):
                words = found[0].strip()
                others = MEN if words == "zijn" else SEVERAL
                within = text[max(found.start() - 4, 0) : found.start()] == " in "
                if not (within and words == "hun") and others.search(
                    text, max(found.start() - FAR, 0), found.start()
                ):
                    continue
                last = sentence
                what = t("this body is feminine, so not “{words}”", words=words)
                span = (found.start(), found.start() + len(words))
                yield replacing(passage, (*span, "haar"), what, safe=False)


ARTICLES = Pattern(
    rf"(?<![\w-])(?:(?P<one>[Ee]en\s(?:de|het))|(?P<two>[Dd]e\shet)|"
    rf"(?P<three>[Dd]e\seen)(?=\s(?:{_any('quantities')})\b))(?![\w-])"
)
GOES_WITH_IT = Pattern(
    rf"\s(?:{_any('between_articles')}|[a-zà-ÿ]{{2,20}}st|ander|andere|nog|zojuist)\b|"
    r"(?:\s[\w’-]{1,30}){1,5}?\s[a-zà-ÿ]{1,30}(?:ende|nde|nd)\b|"
    r"(?:\s[\w’-]{1,30}){1,4}?\s(?:toe|aan|op|uit|voor|af|in|mee)?(?:ge|be|ver|ont)[a-zà-ÿ]{2,30}"
    r"(?:de|te|en)\s[a-zà-ÿ]"
)
"""What makes the second article part of what stands before a noun: “de het kabinet steunende”."""
A_PRONOUN = Pattern(
    r"\b(?:de|het|geen|er|waarvan|wie|slechts|nog|maar|dan|nummer|artikel|variant|optie)\s\Z",
    re.IGNORECASE,
)
THE_OTHER = Pattern(r"\bander(?:e|en)?\b")
BEFORE_TE = Pattern(
    r"\b(?:[Oo]m|[Dd]oor|[Zz]onder|[Tt]eneinde|[Aa]lvorens)\s(?P<article>de|een)\ste\s[a-zà-ÿ]{2,30}n"
    r"(?=[.;]|\s(?:wat|dat|hoe|waar|waarom|wanneer|wie|welke|tot|met|aan|over|naar|bij|van)\b)",
    marks=("te",),
)


@text_rule("BG920", "lidwoord-te-veel", "warning", "typography")
def an_article_too_many(texts: Texts) -> Iterator[Hit]:
    """Two articles in a row, or an article before “te” where no noun follows."""
    for passage, text in running(texts):
        for found in ARTICLES.finditer(text):
            if not _may_follow(text, found):
                what = t("two articles in a row: “{words}”", words=on_one_line(found[0]))
                yield Hit(passage.spot(*found.span()), what, t("take one away"))
        for found in BEFORE_TE.finditer(text):
            what = t("before “te” stands an article: “{word}”", word=found["article"])
            spot = passage.spot(*found.span("article"))
            yield Hit(spot, what, t("take it away, or add the noun"))


def _may_follow(text: str, found: re.Match[str]) -> bool:
    """Whether the two words are right after all, as a pronoun or before an adjective."""
    if GOES_WITH_IT.match(text, found.end()):
        return True
    if found["one"]:
        return A_PRONOUN.search(text, max(found.start() - 12, 0), found.start()) is not None
    other = THE_OTHER.search(text, found.end(), found.end() + FAR)
    return found["three"] is not None and other is not None


NO_SUBJECT = Pattern(
    rf"(?<![\w-])(?P<verb>{_any('sending', 'sending_too')})\s(?P<you>u|[Uu]w\sKamer)\b(?!\sik\b)",
    marks=("u", "Kamer"),
)
OPENS = Pattern(rf"(?<![\w-])(?:{_any('openings')})\s\Z", re.IGNORECASE)
BESIDE = Pattern(r"(?:\A|\b(?:en|of|maar|dan|die|om|te|gelieve|niet)|[^\w\s)])\s?\Z")
ALWAYS_A_VERB = frozenset(words_listed("sending"))
WRITER = Pattern(r"\b[Ii]k\b", marks="Ii")


@text_rule("BG921", "ik-ontbreekt", "warning", "typography")
def no_subject(texts: Texts) -> Iterator[Hit]:
    """A letter sends, offers or tells something, and “ik” is missing: “Hierbij zend u”."""
    for passage, text in running(texts):
        for found in NO_SUBJECT.finditer(text):
            start, end = sentence_at(passage.text, found.start()) or found.span()
            before = text[max(start, found.start() - 30) : found.start()]
            sure = found["verb"] in ALWAYS_A_VERB and not BESIDE.search(before)
            if not (sure or OPENS.search(before)) or WRITER.search(text[start:end]):
                continue
            what = t("“ik” is missing behind “{verb}”", verb=found["verb"])
            right = f"{found['verb']} ik {found['you']}"
            yield replacing(passage, (*found.span(), right), what, safe=False)


WITHOUT_ARTICLE = Pattern(
    r"\b(?:[Ii]n|[Oo]ver|[Gg]edurende|[Ss]inds|[Tt]ijdens)\s(?P<period>(?:afgelopen|komende)\s"
    r"(?:decennia|jaren|maanden|weken|dagen|periode))\b|"
    r"\b(?:[Ii]n|[Vv]anaf|[Tt]ot|[Ss]inds)\s(?P<season>voorjaar|najaar|zomer|winter|herfst|lente)"
    r"(?=\s(?:19|20)\d\d\b)",
    marks=("afgelopen", "komende", "jaar", "zomer", "winter", "herfst", "lente"),
)


@text_rule("BG926", "lidwoord-ontbreekt", "note", "typography")
def an_article_too_few(texts: Texts) -> Iterator[Hit]:
    """A period without its article: in de afgelopen jaren, in het najaar van 2025."""
    for passage, text in running(texts):
        for found in WITHOUT_ARTICLE.finditer(text):
            group = found.lastgroup or ""
            words = found[group]
            right = f"de {words}" if group == "period" else f"{_article(words)} {words} van"
            what = t("the article is missing before “{word}”", word=on_one_line(words))
            yield replacing(passage, (*found.span(group), right), what, safe=False)


def _article(season: str) -> str:
    return "het" if season.endswith("jaar") else "de"
