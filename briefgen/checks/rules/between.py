"""Rules on what is missing between words: a space, “van”, a capital (BG930 to BG932)."""

from collections.abc import Iterator

from briefgen.checks.rule import Hit, replacing, text_rule
from briefgen.facts import words_listed
from briefgen.markdown.pattern import Pattern
from briefgen.problem import t
from briefgen.texts.case import Texts
from briefgen.texts.words import running

LEFT_OUT = Pattern(
    r"(?<![\w-])(?P<word>[^\W\d_][^\W_]{2,40})-(?P<and>en|of) (?=(?!de |het |een )[^\W\d_]{3})",
    marks="-",
)
SEASON = Pattern(
    r"(?<![\w-])(?P<some>(?:[Dd]e|[Hh]et|[Dd]it|[Ii]n)(?: (?:eerste|tweede|derde|vierde|afgelopen|"
    r"vroege|late))? (?:zomer|winter|herfst|lente|voorjaar|najaar|kwartaal|trimester|helft)) "
    r"(?P<year>20\d\d)(?![\w/-])",
    marks=(
        "zomer", "winter", "herfst", "lente", "voorjaar", "najaar", "kwartaal", "trimester",
        "helft",
    ),
)  # fmt: skip
BEGINS_SMALL = Pattern(
    r"(?P<word>(?<!\w)[a-zà-ÿ]{3,40})(?P<stop>[.?!] )(?P<next>[a-zà-ÿ]{2,40})(?=[ ,])"
)
SHORTENED = frozenset(words_listed("shortened"))


@text_rule("BG930", "streepje-zonder-spatie", "note", "typography")
def space_behind_a_hyphen(texts: Texts) -> Iterator[Hit]:
    """A part of a compound is left out before “en”, and the space is missing: “kennis-en”."""
    for passage, text in running(texts):
        for found in LEFT_OUT.finditer(text):
            right = f"{found['word']}- {found['and']}"
            what = t("the space before “{word}” is missing", word=found["and"])
            yield replacing(passage, (found.start(), found.end() - 1, right), what)


@text_rule("BG931", "seizoen-jaar", "note", "typography")
def season_of_a_year(texts: Texts) -> Iterator[Hit]:
    """A season or quarter with its year and an article or “in”, and no “van” between them."""
    for passage, text in running(texts):
        for found in SEASON.finditer(text):
            some = found["some"]
            if some[:2] in ("in", "In"):
                some = f"{some[:2]} {'het' if some.endswith('aar') else 'de'}{some[2:]}"
            what = t("“van” is missing before the year")
            yield replacing(passage, (*found.span(), f"{some} van {found['year']}"), what)


@text_rule("BG932", "zin-zonder-hoofdletter", "note", "typography")
def sentence_begins_small(texts: Texts) -> Iterator[Hit]:
    """A sentence begins with a small letter, behind a stop that ends no abbreviation."""
    for passage, text in running(texts):
        for found in BEGINS_SMALL.finditer(text):
            if found["word"] not in SHORTENED:
                what = t("a sentence begins with a capital")
                right = found["next"][0].upper() + found["next"][1:]
                yield replacing(passage, (*found.span("next"), right), what, safe=False)
