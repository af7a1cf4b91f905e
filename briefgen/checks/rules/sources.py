"""Rules on Kamerstukken that texts cite (BG4xx)."""

from collections.abc import Iterator

from briefgen.checks.case import Texts
from briefgen.checks.dated_pieces import day_before, too_old
from briefgen.checks.mentions import citations_in, dates_in
from briefgen.checks.passage import Passage, Spot
from briefgen.checks.rule import Hit, text_rule
from briefgen.facts import vergaderjaar
from briefgen.markdown.citations import Identity, Kamerstuk
from briefgen.problem import t


@text_rule("BG401", "kamerstuk-tegenspraak", "error", "sources")
def two_years_of_one_piece(texts: Texts) -> Iterator[Hit]:
    """One Kamerstuk is cited with two parliamentary years, of which one must be wrong."""
    first: dict[Identity, tuple[tuple[int, int], Spot]] = {}
    for passage, cited in _pieces(texts):
        spot = passage.spot(cited.start, cited.end)
        if cited.years is None or cited.number is None:
            continue
        years, there = first.setdefault(cited.identity, (cited.years, spot))
        if years != cited.years:
            what = t(
                "this Kamerstuk is cited elsewhere with another year: {other}, here {here}",
                other=_written(years),
                here=_written(cited.years),
            )
            fix = t("look it up and correct the one that is wrong")
            yield Hit(spot, what, fix, also=(there,))


@text_rule("BG402", "vergaderjaar-onmogelijk", "error", "sources")
def year_that_cannot_be(texts: Texts) -> Iterator[Hit]:
    """A parliamentary year that cannot be that of the piece.

    It had not begun when the document was written, or it was over on the day that the text gives
    for what the piece reports. It begins on Prinsjesdag, the third Tuesday of September (article
    65 of the Grondwet).
    """
    for passage, cited in _pieces(texts):
        spot = passage.spot(cited.start, cited.end)
        if not cited.years:
            continue
        year = _written(cited.years)
        if passage.on and cited.years[0] > vergaderjaar(passage.on)[0]:
            what = t(
                "the parliamentary year {year} had not begun on the day of this document", year=year
            )
            yield Hit(spot, what, t("correct the year"))
            continue
        day = day_before(passage.text, cited, dates_in(passage.text))
        if day and too_old(cited, day):
            what = t(
                "the parliamentary year {year} was over on the day that stands beside it", year=year
            )
            yield Hit(spot, what, t("correct the year or the date"))


def _pieces(texts: Texts) -> Iterator[tuple[Passage, Kamerstuk]]:
    for passage in texts.printed():
        for cited in citations_in(passage.text):
            if isinstance(cited, Kamerstuk):
                yield passage, cited


def _written(years: tuple[int, int]) -> str:
    return f"{years[0]}/{years[1] % 100:02}"
