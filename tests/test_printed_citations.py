"""Citations as the house style wants them printed: in one form, and linked to their address."""

import zipfile
from pathlib import Path

import pytest

from briefgen.absorb.absorber import Absorber
from briefgen.history.git import find_repository
from briefgen.word.xml import W, read_parts
from tests.conftest import Briefgen
from tests.git import commit, git
from tests.word_edits import Draft
from tests.workspace import AGENDAS, DOSSIER, ITEM, make_workspace, write

ITEM_CITING = {
    **ITEM,
    "text": (
        "Zie Kamerstukken II, 2025-26,\n32317-975 en *Kamerstukken I* 2024/25, 32317, JI.[^bron]\n"
        "\n- [Richtlijn 2013/32/EU](https://example.org/a) en Richtlijn 2013/32/EU\n"
    ),
    "footnotes": {"bron": "Tweede Kamer, vergaderjaar 2024–2025, 19 637, nr. 3324."},
}
PIECE = "https://zoek.officielebekendmakingen.nl/kst-{}.html"
ACT = "http://data.europa.eu/eli/dir/2013/32/oj"


@pytest.fixture
def agenda(tmp_path: Path, briefgen: Briefgen):  # type: ignore[no-untyped-def]
    def build(**style: object) -> tuple[str, str]:
        government = (AGENDAS / "government.yaml").read_text("utf-8")
        lines = "".join(f"  {key}: {value}\n" for key, value in style.items())
        write(tmp_path / "agendas" / "government.yaml", f"house_style:\n{lines}{government}")
        make_workspace(tmp_path, items={"eerste": ITEM_CITING})
        assert briefgen("build", "--format=md,docx", cwd=tmp_path).code == 0
        out = tmp_path / "out" / "2026-03-05-jbz"
        with zipfile.ZipFile(out / "geannoteerde-agenda.docx") as word:
            names = [name for name in word.namelist() if name.endswith(".rels")]
            links = b"".join(word.read(name) for name in names).decode()
        return (out / "geannoteerde-agenda.md").read_text("utf-8"), links

    return build


def test_citations_are_printed_as_they_are_written(agenda) -> None:  # type: ignore[no-untyped-def]
    text, links = agenda(font_size=9)
    assert "[Kamerstukken II, 2025-26, 32317-975](" in text
    assert "officielebekendmakingen" in links


def test_without_links_if_the_house_style_wants_none(agenda) -> None:  # type: ignore[no-untyped-def]
    text, links = agenda(citation_links="false")
    assert "Kamerstukken II, 2025-26, 32317-975" in text
    assert "officielebekendmakingen" not in text + links


def test_or_in_their_one_form(agenda) -> None:  # type: ignore[no-untyped-def]
    text, links = agenda(citations="standard", citation_links="false")
    assert "Zie Kamerstukken II 2025/26, 32317, nr. 975 en" in text
    assert "[^1]: Kamerstukken II 2024/25, 19637, nr. 3324." in text
    assert "officielebekendmakingen" not in links


def test_with_a_link_to_where_they_can_be_read(agenda) -> None:  # type: ignore[no-untyped-def]
    text, links = agenda(citations="standard")
    assert f"[Kamerstukken II 2025/26, 32317, nr. 975]({PIECE.format('32317-975')})" in text
    assert f"[Richtlijn 2013/32/EU](https://example.org/a) en [Richtlijn 2013/32/EU]({ACT})" in text
    for address in (PIECE.format("32317-975"), PIECE.format("19637-3324"), ACT):
        assert f'Target="{address}"' in links


@pytest.mark.parametrize(
    ("old", "new"),
    [("uitvoering", "naleving"), ("2024/1350", "2024/1351"), ("978", "979"), ("Zie", "Vergelijk")],
)
def test_what_is_changed_beside_or_in_a_link_comes_home_without_it(
    old: str, new: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    """Also where its number was corrected, and the link leads to the former act still."""
    text = "De uitvoering van **Verordening (EU)\n2024/1350** volgt.[^bron]\n"
    note = "Zie Kamerstuk 32317, nr. 978 en [de site](https://example.org/a)."
    item = {**ITEM, "text": text, "footnotes": {"bron": note}}
    make_workspace(tmp_path, items={"eerste": item})
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Verzonden")
    assert briefgen("build", "-q", "--format", "docx", cwd=tmp_path).code == 0
    file = tmp_path / "out" / DOSSIER / "geannoteerde-agenda.docx"
    parts = read_parts(file.read_bytes())
    draft = Draft(file.read_bytes(), 1)
    assert b"officielebekendmakingen" in parts["word/_rels/footnotes.xml.rels"]
    for each in [*draft.document.iter(f"{W}t"), *draft.notes.iter(f"{W}t")]:
        each.text = (each.text or "").replace(old, new)
    (tmp_path / "terug.docx").write_bytes(draft.package())
    absorber = Absorber(find_repository(tmp_path), tmp_path, [DOSSIER])
    found = absorber.absorb(tmp_path / "terug.docx", "terug", {})
    assert found.refused == ()
    ((before, after),) = found.files.values()
    assert after == before.replace(old, new)
