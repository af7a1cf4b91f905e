"""The structures that real dossiers have, and the examples whose YAML shows each.

A structure counts as shown where a dossier was read and its key changed something: what is asked is
the dossier as briefgen resolved it and the data of its files, never the words of a document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.building.read import plan_of, read
from briefgen.building.request import Request
from briefgen.model.dossier import Dossier
from tests.workspace import load

HEAD = """\
# Vormen

Hoe dossiers van ministeries eruitzien, verschilt. Deze tabel noemt de vormen die in echte stukken
voorkomen, met de sleutel in de YAML die de vorm maakt en de voorbeelden waarin zij staat
(`tests/shapes/agendas/`). Geen enkele vorm vraagt om een eigen sjabloon of om programmeerwerk.

Deze bladzijde wordt gemaakt door `tests/test_shapes.py` (`make golden`); de test faalt als geen
voorbeeld de sleutel gebruikt.

| # | vorm | sleutel | voorbeelden |
| --- | --- | --- | --- |
"""
LATER = "later"


@dataclass(frozen=True)
class Example:
    """A dossier that was read: what its files say, and what briefgen made of it."""

    name: str
    data: Mapping[str, Any]
    subjects: Sequence[Mapping[str, Any]]
    dossier: Dossier

    def has(self, key: str) -> bool:
        """Whether the file of an item, an annex or the like has a key."""
        return any(key in subject for subject in self.subjects)


Shown = Callable[[Example], object]


@dataclass(frozen=True)
class Structure:
    """A structure of real dossiers, the key that makes it, and whether an example shows it."""

    number: str
    name: str
    key: str
    shown: Shown | None = None


def examples(root: Path) -> tuple[Example, ...]:
    """The dossiers of a workspace."""
    plan = plan_of(Request(root, (), root / "out"))
    return tuple(
        Example(
            folder.name,
            load(folder / "dossier.yaml"),
            [load(file) for file in sorted(folder.glob("*/*.yaml"))],
            read(plan, folder).dossier,
        )
        for folder in sorted((root / "agendas").iterdir())
        if (folder / "dossier.yaml").is_file()
    )


def table(structures: Iterable[Structure], found: Sequence[Example]) -> str:
    """The table of the structures as Markdown."""
    rows = []
    for each in structures:
        names = list(shown_by(each, found))
        by = "alle" if len(names) == len(found) else ", ".join(names)
        rows.append(f"| {each.number} | {each.name} | {each.key} | {by} |\n")
    return HEAD + "".join(rows)


def shown_by(structure: Structure, found: Iterable[Example]) -> Iterator[str]:
    """The names of the examples that show a structure."""
    if structure.shown is None:
        yield LATER
        return
    yield from (each.name for each in found if structure.shown(each))


def _another_body(example: Example) -> bool:
    own = example.data["council"]
    return any(part.get("council", own) != own for part in example.data["agenda"])


def _day_of_its_own(example: Example) -> bool:
    return any(part.dates and part.on_behalf_of for part in example.dossier.parts)


def _numbers_that_stay(example: Example) -> bool:
    return example.dossier.shape.numbers.running and example.has("number")


def _courtesies(example: Example) -> bool:
    manners = [letter.manners for letter in example.dossier.letters]
    return any(m.salutation and m.sign_off and m.signature == "name_office" for m in manners)


def _letterhead(example: Example) -> bool:
    letters = example.dossier.letters
    contact = example.dossier.council.ministry.letterhead.contact
    return bool(contact) and any(letter.your_reference for letter in letters)


def _one_chamber(example: Example) -> bool:
    return len(example.dossier.letters) == 1 and len(example.dossier.chambers) == 1


def _own_sections_of_the_nota(example: Example) -> bool:
    nota = example.dossier.nota
    return bool(nota and nota.sections)


STRUCTURES = (
    Structure(
        "1",
        "inleiding vóór het eerste punt",
        "`introduction`",
        lambda e: e.dossier.introduction or e.dossier.shape.introduction,
    ),
    Structure(
        "2",
        "punten zonder nummers",
        "`shape: numbers: items: none`",
        lambda e: e.dossier.shape.numbers.items == "none",
    ),
    Structure(
        "3",
        "nummers die door alle onderdelen lopen en blijven als een punt vervalt",
        "`shape: numbers: running`, `number` van een punt",
        _numbers_that_stay,
    ),
    Structure(
        "4",
        "agenda in de brief",
        "`shape: agenda: in_letter`",
        lambda e: e.dossier.shape.in_letter,
    ),
    Structure(
        "5",
        "meer gremia in één stuk",
        "onderdeel: `council`, `dates`, `place`",
        _another_body,
    ),
    Structure(
        "6",
        "onderdeel met een eigen dag en “mede namens”",
        "onderdeel: `dates`, `on_behalf_of`",
        _day_of_its_own,
    ),
    Structure(
        "7",
        "vaste kopjes per punt",
        "`shape: sections`, `sections` van een punt",
        lambda e: e.dossier.shape.sections and e.has("sections"),
    ),
    Structure(
        "8",
        "verwijzingen naar documenten per punt",
        "`documents` van een punt",
        lambda e: e.has("documents"),
    ),
    Structure(
        "9",
        "behandeling achter het kopje of weggelaten",
        "`shape: handling`",
        lambda e: e.dossier.shape.handling != "line",
    ),
    Structure(
        "10",
        "neemt deel, niet, wordt vervangen of nog onbekend",
        "`attending`",
        lambda e: any(each.takes_part != "yes" for each in e.dossier.attendance),
    ),
    Structure(
        "11",
        "de agenda staat nog niet vast",
        "`provisional`",
        lambda e: e.dossier.provisional,
    ),
    Structure(
        "12",
        "andere onderwerpen in de brief",
        "`letter: topics`",
        lambda e: tuple(e.dossier.topics()),
    ),
    Structure(
        "13",
        "vaste onderdelen die in elk dossier terugkomen",
        "`standing` van een punt, `briefgen new --from`",
        lambda e: e.has("standing"),
    ),
    Structure(
        "14",
        "bijlage met een (brede) tabel",
        "`annexes`, `landscape`",
        lambda e: e.dossier.annexes,
    ),
    Structure(
        "15",
        "“Overig”: moties en toezeggingen",
        "`other_business`",
        lambda e: e.dossier.other_business,
    ),
    Structure("16", "verslag", "–"),
    Structure("17", "antwoorden op een schriftelijk overleg", "–"),
    Structure("18", "nazending", "–"),
    Structure(
        "19",
        "informele bijeenkomst",
        "`informal`",
        lambda e: e.dossier.meeting.informal,
    ),
    Structure(
        "20",
        "meer Kamerstukdossiers",
        "`kamerstuk_dossier`",
        lambda e: len(e.dossier.council.kamerstuk_dossiers) > 1,
    ),
    Structure(
        "21",
        "aanhef, slotformule, naam boven het ambt",
        "`letter: salutation`, `sign_off`, `signature`",
        _courtesies,
    ),
    Structure(
        "22",
        "meer ondertekenaars",
        "`letter: signatories`",
        lambda e: any(len(letter.signatories) > 1 for letter in e.dossier.letters),
    ),
    Structure("23", "brief aan één Kamer", "`letter: to`", _one_chamber),
    Structure(
        "24",
        "voetnoten",
        "`footnotes`",
        lambda e: e.has("footnotes"),
    ),
    Structure(
        "25",
        "inhoudsopgave met pagina’s",
        "`shape: contents`",
        lambda e: e.dossier.shape.contents,
    ),
    Structure(
        "26",
        "nota met andere paragrafen",
        "`shape: nota`, `nota: sections`",
        _own_sections_of_the_nota,
    ),
    Structure(
        "27",
        "briefhoofd met contact en “uw kenmerk”",
        "`letter: your_reference`, `letterhead: contact`",
        _letterhead,
    ),
    Structure(
        "28",
        "posten van alle ministeries, alle formaties",
        "`government.yaml`, `councils.yaml`",
        lambda e: e.dossier.council.ministry,
    ),
    Structure(
        "+",
        "videoconferentie",
        "`meeting: videoconferentie`",
        lambda e: e.dossier.meeting.by_video,
    ),
    Structure(
        "+",
        "eigen onderwerp van de brief",
        "`letter: subject`",
        lambda e: any(letter.subject for letter in e.dossier.letters),
    ),
)
"""Those of a count of real dossiers, in its order; three of them briefgen does not make yet."""
