"""Each command makes the Word files that it needs, and no others."""

from pathlib import Path

import pytest

from briefgen.building import compose
from briefgen.word.document import to_docx
from tests.conftest import Briefgen
from tests.git import alone, commit, git
from tests.workspace import DOSSIER, ITEM, make_workspace, write

WITH_SECRET = {
    "attending": ["MJenV", "MAenM"],
    "nota": {
        "date": "2026-02-12",
        "not_public": [{"text": "Dit blijft onder ons.", "ground": "5.1.2a"}],
    },
}
NEEDED = {
    "geannoteerde-agenda": 1,
    "aanbiedingsbrief-eerste-kamer": 2,
    "nota": 4,
    "intern/nota": 0,
    "intern/briefing-MJenV": 0,
}
"""How many must be made to recognise one."""


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, briefgen: Briefgen) -> Path:
    """A workspace whose documents were built, in two versions."""
    alone(monkeypatch, tmp_path)
    root = tmp_path / "werkmap"
    make_workspace(root, dossier=WITH_SECRET)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Een versie")
    make_workspace(
        root, dossier=WITH_SECRET, items={"eerste": {**ITEM, "text": "Anders.[^bron]\n"}}
    )
    assert briefgen("build", "--force", "--format", "docx", cwd=root).code == 0
    commit(root, "Een andere")
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the Word files that are made from here on."""
    titles: list[str] = []

    def noted(look: object, properties: object, *rest: object) -> bytes:
        titles.append(str(properties))
        return to_docx(look, properties, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(compose, "to_docx", noted)
    return titles


@pytest.mark.parametrize("base", [[], ["--base", "HEAD"]])
def test_a_document_comes_home_without_the_others(
    built: Path, briefgen: Briefgen, made: list[str], base: list[str]
) -> None:
    # To find which dossier was sent, the public documents at the base are made first.
    public = 4 if base else 0
    for name, count in NEEDED.items():
        made.clear()
        path = built / "out" / DOSSIER / f"{name}.docx"
        outcome = briefgen("absorb", *base, str(path), cwd=built)
        internal = "intern" in name
        told = outcome.out + outcome.err
        assert (outcome.code, "intern document" in told) == (int(internal), internal), told
        # What is internal says so itself.
        assert len(made) == (0 if internal else public + count), name


def test_a_document_of_a_version_before_comes_home(built: Path, briefgen: Briefgen) -> None:
    path = built / "terug.docx"
    path.write_bytes((built / "out" / DOSSIER / "geannoteerde-agenda.docx").read_bytes())
    item = built / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    write(item, item.read_text("utf-8").replace("Anders.", "Weer iets."))
    assert briefgen("build", "--force", "--format", "docx", cwd=built).code == 0
    commit(built, "Nog een")
    outcome = briefgen("absorb", str(path), cwd=built)
    assert outcome.code == 0
    assert "niets over te nemen" in outcome.out


def test_changes_are_tracked_in_the_public_documents_only(
    built: Path, briefgen: Briefgen, made: list[str]
) -> None:
    outcome = briefgen("diff", "HEAD~1", "HEAD", "--docx", "wijzigingen", cwd=built)
    assert outcome.code == 0, outcome.err
    assert len(list((built / "wijzigingen").rglob("*.docx"))) == 4
    assert len(made) == 2 * 4, made
