"""The dates of a Dutch text: what is one and what is not, and which day is meant."""

import datetime
import random
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefgen.markdown.dates import DateMention, PartialDate, find_dates
from tests.conftest import at_length

LETTER = datetime.date(2025, 11, 24)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT = (
    *("jan.", "feb.", "mrt.", "apr.", "mei", "jun."),
    *("jul.", "aug.", "sept.", "okt.", "nov.", "dec."),
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def shown(date: PartialDate) -> str:
    """A date as 2025-12-08, 12-08 or 2025-12."""
    parts = (date.year and f"{date.year}", f"{date.month:02}", date.day and f"{date.day:02}")
    return "-".join(part for part in parts if part)


def only(text: str) -> DateMention:
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == mention.written
    return mention


FORMS = [
    ("op 8 december 2025.", "8 december 2025", "2025-12-08"),
    ("van 8 en 9 december 2025 in", "8 en 9 december 2025", "2025-12-08 2025-12-09"),
    ("8-9 december", "8-9 december", "12-08 12-09"),
    ("8–9 december", "8–9 december", "12-08 12-09"),
    ("8 - 9 december", "8 - 9 december", "12-08 12-09"),
    ("13 en 14 oktober a.s. in", "13 en 14 oktober a.s.", "10-13 10-14"),
    ("30 september en 1 oktober 2025", "30 september en 1 oktober 2025", "2025-09-30 2025-10-01"),
    ("30 september-1 oktober", "30 september-1 oktober", "09-30 10-01"),
    ("31 december – 1 januari 2026", "31 december – 1 januari 2026", "2025-12-31 2026-01-01"),
    ("15 november en 8 oktober 2025", "15 november en 8 oktober 2025", "2025-11-15 2025-10-08"),
    ("17 t/m 20 mei", "17 t/m 20 mei", "05-17 05-18 05-19 05-20"),
    ("van 8 tot en met 10 december", "8 tot en met 10 december", "12-08 12-09 12-10"),
    ("van 8 tot 10 december", "8 tot 10 december", "12-08 12-09 12-10"),
    ("27-29 februari", "27-29 februari", "02-27 02-28 02-29"),
    ("26/27 april a.s.", "26/27 april a.s.", "04-26 04-27"),
    ("dinsdag 15 november a.s.", "dinsdag 15 november a.s.", "11-15"),
    ("8, 9 en 11 december", "8, 9 en 11 december", "12-08 12-09 12-11"),
    ("8-10 en 12 december", "8-10 en 12 december", "12-08 12-09 12-10 12-12"),
    ("1 mei 2025 – 1 mei 2026", "1 mei 2025 – 1 mei 2026", "2025-05-01 2026-05-01"),
    ("8 EN 9 DECEMBER 2025", "8 EN 9 DECEMBER 2025", "2025-12-08 2025-12-09"),
    ("op 8 dec. 2025", "8 dec. 2025", "2025-12-08"),
    ("3 mrt 2025", "3 mrt 2025", "2025-03-03"),
    ("8 december jl.", "8 december jl.", "12-08"),
    ("d.d. 29 september jl. had", "29 september jl.", "09-29"),
    ("begin 2025-12-08.", "2025-12-08", "2025-12-08"),
    ("08-12-2025", "08-12-2025", "2025-12-08"),
    ("8/12/2025", "8/12/2025", "2025-12-08"),
    ("ma. 08-12-2025", "ma. 08-12-2025", "2025-12-08"),
    ("14.11.2025-16.11.2025", "14.11.2025-16.11.2025", "2025-11-14 2025-11-15 2025-11-16"),
    ("(PB L, 2025/2323, 14.11.2025).", "14.11.2025", "2025-11-14"),
    ("1 januari '26", "1 januari '26", "2026-01-01"),
    ("1 januari ’99", "1 januari ’99", "1999-01-01"),
    ("_8 december 2025_", "8 december 2025", "2025-12-08"),
    ("**8-9 december**[^1]", "8-9 december", "12-08 12-09"),
    ("8\ndecember\n2025", "8\ndecember\n2025", "2025-12-08"),
    ("> 8\n> december", "8\n> december", "12-08"),
    ("8\u00a0december&nbsp;2025", "8\u00a0december&nbsp;2025", "2025-12-08"),
    ("31 februari 2025", "31 februari 2025", "2025-02-31"),
    ("COM(2025) 19, 8 en 9 december", "8 en 9 december", "12-08 12-09"),
    ("artikel 7, 8 en 9 december", "8 en 9 december", "12-08 12-09"),
    ("nr. 975, 8 december 2025, p. 7", "8 december 2025", "2025-12-08"),
    ("8 december en 15 lidstaten", "8 december", "12-08"),
    ("deze week. 8 december", "8 december", "12-08"),
]


@pytest.mark.parametrize(("text", "written", "days"), FORMS)
def test_a_date_is_found_in_every_form_in_use(text: str, written: str, days: str) -> None:
    mention = only(text)
    assert mention.written == written
    assert [shown(day) for day in mention.days] == days.split()
    assert (mention.first, mention.last) == (mention.days[0], mention.days[-1])


@pytest.mark.parametrize(
    ("text", "written", "ends"),
    [
        ("in december 2025 is", "december 2025", "2025-12 2025-12"),
        ("begin december te", "begin december", "12 12"),
        ("begin december a.s. te", "begin december a.s.", "12 12"),
        ("medio juli 2026", "medio juli 2026", "2026-07 2026-07"),
        ("in juni jl. gepubliceerde", "juni jl.", "06 06"),
        ("juli 2024 – juni 2025 de", "juli 2024 – juni 2025", "2024-07 2025-06"),
        ("in mei en juni 2025", "mei en juni 2025", "2025-05 2025-06"),
        ("8\n\ndecember 2025", "december 2025", "2025-12 2025-12"),
    ],
)
def test_a_month_is_a_date_without_days(text: str, written: str, ends: str) -> None:
    mention = only(text)
    assert mention.written == written
    assert f"{shown(mention.first)} {shown(mention.last)}" == ends
    assert (mention.days, mention.weekdays) == ((), ())
    assert mention.resolve(LETTER) is None


@pytest.mark.parametrize(
    "text",
    [
        *("artikel 12 lid 6", "Verordening (EU) 2024/1351", "32317-975", "artikel 5.1.2a"),
        *("21501-20, nr. 2306", "21 501-20", "vergaderjaar 2024–2025", "2024/25", "p. 7-8"),
        *("COM(2025) 795 final", "070 123 45 67", "+31 6 12 34 56 78", "12:30", "9.30 uur"),
        *("€ 600 miljoen", "5,2%", "15.230", "artikel 8 maart", "artikel 8 maart 2025"),
        *("art. 8\nmaart", "nr. 8 december 2025", "§ 8 december", "€ 8 mei 2025", "€8 mei"),
        *("in december", "mei en juni", "8 dezer", "8-12-25", "8e december", "maandag", "jl."),
        *("8 decemberagenda", "x8 december", "12.8 december", "2025-13-08", "32-12-2025"),
        *("https://voorbeeld.nl/stuk-2025-12-08.pdf", "2025-12-08-001", "1.2.2025.3", "8/12"),
        *("8\n\ndecember", "8 \n \n december", "2025", "'25", "ﬁche 8 auguſtus", "٨ december"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("dinsdag 15 november a.s.", (1,)),
        ("maandag 8 en dinsdag 9 december 2025", (0, 1)),
        ("maandag 8 december en dinsdag 9 december 2025", (0, 1)),
        ("Maandag en dinsdag 8 en 9 december", (0, 1)),
        ("maandag 8 t/m woensdag 10 december", (0, None, 2)),
        ("donderdagochtend, 8 december", (3,)),
        ("vr. 8 december", (4,)),
        ("8 en 9 december", (None, None)),
    ],
)
def test_the_weekdays_stand_with_their_days(text: str, weekdays: tuple[int | None, ...]) -> None:
    mention = only(text)
    assert mention.written == text
    assert mention.weekdays == weekdays
    assert len(mention.days) == len(weekdays)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        *(("8 december jl.", "jl."), ("8 december j.l.", "jl."), ("8 december jl", "jl.")),
        *(("8 december a.s.", "a.s."), ("8 december a.s", "a.s."), ("8 december as.", "a.s.")),
        *(("8 december aanstaande", "aanstaande"), ("8 december dezer", "dezer")),
        ("8 december jongstleden", "jongstleden"),
        ("aanstaande maandag 8 december", "aanstaande"),
        ("8 december", None),
    ],
)
def test_a_mark_has_one_form_however_it_is_written(text: str, mark: str | None) -> None:
    assert (only(text).written, only(text).mark) == (text, mark)


@pytest.mark.parametrize("text", ["8 december as vertrekt", "8 december dezer dagen"])
def test_a_word_that_may_be_no_mark_is_none(text: str) -> None:
    assert (only(text).written, only(text).mark) == ("8 december", None)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        *(("8-9 mei", "-"), ("8–9 mei", "–"), ("8 – 9 mei", "–"), ("8 en 9 mei", "en")),
        *(("8 t/m 9 mei", "t/m"), ("8 tot\nen\u00a0met 9 mei", "tot en met"), ("8/9 mei", "/")),
        *(("7, 8 of 9 mei", "of"), ("8 mei", None)),
    ],
)
def test_the_joiner_is_given_as_written(text: str, joined: str | None) -> None:
    assert only(text).joined == joined


def test_a_month_with_a_capital_is_seen() -> None:
    assert only("30-31 Oktober").capital_month
    assert only("30 september – 1 Oktober").capital_month
    assert not only("Maandag 30 oktober").capital_month
    assert not only("14.11.2025").capital_month


def test_dates_that_each_have_their_year_or_mark_stand_apart() -> None:
    text = "29 september 2025 en 8 oktober 2025, 3 mei jl. en 4 mei a.s."
    found = [mention.written for mention in find_dates(text)]
    assert found == ["29 september 2025", "8 oktober 2025", "3 mei jl.", "4 mei a.s."]


@pytest.mark.parametrize(
    ("text", "reference", "meant"),
    [
        ("13-14 oktober a.s.", "2025-11-24", "2026-10-13 2026-10-14"),
        ("13-14 oktober jl.", "2025-11-24", "2025-10-13 2025-10-14"),
        ("13-14 oktober", "2025-11-24", "2025-10-13 2025-10-14"),
        ("29 juni jl.", "2019-03-05", "2018-06-29 2018-06-29"),
        ("24 en 25 juni a.s.", "2021-06-25", "2021-06-24 2021-06-25"),
        ("24 en 25 juni jl.", "2021-06-25", "2021-06-24 2021-06-25"),
        ("24 en 25 juni jl.", "2021-06-24", "2020-06-24 2020-06-25"),
        ("8 januari aanstaande", "2025-11-24", "2026-01-08 2026-01-08"),
        ("8 januari jongstleden", "2025-11-24", "2025-01-08 2025-01-08"),
        ("10 december", "2025-01-03", "2024-12-10 2024-12-10"),
        ("31 december – 1 januari", "2025-11-24", "2025-12-31 2026-01-01"),
        ("29 februari jl.", "2025-11-24", "2024-02-29 2024-02-29"),
        ("29 februari a.s.", "2097-01-01", "2104-02-29 2104-02-29"),
        ("8 december 2020 a.s.", "2025-11-24", "2020-12-08 2020-12-08"),
        ("30 september – 1 oktober 2025", "2020-01-01", "2025-09-30 2025-10-01"),
        ("31 februari", "2025-11-24", ""),
        ("31 april 2025", "2025-11-24", ""),
        ("8-39 december 2025", "2025-11-24", ""),
        ("9-8 december 2025", "2025-11-24", ""),
        ("8 december a.s.", "9999-12-31", ""),
    ],
)
def test_a_date_is_resolved_as_its_writer_means_it(text: str, reference: str, meant: str) -> None:
    days = only(text).resolve(datetime.date.fromisoformat(reference))
    assert " ".join(day.isoformat() for day in days or ()) == meant


@given(st.dates(datetime.date(1, 1, 1)), st.dates(), st.sampled_from(["jl.", "a.s.", ""]))
def test_without_a_year_no_other_year_fits_better(
    day: datetime.date, reference: datetime.date, mark: str
) -> None:
    assume(100 < reference.year < 9900 and (day.month, day.day) != (2, 29))
    span = only(f"{day.day} {MONTHS[day.month - 1]} {mark}".strip()).resolve(reference)
    assert span is not None
    years = [day.replace(year=reference.year + more) for more in (-1, 0, 1)]
    meant = {
        "jl.": max(year for year in years if year <= reference),
        "a.s.": min(year for year in years if year >= reference),
        "": min(years, key=lambda year: abs(year - reference)),
    }
    assert span == (meant[mark], meant[mark])


gaps = st.sampled_from([" ", " ", "\u00a0", "\n", "  ", " \n  ", "&nbsp;", "\u202f", "\r\n"])
dates = st.dates(datetime.date(1900, 1, 2), datetime.date(2199, 12, 20))


def partial(day: datetime.date, *, year: bool = True) -> PartialDate:
    return PartialDate(day.year if year else None, day.month, day.day)


@st.composite
def single(draw: st.DrawFn) -> tuple[str, tuple[PartialDate, ...]]:
    """One day in one of its forms, and what it is."""
    day = draw(dates)
    number, month, year = day.day, MONTHS[day.month - 1], day.year
    with_year = [
        *(f"{number} {month} {year}", f"{number} {SHORT[day.month - 1]} {year}"),
        *(
            f"{number} {month.capitalize()} {year}",
            f"{WEEKDAYS[day.weekday()]} {number} {month} {year}",
        ),
        *(day.isoformat(), f"{day:%d-%m-%Y}", f"{number}/{day.month}/{year}", f"{day:%d.%m.%Y}"),
    ]
    without = [f"{number} {month}", f"{number} {month} jl.", f"{number} {month} a.s."]
    form = draw(st.sampled_from([*with_year, *without]))
    return form, (partial(day, year=form in with_year),)


@st.composite
def several(draw: st.DrawFn) -> tuple[str, tuple[PartialDate, ...]]:
    """A range or two days in one of its forms, and the days of it."""
    first = draw(dates)
    last = first + datetime.timedelta(draw(st.integers(1, 9)))
    joiner = draw(st.sampled_from(["-", "–", " – ", " t/m ", " tot en met ", " en ", "/"]))
    on = [f"{WEEKDAYS[day.weekday()]} " if draw(st.booleans()) else "" for day in (first, last)]
    month = (
        f" {MONTHS[first.month - 1]}" if draw(st.booleans()) or first.month != last.month else ""
    )
    written = (
        f"{on[0]}{first.day}{month}{joiner}{on[1]}{last.day} {MONTHS[last.month - 1]} {last.year}"
    )
    days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
    return written, tuple(map(partial, (first, last) if joiner in (" en ", "/") else days))


WORDS = (
    *("de", "Raad", "heeft", "op", "kabinet", "(hierna:", "JBZ)", "voorstel.", "Nederland", "is,"),
    *("mei", "COM(2025)", "795", "32317-975", "2024–2025", "“veilig”", "5,2%", "€", "600", "en"),
)
words = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(single() | several(), st.data())
@settings(max_examples=at_length(400))
def test_a_date_written_in_any_form_is_found_at_its_place(
    made: tuple[str, tuple[PartialDate, ...]], data: st.DataObject
) -> None:
    written, days = made
    written = "".join(data.draw(gaps) if char == " " else char for char in written)
    before = data.draw(words.filter(lambda text: not text.endswith(("€", "mei en"))))
    after = data.draw(words.filter(lambda text: not text.startswith("20")))
    text = f"{before} van {written} {after}"
    start = len(before) + len(" van ")
    mention = next(mention for mention in find_dates(text) if mention.end > start)
    assert (mention.start, mention.end) == (start, start + len(written))
    assert mention.written == written
    assert mention.days == days


PIECES = (
    *(" ", "\n", "\u00a0", "&nbsp;", ">", ".", ",", "-", "–", "/", "'", "0", "8", "12", "29", "31"),
    *("2025", "99", " en ", " t/m ", " tot en met ", "maandag ", "ma. ", "mei", "Februari", "dec."),
    *(
        "begin ",
        " jl.",
        " a.s.",
        " as.",
        "aanstaande ",
        "artikel ",
        "8 december",
        "2025-12-08",
        "é",
    ),
)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.dates())
@settings(max_examples=at_length(800))
def test_any_text_can_be_read_and_gives_spans_in_order(text: str, reference: datetime.date) -> None:
    position = 0
    for mention in find_dates(text):
        assert position <= mention.start < mention.end <= len(text)
        assert mention.written == text[mention.start : mention.end]
        assert len(mention.days) == len(mention.weekdays)
        span = mention.resolve(reference)
        assert span is None or span[0] <= span[1]
        position = mention.end


def seconds(text: str) -> float:
    """What it takes to find the dates."""
    start = time.process_time()
    for _mention in find_dates(text):
        pass
    return time.process_time() - start


def mixed(length: int) -> str:
    pieces = random.Random(length).choices(PIECES, k=length)  # noqa: S311
    return "".join(pieces)[:length]


@pytest.mark.parametrize(
    "piece",
    [
        *(" ", "\n", "8", "8 ", "8-", "1, ", "8 en ", "december ", "mei en ", "8 december-"),
        *("maandag 8 en ", "maandag, ", "aanstaande ", "12-12-", "&nbsp;", "artikel 8, ", ""),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    """A square would take sixteen times as long."""
    short, long = (
        f"8{piece * (length // len(piece))}" if piece else mixed(length)
        for length in ((5_000, 20_000) if piece else (25_000, 100_000))
    )
    assert any(seconds(long) < 10 * max(seconds(short), 0.002) for _again in range(3))
