"""A Word file that an earlier version sent out, which typed numbers and showed bookmarks."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.absorb.change import Refused
from briefgen.absorb.taking_over import MARGIN
from briefgen.history.git import find_repository
from briefgen.markdown import marks
from briefgen.model.values import ID
from briefgen.word.xml import DOCUMENT, W, parsed, read_parts
from tests.conftest import ROOT
from tests.git import commit, git
from tests.word_edits import Draft, own_paragraph
from tests.workspace import DOSSIER, ITEM, make_workspace

SENT = ROOT / "tests" / "reference" / "sent-before.docx"
"""The agenda of the workspace below, as version 45aee37 made it."""
NAMES = ("eerste", "tweede_punt", "derde-punt-met-een-naam-die-langer-is", "vierde", "vijfde")
AGENDA = [
    {"part": "Binnenlandse Zaken", "items": list(NAMES[:2])},
    {
        "part": "Justitie",
        "items": [NAMES[2], {"title": "Diversen", "aob": True, "items": list(NAMES[3:])}],
    },
]


def make(root: Path) -> Path:
    """The workspace of which the file was made."""
    items = {
        id_: {**ITEM, "title": f"Voorstel {number}", "position": f"Het kabinet wil {number}."}
        for number, id_ in enumerate(NAMES, 1)
    }
    return make_workspace(root, dossier={"agenda": AGENDA, "status": "concept"}, items=items)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("verzonden")
    make(root)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    return root


def absorbed(root: Path, draft: Draft) -> Absorbed:
    path = root / "terug.docx"
    path.write_bytes(draft.package())
    return Absorber(find_repository(root), root, [DOSSIER]).absorb(path, "terug", {})


def others(found: Absorbed) -> list[Refused]:
    """What is told, but that its header has not the line that those of now have."""
    return [each for each in found.refused if each.why != MARGIN or each.came]


def test_it_has_the_names_of_before() -> None:
    tree = parsed(read_parts(SENT.read_bytes())[DOCUMENT])
    names = {each.get(f"{W}name", "") for each in tree.iter(f"{W}bookmarkStart")}
    assert {marks.former(marks.bookmark(id_)) for id_ in NAMES} <= names
    assert not any(name.startswith("_") for name in names)


def test_it_comes_home_unchanged(place: Path) -> None:
    found = absorbed(place, Draft(SENT.read_bytes(), 1))
    assert (found.files, others(found)) == ({}, [])


@pytest.mark.parametrize("number", range(1, len(NAMES) + 1))
def test_what_was_written_in_it_comes_home(place: Path, number: int) -> None:
    draft = Draft(SENT.read_bytes(), 1)
    title = next(t for t in draft.document.iter(f"{W}t") if (t.text or "").endswith(f"l {number}"))
    title.text = f"{title.text} van de Raad"
    position = next(
        p
        for p in draft.document.iter(f"{W}p")
        if f"kabinet wil {number}." in "".join(t.text or "" for t in p.iter(f"{W}t"))
    )
    position.addnext(own_paragraph(draft, "Het wil ook meer."))
    found = absorbed(place, draft)
    assert not others(found)
    ((name, (_old, new)),) = found.files.items()
    assert name.endswith(f"/{NAMES[number - 1]}.yaml")
    assert f"title: Voorstel {number} van de Raad\n" in new
    assert "Het wil ook meer." in new


@given(st.lists(st.from_regex(ID, fullmatch=True), min_size=2, max_size=9, unique=True))
@example(["Eerste", "eerste", "tweede_punt", "tweede-punt", "a" * 29, "a" * 30, "é", "-"])
@example(["a-consumentenrecht", "a--consumentenrecht", "a__consumentenrecht"])
def test_names_of_now_are_hidden_short_and_of_one_item_each(ids: list[str]) -> None:
    names = [marks.bookmark(id_) for id_ in ids]
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        end, reference = marks.end_of(name), f"{marks.REFERS}1234_{name.removeprefix(marks.ITEM)}"
        for each in (name, end, reference):
            assert re.fullmatch("_[a-z0-9_]{1,39}", each)
        assert marks.former(end) == f"{marks.former(name)}{marks.END_OF_SECTION}"
    assert len({marks.former(name) for name in names}) == len(ids)
