"""Rules on the meeting: its days, its place, its presidency (BG1xx)."""

from collections.abc import Iterator

from briefgen.checks.case import Case
from briefgen.checks.passage import key_spot
from briefgen.checks.rule import Hit, rule
from briefgen.facts import presidency_on, seat_in
from briefgen.problem import t


@rule("BG105", "plaats-maand", "warning", "meeting")
def place_of_the_month(case: Case) -> Iterator[Hit]:
    """The Council meets in Brussels, and in Luxembourg in April, June and October.

    Source: Protocol 6 to the EU treaties, sole article (b). Informal meetings are elsewhere.
    """
    meeting = case.dossier.meeting
    expected = seat_in(meeting.dates[0].month)
    if not meeting.informal and meeting.place != expected:
        what = t("in this month the Council meets in {place}", place=expected)
        fix = t("correct the place or the dates, or write informal: true")
        yield Hit(key_spot(case.source, "place"), what, fix)


@rule("BG106", "voorzitterschap-halfjaar", "warning", "meeting")
def presidency_of_the_half_year(case: Case) -> Iterator[Hit]:
    """The presidency is that of the half-year. Source: Council Decision (EU) 2016/1316."""
    meeting = case.dossier.meeting
    expected = presidency_on(meeting.dates[0])
    if expected and meeting.presidency != expected and "presidency" in _keys(case):
        what = t("in this half-year {adjective} presides", adjective=expected.adjective)
        fix = t("remove the line presidency: it follows from the dates")
        yield Hit(key_spot(case.source, "presidency"), what, fix)


def _keys(case: Case) -> tuple[object, ...]:
    return tuple(case.source.data) if isinstance(case.source.data, dict) else ()
