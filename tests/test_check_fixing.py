"""`briefgen check --fix`: words change and nothing else, and a second run changes nothing."""

from pathlib import Path

import pytest
import yaml

from briefgen.editing.mend import mend
from briefgen.source.reader import read_source
from briefgen.texts.case import Edit, Passage
from tests.conftest import Briefgen
from tests.workspace import data_of, make_workspace, write

FORMS = {
    "literal": "text: |\n  Eerst oud woord.\n\n  Dan oud woord.\n",
    "kept": "text: |2-\n    Eerst oud woord.\n  Dan oud woord.\n",
    "plain": "text: Eerst oud woord. Dan oud woord.  # een opmerking\n",
    "single": "text: 'Eerst oud woord. Dan oud woord.'\n",
    "double": 'text: "Eerst oud woord. Dan oud woord."\n',
}
HARD = {
    "folded": "text: >\n  Eerst oud\n  woord. Dan oud woord.\n",
    "escaped": 'text: "Eerst \\u00f3ud oud woord. Dan oud woord."\n',
}


def edits(yaml_text: str, new: str) -> list[Edit]:
    source = read_source(yaml_text.encode(), "x.yaml")
    text = source.data["text"]  # type: ignore[index]
    passage = Passage(source.prose(("text",), text), "agenda", "text", ("text",), None)
    starts = [at for at in range(len(text)) if text.startswith("oud woord", at)]
    return [Edit(passage.spot(at, at + len("oud woord")), new) for at in starts]


def mended(yaml_text: str, new: str) -> tuple[str, int, int]:
    def reread(text: str):  # type: ignore[no-untyped-def]
        try:
            data = data_of(text)
        except yaml.YAMLError:
            return None
        return lambda passage: data[passage.key[0]]

    made = mend(yaml_text, edits(yaml_text, new), reread)
    return made.text, made.made, made.left


@pytest.mark.parametrize("form", FORMS)
def test_only_the_words_change(form: str) -> None:
    text, made, left = mended(FORMS[form], "nieuw woord")
    assert (made, left) == (2, 0)
    assert text == FORMS[form].replace("oud woord", "nieuw woord")


@pytest.mark.parametrize(("form", "new"), [("single", "'s nachts"), ("plain", "a: b # c")])
def test_what_yaml_would_read_otherwise_is_left(form: str, new: str) -> None:
    assert mended(FORMS[form], new) == (FORMS[form], 0, 2)


@pytest.mark.parametrize("form", HARD)
def test_in_a_text_of_another_form_no_other_words_change(form: str) -> None:
    text, made, _left = mended(HARD[form], "nieuw woord")
    assert data_of(text)["text"].count("nieuw woord") == made


WRONG = (
    "title: Eerste punt   # een opmerking\nhandling: 'Gedachtewisseling'\nresponsible: [MJenV]\n"
    "\ntext: |\n  De Raad is op 5-6 Maart 2026 bijeen.\n"
)


def item(folder: Path, text: str | bytes = WRONG) -> Path:
    write(folder / "agenda" / "eerste.yaml", text)
    return folder / "agenda" / "eerste.yaml"


def test_a_fix_keeps_the_yaml_and_is_made_once(tmp_path: Path, briefgen: Briefgen) -> None:
    path = item(make_workspace(tmp_path))
    outcome = briefgen("check", "--fix", cwd=tmp_path)
    assert path.read_text("utf-8") == WRONG.replace("5-6 Maart", "5 en 6 maart")
    assert "verbeterd  agendas/2026-03-05-jbz/agenda/eerste.yaml" in outcome.out
    before = path.read_bytes()
    assert "verbeterd" not in briefgen("check", "--fix", cwd=tmp_path).out
    assert path.read_bytes() == before


def test_line_ends_and_byte_order_marks_stay(tmp_path: Path, briefgen: Briefgen) -> None:
    content = b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode()
    path = item(make_workspace(tmp_path), content)
    briefgen("check", "--fix", cwd=tmp_path)
    assert path.read_bytes() == content.replace(b"5-6 Maart", b"5 en 6 maart")


def test_diff_shows_what_fix_would_do_and_writes_nothing(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    path = item(make_workspace(tmp_path))
    outcome = briefgen("check", "--diff", cwd=tmp_path)
    assert "-  De Raad is op 5-6 Maart 2026 bijeen.\n" in outcome.out
    assert "+  De Raad is op 5 en 6 maart 2026 bijeen.\n" in outcome.out
    assert path.read_text("utf-8") == WRONG


def test_a_markdown_file_is_mended_too(tmp_path: Path, briefgen: Briefgen) -> None:
    write(tmp_path / "brief.md", "# Raad\n\nDe Raad is op 5-6 Maart 2026 bijeen.\n")
    shown = briefgen("check", "--diff", "brief.md", cwd=tmp_path)
    assert "+De Raad is op 5 en 6 maart 2026 bijeen." in shown.out
    briefgen("check", "--fix", "brief.md", cwd=tmp_path)
    text = (tmp_path / "brief.md").read_text("utf-8")
    assert text == "# Raad\n\nDe Raad is op 5 en 6 maart 2026 bijeen.\n"
