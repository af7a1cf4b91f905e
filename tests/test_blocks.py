"""One block of a template said otherwise: what changes, what does not, and what is refused."""

import re
import shutil
from pathlib import Path

import pytest

from briefgen.files import workspace as files
from briefgen.markdown.ties import plain
from briefgen.word.xml import DOCUMENT, W, parsed, read_parts
from tests.conftest import ROOT, Briefgen
from tests.workspace import DOSSIER, ITEM, make_workspace, write

TEMPLATES = ROOT / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
BLOCK = re.compile(r"{% block (\w+)")
NOT_PUBLIC = {
    "date": "2026-02-12",
    "not_public": [{"text": "Het standpunt van een lidstaat.", "ground": "5.1.2a"}],
}
IN_LETTER = {
    "agenda": "in_letter",
    "introduction": "standaard",
    "sections": [
        {"id": "inhoud", "heading": "Inhoud", "is": "text"},
        {"id": "inzet", "heading": "Inzet", "is": "position"},
    ],
}


def built(folder: Path, briefgen: Briefgen) -> dict[str, str]:
    """The documents that a build makes, as text: of a Word file its paragraphs."""
    assert briefgen("build", "-q", "--format", "md,docx", cwd=folder).code == 0
    out = folder / "out" / DOSSIER
    said = {path.relative_to(out).as_posix(): _text(path) for path in sorted(out.rglob("*.*"))}
    return {name: text for name, text in said.items() if text}


def _text(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text("utf-8")
    if path.suffix != ".docx":
        return ""
    paragraphs = parsed(read_parts(path.read_bytes())[DOCUMENT]).iter(f"{W}p")
    return plain("\n".join("".join(map(str, each.itertext(f"{W}t"))) for each in paragraphs))


def blocks_of(name: str) -> list[str]:
    return BLOCK.findall((TEMPLATES / name).read_text("utf-8"))


def extending(name: str, **blocks: str) -> str:
    said = [f"{{% block {block} %}}{text}{{% endblock %}}" for block, text in blocks.items()]
    return f'{{% extends "briefgen/{name}" %}}\n' + "\n".join(said) + "\n"


def changed(one: dict[str, str], other: dict[str, str]) -> dict[str, tuple[set[str], set[str]]]:
    """The lines that went and that came, of each document that is not the same.

    But for the signs that stand for all that a briefing says.
    """
    assert one.keys() == other.keys()
    lines = [
        {name: set(re.sub(r"versie \w{6}\b", "", text).split("\n")) for name, text in each.items()}
        for each in (one, other)
    ]
    pairs = {name: (lines[0][name], lines[1][name]) for name in one}
    return {name: (a - b, b - a) for name, (a, b) in pairs.items() if one[name] != other[name]}


def test_each_block_has_a_name_of_its_own_in_its_template() -> None:
    for name in NAMES:
        found = blocks_of(name)
        assert len(found) == len(set(found)), name


@pytest.mark.parametrize("shape", [{}, IN_LETTER], ids=["attached", "in the letter"])
def test_every_block_may_be_said_anew_and_repeat_the_one_beneath(
    shape: dict[str, object], tmp_path: Path, briefgen: Briefgen
) -> None:
    dossier = {
        "shape": shape,
        "provisional": True,
        "attending": ["MJenV", {"post": "SJenV", "takes_part": "no", "replaced_by": "een ander"}],
        "agenda": [{"part": "Eén & twee", "dates": ["2026-03-05"], "items": ["eerste"]}],
        "other_business": ["overig"],
        "nota": NOT_PUBLIC,
    }
    folder = make_workspace(tmp_path, dossier=dossier)
    write(
        folder / "other_business/overig.yaml",
        "title: Motie\nresponsible: [MJenV]\ntext: Zij is *uitgevoerd*.\n",
    )
    before = built(tmp_path, briefgen)
    for name in NAMES:
        if blocks := blocks_of(name):
            text = extending(name, **dict.fromkeys(blocks, "{{ super() }}"))
            write(tmp_path / "templates" / name, text)
    assert changed(before, built(tmp_path, briefgen)) == {}


@pytest.mark.parametrize(
    ("template", "block", "gone", "documents"),
    [
        ("nota/body.md.j2", "decision", "Instemmen met", {"nota", "intern/nota"}),
        ("nota/body.md.j2", "division", "De onderwerpen in", {"nota", "intern/nota"}),
        ("aanbiedingsbrief/body.md.j2", "opening", "Hierbij bied ik", {"aanbiedingsbrief"}),
        ("aanbiedingsbrief/topics.md.j2", "introduction", "Daarnaast", {"aanbiedingsbrief"}),
        ("geannoteerde-agenda/body.md.j2", "title", "Geannoteerde", {"geannoteerde-agenda"}),
        ("briefing/body.md.j2", "purpose", "Voor de minister", {"intern/briefing-MJenV"}),
    ],
)
def test_a_block_that_is_said_otherwise_changes_that_and_nothing_else(  # noqa: PLR0917 - a row
    template: str,
    block: str,
    gone: str,
    documents: set[str],
    tmp_path: Path,
    briefgen: Briefgen,
) -> None:
    make_workspace(tmp_path, dossier={"nota": NOT_PUBLIC})
    before = built(tmp_path, briefgen)
    write(tmp_path / "templates" / template, extending(template, **{block: "Dit is anders."}))
    found = changed(before, built(tmp_path, briefgen))
    stems = {re.sub(r"(-(eerste|tweede)-kamer)?\.(md|docx)$", "", name) for name in found}
    assert stems == documents
    assert {name.rpartition(".")[2] for name in found} == {"md", "docx"}
    for went, came in found.values():
        assert [line.lstrip("# ").startswith(gone) for line in went] == [True], went
        assert [line.startswith("Dit is anders.") for line in came] == [True], came


def test_the_subject_of_a_letter_is_a_block_of_its_front_matter(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    name = "aanbiedingsbrief/meta.yaml.j2"
    subject = '\nsubject: {{ "Inzet: " ~ designation }}\n'
    write(tmp_path / "templates" / name, extending(name, subject=subject))
    documents = built(tmp_path, briefgen)
    letter = documents["aanbiedingsbrief-tweede-kamer.docx"]
    assert "Inzet: JBZ-Raad 5 maart 2026" in letter
    assert "Inzet: " not in documents["nota.docx"]


def test_a_block_of_a_smaller_template_is_said_otherwise_wherever_that_is_used(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    attending = ["MJenV", {"post": "SJenV", "takes_part": "unknown"}]
    make_workspace(tmp_path, dossier={"attending": attending})
    name = "aanbiedingsbrief/attending.md.j2"
    said = "{{ [each.post]|titles|capitalised }} laat nog van zich horen.\n"
    write(tmp_path / "templates" / name, extending(name, not_known=said))
    documents = built(tmp_path, briefgen)
    letter = documents["aanbiedingsbrief-tweede-kamer.md"]
    assert "Veiligheid zal hieraan deelnemen.\nDe staatssecretaris" in letter
    assert "Veiligheid laat nog van zich horen." in letter
    assert "nog niet bekend" not in letter


def test_what_a_new_version_words_better_reaches_all_but_the_block_that_was_said_otherwise(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path / "ws")
    name = "nota/body.md.j2"
    write(tmp_path / "ws/templates" / name, extending(name, decision="Akkoord gaan."))
    assert "Akkoord gaan." in built(tmp_path / "ws", briefgen)["nota.md"]
    newer = shutil.copytree(TEMPLATES, tmp_path / "newer")
    text = (newer / name).read_text("utf-8")
    assert "Geen van" in text
    text = text.replace("Instemmen met verzending", "Besluiten tot verzending")
    write(newer / name, text.replace("zijn als volgt verdeeld", "gaan deze bewindspersonen aan"))
    ours = files.packaged
    monkeypatch.setattr(files, "packaged", lambda n: newer if n == "templates" else ours(n))
    nota = built(tmp_path / "ws", briefgen)["nota.md"]
    assert "gaan deze bewindspersonen aan:" in nota
    assert "Akkoord gaan." in nota
    assert "Besluiten tot" not in nota


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (extending("nota/body.md.j2", besluit="Nee."), 2, "heeft geen blok “besluit”; kies uit: "),
        (extending("nota/body.md.j2", desicion="Nee."), 2, "bedoelde u “decision”?"),
        ('{% extends "briefgen/nota/bodi.md.j2" %}\n', 1, "bedoelde u “briefgen/nota/body.md.j2”?"),
        ('{% extends "nota/body.md.j2" %}\n', 1, "schrijf dan “briefgen/nota/body.md.j2”"),
        ('{% include "nota/body.md.j2" %}\n', 1, "schrijf dan “briefgen/nota/body.md.j2”"),
        ('{% extends "briefgen/nota/body.md.j2" %}\n\nLos.\n', 3, "dit staat in geen blok"),
        ('{% extends "briefgen/nota/body.md.j2" %}\n{{ nota.date }}\n', 2, "staat in geen blok"),
        ('{% extends "briefgen/nota/body.md.j2" %}\n{% block x', 2, "niet te lezen"),
        (extending("nota/body.md.j2", reason="\n{{ besluit }}"), 3, "vraagt om “besluit”"),
    ],
)
def test_what_would_not_be_printed_is_refused_at_its_line(
    content: str, line: int, words: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    write(tmp_path / "templates/nota/body.md.j2", content)
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert f"templates/nota/body.md.j2:{line}:1: " in outcome.err
    assert words in outcome.err
    assert outcome.err.count("body.md.j2:") == 1


@pytest.mark.parametrize("start", [b"", b'{% extends "briefgen/nota/body.md.j2" %}'])
def test_a_template_that_is_no_text_in_utf_8_is_named(
    start: bytes, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    write(tmp_path / "templates/nota/body.md.j2", start + "Besluit: één".encode("latin-1"))
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert "templates/nota/body.md.j2: " in outcome.err
    assert "niet te lezen" in outcome.err


def test_a_block_within_a_block_of_ones_own_is_free(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    name = "nota/body.md.j2"
    own = "{% set wie = 'de Raad' %}{% block mijn scoped %}Namens {{ wie }}.{% endblock %}"
    write(tmp_path / "templates" / name, extending(name, reason=own))
    assert "Namens de Raad." in built(tmp_path, briefgen)["nota.md"]


def test_what_goes_wrong_in_a_template_of_briefgen_is_not_said_of_ones_own(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path / "ws", items={"eerste": ITEM})
    name = "nota/body.md.j2"
    write(tmp_path / "ws/templates" / name, extending(name, decision="Akkoord."))
    newer = shutil.copytree(TEMPLATES, tmp_path / "newer")
    write(newer / name, "Eerst.\n{{ nergens }}\n{% block decision %}{% endblock %}\n")
    ours = files.packaged
    monkeypatch.setattr(files, "packaged", lambda n: newer if n == "templates" else ours(n))
    outcome = briefgen("build", cwd=tmp_path / "ws")
    assert outcome.code == 1
    assert "\nbriefgen/nota/body.md.j2:2:1: " in f"\n{outcome.err}"
    assert "{{ nergens }}" in outcome.err
