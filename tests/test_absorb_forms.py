"""Words come home into a text of YAML in whatever form it is written: bare, quoted, folded."""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.building.edition import Edition, edition
from briefgen.history.git import find_repository
from briefgen.word.xml import W
from tests.conftest import ROOT, at_length
from tests.git import commit, git
from tests.word_edits import Draft, own_paragraph
from tests.workspace import DOSSIER, ITEM, data_of, dump, make_workspace, write

FORMS = {
    "bare": "Het kabinet steunt {name} van harte.",
    "single": "'Het kabinet steunt ''{name}'' van harte.'",
    "double": '"Het kabinet steunt \\"{name}\\" van\\u00a0harte.\\n"',
    "folded": ">\n  Het kabinet\n  steunt {name} van\n\n  harte.",
    "stripped": ">-\n  Het kabinet steunt\n  {name} van harte.",
    "literal": "|\n  Het kabinet steunt\n  {name} van harte.",
}
WORDS = ("Het", "kabinet", "steunt", "harte")
SIGNS = st.sampled_from(
    ["a: b", "c # d", "'s", '"x"', "—", "- e", "?", "&", "{f}", "[g]", "h:", "%"]
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an item for each form of text."""
    root = tmp_path_factory.mktemp("vormen")
    items = {name: {**ITEM, "title": f"Voorstel {name}"} for name in FORMS}
    folder = make_workspace(
        root, dossier={"agenda": [{"items": list(FORMS)}], "status": "concept"}, items=items
    )
    for name, form in FORMS.items():
        position = form.format(name=name)
        write(folder / "agenda" / f"{name}.yaml", f"{dump(items[name])}position: {position}\n")
    shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    return root


@pytest.fixture(scope="module")
def made(place: Path) -> Iterator[Edition]:
    with edition(find_repository(place), place, DOSSIER, None) as made:
        yield made


@pytest.fixture
def made_once(made: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.absorb.absorber.edition", lambda *_, **__: nullcontext(made))


def draft_of(made: Edition) -> Draft:
    return Draft(made.documents["geannoteerde-agenda"], 1)


def position_of(draft: Draft, form: str) -> Any:
    return next(
        p
        for p in draft.document.iter(f"{W}p")
        if form in "".join(t.text or "" for t in p.iter(f"{W}t"))
        and "harte" in "".join(t.text or "" for t in p.iter(f"{W}t"))
    )


def absorbed(root: Path, draft: Draft) -> Absorbed:
    path = root / "terug.docx"
    path.write_bytes(draft.package())
    return Absorber(find_repository(root), root, [DOSSIER]).absorb(path, "terug", {})


def position(found: Absorbed) -> tuple[str, str]:
    """What a text said, and what it says now."""
    assert not found.refused
    ((old, new),) = found.files.values()
    before, after = data_of(old), data_of(new)
    assert {**before, "position": ""} == {**after, "position": ""}
    return before["position"], after["position"]


@pytest.mark.usefixtures("made_once")
@settings(max_examples=at_length(120), deadline=None)
@given(st.sampled_from(list(FORMS)), st.sampled_from(WORDS), SIGNS)
def test_any_signs_come_home_into_any_form_of_text(
    place: Path, made: Edition, form: str, word: str, signs: str
) -> None:
    draft = draft_of(made)
    for text in position_of(draft, form).iter(f"{W}t"):
        text.text = (text.text or "").replace(word, f"nu {signs} {word}")
    before, after = position(absorbed(place, draft))
    assert after.replace("\\", "") == before.replace(word, f"nu {signs} {word}")


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("form", FORMS)
def test_a_paragraph_comes_home_into_any_form_of_text(
    form: str, place: Path, made: Edition
) -> None:
    draft = draft_of(made)
    position_of(draft, form).addnext(own_paragraph(draft, "Het wil: “meer” #1."))
    before, after = position(absorbed(place, draft))
    assert after.strip() == f"{before.strip()}\n\nHet wil: “meer” #1."


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_was_taken_away_is_empty_in_any_form(
    form: str, place: Path, made: Edition
) -> None:
    draft = draft_of(made)
    paragraph = position_of(draft, form)
    draft.document[0].remove(paragraph)
    assert not position(absorbed(place, draft))[1]
