"""What each key of a shape does to the documents, in a small dossier."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Briefgen
from tests.workspace import DATA, DOSSIER, ITEM, dump, make_workspace, write

PARTS: list[dict[str, Any]] = [
    {"part": "Een", "items": ["eerste", {"title": "Rest", "items": ["tweede"]}]},
    {"part": "Twee", "items": ["derde"]},
]
ITEMS = {
    "eerste": ITEM,
    "tweede": {**ITEM, "title": "Tweede punt"},
    "derde": {**ITEM, "title": "Derde punt", "position": "Het kabinet stemt in.\n"},
}
AGENDA, LETTER, NOTA = "geannoteerde-agenda", "aanbiedingsbrief-tweede-kamer", "nota"
SECTIONS = [
    {"id": "aard", "heading": "Aard", "is": "handling"},
    {"id": "inhoud", "heading": "Inhoud", "is": "text"},
    {"id": "inzet", "heading": "Inzet", "is": "position"},
    {"id": "ep", "heading": "Rol EP", "empty": "Niet van toepassing."},
]
IN_LETTER = {"agenda": "in_letter"}


def built(
    root: Path,
    briefgen: Briefgen,
    dossier: dict[str, Any],
    first: dict[str, Any] | None = None,
    **council: Any,
) -> dict[str, str]:
    """The documents of a dossier of a formation that says this of itself; `first` is in an item."""
    items = {**ITEMS, "eerste": {**ITEM, **(first or {})}}
    make_workspace(root, dossier={"agenda": PARTS, "status": "concept", **dossier}, items=items)
    write(root / "agendas" / "councils.yaml", dump({"jbz": council}))
    outcome = briefgen("build", "-q", "--format", "md", cwd=root)
    assert outcome.code == 0, outcome.err
    out = root / "out" / DOSSIER
    return {path.stem: path.read_text("utf-8") for path in out.rglob("*.md")}


def in_order(text: str, *pieces: str) -> bool:
    """Whether pieces stand in a text, one after another."""
    position = 0
    for piece in pieces:
        position = text.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True


NUMBERS = {
    "as today": (
        {},
        [
            "## I. Een",
            "### 1. Eerste",
            "### 2. Rest",
            "#### a. Tweede",
            "## II. Twee",
            "### 1. Derde",
        ],
    ),
    "running": ({"running": True}, ["### 1. Eerste", "### 2. Rest", "## II. Twee", "### 3. Derde"]),
    "letters": (
        {"parts": "A", "items": "I"},
        ["## A. Een", "### I. Eerste", "## B. Twee", "### I. Derde"],
    ),
    "none": (
        {"parts": "none", "items": "none", "groups": "none"},
        ["## Een", "### Eerste", "### Rest", "#### Tweede", "## Twee", "### Derde"],
    ),
    "groups": ({"groups": "1"}, ["#### 1. Tweede"]),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_headings_are_numbered_as_the_shape_says(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    numbers, headings = NUMBERS[name]
    text = built(tmp_path, briefgen, {}, shape={"numbers": numbers})[AGENDA]
    assert in_order(text, *headings)


def test_without_numbers_and_pages_the_nota_names_the_item_alone(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    numbers = {"parts": "none", "items": "none", "groups": "none"}
    text = built(tmp_path, briefgen, {}, shape={"numbers": numbers})[NOTA]
    assert "\n- Eerste punt\n" in text


def test_an_item_keeps_its_number_and_no_other_gets_it(tmp_path: Path, briefgen: Briefgen) -> None:
    text = built(tmp_path, briefgen, {}, {"number": "4"})[AGENDA]
    assert in_order(text, "### 4. Eerste", "### 5. Rest", "## II. Twee", "### 1. Derde")


HANDLING = {
    "line": ["### 1. Eerste punt\n\n*Gedachtewisseling*\n"],
    "brackets": ["### 1. Eerste punt (Gedachtewisseling)\n\nDe Raad"],
    "none": ["### 1. Eerste punt\n\nDe Raad"],
}


@pytest.mark.parametrize("where", HANDLING)
def test_the_handling_stands_where_the_shape_says(
    where: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    text = built(tmp_path, briefgen, {}, shape={"handling": where})[AGENDA]
    assert in_order(text, *HANDLING[where])


def test_sections_have_their_heads_and_an_empty_one_has_none(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    documents = built(tmp_path, briefgen, {}, shape={"sections": SECTIONS})
    first, last = documents[AGENDA].split("### 1. Derde")
    assert in_order(
        first, "#### Aard\n\nGedacht", "#### Inhoud\n\nDe Raad", "#### Rol EP\n\nNiet van"
    )
    assert "#### Inzet" not in first
    assert in_order(last, "#### Inhoud", "#### Inzet\n\nHet kabinet stemt in.", "#### Rol EP")
    assert "\n### Inzet\n\nHet kabinet stemt in." in documents["briefing-MJenV"]


def test_the_agenda_in_the_letter_is_a_document_less(tmp_path: Path, briefgen: Briefgen) -> None:
    documents = built(tmp_path, briefgen, {}, shape={**IN_LETTER, "numbers": {"letter": "A"}})
    assert AGENDA not in documents
    letter = documents[LETTER]
    assert in_order(
        letter, "# Een onderwerp", "# A. Geannoteerde agenda", "## I. Een", "De Minister"
    )
    assert "attachments" not in letter
    assert "1. Geannoteerde agenda" not in documents[NOTA]
    assert "de aanbiedingsbrieven met de geannoteerde agenda" in documents[NOTA]


MANNERS = {"salutation": "Geachte voorzitter,", "sign_off": "Hoogachtend,"}


def test_a_letter_begins_and_ends_as_its_formation_has_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    documents = built(
        tmp_path,
        briefgen,
        {},
        letter={**MANNERS, "to": ["tweede_kamer"], "signature": "name_office"},
    )
    assert "aanbiedingsbrief-eerste-kamer" not in documents
    ends = ("Hoogachtend,", "\nFoort van Oosten\n", "\nMinister van Justitie en Veiligheid\n")
    assert in_order(documents[LETTER], "---\n\nGeachte voorzitter,\n\nHierbij", *ends)
    assert "aan de Tweede Kamer." in documents[NOTA]


ATTENDING = {
    "MJenV": "De minister van Justitie en Veiligheid zal hieraan deelnemen.",
    "no": "neemt hieraan niet deel en wordt vervangen door de PV.",
    "unknown": "Of de minister van Justitie en Veiligheid hieraan deelneemt, is nog niet bekend",
}


@pytest.mark.parametrize("takes_part", ATTENDING)
def test_who_takes_part_is_said(takes_part: str, tmp_path: Path, briefgen: Briefgen) -> None:
    absent = {"post": "MJenV", "takes_part": takes_part, "replaced_by": "de PV"}
    attending = ["MJenV"] if takes_part == "MJenV" else [absent]
    documents = built(tmp_path, briefgen, {"attending": attending})
    assert ATTENDING[takes_part] in documents[LETTER]
    assert ("briefing-MJenV" in documents) == (takes_part != "no")


def test_a_meeting_by_video_is_nowhere(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    documents = built(tmp_path, briefgen, {"meeting": "videoconferentie", "place": None})
    for name in (AGENDA, LETTER, NOTA, "briefing-MJenV"):
        assert "per videoconferentie" in documents[name]
        assert "Brussel" not in documents[name]


CHAIRS = {
    "rotating": "plaatsvinden in Brussel onder Cypriotisch voorzitterschap. Met",
    "none": "plaatsvinden in Brussel. Met",
    "de Hoge Vertegenwoordiger": "in Brussel onder voorzitterschap van de Hoge Vertegenwoordiger.",
}


@pytest.mark.parametrize("chair", CHAIRS)
def test_the_nota_says_who_presides(chair: str, tmp_path: Path, briefgen: Briefgen) -> None:
    text = built(tmp_path, briefgen, {}, chair=chair, noun="Eurogroep")[NOTA]
    assert CHAIRS[chair] in text
    assert "tijdens deze Eurogroep" in text


def test_several_bodies_meet_each_on_its_day(tmp_path: Path, briefgen: Briefgen) -> None:
    parts = [
        {**PARTS[0], "council": "ecofin", "dates": ["2026-03-05"], "place": "Luxemburg"},
        {**PARTS[1], "on_behalf_of": ["MAenM"], "attending": ["MAenM"]},
    ]
    documents = built(tmp_path, briefgen, {"agenda": parts})
    assert "de Raad Economische en Financiële Zaken en de Raad Justitie" in documents[AGENDA]
    assert in_order(
        documents[AGENDA],
        "## I. Een\n\n*Donderdag 5 maart 2026 in Luxemburg*",
        "## II. Twee\n\nDe min",
    )
    assert "voor Twee mede namens de minister van Asiel en Migratie" in documents[LETTER]
    assert "De Ecofinraad en de JBZ-Raad zullen op" in documents[NOTA]
    assert "briefing-MAenM" in documents


def test_what_follows_the_agenda_is_no_other_item(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = tmp_path / "agendas" / DOSSIER
    write(folder / "other_business" / "motie.yaml", dump({**ITEM, "title": "Een motie"}))
    write(folder / "annexes" / "tabel.yaml", dump({"title": "Tabel", "text": "Kort.\n"}))
    dossier = {"other_business": ["motie"], "annexes": ["tabel"], "provisional": True}
    documents = built(tmp_path, briefgen, {**dossier, "introduction": "Vooraf.\n"})
    pieces = ("Vooraf.", "voorlopig", "## I. Een", "## Overig", "### Een motie", "## Tabel")
    assert in_order(documents[AGENDA], *pieces)
    assert "\n- Een motie\n" in documents[NOTA]


def test_documents_stand_below_the_handling_or_their_head(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    cited = {"documents": ["ST 9876/25", "COM(2025) 236"]}
    head = {"id": "stukken", "heading": "Stukken", "is": "documents"}
    plain = built(tmp_path / "a", briefgen, {}, cited)[AGENDA]
    headed = built(tmp_path / "b", briefgen, {}, cited, shape={"sections": [head]})[AGENDA]
    assert "*\n\nDocumenten: ST 9876/25; COM(2025) 236\n\nDe Raad" in plain
    assert "#### Stukken\n\n- ST 9876/25\n- COM(2025) 236\n" in headed


def test_the_nota_has_the_sections_of_its_ministry(tmp_path: Path, briefgen: Briefgen) -> None:
    sections = [
        {"id": "a", "heading": "Kern", "is": "routing"},
        {"id": "politiek", "heading": "Politiek"},
        {"id": "leeg", "heading": "Leeg", "empty": "Geen."},
    ]
    nota = {"date": "2026-02-12", "sections": {"politiek": "De Kamer vroeg hiernaar.\n"}}
    text = built(tmp_path, briefgen, {"nota": nota}, shape={"nota": sections})[NOTA]
    pieces = ("# 1. Kern", "# 2. Politiek\n\nDe Kamer vroeg hiernaar.", "# 3. Leeg\n\nGeen.")
    assert in_order(text, *pieces)
    assert "Aanleiding" not in text


def test_a_dossier_says_otherwise_key_by_key(tmp_path: Path, briefgen: Briefgen) -> None:
    own = {
        "shape": {"numbers": {"items": "a"}},
        "letter": {**DATA["letter"], "subject": "Eigen"},
    }
    numbers = {"parts": "A", "items": "1"}
    documents = built(tmp_path, briefgen, own, shape={"numbers": numbers}, letter=MANNERS)
    assert in_order(documents[AGENDA], "## A. Een", "### a. Eerste")
    assert "subject: Eigen\n" in documents[LETTER]
    assert "Hoogachtend," in documents[LETTER]


def test_several_dossiers_of_parliament_are_named_in_the_subject(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    text = built(tmp_path, briefgen, {}, kamerstuk_dossier=["21501-32", "28625"])[LETTER]
    assert "(Kamerstukken 21501-32 en 28625)" in text


def test_a_position_without_a_head_of_its_own_follows_the_text(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    heads = [{"id": "toelichting", "heading": "Toelichting", "is": "text"}]
    text = built(tmp_path, briefgen, {}, shape={"sections": heads})[AGENDA]
    assert in_order(text, "Derde punt", "#### Toelichting", "De Raad", "Het kabinet stemt in.")


def test_a_nota_that_does_not_say_for_whom_what_is_is_made_and_told(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    shape = {"nota": [{"id": "politiek", "heading": "Politiek"}]}
    make_workspace(tmp_path, dossier={"shape": shape})
    outcome = briefgen("build", "-q", "--format", "md", cwd=tmp_path)
    assert outcome.code == 0
    assert "deze nota heeft geen onderdeel dat zegt voor wie elk agendapunt is" in outcome.err


def test_a_place_that_ends_in_a_full_stop_ends_a_sentence_with_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    documents = built(tmp_path, briefgen, {"place": "Washington D.C."}, chair="none")
    assert "plaatsvinden in Washington D.C. Met de" in documents[NOTA]
    assert "van 5 maart 2026 in Washington D.C.\n" in documents[LETTER]
