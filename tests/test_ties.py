"""A line does not break where what is read as one stands, and nobody sees the signs for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.absorb.absorber import Absorber
from briefgen.history.git import find_repository
from briefgen.manuscript.from_word import as_markdown, from_word
from briefgen.markdown.ties import plain, tied
from briefgen.word.anchors import read_lines, words_of
from briefgen.word.xml import DOCUMENT, FOOTNOTES, W, parsed, read_parts
from tests.conftest import Briefgen
from tests.git import commit, git
from tests.word_edits import Draft
from tests.workspace import DOSSIER, ITEM, make_workspace

SPACE, HYPHEN = "\u00a0", "\u2011"
TIED = [
    *("Op 11~november 2025 is", "op 8~en~9~december", "30~en~31~oktober 2025", "9, 10~en~11~juni"),
    *("van 8~t/m~9~mei", "per 1~januari 2026,", "de 2e~juli", "de brief van 12~mei~jl. over"),
    *("artikel~6, tweede lid", "Artikel~6, lid~2, onderdeel~a", "(bijlage~II, categorie~A)"),
    *("Kamerstuk~32317, nr.~978, p.~4", "€~600 en 20~% of 3~miljard", "in fiche~3 en punt~I.4"),
    *("(hierna:~AMMR), openbaar", "(hierna:~Europees Parlement)", "Verordening (EU)~2024/1350"),
    *("(EU,~Euratom)~2020/2093", "(EG)~nr.~810/2009", "COM(2025)~589"),
    *("mr.~D.M.~van Weel", "prof.~dr.~ir.~J.~de Vries", "mevrouw~Jansen en de heer~Van der Berg"),
    *("de JBZ=Raad en IT=systemen", "niet=naleven van", "in 2026=2027", "een e=mail", "eu=LISA"),
    "21501=02, nr.~978",
]
FREE = [
    *(
        "in- en uitreis",
        "westelijke Balkan-landen",
        "december 2025",
        "hij is 3 jaar",
        "1,2 en 3 zijn",
    ),
    *("het tweede lid van de raad", "Wat is de titel van", "op 35 december", "zie (hierna) daar"),
    *(
        "https://example.org/JBZ-Raad/2026-2027",
        "a-b@e-mail.nl",
        "www.e-mail.nl/p. Een",
        "Raad. De",
    ),
]


@pytest.mark.parametrize("text", TIED)
def test_what_is_read_as_one_is_held_together(text: str) -> None:
    made = text.replace("~", SPACE).replace("=", HYPHEN)
    assert tied(plain(made)) == made


@pytest.mark.parametrize("text", FREE[:4] + FREE[5:7] + FREE[8:])
def test_all_else_may_break(text: str) -> None:
    assert tied(text) == text


PIECES = [*(each.replace("~", " ").replace("=", "-") for each in TIED), *FREE, " ", "\n", "Å", "8"]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_tied_text_is_as_long_and_reads_back(text: str) -> None:
    made = tied(text)
    assert len(made) == len(text)
    assert plain(made) == plain(text)
    assert tied(made) == made


TEXT = """\
Op 11 november 2025 sprak de JBZ-Raad van 8
en 9 december over **artikel** 6 en Verordening (EU) 2024/1350,[^a] zie <https://example.org/p-1>.
"""
SHOWN = (
    f"Op 11{SPACE}november 2025 sprak de JBZ{HYPHEN}Raad van 8{SPACE}en{SPACE}9{SPACE}december over"
    f" artikel{SPACE}6 en Verordening (EU){SPACE}2024/1350,† zie https://example.org/p-1."
)
NOTE = f"Nota van 1{SPACE}mei."


@pytest.fixture
def agenda(tmp_path: Path, briefgen: Briefgen) -> Path:
    """The agenda of a dossier with that text, in a repository of its own."""
    text = TEXT.replace("<https://example.org/p-1>", "https://example.org/p-1")
    item = {**ITEM, "text": text, "footnotes": {"a": "Nota van 1 mei."}}
    make_workspace(tmp_path, items={"eerste": item})
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Verzonden")
    assert briefgen("build", "-q", "--format", "md,docx", cwd=tmp_path).code == 0
    return tmp_path / "out" / DOSSIER / "geannoteerde-agenda.docx"


def test_a_word_file_holds_together_what_stands_in_several_runs_and_lines(agenda: Path) -> None:
    parts = read_parts(agenda.read_bytes())
    body = [words_of(each) for each in parsed(parts[DOCUMENT]).iter(f"{W}p")]
    notes = ["".join(map(str, each.itertext(f"{W}t"))).strip() for each in parsed(parts[FOOTNOTES])]
    assert SHOWN in body
    assert NOTE in notes


def test_markdown_and_yaml_stay_as_they_are_typed(agenda: Path) -> None:
    files = [agenda.with_suffix(".md"), *agenda.parents[2].rglob("*.yaml")]
    texts = [each.read_text("utf-8") for each in files]
    assert not any(sign in text for text in texts for sign in (SPACE, HYPHEN))


def test_what_is_read_from_a_word_file_is_as_it_is_typed(agenda: Path, briefgen: Briefgen) -> None:
    read = as_markdown(from_word(agenda.read_bytes(), "agenda"))
    assert plain(read) == read
    assert "JBZ-Raad van 8 en 9 december over artikel 6" in read
    lines = [line.text for line in read_lines(agenda.read_bytes())]
    assert plain(SHOWN).replace("†", "") in lines


@pytest.mark.parametrize(
    ("old", "new"),
    [(SPACE, " "), (HYPHEN, "-"), ("over ", f"over{SPACE}"), ("-1.", f"{HYPHEN}1."), ("", "")],
)
def test_a_reviewer_who_types_the_one_for_the_other_changes_nothing(
    old: str, new: str, agenda: Path
) -> None:
    root = agenda.parents[2]
    draft = Draft(agenda.read_bytes(), 1)
    for each in [*draft.document.iter(f"{W}t"), *draft.notes.iter(f"{W}t")]:
        each.text = (each.text or "").replace(old, new)
    came = root / "terug.docx"
    came.write_bytes(draft.package())
    found = Absorber(find_repository(root), root, [DOSSIER]).absorb(came, "terug", {})
    assert (dict(found.files), found.refused) == ({}, ())


def test_a_word_beside_a_tie_comes_home_with_a_common_space(agenda: Path) -> None:
    root = agenda.parents[2]
    draft = Draft(agenda.read_bytes(), 1)
    text = next(t for t in draft.document.iter(f"{W}t") if f"11{SPACE}november" in (t.text or ""))
    text.text = (text.text or "").replace(f"11{SPACE}november", f"12{SPACE}november")
    came = root / "terug.docx"
    came.write_bytes(draft.package())
    found = Absorber(find_repository(root), root, [DOSSIER]).absorb(came, "terug", {})
    assert found.refused == ()
    ((before, after),) = found.files.values()
    assert after == before.replace("Op 11 november", "Op 12 november")


def test_a_text_whose_author_typed_such_signs_comes_home(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    text = f"De JBZ{HYPHEN}Raad van 8{SPACE}december spreekt over artikel 6.\n\nNog een alinea.\n"
    make_workspace(tmp_path, items={"eerste": {**ITEM, "text": text, "footnotes": {}}})
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Verzonden")
    assert briefgen("build", "-q", "--format", "docx", cwd=tmp_path).code == 0
    draft = Draft((tmp_path / "out" / DOSSIER / "geannoteerde-agenda.docx").read_bytes(), 1)
    for each in draft.document.iter(f"{W}t"):
        each.text = (each.text or "").replace("spreekt", "praat")
    (tmp_path / "terug.docx").write_bytes(draft.package())
    found = Absorber(find_repository(tmp_path), tmp_path, [DOSSIER])
    taken = found.absorb(tmp_path / "terug.docx", "terug", {})
    ((before, after),) = taken.files.values()
    assert after == before.replace("spreekt", "praat")
