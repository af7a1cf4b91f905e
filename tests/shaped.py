"""Small dossiers in the shapes of several ministries, each with the document that holds it all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.workspace import dump, make_workspace, write

Data = Mapping[str, Any]
NOTE = {"bron": "COM(2025) 795 final."}
LUNCH = "Daarna volgt een lunch.[^bron]\n"
LIST = (
    "De Commissie licht de stand van zaken toe.\n\n"
    "- eerste onderdeel van het pakket\n- tweede onderdeel met een *nadruk* erin\n"
    f"- derde onderdeel sluit af\n\n{LUNCH}"
)


@dataclass(frozen=True)
class Shaped:
    """A dossier in a shape.

    `heads` are the fixed heads with the path in the file of an item below which their text stands;
    what stands below none is in `loose`.
    """

    council: Data
    dossier: Data
    items: Mapping[str, Data]
    document: str
    topics: Mapping[str, Data] = field(default_factory=dict)
    other_business: Mapping[str, Data] = field(default_factory=dict)
    annexes: Mapping[str, Data] = field(default_factory=dict)
    bodies: Mapping[str, Data] = field(default_factory=dict)
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    loose: tuple[tuple[str, ...], ...] = (("text",), ("position",), ("title",), ("handling",))

    def make(self, root: Path) -> Path:
        """Write it below a folder; gives that of the dossier."""
        councils = {"vorm": self.council, **self.bodies}
        write(root / "agendas" / "councils.yaml", dump(councils))
        chapters = {"other_business": [*self.other_business], "annexes": [*self.annexes]}
        folder = make_workspace(
            root,
            dossier={"council": "vorm", "status": "concept", **chapters, **self.dossier},
            items={},
            topics=self.topics,
        )
        for name in ("items", *chapters):
            for id_, data in getattr(self, name).items():
                path = folder / ("agenda" if name == "items" else name) / f"{id_}.yaml"
                write(path, in_blocks(data))
        return folder


def in_blocks(data: Data) -> str:
    """Data as an author writes it: texts of more than one line below a |."""
    made = ""
    for key, value in data.items():
        if isinstance(value, str) and value.endswith("\n"):
            lines = "".join(f"  {line}".rstrip() + "\n" for line in value.splitlines())
            made += f"{key}: |\n{lines}"
        else:
            made += dump({key: value})
    return made


def item(name: str, text: str, **more: Any) -> Data:
    """An item whose title has its name in it."""
    notes = {"footnotes": NOTE} if "[^bron]" in text else {}
    return {
        "title": f"Voorstel over {name}",
        "responsible": ["MJenV"],
        "text": text,
        **more,
        **notes,
    }


def council(shape: Data, **more: Any) -> Data:
    """A formation in a shape."""
    return {
        "name": "Raad van de Vorm",
        "short_name": "Vormraad",
        "kamerstuk_dossier": "21501-99",
        "ministry": "JenV",
        "opening": "aanbieden",
        "shape": shape,
        **more,
    }


LANDBOUW = Shaped(
    council(
        {
            "agenda": "in_letter",
            "introduction": "standaard",
            "numbers": {"letter": "I", "parts": "none", "items": "none", "groups": "none"},
            "handling": "brackets",
            "sections": [
                {"id": "inhoud", "heading": "Inhoud", "is": "text"},
                {"id": "inzet", "heading": "Inzet Nederland", "is": "position"},
                {"id": "krachtenveld", "heading": "Krachtenveld", "is": "positions_of_others"},
                {"id": "ep", "heading": "Rol Europees Parlement", "empty": "Nog niet bekend."},
            ],
        },
        letter={
            "to": ["tweede_kamer"],
            "salutation": "Geachte voorzitter,",
            "sign_off": "Hoogachtend,",
        },
    ),
    {
        "provisional": True,
        "agenda": [
            {"items": ["alfa", "beta", {"title": "Diversen", "aob": True, "items": ["gamma"]}]}
        ],
        "letter": {
            "date": "2026-02-19",
            "signatories": ["MJenV"],
            "topics": [{"heading": "Overige onderwerpen", "topics": ["zeta"]}],
        },
        "shape": {"order": ["introduction", "agenda", "topics", "other_business", "annexes"]},
    },
    {
        "alfa": item(
            "alfa",
            "De Raad bespreekt het voorstel voor alfa.[^bron] Het vorige verslag volgt later.\n",
            handling="Gedachtewisseling",
            position="Nederland steunt de richting van dit voorstel zeer.\n",
            sections={
                "krachtenveld": "Nog niet bekend.",
                "ep": "Het parlement stemt later over alfa.\n\nDaarna volgt een triloog.\n",
            },
            documents=["ST 9876/25", "COM(2025) 236"],
        ),
        "beta": item(
            "beta",
            LIST,
            handling="Algemene oriëntatie",
            sections={"krachtenveld": "De meeste lidstaten steunen beta in grote lijnen."},
        ),
        "gamma": item(
            "gamma",
            "Dit punt is nieuw op de agenda.\n\n> Een citaat uit het verslag.\n\nHet slot ervan.\n",
            position="Het kabinet wil gamma.\n",
            sections={"krachtenveld": "Nog niet bekend."},
        ),
    },
    "aanbiedingsbrief-tweede-kamer",
    {
        "zeta": {
            "title": "Onderwerp over zeta",
            "responsible": ["MJenV"],
            "text": "Het kabinet informeert uw Kamer over zeta.\n\nNog een alinea hierover.\n",
        }
    },
    {"eta": item("eta", "De motie over eta is uitgevoerd.\n\nNog een toezegging is gedaan.\n")},
    {
        "theta": item(
            "theta", "De stand van de voorstellen van theta.\n\nZij zijn alle in triloog.\n"
        )
    },
    heads={
        "Inhoud": ("text",),
        "Inzet Nederland": ("position",),
        "Krachtenveld": ("sections", "krachtenveld"),
        "Rol Europees Parlement": ("sections", "ep"),
    },
    loose=(("title",), ("handling",), ("documents",), ("text",)),
)
FIXED = [
    {"id": "documenten", "heading": "Documenten", "is": "documents"},
    {"id": "aard", "heading": "Aard bespreking", "is": "handling"},
    {"id": "procedure", "heading": "Besluitvormingsprocedure"},
    {"id": "toelichting", "heading": "Toelichting", "is": "text"},
]
FINANCIEN = Shaped(
    council({"numbers": {"parts": "A", "items": "1", "running": True}, "sections": FIXED}),
    {
        "dates": ["2026-03-05", "2026-03-06"],
        "introduction": "Op deze agenda kunnen punten bijkomen of vervallen.\n",
        "agenda": [
            {
                "part": "Eurogroep",
                "council": "eurogroep",
                "dates": ["2026-03-05"],
                "place": "Brussel",
                "attending": ["MJenV"],
                "items": ["alfa", "beta"],
            },
            {"part": "Ecofin", "dates": ["2026-03-06"], "items": ["gamma", "delta"]},
        ],
        "letter": None,
        "nota": None,
    },
    {
        "alfa": item(
            "alfa",
            "De Eurogroep bespreekt de stand van alfa.[^bron] Later volgt een verslag.\n\n"
            "Nederland steunt de richting van dit voorstel zeer.\n",
            handling="Gedachtewisseling",
            documents=["ST 9876/25", "COM(2025) 236"],
            sections={"procedure": "Niet van toepassing."},
        ),
        "beta": item(
            "beta",
            LIST,
            handling="Gedachtewisseling",
            sections={"procedure": "Niet van toepassing."},
        ),
        "gamma": item(
            "gamma",
            "Dit punt is nieuw op de agenda.\n\nHet tweede deel gaat over het verslag.\n",
            handling="Algemene oriëntatie",
            documents=["ST 1234/25"],
            sections={"procedure": "Unanimiteit, na raadpleging van het parlement.\n"},
        ),
        "delta": item("delta", "Het laatste punt van deze dag gaat over delta.\n"),
    },
    "geannoteerde-agenda",
    bodies={
        "eurogroep": council(
            {"numbers": {"items": "1"}, "sections": FIXED[:2] + FIXED[3:] + FIXED[2:3]},
            name="Eurogroep",
            short_name="Eurogroep",
            chair="none",
        )
    },
    heads={
        "Documenten": ("documents",),
        "Aard bespreking": ("handling",),
        "Besluitvormingsprocedure": ("sections", "procedure"),
        "Toelichting": ("text",),
    },
    loose=(("title",),),
)
BUITENLAND = Shaped(
    council({"numbers": {"parts": "none", "items": "none", "groups": "none"}, "handling": "none"}),
    {
        "introduction": "De Raad is in Brussel.\n\nDe minister neemt deel aan deze Raad.\n",
        "provisional": True,
        "agenda": [{"items": ["alfa", "beta", "gamma"]}],
        "letter": None,
        "nota": None,
    },
    {
        "alfa": item(
            "alfa",
            "De Raad bespreekt de stand van alfa.[^bron] Later volgt een verslag.\n\n"
            "Nederland steunt de richting van dit voorstel zeer.\n",
            handling="Gedachtewisseling",
        ),
        "beta": item(
            "beta",
            LIST,
            position="Het kabinet wil beta.\n",
        ),
        "gamma": item("gamma", "Dit punt gaat over 2. fase van gamma.\n\nHet slot van dit punt.\n"),
    },
    "geannoteerde-agenda",
    other_business={
        "eta": item("eta", "De motie over eta is uitgevoerd.\n\nNog een toezegging.\n")
    },
)
JUSTITIE = Shaped(
    council({}),
    {
        "agenda": [
            {"part": "Een", "items": ["alfa", "beta"]},
            {"part": "Twee", "items": ["gamma", "delta"]},
        ],
    },
    {
        name: item(name, text, handling="Gedachtewisseling", position=f"Het kabinet wil {name}.\n")
        for name, text in {
            "alfa": "De Raad bespreekt het voorstel voor alfa.[^bron] Later volgt meer.\n\n"
            "Nederland steunt de richting van dit voorstel zeer.\n",
            "beta": LIST,
            "gamma": "Dit punt is nieuw op de agenda.\n\n> Een citaat uit het verslag.\n\n"
            "Na het citaat volgt\\\nop een nieuwe regel nog iets.\n",
            "delta": "Het laatste punt van deze dag gaat over delta.\n",
        }.items()
    },
    "geannoteerde-agenda",
    {
        "onderwerp": {
            "title": "Een onderwerp",
            "responsible": ["MJenV"],
            "text": "Het kabinet informeert uw Kamer.\n",
        }
    },
)
SHAPES = {
    "justitie": JUSTITIE,
    "landbouw": LANDBOUW,
    "financien": FINANCIEN,
    "buitenland": BUITENLAND,
}
