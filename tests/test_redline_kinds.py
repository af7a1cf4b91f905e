"""Pairs of texts that differ in one thing: that is marked in the redline, and nothing else."""

import datetime
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.markdown.marks import END, START, anchored, styled
from briefgen.markdown.ties import plain
from briefgen.redline.changes import Stamp
from briefgen.redline.redline import redline
from briefgen.redline.units import EDGE
from briefgen.word.document import Look, to_docx
from briefgen.word.properties import Properties
from briefgen.word.shell import Typeface
from briefgen.word.xml import DOCUMENT, FOOTNOTES, Element, W, parsed, read_parts
from tests.conftest import needs
from tests.random_pairs import SHELL
from tests.settled import both_said
from tests.test_word_conformity import SDK, sdk_errors
from tests.word_text import said

STAMP = Stamp("A. Redacteur", datetime.datetime(2025, 11, 24, 9, 30, tzinfo=datetime.UTC))
SIGNS = {"ins": "+", "del": "-", "moveTo": ">", "moveFrom": "<"}


def heading(id_: str, title: str, level: int = 3) -> str:
    return f"{'#' * level} {title}{anchored(id_, title)}"


VISA = (
    heading("visa", "Wijziging van de visumcode"),
    f"*Oriënterend debat*{styled('Behandeling')}",
    "Het kabinet steunt het voorstel van de Commissie om 1.500 visa af te geven.[^1]",
    "De lidstaten hebben vragen over de gevolgen voor hun begroting.",
)
GRENZEN = (
    heading("grenzen", "Bewaking van de buitengrenzen"),
    f"*Beleidsdebat*{styled('Behandeling')}",
    "Het voorzitterschap licht de stand van de onderhandelingen toe. Nederland luistert.",
    "- de termijn van een jaar\n- de kosten van het systeem\n- de rol van het agentschap",
    "> Een citaat van de minister over de grenzen.",
)
DRUGS = (
    heading("drugs", "Strijd tegen drugs"),
    (
        "| Wat | Hoe | Wie |\n| :-- | :-- | :-- |\n| havens | controle | douane |\n"
        "| post | scanners | koeriers |\n| luchthavens | honden | marechaussee |"
    ),
    "1. eerst de havens van Rotterdam\n2. dan de post uit het buitenland",
    "#### Krachtenveld",
    "Een meerderheid van de lidstaten is voor.",
)
NIEUW = (
    heading("nieuw", "Uitwisseling van gegevens"),
    f"*Voortgangsrapportage*{styled('Behandeling')}",
    "De Commissie stelt een verordening voor over het delen van gegevens.",
)
NOTE = "Kamerstukken II 2025/26, 32317, nr. 975."
ITEMS = (VISA, GRENZEN, DRUGS)
Items = tuple[tuple[str, ...], ...]


@functools.cache
def docx(items: Items, notes: tuple[str, ...] = (NOTE,), concept: str = "Concept") -> bytes:
    body = "\n\n".join(block for item in items for block in item) + "\n"
    properties = Properties("Agenda", "Agenda", "Schrijver", "nl-NL", datetime.date(2025, 11, 24))
    look = Look(SHELL, (), Typeface(None, None))
    return to_docx(look, properties, {"concept": (concept,), "provenance": ()}, body, list(notes))


def put(old: str, new: str) -> bytes:
    """The text in which one thing is another."""
    body = "\n\n\n".join("\n\n".join(item) for item in ITEMS)
    assert body.count(old) == 1, old
    items = body.replace(old, new).split("\n\n\n")
    return docx(tuple((item,) for item in items))


def moved(*order: int) -> bytes:
    return docx(tuple(ITEMS[each] for each in order))


def all_of(*items: tuple[str, ...], way: str) -> list[str]:
    """All words of items, marked one way, with the marks of their paragraphs."""
    found = []
    for block in (block for item in items for block in item):
        plain = re.sub(rf" {START}.*{END}|^#+ ", "", block).replace("[^1]", "†")
        lines = [re.sub(r"^\d\. ", "", line.strip("*-> ")) for line in plain.split("\n")]
        found += [each for line in lines for each in (f"¶{way}", way + line)]
    return found


def rows(way: str) -> list[str]:
    """All words of the table, with the marks of its rows."""
    cells = [re.findall(r"\w+", row) for row in DRUGS[1].split("\n") if "--" not in row]
    return [each for row in cells for each in (f"row{way}", *(way + cell for cell in row))]


def marks(package: bytes) -> list[str]:
    """What is marked in a file, part by part in the order of the text."""
    parts = read_parts(package)
    names = [DOCUMENT, FOOTNOTES, *sorted(filter(EDGE.fullmatch, parts))]
    return [each for name in names for each in _marks(parsed(parts[name]), name)]


def _marks(root: Element, name: str) -> Iterator[str]:
    for each in root.iter():
        kind = str(each.tag).removeprefix(W)
        above = each.getparent()
        place = "" if above is None else str(above.tag).removeprefix(W)
        if kind == "pPrChange":
            yield "form"
        elif kind == "rPrChange" and above is not None:
            yield f"look {_words(above.getparent())}"
        elif kind in {"cellIns", "cellDel"}:
            yield f"cell{SIGNS[kind[4:].lower()]}"
        elif kind.endswith("RangeStart"):
            yield f"range{SIGNS[kind.removesuffix('RangeStart')]}"
        elif kind in SIGNS and place in {"rPr", "trPr"}:
            yield f"{'¶' if place == 'rPr' else 'row'}{SIGNS[kind]}"
        elif kind in SIGNS:
            notes = "†" * len(list(each.iter(f"{W}footnoteReference")))
            where = "note:" if name == FOOTNOTES else ""
            yield f"{where}{SIGNS[kind]}{_words(each)}{notes}"


def _words(element: Element | None) -> str:
    texts = () if element is None else element.iter(f"{W}t", f"{W}delText")
    return plain("".join(each.text or "" for each in texts))


CASES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "nothing": (lambda: docx(ITEMS), []),
    "word": (lambda: put("steunt", "verwelkomt"), ["-steunt", "+verwelkomt"]),
    "word added": (lambda: put("hebben vragen", "hebben nog vragen"), ["+ nog"]),
    "word gone": (lambda: put("hun begroting", "begroting"), ["-hun "]),
    "last word": (lambda: put("begroting.", "financiën."), ["-begroting", "+financiën"]),
    "first word": (lambda: put("De lidstaten", "Lidstaten"), ["-De lidstaten", "+Lidstaten"]),
    "number": (lambda: put("1.500", "2.500"), ["-1.500", "+2.500"]),
    "decimal": (lambda: put("1.500", "12,5"), ["-1.500", "+12,5"]),
    "sentence added": (lambda: put("luistert.", "luistert. Dat is goed."), ["+ Dat is goed."]),
    "sentence gone": (lambda: put(" Nederland luistert.", ""), ["- Nederland luistert."]),
    "full stop": (lambda: put("af te geven.", "af te geven"), ["-."]),
    "comma": (lambda: put("voorzitterschap licht", "voorzitterschap, licht"), ["+,"]),
    "capital": (lambda: put("Nederland", "nederland"), ["-Nederland", "+nederland"]),
    "hyphen": (lambda: put("buitenland", "EU-buitenland"), ["-buitenland", "+EU-buitenland"]),
    "bold": (lambda: put("steunt", "**steunt**"), ["look steunt"]),
    "italic": (lambda: put("een jaar", "*een jaar*"), ["look een jaar"]),
    "not italic": (lambda: put("*Beleidsdebat*", "Beleidsdebat"), ["look Beleidsdebat"]),
    "italic made bold": (lambda: put("*Beleidsdebat*", "**Beleidsdebat**"), ["look Beleidsdebat"]),
    "link": (
        lambda: put("voorstel", "[voorstel](https://example.org)"),
        ["-voorstel", "+voorstel"],
    ),
    "note word": (
        lambda: docx(ITEMS, (NOTE.replace("975", "976"),)),
        ["note:-975", "note:+976"],
    ),
    "note word added": (
        lambda: docx(ITEMS, (NOTE.replace("nr.", "herdruk nr."),)),
        ["note:+herdruk "],
    ),
    "note italic": (lambda: docx(ITEMS, (NOTE.replace("nr.", "*nr.*"),)), ["look nr."]),
    "note added": (
        lambda: docx(
            (VISA, tuple(b.replace("luistert.", "luistert.[^2]") for b in GRENZEN), DRUGS),
            (NOTE, "Nieuw."),
        ),
        ["+†", "note:+ Nieuw."],
    ),
    "note gone": (lambda: put("[^1]", ""), ["-†", f"note:- {NOTE}"]),
    "list type": (
        lambda: put(
            "- de termijn van een jaar\n- de kosten van het systeem\n- de rol",
            "1. de termijn van een jaar\n2. de kosten van het systeem\n3. de rol",
        ),
        ["form", "form", "form"],
    ),
    "list number": (
        lambda: put(
            "1. eerst de havens van Rotterdam\n2. dan", "3. eerst de havens van Rotterdam\n4. dan"
        ),
        ["form", "form"],
    ),
    "list item added": (
        lambda: put("- de kosten", "- de duur van het verblijf\n- de kosten"),
        ["¶+", "+de duur van het verblijf"],
    ),
    "list item gone": (
        lambda: put("- de kosten van het systeem\n", ""),
        ["¶-", "-de kosten van het systeem"],
    ),
    "cell": (lambda: put("scanners", "honden"), ["-scanners", "+honden"]),
    "row added": (
        lambda: put("| post |", "| bagage | banden | vervoerders |\n| post |"),
        ["row+", "+bagage", "+banden", "+vervoerders"],
    ),
    "row gone": (
        lambda: put("| post | scanners | koeriers |\n", ""),
        ["row-", "-post", "-scanners", "-koeriers"],
    ),
    "column added": (
        lambda: put(
            DRUGS[1],
            "| Wat | Hoe | Wanneer | Wie |\n| :-- | :-- | :-- | :-- |\n"
            "| havens | controle | nu | douane |\n| post | scanners | straks | koeriers |\n"
            "| luchthavens | honden | later | marechaussee |",
        ),
        ["cell+", "+Wanneer", "cell+", "+nu", "cell+", "+straks", "cell+", "+later"],
    ),
    "column gone": (
        lambda: put(
            DRUGS[1],
            "| Wat | Wie |\n| :-- | :-- |\n| havens | douane |\n| post | koeriers |\n"
            "| luchthavens | marechaussee |",
        ),
        ["cell-", "-Hoe", "cell-", "-controle", "cell-", "-scanners", "cell-", "-honden"],
    ),
    "column on the right": (lambda: put(":-- | :-- | :-- |", ":-- | :-- | --: |"), ["form"] * 4),
    "table added": (
        lambda: put(
            "#### Krachtenveld",
            "| Land | Stem |\n| :-- | :-- |\n| Malta | voor |\n\n#### Krachtenveld",
        ),
        ["row+", "+Land", "+Stem", "row+", "+Malta", "+voor", "¶+"],
    ),
    "table gone": (lambda: put(f"{DRUGS[1]}\n\n", ""), [*rows("-"), "¶-"]),
    "items swapped": (
        lambda: moved(1, 0, 2),
        [
            *("range<", *all_of(VISA, way="<"), "range>", *all_of(VISA, way=">")),
            *(f"note:- {NOTE}", f"note:+ {NOTE}"),
        ],
    ),
    "item moved to the front": (
        lambda: moved(2, 0, 1),
        [
            *("range>", *all_of(DRUGS[:1], way=">"), *rows("+")),
            *("¶>", *all_of(DRUGS[2:], way=">")),
            *("¶<", "range<", *all_of(DRUGS[:1], way="<"), *rows("-")),
            *("¶<", *all_of(DRUGS[2:], way="<")[:-2], "form", all_of(DRUGS[2:], way="<")[-1]),
        ],
    ),
    "item moved to the end": (
        lambda: moved(1, 2, 0),
        [
            *("range<", *all_of(VISA, way="<"), *all_of(VISA, way=">")[:1], "range>"),
            *(
                *all_of(VISA, way=">")[:-2],
                all_of(VISA, way=">")[-1],
                f"note:- {NOTE}",
                f"note:+ {NOTE}",
            ),
        ],
    ),
    "item added": (lambda: docx((VISA, NIEUW, GRENZEN, DRUGS)), all_of(NIEUW, way="+")),
    "first item added": (lambda: docx((NIEUW, *ITEMS)), all_of(NIEUW, way="+")),
    "item gone": (lambda: docx((VISA, DRUGS)), all_of(GRENZEN, way="-")),
    "heading": (
        lambda: put(
            f"Strijd tegen drugs{anchored('drugs', 'Strijd tegen drugs')}",
            f"Aanpak van wapens{anchored('drugs', 'x')}",
        ),
        ["-Strijd tegen drugs", "+Aanpak van wapens"],
    ),
    "heading within an item": (lambda: put("Krachtenveld", "Inzet"), ["-Krachtenveld", "+Inzet"]),
    "handling line": (
        lambda: put("Oriënterend debat", "Besluitvorming"),
        ["-Oriënterend debat", "+Besluitvorming"],
    ),
    "paragraph split": (lambda: put("toe. Nederland", "toe.\n\nNederland"), ["¶+", "- "]),
    "paragraphs joined": (
        lambda: put("af te geven.[^1]\n\nDe lidstaten", "af te geven.[^1] De lidstaten"),
        ["¶-", "+ "],
    ),
    "paragraph made a list": (
        lambda: put("toe. Nederland luistert.", "toe.\n\n- Nederland luistert."),
        ["¶+", "- ", "form"],
    ),
    "paragraph added": (
        lambda: put("#### Krachtenveld", "Dat is de inzet van de regering.\n\n#### Krachtenveld"),
        ["¶+", "+Dat is de inzet van de regering."],
    ),
    "paragraph at the end": (
        lambda: put("lidstaten is voor.", "lidstaten is voor.\n\nEnkele zijn tegen."),
        ["¶+", "+Enkele zijn tegen."],
    ),
    "paragraph gone": (
        lambda: put("\n\nDe lidstaten hebben vragen over de gevolgen voor hun begroting.", ""),
        ["¶-", "-De lidstaten hebben vragen over de gevolgen voor hun begroting."],
    ),
    "quote": (lambda: put("> Een citaat", "Een citaat"), ["form"]),
    "word of a quote": (lambda: put("Een citaat", "Het citaat"), ["-Een", "+Het"]),
    "header": (lambda: docx(ITEMS, concept="Ontwerp"), ["-Concept", "+Ontwerp"] * 2),
}


@pytest.mark.parametrize("name", CASES)
def test_of_one_change_that_is_marked_and_nothing_else(name: str) -> None:
    make, expected = CASES[name]
    old, new = docx(ITEMS), make()
    made = redline(old, new, STAMP)
    assert marks(made) == expected
    accepted, rejected = both_said(made)
    assert accepted == said(new)
    assert rejected == said(old)


@pytest.mark.programs
@pytest.mark.parametrize("name", ["items swapped", "column gone", "note word", "italic", "quote"])
def test_the_validator_of_the_open_xml_sdk_finds_no_error(name: str, tmp_path: Path) -> None:
    needs("node", *SDK)
    file = tmp_path / "redline.docx"
    file.write_bytes(redline(docx(ITEMS), CASES[name][0](), STAMP))
    assert sdk_errors(file) == []


@pytest.mark.parametrize("name", CASES)
def test_for_libreoffice_each_change_is_right_too(name: str) -> None:
    make, _expected = CASES[name]
    old, new = docx(ITEMS), make()
    made = redline(old, new, STAMP, plain=True)
    accepted, rejected = both_said(made)
    assert accepted == said(new)
    assert rejected == said(old)
