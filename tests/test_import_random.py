"""Random dossiers, built and imported again: the same words, titles and order."""

import datetime
import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.building.pipeline import build
from briefgen.building.request import Built, Request
from briefgen.facts import formations
from briefgen.importing import import_dossier
from briefgen.manuscript.meeting import Given
from briefgen.problem import InvalidInputError
from tests.conftest import at_length
from tests.random_agendas import Writer
from tests.test_import import NAMES, REFERENCE, words
from tests.workspace import AGENDAS


def built_agenda(
    root: Path, dossier: Path, out: Path, formats: Sequence[str] = ("md", "docx"), *only: str
) -> Path:
    """Build a dossier, or some documents of it; gives the folder of what was built."""
    request = Request(root, (dossier,), out, tuple(formats), only=only)
    (outcome,) = (step for step in build(request) if isinstance(step, Built))
    assert outcome.problems == ()
    return out / dossier.name


def alike(text: str) -> list[str]:
    """Words, with one mark for all lists and none for quotations.

    Word does not say where one list of bullets or one quotation ends and the next begins.
    """
    one = (re.sub(r"^(\d+)\)$", r"\1.", "-" if word == "*" else word) for word in words(text))
    return [word for word in one if word != ">"]


@pytest.mark.parametrize("seed", range(at_length(30)))
def test_a_random_agenda_is_the_same_after_import(seed: int, tmp_path: Path) -> None:
    dossier = Writer(seed).write(tmp_path)
    first = built_agenda(
        tmp_path, dossier, tmp_path / "out", ("md", "docx"), "geannoteerde-agenda", "nota"
    )
    before = (first / "geannoteerde-agenda.md").read_text("utf-8")
    for ending in ("md", "docx"):
        files = {ending: first / f"geannoteerde-agenda.{ending}", "nota": first / f"nota.{ending}"}
        made = import_dossier(tmp_path, files, Given(), f"na-{ending}")
        assert made.missing == ()
        folder = made.files[0].parent
        again = built_agenda(tmp_path, folder, tmp_path / "out", ["md"], "geannoteerde-agenda")
        after = (again / "geannoteerde-agenda.md").read_text("utf-8")
        assert alike(after) == alike(before), ending


SIGNS = (
    *("*", "**", "_", "`", "[x](http://a.b)", "[^1]", "[^99]", "#", "# ", "- ", "1. ", "1) ", "|"),
    *("\\", "<", "&amp;", "&#0;", "\u00ad", "\u200b", "\u2028", "\t", ": ", "title: x", "text: "),
    *('"', "'", "> ", "---", "~~~", "![a](b)", "*a*_b_", "http://a_b_c *x*", "<<<<<<< a", "{#a}"),
)


def damaged(text: str, chance: random.Random) -> str:
    """A text with lines lost, moved and added, and with signs of Markdown and YAML in it."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines.pop(chance.randrange(len(lines))))
            case 2:
                lines[at] = "#" * chance.randint(1, 6) + chance.choice(
                    (" I. Deel", " 1. Punt", " ")
                )
            case _:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice(SIGNS) + lines[at][cut:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(at_length(40)))
def test_a_damaged_document_is_imported_or_refused_at_its_own_lines(
    seed: int, tmp_path: Path
) -> None:
    (tmp_path / "agendas").mkdir()
    for name in ("government.yaml", "councils.yaml"):
        shutil.copy(AGENDAS / name, tmp_path / "agendas")
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    files = {}
    for name in NAMES:
        text = (REFERENCE / f"{name}.md").read_text("utf-8")
        files[name] = tmp_path / f"{name}.md"
        files[name].write_text(damaged(text, chance), "utf-8")
    jbz = next(each for each in formations() if each.id == "jbz")
    asked = Given(dates=(datetime.date(2025, 12, 8),), formation=jbz)
    refused: set[str] = set()
    try:
        import_dossier(tmp_path, files, asked, "proef")
    except InvalidInputError as error:
        refused = {problem.place.file for problem in error.problems}
    assert refused <= set(files)
    assert (tmp_path / "agendas" / "proef" / "dossier.yaml").exists() != bool(refused)
    assert not list((tmp_path / "agendas").glob(".*"))
