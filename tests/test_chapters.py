"""The order of a letter that holds the agenda."""

from pathlib import Path

import pytest

from tests.conftest import Briefgen
from tests.workspace import DOSSIER, dump, make_workspace, write

CHAPTERS = {
    "introduction": "Ter inleiding.",
    "topics": "# Een onderwerp",
    "agenda": "## 1. Eerste punt",
    "other_business": "# Overig",
    "annexes": "# Tabel",
}


def letter_in(root: Path, briefgen: Briefgen, order: list[str]) -> str:
    folder = make_workspace(
        root,
        dossier={
            "shape": {"agenda": "in_letter", "order": order},
            "introduction": "Ter inleiding.\n",
            "other_business": ["moties"],
            "annexes": ["tabel"],
        },
    )
    for name, title in (("other_business/moties", "Moties"), ("annexes/tabel", "Tabel")):
        subject = {"title": title, "responsible": ["MJenV"], "text": "Rijen.\n"}
        write(folder / f"{name}.yaml", dump(subject))
    assert briefgen("build", "-q", "--format=md", cwd=root).code == 0
    return (root / "out" / DOSSIER / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")


@pytest.mark.parametrize("named", [[], ["agenda"], ["annexes", "signature", "topics"]])
def test_what_the_order_of_a_letter_does_not_name_is_printed_all_the_same(
    named: list[str], tmp_path: Path, briefgen: Briefgen
) -> None:
    letter = letter_in(tmp_path, briefgen, named)
    assert all(letter.count(f"\n{words}\n") == 1 for words in CHAPTERS.values())


def test_an_introduction_that_the_order_does_not_name_stands_below_the_heading_of_the_agenda(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    letter = letter_in(tmp_path, briefgen, ["topics", "signature", "agenda"])
    places = ["De Minister", "# Geannoteerde agenda", "Ter inleiding.", "## 1. Eerste punt"]
    found = [letter.index(f"\n{words}") for words in places]
    assert found == sorted(found)
