"""The briefing: a programme, a page for each item, and all that the public text says, once."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from briefgen.markdown.lines import one_sentence_a_line
from briefgen.markdown.sentences import find_sentences
from tests.conftest import ROOT, Briefgen
from tests.git import alone, commit, git
from tests.test_accessibility import faults, verapdf
from tests.workspace import DOSSIER, ITEM, dump, load, make_workspace, write

NOTES: dict[str, str] = {
    "core": "De Raad kiest.\n",
    "asked": "Instemmen met het voorstel.\n",
    "bottom_line": "Geen besluit zonder toets.\n",
    "speaking_points": "- Nederland steunt dit.\n- Maar niet alles.\n",
    "avoid": "Geen bedragen.\n",
    "sensitive": "Er is nog geen besluit.\n",
}
HEADS = {
    "core": "Kern",
    "asked": "Gevraagd van u",
    "speaking_points": "Spreekpunten",
    "bottom_line": "Ondergrens",
    "avoid": "Niet zeggen",
    "sensitive": "Gevoelig",
}
BRIEFING = f"out/{DOSSIER}/intern/briefing-MJenV"
TOLD = """\
De Raad bespreekt het voorstel.[^bron]
Het kabinet zal uw Kamer hierover informeren.[^bron]
Daarna volgt een besluit.

De Kamer is toegezegd dat zij wordt geïnformeerd over:

- de kosten;
- de planning.

Nederland vraagt aandacht voor:

- het informeren van uw Kamer;
- de kosten.

- Dit is een zin.
  Beide Kamers krijgen een verslag.
- Over de Kamer van Koophandel wordt niet gesproken.
"""


def built(root: Path, briefgen: Briefgen, form: str = "md") -> str:
    """The briefing in Markdown, of a workspace that is there."""
    shutil.rmtree(root / "out", ignore_errors=True)
    done = briefgen("build", "-q", "--force", "--overwrite", "--format", form, cwd=root)
    assert done.code == 0, done.err
    path = root / f"{BRIEFING}.md"
    return path.read_text("utf-8") if path.exists() else ""


def page_of(briefing: str, title: str) -> str:
    """What stands on the page of an item, whatever number that has, and of others called so."""
    wanted = re.sub(r"\W", "", title)
    pages = re.split(r"^## ", briefing, flags=re.MULTILINE)
    heads = [re.sub(r"\W", "", page.split("\n")[0]) for page in pages]
    return "".join(page for head, page in zip(heads, pages, strict=True) if head.endswith(wanted))


def item(internal: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**ITEM, "internal": internal, **more}


@pytest.mark.parametrize("left_out", [*NOTES, None])
def test_each_note_has_its_heading_and_what_is_empty_has_none(
    left_out: str | None, tmp_path: Path, briefgen: Briefgen
) -> None:
    notes = {key: text for key, text in NOTES.items() if key != left_out}
    make_workspace(tmp_path, items={"eerste": item(notes)})
    page = page_of(built(tmp_path, briefgen), "Eerste punt")
    for key, head in HEADS.items():
        assert (f"### {head}\n\n{NOTES[key].strip()}" in page) == (key != left_out)
    heads = [
        each for each in re.findall(r"^### (.*)$", page, re.MULTILINE) if each in HEADS.values()
    ]
    assert heads == [head for key, head in HEADS.items() if key != left_out]


def test_what_addresses_parliament_stands_apart_word_for_word(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, items={"eerste": {**ITEM, "text": TOLD}})
    told, background = page_of(built(tmp_path, briefgen), "Eerste punt").split("### Achtergrond")
    assert told.split("### Toegezegd aan de Kamer\n\n")[1] == (
        "Het kabinet zal uw Kamer hierover informeren.[^1]\n\n"
        "De Kamer is toegezegd dat zij wordt geïnformeerd over:\n\n- de kosten;\n- de planning.\n\n"
        "Beide Kamers krijgen een verslag.\n\n"
    )
    assert background.split("\n## ")[0].strip() == (
        "De Raad bespreekt het voorstel.[^2]\nDaarna volgt een besluit.\n\n"
        "Nederland vraagt aandacht voor:\n\n- het informeren van uw Kamer;\n- de kosten.\n"
        "- Dit is een zin.\n- Over de Kamer van Koophandel wordt niet gesproken."
    )


def examples() -> Iterator[Any]:
    """Each dossier of ours, and those in the shapes of other ministries."""
    for folder in (ROOT / "agendas", ROOT / "tests" / "shapes" / "agendas"):
        for dossier in sorted(folder.glob("20*")):
            yield pytest.param(dossier, id=f"{folder.parent.name}-{dossier.name}")


def sentences(markdown: str) -> list[str]:
    """The sentences of a text, without their notes and marks of lists."""
    text = re.sub(r"\[\^[^\]]+\]", "", one_sentence_a_line(markdown))
    found = [text[start:end] for start, end in find_sentences(text)]
    plain = [re.sub(r"[^\w]", "", each) for each in found if not re.match(r"\s*[#|>]", each)]
    return [each for each in plain if each]


@pytest.mark.parametrize("dossier", list(examples()))
def test_all_that_is_public_of_an_item_is_on_its_page_once(
    dossier: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    done = briefgen(
        *("build", "-q", "--force", "--format", "md", "--out", tmp_path, dossier),
        cwd=dossier.parent.parent,
    )
    assert done.code == 0, done.err
    for path in (tmp_path / dossier.name / "intern").glob("briefing-*.md"):
        briefing, post = path.read_text("utf-8"), path.stem.removeprefix("briefing-")
        public = dict[str, Counter[str]]()
        for file in sorted(dossier.glob("*/*.yaml")):
            data = load(file)
            if post in (data.get("responsible") or ()):
                own = (data.get("text"), data.get("position"), *data.get("sections", {}).values())
                new = (each for text in own for each in sentences(text or ""))
                public.setdefault(data["title"], Counter()).update(new)
        for title, said in public.items():
            there = Counter(sentences(page_of(briefing, title)))
            assert {each: there[each] for each in said} == said, title


def test_the_programme_has_what_is_known_of_the_day(tmp_path: Path, briefgen: Briefgen) -> None:
    internal = {"role": "spreekt", "time": "10.00 uur"}
    parts = [
        {"part": "Een | ander deel", "dates": ["2026-03-05"], "items": ["eerste"]},
        {"part": "Justitie", "dates": ["2026-03-06"], "items": ["tweede"]},
    ]
    make_workspace(
        tmp_path,
        dossier={"dates": ["2026-03-05", "2026-03-06"], "agenda": parts},
        items={"eerste": item(internal), "tweede": {**ITEM, "title": "Tweede | punt"}},
    )
    briefing = built(tmp_path, briefgen)
    assert "| Dag | Tijd | Punt | Rol |" in briefing
    assert "| donderdag 5 maart | 10.00 uur | I.1. Eerste punt | spreekt |" in briefing
    assert "| vrijdag 6 maart |  | II.1. Tweede \\| punt |  |" in briefing
    assert "*Gedachtewisseling · donderdag 5 maart · 10.00 uur · spreekt*" in briefing


def test_what_changed_since_the_version_before_is_told_and_a_commit_changes_nothing(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch, tmp_path)
    root = tmp_path / "werk"
    folder = make_workspace(root, items={"eerste": item(NOTES), "tweede": ITEM} | {}, dossier={
        "agenda": [{"items": ["eerste", "tweede"]}]})  # fmt: skip
    write(root / ".gitignore", "out/\n")
    assert "Gewijzigd" not in built(root, briefgen)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Een versie")
    first = built(root, briefgen)
    assert "versie 1 (" in first
    assert "Gewijzigd" not in first
    changed = item({**NOTES, "core": "Iets anders.\n"}, handling="Aanname")
    write(folder / "agenda" / "eerste.yaml", dump(changed))
    second = built(root, briefgen)
    since = "sinds 3 februari 2026, 10.00 uur"
    assert "versie 2 (" in second
    assert f"## Gewijzigd {since}\n\n- 1\\. Eerste punt: behandeling en kern\n\n## " in second
    assert f"**Gewijzigd** {since}: behandeling en kern." in page_of(second, "1. Eerste punt\n\n*")
    commit(root, "Een andere")
    assert built(root, briefgen) == second


def test_a_briefing_that_comes_back_says_that_it_is_internal_without_any_history(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch, tmp_path)
    root = tmp_path / "werk"
    make_workspace(root)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Een versie")
    built(root, briefgen, "docx")
    done = briefgen("absorb", root / f"{BRIEFING}.docx", cwd=root)
    assert done.code == 1
    assert "intern document" in done.out + done.err


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
@pytest.mark.parametrize("compact", [False, True])
def test_no_item_shares_a_page_unless_that_is_asked(
    compact: bool, tmp_path: Path, briefgen: Briefgen
) -> None:
    items = {f"p{n}": item(NOTES, title=f"Het punt met nummer {n}") for n in range(3)}
    dossier = {"agenda": [{"items": [*items]}], "briefing": {"compact": compact}}
    make_workspace(tmp_path, dossier=dossier, items=items)
    built(tmp_path, briefgen, "docx,pdf")
    read = pypdf.PdfReader(tmp_path / f"{BRIEFING}.pdf")
    pages = [re.sub(r"\s", "", page.extract_text()) for page in read.pages]
    for text in pages:
        assert "INTERN–nietvoorverspreiding" in text
        assert "MinistervanJustitieenVeiligheid,DavidvanWeel" in text
        assert re.search(r"versie\w{6}", text)
    starts = [
        n for n, text in enumerate(pages) for each in re.findall(r"\d\.Hetpuntmet", text) if n
    ]
    assert (starts == [1, 2, 3]) == (not compact)


def links(path: Path) -> list[tuple[str, int, str]]:
    """Where the links to other documents lead: the file, the page, and what they are called."""
    with pikepdf.open(path) as pdf:
        return [
            (str(each.A.F.UF), int(each.A.D[0]) + 1, str(each.Contents))
            for page in pdf.pages
            for each in page.obj.get("/Annots", ())
            if str(each.get("/A", pikepdf.Dictionary()).get("/S")) == "/GoToR"
        ]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_the_pages_that_are_named_are_links_and_no_path_of_this_machine_is_in_them(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    contents = []
    for name in ("hier", "ergens anders"):
        root = tmp_path / name
        make_workspace(root)
        built(root, briefgen, "docx,pdf")
        out = root / "out" / DOSSIER
        called = (1, "geannoteerde agenda, pagina 1")
        assert links(out / "nota.pdf") == [("geannoteerde-agenda.pdf", *called)]
        briefing = links(root / f"{BRIEFING}.pdf")
        assert briefing == [("../geannoteerde-agenda.pdf", *called)] * 2
        files = [out / "nota.pdf", root / f"{BRIEFING}.pdf"]
        contents.append([path.read_bytes() for path in files])
        for path in files:
            with pikepdf.open(path) as pdf:
                text = b"".join(each.unparse(resolved=True) for each in pdf.objects)
            assert b"briefgen:" not in text
            assert b"file:" not in text
    assert contents[0] == contents[1]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_links_a_rule_and_small_print_can_be_heard(tmp_path: Path, briefgen: Briefgen) -> None:
    table = "| Land | Bedrag |\n| --- | ---: |\n| A | 1 |\n\n> Een citaat.\n\n1. Een.\n   - Twee.\n"
    make_workspace(tmp_path, items={"eerste": item(NOTES, text=f"{TOLD}\n{table}")})
    built(tmp_path, briefgen, "docx,pdf")
    out = tmp_path / "out" / DOSSIER
    pdfs = [(path).read_bytes() for path in (out / "nota.pdf", tmp_path / f"{BRIEFING}.pdf")]
    assert [faults(pdf) for pdf in pdfs] == [set(), set()]
    assert [each["failed"] for each in verapdf(pdfs, tmp_path)] == [[], []]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_an_agenda_in_the_letter_is_found_in_the_pdf_of_the_letter(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, dossier={"shape": {"agenda": "in_letter"}})
    built(tmp_path, briefgen, "docx,pdf")
    found = links(tmp_path / "out" / DOSSIER / "nota.pdf")
    assert [file for file, _page, _called in found] == ["aanbiedingsbrief-eerste-kamer.pdf"]
