"""A small workspace of our own making for tests: real YAML files, no mocks."""

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from briefgen.building.pipeline import build
from briefgen.building.request import Built, Request

AGENDAS = Path(__file__).parent.parent / "agendas"
DOSSIER = "2026-03-05-jbz"

DATA: dict[str, Any] = {
    "council": "jbz",
    "status": "definitief",
    "dates": ["2026-03-05"],
    "place": "Brussel",
    "attending": ["MJenV"],
    "agenda": [{"items": ["eerste"]}],
    "letter": {"date": "2026-02-19", "signatories": ["MJenV"], "topics": ["onderwerp"]},
    "nota": {"date": "2026-02-12"},
}
ITEM: dict[str, Any] = {
    "title": "Eerste punt",
    "handling": "Gedachtewisseling",
    "responsible": ["MJenV"],
    "text": "De Raad wisselt van gedachten.[^bron]\n",
    "footnotes": {"bron": "COM(2025) 795 final."},
}
TOPIC: dict[str, Any] = {
    "title": "Een onderwerp",
    "responsible": ["MJenV"],
    "text": "Het kabinet informeert uw Kamer.\n",
}


def make_workspace(
    root: Path,
    *,
    dossier: Mapping[str, Any] | None = None,
    items: Mapping[str, Mapping[str, Any]] | None = None,
    topics: Mapping[str, Mapping[str, Any]] | None = None,
    name: str = DOSSIER,
) -> Path:
    """A workspace with one dossier under `root`; gives the folder of the dossier.

    `dossier` changes keys of DATA; `items` and `topics` replace the one item and the one topic.
    """
    agendas = root / "agendas"
    folder = agendas / name
    for shared in ("government.yaml", "councils.yaml"):
        if not (agendas / shared).exists():
            write(agendas / shared, (AGENDAS / shared).read_text("utf-8"))
    write(folder / "dossier.yaml", dump({**DATA, **(dossier or {})}))
    for id_, item in (items if items is not None else {"eerste": ITEM}).items():
        write(folder / "agenda" / f"{id_}.yaml", dump(item))
    for id_, topic in (topics if topics is not None else {"onderwerp": TOPIC}).items():
        write(folder / "letter" / f"{id_}.yaml", dump(topic))
    return folder


def outcomes(request: Request) -> list[Built]:
    """What became of each dossier of a build."""
    return [step for step in build(request) if isinstance(step, Built)]


DUMPED: dict[bytes, str] = {}


def dump(data: Mapping[str, Any]) -> str:
    """Data as YAML in the order of its keys, written once: most of it is the same in each test."""
    # Unlike what is only equal, what stands in two places of the data is an alias in YAML.
    said = pickle.dumps(data)
    if said not in DUMPED:
        DUMPED[said] = yaml.dump(
            dict(data), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
        )
    return DUMPED[said]


def load(path: Path) -> Any:
    """The data in a YAML file."""
    return data_of(path.read_bytes())


def data_of(text: str | bytes) -> Any:
    """The data in YAML, by the parser in C: the other one takes ten times as long."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def write(path: Path, text: str | bytes) -> None:
    """Write a file in a folder that may not exist yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
