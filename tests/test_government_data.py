"""The ministries, posts and formations that briefgen brings along."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from briefgen.facts import formations
from tests.conftest import ROOT
from tests.workspace import load

AGENDAS = ROOT / "agendas"
GOVERNMENT: dict[str, Any] = load(AGENDAS / "government.yaml")
COUNCILS: dict[str, Any] = load(AGENDAS / "councils.yaml")
TEXT = (AGENDAS / "government.yaml").read_text("utf-8")
ENDED = re.compile(r"^  (\w+): +# tot en met \d+ \w+ \d{4}", re.MULTILINE)


def test_the_day_of_which_the_titles_are_stands_in_the_header() -> None:
    header = TEXT.split("\n\n")[0]
    assert re.search(r"naar de stand van \d{1,2} [a-z]+ 20\d\d\b", header)


@pytest.mark.parametrize("ministry", GOVERNMENT["ministries"])
def test_each_ministry_has_its_code_and_a_minister(ministry: str) -> None:
    """One that was abolished has no minister any more: the line where it stands says when."""
    assert re.fullmatch(r"mnre\d{4}", GOVERNMENT["ministries"][ministry]["tooi"])
    titles = [
        post["title"] for post in GOVERNMENT["posts"].values() if post["ministry"] == ministry
    ]
    led = any(title.startswith("minister") for title in titles)
    assert led or ministry in ENDED.findall(TEXT)


def test_staatssecretarissen_come_after_all_ministers() -> None:
    kinds = [post["title"].split()[0] for post in GOVERNMENT["posts"].values()]
    assert set(kinds) == {"minister-president,", "minister", "staatssecretaris"}
    assert kinds == sorted(kinds, key=lambda kind: kind == "staatssecretaris")


def _terms(post: str) -> Iterator[tuple[datetime.date, datetime.date]]:
    for holder in GOVERNMENT["posts"][post]["holders"]:
        yield holder.get("from", datetime.date.min), holder.get("until", datetime.date.max)


@pytest.mark.parametrize("post", GOVERNMENT["posts"])
def test_a_post_is_held_by_one_at_a_time(post: str) -> None:
    terms = list(_terms(post))
    assert all(first <= last for first, last in terms)
    assert all(last < first for (_, last), (first, _) in pairwise(terms))


@pytest.mark.parametrize("council", COUNCILS)
def test_each_formation_has_a_ministry_that_is_there_still(council: str) -> None:
    ministry = COUNCILS[council]["ministry"]
    assert ministry in GOVERNMENT["ministries"]
    assert ministry not in ENDED.findall(TEXT)


def test_what_texts_call_a_formation_agrees_with_what_the_letters_call_it() -> None:
    known = {each.id: each for each in formations()}
    assert set(COUNCILS) <= set(known)
    for id_, council in COUNCILS.items():
        assert {council["name"], council["short_name"]} <= set(known[id_].names), id_
        series = council["kamerstuk_dossier"]
        several = series if isinstance(series, list) else [series]
        assert tuple(several) == known[id_].kamerstuk_dossiers, id_


@pytest.mark.parametrize("council", COUNCILS)
def test_each_formation_says_whether_its_shape_was_seen(council: str) -> None:
    assert COUNCILS[council]["source"] in ("gezien", "geraden")
