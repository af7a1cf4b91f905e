"""Citations in running text: every form met in real letters, and what random parts make of them."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.markdown.citations.acts import Act
from briefgen.markdown.citations.citation import Citation
from briefgen.markdown.citations.documents import (
    CommissionDocument,
    CouncilDocument,
    OfficialJournal,
)
from briefgen.markdown.citations.finding import Fiche, find_citations
from briefgen.markdown.citations.handelingen import Aanhangsel, Handelingen
from briefgen.markdown.citations.kamerstukken import Kamerstuk

PUBLISHED = "https://zoek.officielebekendmakingen.nl/{}.html"
KST = PUBLISHED.format("kst-{}")
ELI = "http://data.europa.eu/eli/{}/oj"

# Written, standard form, address.
REAL: list[tuple[str, str | None, str | None]] = [
    # The letters and agendas of the reference, in the forms that they have there.
    (
        "Tweede Kamer, vergaderjaar 2024–2025, 2 758, Aanhangsel",
        "Aanhangsel Handelingen II 2024/25, nr. 2758",
        PUBLISHED.format("ah-tk-20242025-2758"),
    ),
    (
        "Tweede Kamer, vergaderjaar 2025–2026, 21 501-20, nr. 2306",
        "Kamerstukken II 2025/26, 21501-20, nr. 2306",
        KST.format("21501-20-2306"),
    ),
    (
        "Tweede Kamer, vergaderjaar 2024–2025, 19 637, nr. 3324",
        "Kamerstukken II 2024/25, 19637, nr. 3324",
        KST.format("19637-3324"),
    ),
    (
        "Kamerstukken II, 2025-26, nr. 32317-973",
        "Kamerstukken II 2025/26, 32317, nr. 973",
        KST.format("32317-973"),
    ),
    (
        "Kamerstukken II, 2025-26 nr. 32317-977",
        "Kamerstukken II 2025/26, 32317, nr. 977",
        KST.format("32317-977"),
    ),
    (
        "Kamerstukken II, 2025-26, 32317-975",
        "Kamerstukken II 2025/26, 32317, nr. 975",
        KST.format("32317-975"),
    ),
    (
        "Kamerstukken II, 2024-25, nr. 22112-4116",
        "Kamerstukken II 2024/25, 22112, nr. 4116",
        KST.format("22112-4116"),
    ),
    (
        "Kamerstukken II, 2024-25, 22112 nr. 4085",
        "Kamerstukken II 2024/25, 22112, nr. 4085",
        KST.format("22112-4085"),
    ),
    ("32317, nr. 975", None, KST.format("32317-975")),
    ("22112 nr. 4085", None, KST.format("22112-4085")),
    (
        "Kamerstukken II, 2023-24, 32317, nr. 879",
        "Kamerstukken II 2023/24, 32317, nr. 879",
        KST.format("32317-879"),
    ),
    # Other public letters and pieces.
    ("Kamerstuk 32 317, nr. 978", None, KST.format("32317-978")),
    ("Kamerstuk 32317-978", None, KST.format("32317-978")),
    ("Kamerstuk 32317\u2011978", None, KST.format("32317-978")),
    ("Kamerstuk 21501-20", "Kamerstukken 21501-20", None),
    (
        "Kamerstukken II 2016–17, 22 112, nr. 2292",
        "Kamerstukken II 2016/17, 22112, nr. 2292",
        KST.format("22112-2292"),
    ),
    (
        "Kamerstukken II 2023/24, 36.496, nr. 54",
        "Kamerstukken II 2023/24, 36496, nr. 54",
        KST.format("36496-54"),
    ),
    ("Kst-32317-975", None, KST.format("32317-975")),
    ("kst-32317-JI", None, KST.format("32317-JI")),
    ("kst-21501-02-2377", None, KST.format("21501-02-2377")),
    ("kst-36600-VII-1", None, KST.format("36600-VII-1")),
    (
        "Eerste Kamer, vergaderjaar 2018–2019, 32 317, JI",
        "Kamerstukken I 2018/19, 32317, JI",
        KST.format("32317-JI"),
    ),
    ("Kamerstukken I 32317 JI", None, KST.format("32317-JI")),
    (
        "Kamerstukken I 2021/22, 35 925, nr. E",
        "Kamerstukken I 2021/22, 35925, E",
        KST.format("35925-E"),
    ),
    (
        "Kamerstukken II 1999-2000, 26 271, nr. 6, p. 15-16",
        "Kamerstukken II 1999/2000, 26271, nr. 6, p. 15-16",
        KST.format("26271-6"),
    ),
    (
        "Kamerstukken II 1999-00, 26 271, nr. 6",
        "Kamerstukken II 1999/2000, 26271, nr. 6",
        KST.format("26271-6"),
    ),
    (
        "Kamerstukken II, 2003-2004, 29 255 nr. 3 p. 13 en 14",
        "Kamerstukken II 2003/04, 29255, nr. 3, p. 13 en 14",
        KST.format("29255-3"),
    ),
    (
        "Kamerstukken II 1991-1992, 22 545, nr.3, blz. 134",
        "Kamerstukken II 1991/92, 22545, nr. 3, p. 134",
        None,
    ),
    (
        "kamerstukken II 1986/87, 19 700 hoofdstuk XV, nr. 2",
        "Kamerstukken II 1986/87, 19700 XV, nr. 2",
        None,
    ),
    (
        "Kamerstukken II 2019/20, 35 300-XV, nr. 28",
        "Kamerstukken II 2019/20, 35300 XV, nr. 28",
        KST.format("35300-XV-28"),
    ),
    (
        "Kamerstukken II 2015/16, 34 356 (R2064), nr. 3",
        "Kamerstukken II 2015/16, 34356 (R2064), nr. 3",
        None,
    ),
    (
        "Kamerstukken I 2003/04, 27 484 (R 1669), nr. 289",
        "Kamerstukken I 2003/04, 27484 (R1669), nr. 289",
        None,
    ),
    (
        "Bijlage bij Kamerstukken II 2021/22, 29 628, nr. 1051",
        "Bijlage bij Kamerstukken II 2021/22, 29628, nr. 1051",
        None,
    ),
    (
        "bijlage bij Kamerstukken II 2015/16, 31 142, nr. 55",
        "bijlage bij Kamerstukken II 2015/16, 31142, nr. 55",
        None,
    ),
    (
        "bijlage bij *Kamerstukken II 2015/16, 31 142, nr. 55*",
        "bijlage bij Kamerstukken II 2015/16, 31142, nr. 55",
        None,
    ),
    (
        "*Kamerstukken* II 2012/13, 33680, nr. 3",
        "Kamerstukken II 2012/13, 33680, nr. 3",
        KST.format("33680-3"),
    ),
    (
        "Kamerstukken II, 1984–1985, 18764, nrs. 1–3, blz. 29",
        "Kamerstukken II 1984/85, 18764, nrs. 1-3, p. 29",
        None,
    ),
    ("Kamerstukken II 2024/26, 32317, nr. 5", None, KST.format("32317-5")),
    ("Kamerstukken II 2020/21, 35570", None, None),
    ("Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 1028", None, None),
    ("Aanhangsel Handelingen 2998", None, None),
    (
        "Aanhangsel van de Handelingen van de Tweede Kamer, vergaderjaar 2025-2026, nr. 5",
        "Aanhangsel Handelingen II 2025/26, nr. 5",
        None,
    ),
    (
        "*Aanhangsel Handelingen I* 2014/15, nr. 12",
        "Aanhangsel Handelingen I 2014/15, nr. 12",
        PUBLISHED.format("ah-ek-20142015-12"),
    ),
    (
        "Tweede Kamer, vergaderjaar 2025–2026, Aanhangsel van de Handelingen, nr. 27",
        "Aanhangsel Handelingen II 2025/26, nr. 27",
        None,
    ),
    (
        "ah-tk-20172018-2214",
        "Aanhangsel Handelingen II 2017/18, nr. 2214",
        PUBLISHED.format("ah-tk-20172018-2214"),
    ),
    (
        "h-ek-20252026-12-1",
        "Handelingen I 2025/26, nr. 12, item 1",
        PUBLISHED.format("h-ek-20252026-12-1"),
    ),
    ("Handelingen II, 1988/89, blz. 39-2410", None, None),
    (
        "Handelingen II 2007/08, nr. 108 , p. 7909-7943",
        "Handelingen II 2007/08, nr. 108, p. 7909-7943",
        None,
    ),
    # The Commission and the Council.
    ("COM(2025) 795 final", "COM(2025) 795 final", None),
    ("COM (2025) 702 final", "COM(2025) 702 final", None),
    ("COM(2025)795", "COM(2025) 795", None),
    ("COM (2022) 720", "COM(2022) 720", None),
    ("COM/2025/795", "COM(2025) 795", None),
    ("COM(2011) 558 final", "COM(2011) 558 definitief", None),
    ("COM(1999) 313 definitief", "COM(1999) 313 def.", None),
    ("COM(2018) 640 final/2", "COM(2018) 640 final/2", None),
    ("COM(95) 46 def.", None, None),
    ("C(2024) 3120", "C(2024) 3120", None),
    (
        "SWD(2020)176 final",
        "SWD(2020) 176 final",
        "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:52020SC0176",
    ),
    ("ST 8803/16", "ST 8803/16", None),
    ("ST 12345/1/25 REV 1", "ST 12345/25 REV 1", None),
    ("ST 12345/2/25", "ST 12345/25 REV 2", None),
    ("ST-12345-2025-INIT", "ST 12345/25", None),
    ("ST 9876/98", "ST 9876/98", None),
    ("Raadsdocument 12345/25", None, None),
    ("PB L, 2025/2323, 14.11.2025", "PB L, 2025/2323, 14.11.2025", None),
    ("PB L 2025/2323", None, None),
    ("PB L 119 van 4.5.2016", None, None),
    ("PbEU 2010, L 180", None, None),
    # Acts.
    ("Besluit Nr.1313/2013/EU", "Besluit nr. 1313/2013/EU", ELI.format("dec/2013/1313")),
    ("Besluit 1313/2013/EU", "Besluit nr. 1313/2013/EU", ELI.format("dec/2013/1313")),
    ("Besluit nr. 284/2010/EU", "Besluit nr. 284/2010/EU", None),
    ("Besluit 2010/300/EU", "Besluit 2010/300/EU", None),
    ("Besluit 2014/335/EU, Euratom", "Besluit 2014/335/EU, Euratom", None),
    ("Besluit (GBVB) 2015/1763", "Besluit (GBVB) 2015/1763", ELI.format("dec/2015/1763")),
    (
        "Uitvoeringsbesluit (EU) 2025/2323",
        "Uitvoeringsbesluit (EU) 2025/2323",
        ELI.format("dec_impl/2025/2323"),
    ),
    (
        "gedelegeerde verordening (EU) 2016/2021",
        "Gedelegeerde Verordening (EU) 2016/2021",
        ELI.format("reg_del/2016/2021"),
    ),
    (
        "Verordening (EU) nr. 604/2013",
        "Verordening (EU) nr. 604/2013",
        ELI.format("reg/2013/604"),
    ),
    ("Verordening (EU) 1305/2013", "Verordening (EU) nr. 1305/2013", ELI.format("reg/2013/1305")),
    ("verordening (EU) nr. 2016/679", "Verordening (EU) 2016/679", ELI.format("reg/2016/679")),
    ("Verordening (EG) nr. 2027/97", "Verordening (EG) nr. 2027/97", ELI.format("reg/1997/2027")),
    ("Verordening nr. 604/2013", None, ELI.format("reg/2013/604")),
    ("Richtlijn 2010/75/EU", "Richtlijn 2010/75/EU", ELI.format("dir/2010/75")),
    ("Richtlijn 2016/680/EU", "Richtlijn (EU) 2016/680", ELI.format("dir/2016/680")),
    ("Richtlijn 1995/46/EG", "Richtlijn 95/46/EG", ELI.format("dir/1995/46")),
    ("Kaderbesluit 2002/584/JBZ", "Kaderbesluit 2002/584/JBZ", ELI.format("dec_framw/2002/584")),
    ("Aanbeveling (EU) 2021/2279", "Aanbeveling (EU) 2021/2279", ELI.format("reco/2021/2279")),
    ("(EU) 2024/1350", "(EU) 2024/1350", None),
    # Fiches.
    ("Fiche 1: Verordening Veilige landen van herkomst", None, None),
    ("BNC-fiche: [MFK] Verordening Uniemechanisme", None, None),
]

AROUND = [
    ("", ""),
    ("Zie ", "."),
    ("[^1]: ", ""),
    ("(", ")"),
    ("Zie het verslag van 13 en 14 oktober 2025, ", "; zie ook"),
    ("Zie o.a.\n", "\n\nEn verder"),
]


def found(text: str) -> list[Citation]:
    return list(find_citations(text))


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


@pytest.mark.parametrize(("before", "after"), AROUND)
@pytest.mark.parametrize(("written", "standard", "address"), REAL, ids=str)
def test_every_real_form(
    written: str, standard: str | None, address: str | None, before: str, after: str
) -> None:
    citation = only(before + written + after)
    assert (citation.start, citation.written) == (len(before), written)
    assert citation.end == len(before) + len(written)
    assert citation.standard() == standard
    assert citation.address() == address
    if standard:
        again = only(standard)
        assert (again.identity, again.standard()) == (citation.identity, standard)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Op 2024-11-12 of 8/12/2025, in 2024/25 en de begroting 2025-26, artikel 12, lid 6.",
        "In totaal 15.230 van de 30 000 mensen, 5,2%, € 600/2025, 070-3407911, 2500 EA Den Haag.",
        "het besluit 2024/25; Uitvoeringsbesluit van de Raad; DECISION (EU) …/…; (EU) 5",
        "Zie <https://zoek.officielebekendmakingen.nl/kst-32317-975.html>",
        "http://data.europa.eu/eli/reg/2024/1351/oj",
        "Uw Kamer is via het BNC-fiche[^1] geïnformeerd. In het BNC-fiche staat: nee.",
        "in het BNC-fiche staat dat Nederland",
        "de Tweede Kamer, vergaderjaar 2025-2026, 32317",
        "Handelingen II 2024-2025; Aanhangsel 3; Aanhangsel Handelingen II 2024-25",
        "Richtlijn 3/4/EU",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert found(text) == []


def test_a_list_is_so_many_pieces_that_share_what_is_said_once() -> None:
    text = (
        "Kamerstukken II 2024/25, 32317, nrs. 950, 951 en 22 112, nr. 4085, p. 2; nr. 3 en kst-1."
    )
    pieces = found(text)
    assert [piece.written for piece in pieces] == [
        "Kamerstukken II 2024/25, 32317, nrs. 950",
        "951",
        "22 112, nr. 4085, p. 2",
        "nr. 3",
    ]
    assert [piece.standard() for piece in pieces] == [
        "Kamerstukken II 2024/25, 32317, nr. 950",
        "Kamerstukken II 2024/25, 32317, nr. 951",
        "Kamerstukken II 2024/25, 22112, nr. 4085, p. 2",
        "Kamerstukken II 2024/25, 22112, nr. 3",
    ]
    assert all(isinstance(piece, Kamerstuk) and piece.listed for piece in pieces)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kamerstukken II 2023/24, 32317, nr. 879 en 2024/25, 32317, nr. 950", 2),
        ("Kamerstukken II 2024/25, 32317, nr. 950, 12 december 2024", 1),
        ("Kamerstukken II 2024/25, 32317, nr. 950, 10 000-20 000 mensen", 1),
        ("Kamerstukken II 2024/25, 32317, nr. 950 en 12 500 EU-burgers", 1),
        ("Kamerstukken II 2024/25, 32317, nr. 950 en 12 500 IN EUROPA", 1),
        ("Kamerstukken I 2020/21, 35 570, C; Kamerstukken II 2020/21, 35 570, nr. 3", 2),
        ("Verordeningen (EU) 2019/817 en (EU) 2019/818, Besluit 2010/300/EU", 3),
        ("Verordeningen (EU) 2019/817 en 3/4", 1),
        ("Kamerstuk 32317, JBZ-Raad en Kamerstuk 32317 IN en Kamerstuk 32317, EU", 3),
        ("Handelingen II 2019/20, nr. 77 en Aanhangsel Handelingen II 2019/20, nr. 89", 2),
    ],
)
def test_where_a_list_ends(text: str, written: int) -> None:
    assert len(found(text)) == written


def test_each_of_several_annexes_is_one() -> None:
    first, second = found("Bijlagen bij Kamerstukken II 2024/25, 32317, nrs. 950 en 951")
    assert first.standard() == "Bijlage bij Kamerstukken II 2024/25, 32317, nr. 950"
    assert second.standard() == "bijlage bij Kamerstukken II 2024/25, 32317, nr. 951"


def test_the_second_of_two_acts_is_of_the_kind_that_both_are() -> None:
    first, second = found("Verordeningen (EU) 2019/817 en (EU) 2019/818")
    assert first.standard() == "Verordeningen (EU) 2019/817"
    assert (second.written, second.standard()) == ("(EU) 2019/818", "(EU) 2019/818")
    assert second.address() == ELI.format("reg/2019/818")


def test_the_name_of_an_act_is_not_part_of_its_citation() -> None:
    act = only("de Terugkeerrichtlijn 2008/115/EG (hierna: richtlijn)")
    assert (act.written, act.standard()) == ("2008/115/EG", "2008/115/EG")
    assert act.address() == ELI.format("dir/2008/115")
    assert act.identity == only("Richtlijn 2008/115/EG").identity


def test_emphasis_is_in_the_span_with_both_its_signs_or_not_at_all() -> None:
    assert only("*Kamerstukken II* 2025/26, 32317, nr. 9").start == 0
    assert only("*Kamerstukken II 2025/26, 32317, nr. 9*").start == 1
    assert only("**Handelingen II 2010/11, nr. 108**").start == 2
    assert only("bijlage bij *Kamerstukken II 2025/26, 32317, nr. 9 en meer*").start == 0


def test_the_piece_is_the_same_whatever_its_year_page_or_form() -> None:
    texts = (
        "Kamerstukken II, 2025-26, 32317-975",
        "Kamerstukken II, 2024-25, 32317, nr. 975, p. 3",
        "kst-32317-975",
        "Kamerstuk 32317-0975",
        "Kamerstuk 32 317, nr. 975",
    )
    assert len({only(text).identity for text in texts}) == 1
    assert only("Bijlage bij Kamerstukken II 2025/26, 32317, nr. 975").identity != (
        only("kst-32317-975").identity
    )


def test_two_series_of_decisions_had_the_same_numbers() -> None:
    assert only("Besluit nr. 284/2010/EU").identity != only("Besluit 2010/284/EU").identity
    assert only("Verordening (EU) 604/2013").identity == only("Verordening nr. 604/2013").identity
    assert only("Besluit 2008/615/JBZ").identity != only("Besluit 2008/615/EG").identity
    assert only("Besluit Nr.1313/2013/EU").standard() == "Besluit nr. 1313/2013/EU"


FICHES: list[tuple[str, str, str | None, str | None, int]] = [
    ("Fiche 2: Verordening EU-reisapplicatie", "Fiche 2: Verordening EU-reisapplicatie", "2",
     "Verordening EU-reisapplicatie", 1),
    ("Zie BNC-fiche Kamerstukken II, 2024-25, nr. 22112-4116.", "BNC-fiche", None, None, 2),
    ("Zie BNC-fiche, Kamerstukken II, 2022-23, nr. 22112-3598.", "BNC-fiche", None, None, 2),
    ("BNC-fiche 4 (zie Kamerstuk 22112, nr. 7)", "BNC-fiche 4", "4", None, 2),
    ("BNC-fiche Omnibus IV - Wijziging van X, Kamerstukken II, 2024-25, 22112 nr. 4085.",
     "BNC-fiche Omnibus IV - Wijziging van X", None, "Omnibus IV - Wijziging van X", 2),
    ("Fiche 3: Mededeling (COM(2025) 101), Kamerstuk 22112-4.", "Fiche 3: Mededeling", "3",
     "Mededeling", 3),
    ("Fiche: Wijziging van Richtlijn (EU) nr. 5/2010 inz. kip.\nEen zin.",
     "Fiche: Wijziging van Richtlijn (EU) nr. 5/2010 inz. kip", None,
     "Wijziging van Richtlijn (EU) nr. 5/2010 inz. kip", 1),
    ("Fiche 1: Verordening\nveilige landen\n\nEen alinea", "Fiche 1: Verordening\nveilige landen",
     "1", "Verordening veilige landen", 1),
    ("Fiche 1: Verordening[^2] van", "Fiche 1: Verordening", "1", "Verordening", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written", "number", "title", "count"), FICHES)
def test_fiches(text: str, written: str, number: str | None, title: str | None, count: int) -> None:
    fiche = found(text)[0]
    assert len(found(text)) == count
    assert isinstance(fiche, Fiche)
    assert (fiche.written, fiche.number, fiche.title) == (written, number, title)
    assert fiche.standard() is None
    assert fiche.address() is None


def test_two_fiches_with_one_number_are_two() -> None:
    first, second, same = found(
        "Fiche 2: Verordening A.\n\nFiche 2: Verordening B.\n\nFiche 1: verordening a."
    )
    assert first.identity == same.identity != second.identity


def test_a_fiche_without_a_colon_and_far_from_its_kamerstuk_is_a_mention() -> None:
    texts = (
        "In het BNC-fiche staat ook dat Kamerstuk 22112, nr. 6 geldt.",
        "Zie het BNC-fiche Omnibus. Verder geldt Kamerstuk 22112, nr. 6.",
        "Fiche 2: Verordening A fiche 3: B",
    )
    assert [[type(each).__name__ for each in found(text)] for text in texts] == [
        ["Kamerstuk"],
        ["Kamerstuk"],
        ["Fiche"],
    ]


# Random parts, written in every form.

gaps = st.sampled_from([" ", "\u00a0", "\n", "  "])
commas = st.sampled_from([", ", " ", ",\n", ",\u00a0"])
joins = st.sampled_from(["-", "–", "/"])
surroundings = st.sampled_from(
    [*AROUND, ("de ", " van 3 juni"), ("1", ", gedrukt"), ("**", "**"), ("Zo! ", ", p")]
)
first_years = st.integers(1995, 2035)
dossiers = st.integers(20000, 39999).filter(lambda number: number != 21501).map(str)
letters = st.text("BDFGHJL", min_size=1, max_size=2)


@st.composite
def sessions(draw: st.DrawFn, first: int) -> str:
    second = str(first + 1)
    short = second if draw(st.booleans()) else second[2:]
    word = draw(st.sampled_from(["", "vergaderjaar "]))
    return f"{word}{first}{draw(joins)}{short}"


@st.composite
def kamerstukken(draw: st.DrawFn) -> tuple[str, str, tuple[object, ...]]:
    """A Kamerstuk as written, its standard form, its identity."""
    first, dossier = draw(first_years), draw(dossiers)
    suffix = draw(st.sampled_from([None, None, "02", "20"]))
    dossier = "21501" if suffix else dossier
    chapter = None if suffix else draw(st.sampled_from([None, None, "VII", "XV", "IIB", "A"]))
    senate = draw(st.booleans())
    number = draw(letters) if senate else str(draw(st.integers(1, 4999)))
    page = draw(st.sampled_from([None, None, "3", "25-36"]))
    house, label = ("I", "Eerste Kamer") if senate else ("II", "Tweede Kamer")
    parted = draw(st.sampled_from([dossier, f"{dossier[:2]}{draw(gaps)}{dossier[2:]}"]))
    parts = parted + (f"-{suffix}" if suffix else "") + (f" {chapter}" if chapter else "")
    mark = draw(st.sampled_from(["nr. ", "nr.", "nr ", "Nr. "]))
    sep = draw(commas)
    tail = draw(
        st.sampled_from([f"{parts}{sep}{mark}{number}", f"{parts}, {number}" if senate else
                         f"nr. {parts}-{number}" if not chapter else f"{parts} {mark}{number}"])
    )  # fmt: skip
    beginning = draw(st.sampled_from([f"Kamerstukken{draw(gaps)}{house}", label]))
    written = f"{beginning}{draw(commas)}{draw(sessions(first))}{draw(commas)}{tail}"
    written += f", {draw(st.sampled_from(['p. ', 'blz. ']))}{page}" if page else ""
    turn = (first + 1) % 100 == 0
    years = f"{first}/{first + 1}" if turn else f"{first}/{(first + 1) % 100:02}"
    whole = dossier + (f"-{suffix}" if suffix else "") + (f" {chapter}" if chapter else "")
    standard = f"Kamerstukken {house} {years}, {whole}, {'' if senate else 'nr. '}{number}"
    standard += f", p. {page}" if page else ""
    return written, standard, ("kst", dossier, suffix, chapter, number, False)


@st.composite
def acts(draw: st.DrawFn) -> tuple[str, str, tuple[object, ...]]:
    year, number = draw(st.integers(2000, 2035)), draw(st.integers(1, 1899))
    word, kind = draw(
        st.sampled_from(
            [
                ("Verordening", "reg"),
                ("Uitvoeringsverordening", "reg"),
                ("Gedelegeerde Richtlijn", "dir"),
                ("Richtlijn", "dir"),
                ("Besluit", "dec"),
            ]
        )
    )
    said = draw(st.sampled_from([word, word.lower()]))
    gap = draw(gaps)
    if year >= 2015:
        nr = draw(st.sampled_from(["", "", "nr. "]))
        written = draw(
            st.sampled_from(
                [f"{said}{gap}(EU) {nr}{year}/{number}", f"{said}{gap}{year}/{number}/EU"]
            )
        )
        return written, f"{word} (EU) {year}/{number}", ("act", year, number)
    domain = draw(st.sampled_from(["EU", "EG"]))
    if kind == "reg":
        nr = draw(st.sampled_from(["", "nr. ", "Nr.", "nr."]))
        standard = f"{word} ({domain}) nr. {number}/{year}"
        identity = ("act", year, number, kind, None, False)
        return f"{said}{gap}({domain}){gap}{nr}{number}/{year}", standard, identity
    if kind == "dec" and draw(st.booleans()):
        nr = draw(st.sampled_from(["", "nr. ", "Nr.", "nr."]))
        standard = f"{word} nr. {number}/{year}/{domain}"
        identity = ("act", year, number, kind, None, True)
        return f"{said}{gap}{nr}{number}/{year}/{domain}", standard, identity
    standard = f"{word} {year}/{number}/{domain}"
    return f"{said}{gap}{standard[len(word) + 1 :]}", standard, (
        "act", year, number, kind, None, False,
    )  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str, tuple[object, ...]]:
    kind = draw(st.sampled_from(["COM", "JOIN", "SWD", "SEC", "C"]))
    year, number = draw(st.integers(1999, 2035)), draw(st.integers(1, 9999))
    word = "final" if year >= 2012 else "definitief" if year >= 2000 else "def."
    ending = draw(st.sampled_from(["", " final", " definitief", " def."]))
    before, after = draw(st.sampled_from([("", " "), (" ", " "), ("", ""), ("\u00a0", "\n")]))
    standard = f"{kind}({year}) {number}{f' {word}' if ending else ''}"
    return f"{kind}{before}({year}){after}{number}{ending}", standard, (kind, year, number, None)


@st.composite
def proceedings(draw: st.DrawFn) -> tuple[str, str, tuple[object, ...]]:
    first, number = draw(st.integers(1995, 2035)), draw(st.integers(1, 4999))
    years = f"{first}/{first + 1 if first == 1999 else f'{(first + 1) % 100:02}'}"
    of = draw(st.sampled_from(["", "van de "]))
    written = draw(
        st.sampled_from(
            [
                f"Aanhangsel {of}Handelingen II{draw(commas)}{draw(sessions(first))}, nr. {number}",
                f"Tweede Kamer, {draw(sessions(first))}, {number}, Aanhangsel",
                f"ah-tk-{first}{first + 1}-{number}",
            ]
        )
    )
    standard = f"Aanhangsel Handelingen II {years}, nr. {number}"
    return written, standard, ("ah", "II", first, first + 1, str(number))


@given(st.one_of(kamerstukken(), acts(), documents(), proceedings()), surroundings)
def test_a_citation_of_random_parts_is_found_as_it_stands(
    made: tuple[str, str, tuple[object, ...]], around: tuple[str, str]
) -> None:
    written, standard, identity = made
    before, after = around
    if written.startswith(("ah-", "nr")) and before == "1":
        before = ""
    citation = only(before + written + after)
    assert (citation.start, citation.written) == (len(before), written)
    assert citation.end == citation.start + len(written)
    assert citation.identity == identity
    assert citation.standard() == standard
    again = only(before + standard + after)
    assert (again.identity, again.standard()) == (identity, standard)


FRAGMENTS = ("Kamerstukken", "nrs. ", "Fiche 1: ", " en ", ", ", "2024/25", "32317", "(EU) ")
PIECES = st.sampled_from([*(written for written, _, _ in REAL), *FRAGMENTS, *"*_12- I.²٣()/\n"])


@given(st.text() | st.lists(PIECES, max_size=8).map("".join))
def test_no_text_is_too_much_and_a_replaced_citation_is_the_same(text: str) -> None:
    citations = found(text)
    end = 0
    for citation in citations:
        assert end <= citation.start < citation.end <= len(text)
        assert citation.written == text[citation.start : citation.end]
        end = citation.end
        hash((citation, citation.identity, citation.address()))
        if (standard := citation.standard()) and text.isascii():
            again = found(standard)
            if not isinstance(citation, Act) or citation.type:
                assert [each.identity for each in again] == [citation.identity]
                assert [each.standard() for each in again] == [standard]


GROWING: list[tuple[str, Callable[[int], str]]] = [
    ("spaces", lambda n: "Kamerstukken" + " " * n + "32317"),
    ("lines", lambda n: "Kamerstukken II\n" * (n // 16)),
    ("labels", lambda n: "Kamerstukken II 2024/25, " * (n // 25)),
    ("list", lambda n: "Kamerstukken II 2024/25, 32317, nrs. 1" + ", 1" * (n // 3)),
    ("dossiers", lambda n: "32317, nr. 1 en " * (n // 16)),
    ("digits", lambda n: "1" * n),
    ("pairs", lambda n: "12 345 " * (n // 7)),
    ("fractions", lambda n: "1/" * (n // 2)),
    ("types", lambda n: "verordening " * (n // 12)),
    ("acts", lambda n: "Verordeningen (EU) 2019/817" + " en (EU) 2019/817" * (n // 17)),
    ("fiches", lambda n: "Fiche 1: " * (n // 9)),
    ("mentions", lambda n: "BNC-fiche " * (n // 10) + "Kamerstuk 22112-1"),
    ("titles", lambda n: "Fiche 1: A" + " a" * (n // 2)),
    ("breaks", lambda n: "Fiche 1: A" + "\n" * n),
    ("stars", lambda n: "*" * n + "Kamerstukken"),
    ("brackets", lambda n: "COM(" * (n // 4)),
    ("pages", lambda n: "Handelingen II 2010/11, p. 1" + " en 1" * (n // 5)),
    ("house", lambda n: "Tweede Kamer, vergaderjaar " * (n // 27)),
]


def seconds(text: str) -> float:
    started = time.process_time()
    found(text)
    return time.process_time() - started


@pytest.mark.parametrize(("name", "text"), GROWING, ids=[name for name, _ in GROWING])
def test_the_search_is_linear(name: str, text: Callable[[int], str]) -> None:
    # A square would take sixteen times as long; a few milliseconds are the noise of a machine.
    short, long = text(5_000), text(20_000)
    assert any(seconds(long) < 9 * seconds(short) + 0.01 for _again in range(3))


def test_kinds_say_what_they_hold() -> None:
    text = (
        "Kamerstukken I 2008/09, 31700 VI, D, p. 4; Handelingen II 2010/11, nr. 108, item 5, "
        "p. 25-36; Aanhangsel Handelingen II 2024/25, nr. 2758; JOIN(2020) 18 final; "
        "ST 12345/25 ADD 1; PB L 119 van 4.5.2016"
    )
    piece, meeting, questions, joint, council, journal = found(text)
    assert isinstance(piece, Kamerstuk)
    assert (piece.chamber, piece.years, piece.dossier, piece.chapter, piece.number, piece.page) == (
        "I", (2008, 2009), "31700", "VI", "D", "4",
    )  # fmt: skip
    assert isinstance(meeting, Handelingen)
    assert (meeting.number, meeting.item, meeting.page) == ("108", "5", "25-36")
    assert isinstance(questions, Aanhangsel)
    assert questions.number == "2758"
    assert isinstance(joint, CommissionDocument)
    assert str(joint.address()).endswith("CELEX:52020JC0018")
    assert isinstance(council, CouncilDocument)
    assert council.revision == "ADD 1"
    assert isinstance(journal, OfficialJournal)
    assert (journal.series, journal.year, journal.number) == ("L", 2016, 119)
