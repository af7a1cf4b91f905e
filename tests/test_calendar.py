"""The parliamentary year and the seat of the Council: what law fixes for a day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts import prinsjesdag, seat_on, seats, vergaderjaar

YEARS = st.integers(min_value=2, max_value=9998)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2019, 17), (2020, 15), (2021, 21), (2023, 19), (2024, 17), (2025, 16), (2026, 15)],
)
def test_prinsjesdag_is_on_its_known_day(year: int, day: int) -> None:
    assert prinsjesdag(year) == datetime.date(year, 9, day)


@given(YEARS)
def test_prinsjesdag_is_the_third_tuesday_of_september(year: int) -> None:
    days = (datetime.date(year, 9, day) for day in range(1, 31))
    assert [day for day in days if day.weekday() == 1][2] == prinsjesdag(year)


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("2025-09-15", (2024, 2025)),
        ("2025-09-16", (2025, 2026)),
        ("2025-10-14", (2025, 2026)),
        ("2024-06-14", (2023, 2024)),
        ("2024-12-18", (2024, 2025)),
        ("2026-01-01", (2025, 2026)),
    ],
)
def test_a_day_has_the_years_of_its_kamerstukken(day: str, years: tuple[int, int]) -> None:
    assert vergaderjaar(datetime.date.fromisoformat(day)) == years


@given(YEARS)
def test_the_years_change_on_prinsjesdag_and_on_no_other_day(year: int) -> None:
    start, next_start = prinsjesdag(year), prinsjesdag(year + 1)
    assert vergaderjaar(start) == vergaderjaar(next_start - datetime.timedelta(1))
    assert vergaderjaar(start) == (year, year + 1)
    assert vergaderjaar(start - datetime.timedelta(1)) == (year - 1, year)


@pytest.mark.parametrize(
    ("day", "seat"),
    [
        ("2025-12-08", "Brussel"),
        ("2026-04-01", "Luxemburg"),
        ("2026-06-30", "Luxemburg"),
        ("2026-10-13", "Luxemburg"),
        ("2026-11-01", "Brussel"),
        ("1998-06-04", "Luxemburg"),
    ],
)
def test_the_council_meets_in_luxembourg_in_three_months(day: str, seat: str) -> None:
    assert seat_on(datetime.date.fromisoformat(day)) == seat
    assert seats()[seat] == seat
