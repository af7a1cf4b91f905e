"""Numbers that stay: written in the files when a dossier is sent, and then kept by all."""

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.body.kinds import read_workspace
from briefgen.files.workspace import replace_file
from briefgen.model.load import load_dossier
from briefgen.model.numerals import Counter
from briefgen.tidy.files import Tidied, tidy_numbered
from tests.conftest import Briefgen, at_length
from tests.workspace import ITEM, dump, load, make_workspace, write

AGENDA = [
    {"part": "Ochtend", "items": ["a", {"title": "Varia", "items": ["b", "c"]}, "d"]},
    {"part": "Middag", "items": ["e"]},
]
PLAIN = {key: ITEM[key] for key in ("title", "responsible")}


def items(agenda: list[Any]) -> dict[str, Any]:
    entries = [each for part in agenda for each in part["items"]]
    ids = [id_ for each in entries for id_ in ([each] if isinstance(each, str) else each["items"])]
    return {id_: {**PLAIN, "title": f"Punt {id_}"} for id_ in ids}


def references(folder: Path) -> dict[str, str | None]:
    """The number of each item in the whole, and of its place, of a dossier without problems."""
    loaded = load_dossier(read_workspace(folder.parent.parent), folder)
    assert loaded.problems == ()
    assert loaded.dossier
    return {each.item.id: each.reference for each in loaded.dossier.entries()}


def test_what_was_sent_keeps_its_numbers_when_an_item_falls_out(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path, dossier={"agenda": AGENDA}, items=items(AGENDA))
    before = references(folder)
    outcome = briefgen("fmt", "--numbers", folder.name, cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    assert "nummer     I voor “Ochtend”\n" in outcome.out
    assert "nummer     2 voor “Varia”\n" in outcome.out
    assert "nummer     b voor “Punt c”\n" in outcome.out
    assert (
        (folder / "agenda" / "d.yaml")
        .read_text("utf-8")
        .startswith('title: Punt d\nnumber: "3"\nresponsible:')
    )
    assert references(folder) == before
    data = load(folder / "dossier.yaml")
    data["agenda"][0]["items"].pop(0)
    write(folder / "dossier.yaml", dump(data))
    (folder / "agenda" / "a.yaml").unlink()
    del before["a"]
    assert references(folder) == before


def test_a_second_time_there_is_nothing_to_write(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path, dossier={"agenda": AGENDA}, items=items(AGENDA))
    assert briefgen("fmt", "--numbers", "--check", folder.name, cwd=tmp_path).code == 1
    assert briefgen("fmt", "--numbers", folder.name, cwd=tmp_path).code == 0
    written = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    again = briefgen("fmt", "--numbers", folder.name, cwd=tmp_path)
    assert (again.code, again.out) == (0, "")
    assert "elk punt heeft zijn nummer in zijn bestand" in again.err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == written
    assert briefgen("fmt", "--check", folder.name, cwd=tmp_path).code == 0


def test_the_documents_stay_the_same(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path, dossier={"agenda": AGENDA}, items=items(AGENDA))

    def built(name: str) -> dict[str, bytes]:
        assert briefgen("build", "-q", "--format=md", f"--out={name}", cwd=tmp_path).code == 0
        found = (tmp_path / name / folder.name).glob("*.md")
        return {path.name: path.read_bytes() for path in found}

    before = built("before")
    assert briefgen("fmt", "--numbers", folder.name, cwd=tmp_path).code == 0
    assert built("after") == before


@pytest.mark.parametrize("named", [(), ("agendas/2026-03-05-jbz/agenda/eerste.yaml",)])
def test_it_asks_for_a_dossier(named: tuple[str, ...], tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    outcome = briefgen("fmt", "--numbers", *named, cwd=tmp_path)
    assert outcome.code == 2
    assert "briefgen fmt --numbers DOSSIER" in outcome.err


def test_a_number_that_is_left_open_is_to_be_written_by_hand(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    path = folder / "agenda" / "eerste.yaml"
    path.write_text(path.read_text("utf-8") + "number:\n", "utf-8")
    before = path.read_bytes()
    outcome = briefgen("fmt", "--numbers", folder.name, cwd=tmp_path)
    assert outcome.code == 1
    assert "Eerste punt (number: 1)" in outcome.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("running", [False, True])
def test_two_with_one_number_are_refused_where_they_count_on(
    running: bool, tmp_path: Path, briefgen: Briefgen
) -> None:
    agenda = [
        {"part": "Ochtend", "items": ["a"]},
        {"part": "Middag", "items": [{"title": "Varia", "number": "1", "items": ["b"]}]},
    ]
    numbered = items(agenda)
    numbered["a"]["number"] = "1"
    shape = {"numbers": {"running": running}}
    folder = make_workspace(tmp_path, dossier={"agenda": agenda, "shape": shape}, items=numbered)
    outcome = briefgen("build", "-q", "--format=md", folder.name, cwd=tmp_path)
    assert outcome.code == int(running)
    assert ("“Punt a” heeft dit nummer ook" in outcome.err) is running


KEPT = st.lists(st.none() | st.integers(1, 9).map(str), max_size=8).filter(
    lambda each: len({n for n in each if n}) == len([n for n in each if n])
)


@settings(max_examples=at_length(300))
@given(KEPT)
def test_no_two_headings_of_a_list_get_one_number(own: list[str | None]) -> None:
    counter = Counter("1", frozenset(number for number in own if number))
    given_ = [counter.next(number) for number in own]
    assert len(set(given_)) == len(own)
    assert all(number in {None, made} for number, made in zip(own, given_, strict=True))


STYLES = st.sampled_from(("I", "A", "1", "a", "none"))
SHAPES = st.fixed_dictionaries(
    {"parts": STYLES, "items": STYLES, "groups": STYLES, "running": st.booleans()}
)
ENTRIES = st.lists(st.none() | st.integers(1, 3), min_size=1, max_size=4)
"""The entries of a part: an item, or a group of so many."""


@settings(max_examples=at_length(60), deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=3), SHAPES, st.data())
def test_after_its_numbers_are_written_an_item_that_falls_out_changes_no_other(
    parts: list[list[int | None]], numbers: dict[str, Any], data: st.DataObject
) -> None:
    ids = iter(f"punt-{number}" for number in range(100))
    agenda = [
        {
            "part": f"Deel {index}",
            "items": [
                {"title": f"Groep {place}", "items": [next(ids) for _ in range(size)]}
                if size
                else next(ids)
                for place, size in enumerate(part)
            ],
        }
        for index, part in enumerate(parts)
    ]
    root = Path(tempfile.mkdtemp())
    try:
        changes = {"agenda": agenda, "shape": {"numbers": numbers}}
        folder = make_workspace(root, dossier=changes, items=items(agenda))
        before = references(folder)
        for each in tidy_numbered(read_workspace(root), folder):
            assert isinstance(each, Tidied)
            replace_file(each.path, each.after)
        assert references(folder) == before
        gone = data.draw(st.sampled_from(sorted(before)))
        stated = load(folder / "dossier.yaml")
        stated["agenda"] = left(stated["agenda"], gone)
        if stated["agenda"]:
            write(folder / "dossier.yaml", dump(stated))
            (folder / "agenda" / f"{gone}.yaml").unlink()
            del before[gone]
            assert references(folder) == before
    finally:
        shutil.rmtree(root)


def left(agenda: list[Any], gone: str) -> list[Any]:
    """The agenda without an item, and without what held nothing else."""
    kept = copy.deepcopy(agenda)
    for part in kept:
        for entry in part["items"]:
            if not isinstance(entry, str):
                entry["items"] = [id_ for id_ in entry["items"] if id_ != gone]
        part["items"] = [
            each for each in part["items"]
            if each != gone and (isinstance(each, str) or each["items"])
        ]  # fmt: skip
    return [part for part in kept if part["items"]]
