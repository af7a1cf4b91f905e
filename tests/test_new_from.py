"""`briefgen new --from`: what returns comes along, and nothing of the old meeting's days."""

import datetime
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.facts import MONTHS
from briefgen.skeleton.dated import Reading
from tests.conftest import ROOT, Briefgen, at_length
from tests.workspace import ITEM, dump, load, make_workspace, write

NEW = "2026-06-04-jbz"
REPORT: dict[str, Any] = {
    "title": "Kwartaalrapportage",
    "short_title": "Rapportage",
    "handling": "Informatie",
    "number": "4",
    "responsible": {"none": "Staat er ter informatie."},
    "standing": True,
    "documents": ["ST 9876/25"],
    "text": (
        "Elk kwartaal wordt gerapporteerd.[^blijft] Op donderdag 5 maart ligt dit voor.[^weg]\n\n"
        "- De vorige rapportage staat op p. 7.\n"
        "- **Op 5 maart 2026** volgt meer.\n\n"
        "| Voorstel | Stand |\n| --- | --- |\n| COM(2025) 1 | Op 5 en 6 maart. Klaar |\n"
    ),
    "position": "Het kabinet steunt dit (zie de brief van 3 mei jl.).\n",
    "footnotes": {"blijft": "COM(2025) 795 final.", "weg": "COM(2025) 12 final."},
    "internal": {"bottom_line": "Nooit toegeven.\n"},
    "suppress": [{"rule": "afkorting-zonder-uitleg", "reason": "bekend"}],
}
LIST: dict[str, Any] = {
    "title": "Wetgevende voorstellen",
    "standing": True,
    "landscape": True,
    "responsible": ["MJenV"],
    "text": "De voorstellen liggen bij het Parlement.\n",
}
OLD: dict[str, Any] = {
    "informal": True,
    "place": "Kopenhagen",
    "provisional": True,
    "introduction": "De Raad komt op 5 maart bijeen.\n",
    "attending": ["MJenV", {"post": "SJenV", "takes_part": "no", "replaced_by": "de PV"}],
    "agenda": [
        {"part": "Ochtend", "place": "Kopenhagen", "items": ["eerste"]},
        {
            "part": "Middag",
            "attending": ["MJenV"],
            "on_behalf_of": ["SJenV"],
            "items": [
                "tweede",
                {"title": "Overig", "aob": True, "items": ["rapport", "derde"]},
                {"title": "Vervalt", "items": ["vierde"]},
            ],
        },
    ],
    "annexes": ["lijst"],
    "letter": {
        "date": "2026-02-19",
        "reference": "100",
        "your_reference": "2026Z01",
        "subject": "Raad van 5 maart",
        "to": ["tweede_kamer"],
        "salutation": "Geachte voorzitter,",
        "sign_off": "Hoogachtend,",
        "signature": "name_office",
        "tweede_kamer": {"reference": "101", "sign_off": "Met vriendelijke groet,"},
        "signatories": ["MJenV"],
        "topics": ["onderwerp"],
    },
    "nota": {
        "date": "2026-02-12",
        "reference": "200",
        "for_information": ["SJenV"],
        "explanation": "Er was haast.",
        "not_public": [{"text": "Het geheim is groot.", "ground": "5.1.2a"}],
    },
    "attachments": [{"title": "Jaarverslag"}],
    "shape": {"numbers": {"items": "A"}, "handling": "brackets"},
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    items = {"rapport": REPORT}
    for id_ in ("eerste", "tweede", "derde", "vierde"):
        items[id_] = {**ITEM, "title": f"Punt {id_}"}
    folder = make_workspace(tmp_path, dossier={**OLD, "status": "concept"}, items=items)
    write(folder / "annexes/lijst.yaml", dump(LIST))
    return folder


def made(briefgen: Briefgen, old: Path) -> tuple[Path, str]:
    """The new dossier, and what was said of it."""
    root = old.parent.parent
    outcome = briefgen("new", "jbz", "2026-06-04", "--from", old.name, cwd=root)
    assert outcome.code == 0, outcome.err
    return root / "agendas" / NEW, outcome.err


def test_what_stands_comes_along_in_its_place(old: Path, briefgen: Briefgen) -> None:
    folder, _ = made(briefgen, old)
    dossier = load(folder / "dossier.yaml")
    assert dossier["attending"] == ["MJenV", "SJenV"]
    assert dossier["agenda"] == [
        {"part": "Ochtend", "items": ["eerste-onderwerp-1"]},
        {
            "part": "Middag",
            "attending": ["MJenV"],
            "on_behalf_of": ["SJenV"],
            "items": [
                "eerste-onderwerp-2",
                {"title": "Overig", "aob": True, "items": ["rapport"]},
            ],
        },
    ]
    assert dossier["annexes"] == ["lijst"]
    assert dossier["shape"] == OLD["shape"]
    assert dossier["nota"]["for_information"] == ["SJenV"]
    assert dossier["letter"]["to"] == ["tweede_kamer"]
    assert dossier["letter"]["sign_off"] == "Hoogachtend,"
    assert dossier["letter"]["tweede_kamer"] == {"sign_off": "Met vriendelijke groet,"}
    assert dossier["letter"]["signatories"] == ["MJenV"]
    assert load(folder / "annexes/lijst.yaml") == LIST


def test_nothing_of_the_old_meeting_comes_along(old: Path, briefgen: Briefgen) -> None:
    folder, _ = made(briefgen, old)
    dossier = load(folder / "dossier.yaml")
    assert dossier["place"] == "Luxemburg"
    assert not dossier.keys() & {"informal", "provisional", "introduction", "presidency"}
    assert dossier["letter"].keys() == {
        "date", "to", "salutation", "on_behalf_of", "signatories", "topics", "sign_off",
        "signature", "tweede_kamer",
    }  # fmt: skip
    assert dossier["nota"]["explanation"] == "N.v.t."
    everything = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.yaml"))
    for words in ("5 maart", "5 en 6 maart", "Kopenhagen", "geheim", "toegeven", "Jaarverslag",
                  "2026Z01", "haast", "number:", "suppress"):  # fmt: skip
        assert words not in everything


def test_the_text_of_an_item_that_returns_is_as_it_was_but_for_those_sentences(
    old: Path, briefgen: Briefgen
) -> None:
    folder, _ = made(briefgen, old)
    gone = "[Hier stond een zin over de vorige vergadering.]"
    item = load(folder / "agenda/rapport.yaml")
    assert item["text"] == (
        f"Elk kwartaal wordt gerapporteerd.[^blijft]\n{gone}\n\n"
        "- De vorige rapportage staat op p. 7.\n"
        f"- {gone}\n\n"
        f"| Voorstel | Stand |\n| --- | --- |\n| COM(2025) 1 | {gone} |\n"
    )
    assert item["footnotes"] == {"blijft": "COM(2025) 795 final."}
    for key in ("title", "short_title", "handling", "responsible", "documents", "position"):
        assert item[key] == REPORT[key]


def test_all_that_is_to_be_looked_at_is_named_at_its_line(old: Path, briefgen: Briefgen) -> None:
    folder, said = made(briefgen, old)
    lines = (folder / "agenda/rapport.yaml").read_text("utf-8").splitlines()
    for words in ("Elk kwartaal wordt", "De vorige rapportage staat", "Het kabinet steunt dit"):
        number = next(n for n, line in enumerate(lines, 1) if words in line and line[0] != "#")
        assert f"agendas/{NEW}/agenda/rapport.yaml:{number}:" in said
        assert any(line.startswith(f"# nagaan: {words}") for line in lines)
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("  - [Hier stond"))
    assert f"rapport.yaml:{number}:5: kijk hiernaar: “**Op 5 maart 2026** volgt meer.”" in said
    for words in ("Punt eerste; Punt tweede; Punt derde; Punt vierde", "“Er was haast.”",
                  "“De Raad komt op 5 maart bijeen.”", "“Jaarverslag”", "“4”",
                  "internal gaat niet mee", "nota.not_public gaat niet mee"):  # fmt: skip
        assert words in said
    for secret in ("toegeven", "geheim"):
        assert secret not in said


def test_the_old_dossier_stays_as_it_is_and_the_new_one_is_in_fixed_form(
    old: Path, briefgen: Briefgen
) -> None:
    before = {path: path.read_bytes() for path in old.rglob("*.yaml")}
    made(briefgen, old)
    assert {path: path.read_bytes() for path in old.rglob("*.yaml")} == before
    assert briefgen("fmt", "--check", NEW, cwd=old.parent.parent).code == 0


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        ("2020-01-01-jbz", 2, "er is geen dossier “2020-01-01-jbz”"),
        ("2026-03-05-jbz", 2, "is een dossier van jbz"),
    ],
)
def test_a_dossier_that_cannot_be_taken_from_is_refused(
    named: str, code: int, said: str, old: Path, briefgen: Briefgen
) -> None:
    root = old.parent.parent
    outcome = briefgen("new", "raz", "2026-06-04", "--from", named, cwd=root)
    assert outcome.code == code
    assert said in outcome.err
    assert not (root / "agendas/2026-06-04-raz").exists()


def test_an_old_dossier_with_an_error_is_explained(old: Path, briefgen: Briefgen) -> None:
    root = old.parent.parent
    (old / "agenda" / "rapport.yaml").write_text("titel: Fout\n", "utf-8")
    outcome = briefgen("new", "jbz", "2026-06-04", "--from", old.name, cwd=root)
    assert outcome.code == 1
    assert f"agendas/{old.name}/agenda/rapport.yaml:1:1: " in outcome.err
    assert not (root / "agendas" / NEW).exists()


EXAMPLES = sorted(path.parent for path in ROOT.glob("tests/shapes/agendas/*/dossier.yaml"))
EXAMPLES += sorted(path.parent for path in ROOT.glob("agendas/*/dossier.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_an_example_of_which_all_returns_gives_one_that_builds_and_checks(
    example: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    agendas = tmp_path / "agendas"
    agendas.mkdir()
    for shared in example.parent.glob("*.yaml"):
        shutil.copy(shared, agendas)
    old = Path(shutil.copytree(example, agendas / example.name))
    for folder in ("agenda", "other_business", "annexes"):
        for path in old.glob(f"{folder}/*.yaml"):
            text = path.read_text("utf-8")
            if "\nstanding:" not in text:
                path.write_text(f"{text.rstrip()}\nstanding: true\n", "utf-8")
    dossier = load(old / "dossier.yaml")
    council = dossier["council"]
    outcome = briefgen("new", council, "2027-02-03", "--from", example.name, cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    new = agendas / f"2027-02-03-{council}"
    taken = {path.relative_to(old) for path in old.rglob("*.yaml") if path.parent.name != "letter"}
    assert taken <= {path.relative_to(new) for path in new.rglob("*.yaml")}
    days = [datetime.date.fromisoformat(str(day)) for day in dossier["dates"]]
    text = "\n".join(path.read_text("utf-8") for path in new.rglob("*.yaml"))
    for day in days:
        assert not re.search(rf"\b{day.day} {MONTHS[day.month - 1]}\b(?! 20(?!{day:%y}))", text)
    assert briefgen("build", "-q", "--format=md", new.name, cwd=tmp_path).code == 0
    checked = briefgen("check", new.name, cwd=tmp_path)
    assert (checked.code, "0 fout(en)" in checked.err) == (0, True), checked.out
    assert briefgen("fmt", "--check", new.name, cwd=tmp_path).code == 0


DAYS = frozenset({datetime.date(2026, 3, 5), datetime.date(2026, 3, 6)})
PIECES = st.sampled_from(
    [
        "De Raad spreekt hierover.", "Op 5 maart jl. was dat zo.", "Dat was op 5 en 6 maart 2026.",
        "In 2025 was het anders.", "- Punt een.", "- Op vrijdag 6 maart.", "**Vet op 5 maart.**",
        "(Tussen haakjes. Op 5 maart.)", "| a | op 5 maart |", "Zie noot.[^een]", "Op 5 mei niet.",
        "Op 1 april a.s. komt dat.",
    ]
)  # fmt: skip
GAPS = st.sampled_from((" ", "\n", "\n\n"))


@settings(max_examples=at_length(300))
@given(st.lists(st.tuples(PIECES, GAPS), max_size=8))
def test_no_text_keeps_a_day_of_the_old_meeting_and_all_else_stays_or_is_told(
    pieces: list[tuple[str, str]],
) -> None:
    text = "".join(f"{words}{gap}" for words, gap in pieces).strip()
    reading = Reading.of(DAYS, "Brussel", None)
    kept = reading.read(("text",), text, "[weg]")
    assert not re.search(r"\b[56] maart|a\.s\.", kept)
    told = " ".join(each.words for each in reading.seen)
    for words, _ in pieces:
        for word in re.findall(r"\w+", words):
            assert word in kept or word in told
    for each in reading.seen:
        start = "[weg]" if each.gone else each.words
        assert kept.startswith(start, each.at)
