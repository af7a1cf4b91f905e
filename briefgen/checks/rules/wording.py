"""Rules on words that belong together, and on fixed phrases (BG905 to BG913)."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import replacements, words_listed
from briefgen.problem import t
from briefgen.texts.case import Texts, sentences_in
from briefgen.texts.words import Phrases, dutch_words, on_one_line, running

SPLIT = Phrases(replacements("split"))
SPLIT_AFTER = frozenset(words_listed("split_after"))
PHRASES = Phrases(replacements("phrases"))
COMPOUNDS = Phrases(replacements("compounds"), exact=True)
BEFORE = re.compile(r"(\w+)\s+\Z")
NOUNS = "|".join(words_listed("eu_nouns"))
MASSES = "|".join(words_listed("eu_masses"))
EU_NOUN = re.compile(
    rf"(?:(?<=\b[Dd]e )|(?<=\b[Hh]et )|(?<=\b[Ee]en ))[A-Z]{{2,6}} (?:{NOUNS})(?![\w-])|"
    rf"(?:(?<=\b[Hh]et )|(?<=\b[Aa]lle )|(?<=\b[0-9][0-9] ))EU (?:{MASSES})(?![\w-])|"
    r"(?<=\btussen de )EU (?:lidstaten|instellingen)(?![\w-])|(?<=\b[Ii]n )EU verband(?![\w-])"
)
MEMBER = re.compile(
    r"(?<![\w-])(?:van|door|aan) (?P<one>lid) (?=[A-Z][a-zë]|de [A-Z]|van (?:de[rn]? )?[A-Z])|"
    r"(?<![\w-])(?:van|door|aan) (?P<more>leden) "
    r"(?=(?:[A-Z][\w-]+ ){1,3}(?:\([\w ]{1,20}\) )?(?:en|c\.s\.) (?:[A-Z]|de |van ))"
)
NO_NAME = re.compile(r"\s*(?:(?:Artikel|Lid|Een|Het)\b|De\b(?! [A-Z]))")
BETWEEN = "|".join(words_listed("belongings_between"))
POSSESSIONS = "|".join(words_listed("possessions"))
HER = re.compile(
    rf"\bNederland (?:heeft|zal|kan|wil|blijft|spreekt|herhaalt|geeft|uit|behoudt|benadrukt)"
    rf"(?: (?:{BETWEEN})){{0,2}} (?P<her>haar) (?:\w+e )?(?:{POSSESSIONS})\b"
)
BOTH = re.compile(r"\b[Zz]owel\b")
AND_ALSO = re.compile(r"\balsmede\b")
AS = re.compile(r"\b(?:als|alsook)\b")


@text_rule("BG905", "gesplitst-woord", "note", "typography")
def one_word_in_two(texts: Texts) -> Iterator[Hit]:
    """A word that is written in two (Woordenlijst der Nederlandse Taal)."""
    for passage, text in running(texts):
        for start, end, right in SPLIT.find(text):
            before = BEFORE.search(text, max(0, start - 40), start)
            if _may_be_two(text[start:end]) and before and before[1].lower() in SPLIT_AFTER:
                continue
            words = on_one_line(passage.text[start:end])
            what = t("one word is written in two: “{words}”", words=words)
            yield replacing(passage, (start, end, right), what)


@text_rule("BG906", "losse-samenstelling", "note", "typography")
def loose_compound(texts: Texts) -> Iterator[Hit]:
    """A compound with a name that misses its hyphen (Woordenlijst, Leidraad 6).

    “EU” with a noun counts only where the EU cannot be what acts in the sentence.
    """
    for passage in texts.printed():
        text = dutch_words(passage.text)
        found = [
            *COMPOUNDS.find(text),
            *((eu.start(), eu.end(), eu[0].replace(" ", "-")) for eu in EU_NOUN.finditer(text)),
        ]
        for each in found:
            words = passage.text[each[0] : each[1]]
            if words not in texts.terms.preferred:
                what = t("“{words}” is a compound", words=on_one_line(words))
                yield replacing(passage, each, what)


@text_rule("BG907", "het-lid", "note", "typography")
def member_without_article(texts: Texts) -> Iterator[Hit]:
    """A member of parliament is named without an article."""
    for passage, text in running(texts):
        for found in MEMBER.finditer(text):
            group = "one" if found["one"] else "more"
            if NO_NAME.match(text, found.end()):
                continue
            right = "het lid" if found["one"] else "de leden"
            what = t("the article is missing before “{word}”", word=found[group])
            yield replacing(passage, (*found.span(group), right), what, safe=False)


@text_rule("BG908", "nederland-haar", "note", "typography")
def the_netherlands_as_she(texts: Texts) -> Iterator[Hit]:
    """The Netherlands with “haar”: names of countries are neuter, so “zijn” (Taaladvies.net)."""
    for passage, text in running(texts):
        for found in HER.finditer(text):
            what = t("Nederland is neuter, so not “haar”")
            yield replacing(passage, (*found.span("her"), "zijn"), what, safe=False)


@text_rule("BG912", "vaste-uitdrukking", "note", "typography")
def fixed_phrase(texts: Texts) -> Iterator[Hit]:
    """A fixed phrase that is written in another way (Taaladvies.net)."""
    for passage, text in running(texts):
        for found in PHRASES.find(text):
            what = t("the phrase is “{right}”", right=found[2])
            yield replacing(passage, found, what)


@text_rule("BG913", "zowel-alsmede", "note", "typography")
def both_and_also(texts: Texts) -> Iterator[Hit]:
    """A sentence says “zowel … alsmede”, where “zowel” goes with “als” (Taaladvies.net)."""
    for passage, text in running(texts):
        for start, end in sentences_in(passage.text):
            both = BOTH.search(text, start, end)
            also = both and AND_ALSO.search(text, both.end(), end)
            if not (both and also) or AS.search(text, both.end(), also.start()):
                continue
            what = t("“zowel” goes with “als”, not with “alsmede”")
            yield replacing(passage, (*also.span(), "als"), what, safe=False)


def _may_be_two(words: str) -> bool:
    return words.lower().startswith(("plaats ", "deel ", "kennis "))
