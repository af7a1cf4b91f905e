"""Rules on small grammar: articles, subjects and possessives, and commas in an article's parts."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Edit, Texts
from briefgen.texts.reading import sentence_at
from briefgen.texts.words import on_one_line, running


def _any(*lists: str) -> str:
    """One of the words of some lists, the longest first; a line may end within it."""
    words = {word for each in lists for word in words_listed(each)}
    return _over_lines("|".join(sorted(words, key=lambda word: (-len(word), word))))


def _over_lines(expression: str) -> str:
    """An expression in which a line may end at each space."""
    return expression.replace(" ", r"\s")


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
    rf"(?<![\w-])(?:(?P<first>{NEUTER})\s(?:(?:{OWN}){BETWEEN}|en\s)|"
    rf"(?:{OWN})\s(?P<second>{NEUTER}){BETWEEN})\Z"
)
OF_FEMININE = Pattern(
    rf"(?:(?:(?<![\w-])D|[,;]\s(?:en|maar|want)\sd){FEMININE[1:]}"
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
    for passage, text in running(texts):
        last, name = (0, 0), ""
        for found in HER.finditer(text):
            sentence = sentence_at(passage.text, found.start()) or found.span()
            start = max(sentence[0], found.start() - NEAR)
            same = sentence == last and OF_SAME.search(text, start, found.start())
            subject = OF_NEUTER.search(text, start, found.start())
            before = max(start - 30, 0)
            if subject and subject["first"] and OF_A_NAME.search(text, before, subject.start()):
                continue
            if (same or subject) and not WOMEN.search(text, sentence[0], found.start()):
                last, name = sentence, subject[subject.lastgroup or 0] if subject else name
                what = t("{name} is neuter, so not “haar”", name=on_one_line(name))
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
            start = max(sentence[0], found.start() - NEAR)
            same = sentence == last and OF_SAME.search(text, start, found.start())
            if same or OF_FEMININE.search(text, start, found.start()):
                words = found[0].strip()
                others = MEN if words == "zijn" else SEVERAL
                within = text[max(found.start() - 4, 0) : found.start()] == " in "
                far = max(found.start() - FAR, 0)
                since = max(text.rfind("\n\n", far, found.start()), far)
                own = within and words == "hun"
                if not own and others.search(text, since, found.start()):
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


ORDINAL = (
    "(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde)"
)
ARTICLE = r"\b[Aa]rt(?:ikel(?:en)?|\.)\s\d{1,4}[a-z]{0,2}(?:[.:]\d{1,3}[a-z]?){0,3}"
PARTS = Pattern(
    rf"{ARTICLE}(?P<comma>)\s(?:{ORDINAL}(?:\s(?:en|tot\sen\smet)\s{ORDINAL})?\slid|"
    r"(?P<by_number>lid\s\d{1,2}))(?P<other>)"
    r"(?P<goes_on>,|\s(?:onder\s[a-z0-9]{1,3}|onderdeel|van)\b|(?=[\s.;:)])|\Z)",
    marks=("rt",),
)
WITH_COMMA = Pattern(rf"{ARTICLE},\s(?:lid\s\d|{ORDINAL}\slid)", marks=("rt",))
STOP_BEHIND = Pattern(
    r"\b[Aa]rtikel\s\d{1,3}(?:\.\d{1,3}){1,3}(?P<stop>\.)(?=\s(?:van|en|of|is|zijn|wordt)\b)",
    marks=("rtikel",),
)


@text_rule("BG416", "artikel-komma", "note", "sources")
def commas_in_an_article(texts: Texts) -> Iterator[Hit]:
    """The parts of an article have commas: artikel 13, eerste lid, van; and its number no stop.

    Source: Aanwijzingen voor de regelgeving. “Artikel 13 lid 1” is another way to cite, without
    commas; it counts in a document that has them elsewhere.
    """
    for document in texts.documents():
        read = [each for each in running(texts) if each[0].document == document]
        with_commas = any(WITH_COMMA.search(text) for _passage, text in read)
        for passage, text in read:
            for found in PARTS.finditer(text):
                if found["by_number"] and not with_commas:
                    continue
                comma, other = found.start("comma"), found.start("other")
                right = f"{text[found.start() : comma]},{text[comma:other]}"
                right += "," if found["goes_on"].strip(",") else ""
                spot = passage.spot(found.start(), other)
                what = t("a comma is missing between the parts of this article")
                fix = t("write “{right}”", right=on_one_line(right))
                yield Hit(spot, what, fix, edit=Edit(spot, right))
            for found in STOP_BEHIND.finditer(text):
                spot = passage.spot(*found.span("stop"))
                what = t("behind the number of an article stands a stop")
                yield Hit(spot, what, t("take it away"), edit=Edit(spot, ""))
