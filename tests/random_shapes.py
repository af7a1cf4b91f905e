"""Random dossiers of a formation that nobody foresaw: its shape, and how it writes letters."""

from pathlib import Path
from typing import Any

from tests.random_agendas import Writer
from tests.workspace import AGENDAS, dump, load, make_workspace, write

HEADS = (
    {"id": "doel", "heading": "Doel van de behandeling", "is": "handling"},
    {"id": "stukken", "heading": "Stukken", "is": "documents", "empty": "Geen stukken."},
    {"id": "inhoud", "heading": "Waar het over gaat", "is": "text"},
    {"id": "inzet", "heading": "Inzet van Nederland", "is": "position"},
    {"id": "veld", "heading": "Krachtenveld", "is": "positions_of_others"},
    {"id": "rol", "heading": "Rol van het parlement", "empty": "Niet van toepassing."},
)
ORDERS = (
    ["introduction", "topics", "agenda", "other_business", "annexes"],
    ["topics", "agenda", "other_business", "annexes"],
    ["introduction", "topics", "signature", "agenda", "other_business", "annexes"],
    ["topics", "signature", "introduction", "agenda", "other_business", "annexes"],
    ["introduction", "agenda", "other_business", "topics", "annexes"],
)
POSTS = ("MJenV", "MAenM", "SJenV")
DATES = ("2026-03-05", "2026-03-06")


class ShapedWriter(Writer):
    """Writes a formation with a shape of its own, and a dossier of it."""

    def any(self, *values: Any) -> Any:
        return self.random.choice(values)

    def shape(self) -> dict[str, Any]:
        """A shape as councils.yaml states it."""
        shape: dict[str, Any] = {
            "agenda": self.any("attached", "in_letter"),
            "order": self.any(*ORDERS),
            "numbers": {
                "letter": self.any("none", "I", "A", "1"),
                "parts": self.any("I", "A", "1", "none"),
                "items": self.any("1", "1", "A", "none"),
                "groups": self.any("a", "1", "none"),
                "running": self.chance(0.3),
            },
            "handling": self.any("line", "brackets", "none"),
            "aob_label": self.any("AOB", "Diversen"),
            "contents": self.chance(0.2),
            "introduction": self.any("standaard", "none"),
        }
        if self.chance(0.5):
            shape["sections"] = [each for each in HEADS if self.chance(0.7)]
        return shape

    def council(self, shape: dict[str, Any]) -> dict[str, Any]:
        manners = {
            "salutation": self.any(None, "Geachte voorzitter,"),
            "sign_off": self.any(None, "Hoogachtend,"),
            "signature": self.any(None, "name_office"),
            "to": self.any(None, ["tweede_kamer"]),
        }
        return {
            "name": "Raad voor Proeven",
            "short_name": "Proefraad",
            "kamerstuk_dossier": self.any("21501-99", ["21501-98", "21501-99"]),
            "ministry": "JenV",
            "opening": self.any("aanbieden", "zenden", "ontvangen"),
            "chair": self.any("rotating", "none"),
            "shape": shape,
            "letter": {key: value for key, value in manners.items() if value},
        }

    def write(self, root: Path) -> Path:
        shape = self.shape()
        self.heads = shape.get("sections", [])
        councils = load(AGENDAS / "councils.yaml")
        councils["proef"] = self.council(shape)
        councils["proefgroep"] = {**councils["proef"], "name": "Proefgroep",
                                  "short_name": "Proefgroep"}  # fmt: skip
        write(root / "agendas" / "councils.yaml", dump(councils))
        agenda = self.agenda()
        ids = {name: [self.plain() for _ in range(self.any(0, 0, 1, 2))] for name in REST}
        others = {name: {id_: self.items.pop(id_) for id_ in found} for name, found in ids.items()}
        topics = {f"o{n}": self.topic(n) for n in range(self.any(0, 1, 2))}
        dossier: dict[str, Any] = {
            "council": "proef",
            "status": "concept",
            "dates": list(DATES),
            "attending": self.attending(),
            "agenda": agenda,
            **ids,
            "letter": {"date": "2026-02-19", "signatories": self.any(["MJenV"], list(POSTS[:2])),
                       "topics": list(topics), "on_behalf_of": self.any([], ["SJenV"])},
            "provisional": self.chance(0.4),
        }  # fmt: skip
        if self.chance(0.3):
            words = f"Inleidingz {' '.join(self.words(3, 30))}."
            dossier["introduction"] = f"{words}\n\nNog {words}\n"
        if self.chance(0.2):
            dossier |= {"meeting": "videoconferentie"}
        folder = make_workspace(
            root, dossier=dossier, items=self.items, topics=topics, name=self.name
        )
        for name, found in others.items():
            for id_, item in found.items():
                write(folder / name / f"{id_}.yaml", dump(item))
        return folder

    def agenda(self) -> list[dict[str, Any]]:
        count = self.any(1, 1, 2, 3)
        parts = []
        for number in range(count):
            part = self.part(self.any(2, 4, 9), named=count > 1)
            if count > 1 and self.chance(0.5):
                part["dates"] = [DATES[number % 2]]
                part["place"] = self.any("Brussel", "Luxemburg")
            if count > 1 and self.chance(0.3):
                part["attending"] = self.attending()
            if count > 1 and self.chance(0.3):
                part["on_behalf_of"] = ["MAenM"]
            parts.append(part)
        if count > 1 and self.chance(0.3):
            parts[0] |= {"part": "Proefgroep", "council": "proefgroep"}
        return parts

    def attending(self) -> list[Any]:
        posts = self.random.sample(POSTS, self.any(1, 1, 2))
        states = [
            {"takes_part": "no"},
            {"takes_part": "no", "replaced_by": "de Permanente Vertegenwoordiger"},
            {"takes_part": "unknown"},
            {"takes_part": "unknown", "replaced_by": "de directeur-generaal"},
        ]
        return [post if self.chance(0.6) else {"post": post, **self.any(*states)} for post in posts]

    def item(self) -> str:
        """An item with texts below the heads of its formation."""
        id_ = self.plain()
        made = self.items[id_]
        if self.chance(0.8):
            made["handling"] = f"Gedachtewisseling {' '.join(self.words(0, 4))}".strip()
        if self.chance(0.3):
            made["documents"] = ["ST 9876/25", "COM(2025) 236"][: self.any(1, 2)]
        if self.chance(0.6):
            made["position"] = self.prose("Inzetz", made)
        for head in self.heads:
            if head.get("is") in (None, "positions_of_others") and self.chance(0.7):
                made.setdefault("sections", {})[head["id"]] = self.prose("Kopjez", made)
        if self.chance(0.05):
            made["number"] = str(20 + len(self.items))
        return id_

    def plain(self) -> str:
        """An item of a title and a text."""
        number = len(self.items)
        id_ = f"p{number}-{len(self.name)}{self.headings}"
        made: dict[str, Any] = {"footnotes": {}, "title": f"Begin{number}{self.headings}z titel",
                                "responsible": self.random.sample(POSTS, 1)}  # fmt: skip
        self.headings += 1
        made["text"] = self.prose(f"Eerst{number}z", made)
        self.items[id_] = made
        return id_

    def prose(self, first: str, made: dict[str, Any]) -> str:
        """A sentence, and blocks of any kind."""
        more = self.words(0, self.any(0, 20, 60))
        sentence = f"{first} {' '.join(self.words(2, 20))}."
        blocks = self.markdown(more, made) if more else None
        return f"{sentence}\n\n{blocks}" if blocks else f"{sentence}\n"

    def topic(self, number: int) -> dict[str, Any]:
        made: dict[str, Any] = {"footnotes": {}, "title": f"Onderwerp{number}z", "responsible": []}
        made["responsible"] = ["MJenV"]
        made["text"] = self.prose(f"Brief{number}z", made)
        return made


REST = ("other_business", "annexes")
