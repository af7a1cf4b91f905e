"""A rule on Kamerstukken of which the number was still to be filled in (BG4xx)."""

import re
from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.mentions import citations_in
from briefgen.checks.rule import Hit, text_rule
from briefgen.checks.title_words import is_quoted
from briefgen.markdown.citations import Kamerstuk
from briefgen.problem import t

STANDS_IN = re.compile(
    r"\s?[,-]?\s?(?:(?:[Nn]rs?|nummer)\.?\s?)(?:…|\.{2,5}|_{2,9}|\?{1,4}|(?:PM|pm|[Xx]{1,5})\b|\[[^\]\d]{0,20}\])"
)
"""A dotted line and the like in the place of a number."""
LETTERS = ("X", "XX", "PM")
"""Letters for which a number was to come; only pieces of the senate have letters."""


@text_rule("BG414", "kamerstuk-nummer-ontbreekt", "warning", "sources")
def number_to_come(texts: Texts) -> Iterator[Hit]:
    """A Kamerstuk with “nr. …” or “nr. PM” where its number was still to be filled in."""
    for passage in texts.printed():
        for cited in citations_in(passage.text):
            if not isinstance(cited, Kamerstuk) or not lacks_number(cited, passage.text):
                continue
            if not is_quoted(passage.text, cited.start):
                end = cited.end
                if found := STANDS_IN.match(passage.text, end):
                    end = found.end()
                what = t("the number of this Kamerstuk is still to be filled in")
                yield Hit(passage.spot(cited.start, end), what, t("fill in the number"))


def lacks_number(cited: Kamerstuk, text: str) -> bool:
    """Whether something stands in for the number of a piece."""
    if cited.number is None:
        return STANDS_IN.match(text, cited.end) is not None
    return cited.number in LETTERS and cited.chamber == "II"
