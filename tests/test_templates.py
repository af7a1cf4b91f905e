"""Templates and shells: what may stand in them, and what is said when they are wrong."""

import datetime
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.lists import format_list

from briefgen.body import filters
from tests.conftest import ROOT, Briefgen
from tests.workspace import DOSSIER, ITEM, dump, load, make_workspace, write


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with templates of its own."""
    make_workspace(tmp_path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["2025-12-08"], "8 december 2025"),
        (["2025-12-08", "2025-12-09"], "8 en 9 december 2025"),
        (["2026-05-17", "2026-05-18", "2026-05-19"], "17, 18 en 19 mei 2026"),
        (["2025-09-30", "2025-10-01"], "30 september en 1 oktober 2025"),
        (["2025-12-31", "2026-01-01"], "31 december 2025 en 1 januari 2026"),
        (["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"], "9 tot en met 12 november 2026"),
        (
            ["2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02"],
            "29 november tot en met 2 december 2026",
        ),
        (
            ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"],
            "30 december 2026 tot en met 2 januari 2027",
        ),
        (["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-20"], "9, 10, 11 en 20 november 2026"),
    ],
)
def test_the_days_of_a_meeting_are_written_in_full(dates: list[str], words: str) -> None:
    assert filters.days([day(date) for date in dates]) == words


def test_dates_and_lists_are_those_of_cldr() -> None:
    for month in range(1, 13):
        date = datetime.date(2025, month, month)
        assert filters.day(date) == format_date(date, "d MMMM y", locale="nl")
    for count in range(5):
        words = list("abcd"[:count])
        assert filters.enumerate_words(words) == format_list(words, "standard", locale="nl")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Eerste Kamer", "Tweede Kamer"], "Eerste en Tweede Kamer"),
        (["Tweede Kamer"], "Tweede Kamer"),
        (
            ["Eerste Kamer der Staten-Generaal", "Tweede Kamer der Staten-Generaal"],
            "Eerste en Tweede Kamer der Staten-Generaal",
        ),
        (["Senaat", "Tweede Kamer"], "Senaat en Tweede Kamer"),
        (["Kamer", "Kamer"], "Kamer en Kamer"),
    ],
)
def test_a_common_last_word_is_said_once(names: list[str], words: str) -> None:
    assert filters.elide(names) == words


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ("5.1.2a", "artikel 5.1, tweede lid, onder a, van de Woo"),
        ("5.1.1c", "artikel 5.1, eerste lid, onder c, van de Woo"),
        ("5.1.5", "artikel 5.1, vijfde lid, van de Woo"),
        ("5.2", "artikel 5.2 van de Woo"),
        ("68", "artikel 68 van de Grondwet"),
    ],
)
def test_a_ground_is_written_as_an_article(ground: str, words: str) -> None:
    assert filters.article(ground) == words


def test_the_templates_of_the_workspace_are_used(workspace: Path, briefgen: Briefgen) -> None:
    write(workspace / "templates/nota/body.md.j2", "# Onze eigen nota\n")
    assert briefgen("build", "-q", cwd=workspace).code == 0
    assert "Onze eigen nota" in (workspace / "out" / DOSSIER / "nota.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "content", "line", "words"),
    [
        ("nota/body.md.j2", "# Kop\n\n{{ ministerraad }}\n", 3, "“ministerraad”"),
        ("nota/body.md.j2", "# Kop\n{{ nota.geen_sleutel }}\n", 2, "“geen_sleutel”"),
        ("nota/body.md.j2", "# Kop\n{% for x in nota %}\n", 2, "niet te lezen"),
        ("nota/body.md.j2", '{% include "geen.md.j2" %}\n', 1, "“geen.md.j2”"),
        ("nota/body.md.j2", "{{ ''.__class__.__mro__ }}\n", 1, "niet mag"),
        ("nota/meta.yaml.j2", "- geen sleutels\n", 0, "sleutels met waarden"),
        ("nota/meta.yaml.j2", "title: {{ x }}\n", 1, "“x”"),
        ("nota/kind.yaml", "name: nota\n", 1, "“audience”"),
        ("nota/kind.yaml", "name: nota\nper: week\naudience: public\n", 2, "“per”"),
        ("nota/shell.docx", "geen zip", 0, "niet worden geopend"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(  # noqa: PLR0917 - a row of the table each
    file: str, content: str, line: int, words: str, workspace: Path, briefgen: Briefgen
) -> None:
    write(workspace / "templates" / file, content)
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    place = f"templates/{file}:{line}:" if line else f"templates/{file}: "
    assert place in outcome.err
    assert words in outcome.err
    assert not (workspace / "out").exists()


def without(shell: Path, part: str, old: str, new: str) -> None:
    """Change one part of a Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(shell) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace(old, new) if name == part else text)
    shell.write_bytes(buffer.getvalue())


def test_a_folder_of_templates_that_nothing_is_made_of_is_named(
    workspace: Path, briefgen: Briefgen
) -> None:
    write(workspace / "templates/notta/body.md.j2", "Een eigen nota.")
    write(workspace / "templates/oud/lees-mij.txt", "Wat hier stond.")
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert "templates/notta: er is geen soort stuk “notta”; bedoelde u “nota”?" in outcome.err
    assert "templates/oud" not in outcome.err


def test_a_shell_without_a_style_is_refused_by_the_name_of_the_style(
    workspace: Path, briefgen: Briefgen
) -> None:
    shell = workspace / "templates/nota/shell.docx"
    without(shell, "word/styles.xml", 'w:name w:val="Quote"', 'w:name w:val="Citaat"')
    outcome = briefgen("build", cwd=workspace)
    assert outcome.code == 1
    assert "templates/nota/shell.docx: " in outcome.err
    assert "“Quote”" in outcome.err


def test_an_informal_meeting_is_called_so_everywhere(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier={"informal": True})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    out = tmp_path / "out" / DOSSIER
    assert "De informele JBZ-Raad zal" in (out / "nota.md").read_text("utf-8")
    agenda = (out / "geannoteerde-agenda.md").read_text("utf-8")
    assert "van de informele bijeenkomst van de Raad" in agenda
    letter = (out / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    assert "van de informele Raad Justitie" in letter
    assert "title: Geannoteerde agenda informele JBZ-Raad 5 maart 2026" in agenda


def test_a_body_with_another_article_has_it_everywhere(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier={"council": "overleg", "informal": True})
    councils = load(tmp_path / "agendas" / "councils.yaml")
    named = {"name": "het Beraad", "short_name": "het Beraad van Zes", "noun": "het overleg"}
    councils["overleg"] = {**councils["jbz"], **named}
    write(tmp_path / "agendas/councils.yaml", dump(councils))
    outcome = briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    out = tmp_path / "out" / DOSSIER
    nota = (out / "nota.md").read_text("utf-8")
    assert "Het informele Beraad van Zes zal" in nota
    assert "tijdens dit overleg" in nota
    assert "title: Nota geannoteerde agenda informeel Beraad van Zes 5 maart" in nota
    letter = (out / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    assert "van het informele Beraad (Beraad van Zes) van 5 maart 2026" in letter
    agenda = (out / "geannoteerde-agenda.md").read_text("utf-8")
    assert "# Geannoteerde agenda van de informele bijeenkomst van het Beraad, 5 maart" in agenda


def test_a_meeting_of_another_kind_is_worded_as_it_is(tmp_path: Path, briefgen: Briefgen) -> None:
    long = {
        "council": "top",
        "dates": ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"],
        "place": "Washington D.C.",
        "informal": True,
        "attending": ["MP", "MJenV", {"post": "MOCW", "takes_part": "no"}],
        "shape": {"introduction": "standaard"},
    }
    make_workspace(tmp_path, dossier=long)
    councils = load(tmp_path / "agendas" / "councils.yaml")
    named = {"name": "informele bijeenkomst van ministers", "short_name": "bijeenkomst Wonen"}
    councils["top"] = {**councils["jbz"], **named, "noun": "bijeenkomst"}
    write(tmp_path / "agendas/councils.yaml", dump(councils))
    outcome = briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    out = tmp_path / "out" / DOSSIER
    agenda = (out / "geannoteerde-agenda.md").read_text("utf-8")
    title = (
        "# Geannoteerde agenda van de informele bijeenkomst van ministers, 9 tot en met 12 maart"
    )
    assert title in agenda
    assert "Van maandag 9 tot en met donderdag 12 maart 2026 vindt" in agenda
    letter = (out / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    assert "van 9 tot en met 12 maart 2026 in Washington D.C.\n" in letter
    assert "van Algemene Zaken, en de minister van Justitie en Veiligheid zullen" in letter
    assert "van Onderwijs, Cultuur en Wetenschap neemt hieraan niet deel" in letter
    nota = (out / "nota.md").read_text("utf-8")
    assert "De informele bijeenkomst Wonen zal van 9 tot en met 12 maart 2026 plaats" in nota
    assert "D.C.." not in agenda + letter + nota


def test_a_body_that_says_nothing_of_it_has_its_handling_where_the_dossier_has_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    part = {"part": "Zes", "council": "zes", "items": ["eerste"]}
    make_workspace(tmp_path, dossier={"council": "drie", "agenda": [part]})
    councils = load(tmp_path / "agendas" / "councils.yaml")
    councils["drie"] = {**councils["jbz"], "name": "Drie", "shape": {"handling": "brackets"}}
    councils["zes"] = {**councils["jbz"], "name": "Zes"}
    write(tmp_path / "agendas/councils.yaml", dump(councils))
    agenda = tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md"
    for more, heading in ({}, f"({ITEM['handling']})"), ({"shape": {"handling": "none"}}, None):
        councils["zes"] |= more
        write(tmp_path / "agendas/councils.yaml", dump(councils))
        assert briefgen("build", "-q", "--format", "md", cwd=tmp_path).code == 0
        assert (ITEM["handling"] in agenda.read_text("utf-8")) == bool(heading)
        assert not heading or heading in agenda.read_text("utf-8")


@pytest.mark.parametrize(
    ("signatories", "opening", "topics"),
    [
        (
            ["MJenV"],
            "Hierbij bied ik uw Kamer",
            "informeer ik uw Kamer over het volgende onderwerp",
        ),
        (["MJenV", "SJenV"], "Hierbij bieden wij uw Kamer", "informeren wij uw Kamer over het"),
    ],
)
def test_one_signatory_writes_ik_and_more_write_wij(
    signatories: list[str], opening: str, topics: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    letter = {"date": "2026-02-19", "signatories": signatories, "topics": ["onderwerp"]}
    make_workspace(tmp_path, dossier={"letter": letter})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    text = (tmp_path / "out" / DOSSIER / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    assert opening in text
    assert topics in text


def test_a_chamber_can_have_its_own_letter(tmp_path: Path, briefgen: Briefgen) -> None:
    letter = {
        "date": "2026-02-19",
        "reference": 123,
        "signatories": ["MJenV"],
        "topics": ["onderwerp"],
        "eerste_kamer": {"reference": "456", "topics": [], "opening": "Hierbij de agenda."},
    }
    make_workspace(tmp_path, dossier={"letter": letter})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    out = tmp_path / "out" / DOSSIER
    first = (out / "aanbiedingsbrief-eerste-kamer.md").read_text("utf-8")
    second = (out / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    assert "reference: '456'" in first
    assert "reference: '123'" in second
    assert "Hierbij de agenda." in first
    assert "Een onderwerp" not in first
    assert "# Een onderwerp" in second


def test_the_public_nota_gives_the_ground_and_the_internal_one_the_passage(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    passage = {"text": "Het standpunt van een andere lidstaat.", "ground": "5.1.2a"}
    make_workspace(tmp_path, dossier={"nota": {"date": "2026-02-12", "not_public": [passage]}})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    out = tmp_path / "out" / DOSSIER
    public = (out / "nota.md").read_text("utf-8")
    assert (
        "Niet openbaar gemaakt op grond van artikel 5.1, tweede lid, onder a, van de Woo." in public
    )
    assert "lidstaat" not in public
    assert "Het standpunt van een andere lidstaat." in (out / "intern/nota.md").read_text("utf-8")


def test_the_nota_merges_the_items_of_two_days_and_puts_any_other_business_last(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    items = {
        "een": {**ITEM, "title": "Een", "short_title": "Eén"},
        "rest": {**ITEM, "title": "Rest"},
        "twee": {**ITEM, "title": "Twee"},
        "weer": {**ITEM, "title": "Weer een", "same_as": "een"},
        "niemand": {**ITEM, "title": "Niemand", "responsible": {"none": "alleen informatie"}},
    }
    agenda = [
        {
            "part": "Dag 1",
            "items": ["een", {"title": "AOB", "aob": True, "items": ["rest"]}, "twee"],
        },
        {"part": "Dag 2", "items": ["weer", "niemand"]},
    ]
    make_workspace(tmp_path, dossier={"agenda": agenda}, items=items)
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    nota = (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8")
    split = nota.partition("# 3. Kernpunten")[2]
    bullets = [line for line in split.splitlines() if line.startswith("- ")]
    assert bullets == [
        "- Eén (agenda I.1, II.1)",
        "- Twee (agenda I.3)",
        "- AOB: Rest (agenda I.2.a)",
        "- Een onderwerp (aanbiedingsbrief)",
    ]


def test_those_for_information_come_last_whatever_the_protocol(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    items = {"een": {**ITEM, "responsible": ["SJenV", "MJenV"]}}
    make_workspace(
        tmp_path,
        dossier={
            "agenda": [{"items": ["een"]}],
            "nota": {"date": "2026-02-12", "for_information": ["MJenV"]},
        },
        items=items,
    )
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    nota = (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8")
    labels = [line for line in nota.splitlines() if line.startswith("**")]
    assert labels == ["**SJenV:**", "**(ter info) MJenV:**"]


def test_a_footnote_that_is_used_twice_is_printed_twice(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, items={"eerste": {**ITEM, "text": "Een.[^bron] Twee.[^bron]\n"}})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    agenda = (tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md").read_text("utf-8")
    assert "Een.[^1]\nTwee.[^2]" in agenda
    assert agenda.count("COM(2025) 795 final.") == 2


def test_more_parts_than_numbers_are_refused(tmp_path: Path, briefgen: Briefgen) -> None:
    items = {f"p{n}": ITEM for n in range(13)}
    agenda = [{"part": f"Dag {n}", "items": [f"p{n}"]} for n in range(13)]
    make_workspace(tmp_path, dossier={"agenda": agenda}, items=items)
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 1
    assert "12" in outcome.err


def test_more_than_26_elements_of_a_group_go_on_with_two_letters(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    items = {f"p{n}": {**ITEM, "title": f"Punt {n}"} for n in range(28)}
    agenda = [{"items": [{"title": "Groep", "items": list(items)}]}]
    make_workspace(tmp_path, dossier={"agenda": agenda}, items=items)
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    text = (tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md").read_text("utf-8")
    assert "### z. Punt 25" in text
    assert "### ab. Punt 27" in text


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path)
    write(tmp_path / "geen-map", "een bestand")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "geen-map"))
    assert briefgen("build", "-q", cwd=tmp_path).code == 0


def test_a_cache_that_is_damaged_is_made_anew(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    briefgen("build", "-q", cwd=tmp_path)
    for file in (tmp_path / "cache" / "briefgen" / "templates").iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert briefgen("build", "-q", cwd=tmp_path).code == 0


def test_a_chamber_that_is_taken_out_of_government_yaml_gets_no_letter(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    letter = {
        "date": "2026-02-19",
        "signatories": ["MJenV"],
        "eerste_kamer": {"reference": "6908377"},
    }
    make_workspace(tmp_path, dossier={"letter": letter}, topics={})
    government = load(tmp_path / "agendas" / "government.yaml")
    government["chambers"] = {"tweede-kamer": {"name": "Tweede Kamer der Staten-Generaal"}}
    write(tmp_path / "agendas/government.yaml", dump(government))
    outcome = briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    assert outcome.code == 0
    assert "“eerste_kamer” krijgt geen brief" in outcome.err
    out = tmp_path / "out" / DOSSIER
    assert [path.name for path in out.glob("aanbiedingsbrief*")] == [
        "aanbiedingsbrief-tweede-kamer.md"
    ]
    assert "aan de Tweede Kamer." in (out / "nota.md").read_text("utf-8")


def test_an_opening_that_ends_in_a_list_keeps_the_next_sentence_apart(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    opening = "Hierbij de agenda, met:\n\n- een bijlage\n"
    letter = {"date": "2026-02-19", "signatories": ["MJenV"], "opening": opening}
    make_workspace(tmp_path, dossier={"letter": letter}, topics={})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    text = (tmp_path / "out" / DOSSIER / "aanbiedingsbrief-tweede-kamer.md").read_text("utf-8")
    assert "- een bijlage\n\nDe minister" in text


def test_a_list_in_the_text_and_one_in_the_position_stay_two(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    item = {
        **ITEM,
        "text": "1. een.[^bron]\n2. twee\n",
        "position": "1. nieuw een\n2. nieuw twee\n",
    }
    make_workspace(tmp_path, items={"eerste": item})
    briefgen("build", "-q", cwd=tmp_path)
    out = tmp_path / "out" / DOSSIER
    assert "2. twee\n\n1) nieuw een" in (out / "geannoteerde-agenda.md").read_text("utf-8")
    with zipfile.ZipFile(out / "geannoteerde-agenda.docx") as package:
        numbers = re.findall(r'w:numId w:val="(\d+)"', package.read("word/document.xml").decode())
    assert len(set(numbers)) == 2


def test_a_concept_may_lack_a_file_or_a_holder_and_says_so(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    changes = {
        "attachments": [{"title": "Verslag", "file": "attachments/verslag.pdf"}],
        "letter": {"date": "2026-02-19", "signatories": ["MWP"], "topics": ["onderwerp"]},
    }
    make_workspace(tmp_path, dossier={**changes, "status": "concept"})
    outcome = briefgen("build", cwd=tmp_path)
    assert outcome.code == 0
    warnings = [line for line in outcome.err.splitlines() if "waarschuwing: " in line]
    assert len([line for line in warnings if line.startswith("agendas/")]) == 2
    letter = tmp_path / "out" / DOSSIER / "aanbiedingsbrief-tweede-kamer.md"
    assert "De Minister van Werk en Participatie" in letter.read_text("utf-8")
    make_workspace(tmp_path, dossier={**changes, "status": "definitief"})
    assert briefgen("build", cwd=tmp_path).code == 1


@pytest.mark.parametrize("signing", [{"signatories": []}, {}])
def test_a_letter_that_nobody_signs_is_not_made_definitive(
    signing: dict[str, list[str]], tmp_path: Path, briefgen: Briefgen
) -> None:
    letter = {"letter": {"date": "2026-02-19", **signing}}
    make_workspace(tmp_path, dossier={**letter, "status": "concept"}, topics={})
    concept = briefgen("build", "-q", "--format=md", cwd=tmp_path)
    assert concept.code == 0
    assert "waarschuwing: niemand ondertekent de brief; schrijf achter" in concept.err
    make_workspace(tmp_path, dossier={**letter, "status": "definitief"}, topics={})
    definitive = briefgen("build", "-q", "--format=md", cwd=tmp_path)
    assert definitive.code == 1
    assert "fout(en), geen stukken gemaakt" in definitive.err
    assert definitive.err.count("niemand ondertekent de brief") == 1


def test_who_is_informed_is_addressed_even_without_a_subject(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, dossier={"nota": {"date": "2026-02-12", "for_information": ["MAenM"]}})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    front = (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8").split("---")[1]
    assert "Minister van Asiel en Migratie" in front


def test_a_nota_without_letters_or_subjects_is_worded_so(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    item = {**ITEM, "responsible": {"none": "alleen informatie"}}
    make_workspace(tmp_path, dossier={"letter": None}, items={"eerste": item}, topics={})
    briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    nota = (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8")
    assert "Instemmen met verzending van de geannoteerde agenda aan" in nota
    assert "Geen van de onderwerpen is aan een bewindspersoon toebedeeld." in nota
