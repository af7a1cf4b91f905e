"""The real dossier as it was sent: its YAML with the corrections undone, and its three texts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.workspace import load, write

REFERENCE = ROOT / "tests" / "reference"
DOSSIER = "2025-12-08-jbz"
NOTE = re.compile(r"\[\^[\w-]+\]")
FOLDERS = {"agenda": ("agenda/",), "letter": ("letter/", "dossier.yaml"), "nota": ("letter/",)}
PIECE = "Kamerstukken II 2025/26, 32317, nr. 975."
BY_HAND = (
    ("agenda/oekraine.yaml", PIECE, "Kamerstukken II, 2024-25, 32317, nr. 975."),
    ("agenda/geopolitieke-situatie.yaml", PIECE, "Kamerstukken II, 2025-26, 32317-975."),
    ("agenda/ucpm.yaml", "Besluit nr. 1313/2013/EU", "Besluit Nr.1313/2013/EU"),
    ("agenda/lopende-wetsvoorstellen-justitie.yaml", "stilstaan bij", "stil staan zijn bij"),
    ("agenda/westelijke-balkan.yaml", "30 en 31 oktober 2025", "30-31 Oktober 2025"),
)
"""Corrections that more than one text holds: file, ours, original; the first of each is undone."""
OPENING = (
    "Hierbij bieden wij, mede namens de minister van Binnenlandse Zaken en Koninkrijksrelaties, "
    "uw Kamer de geannoteerde agenda aan van de Raad Justitie en Binnenlandse Zaken (JBZ-Raad) van "
    "13-14 oktober a.s. in Luxemburg."
)
REASON = (
    "De JBZ-Raad zal van 8-9 december 2025 plaatsvinden in Brussel onder Deens voorzitterschap."
)


def corrections() -> list[dict[str, Any]]:
    """The corrections, each with what stood there and what stands there now."""
    loaded: list[dict[str, Any]] = load(REFERENCE / "corrections.yaml")
    return loaded


def files() -> dict[str, str]:
    """The YAML files of the dossier as it was sent, by their names in its folder."""
    folder = ROOT / "agendas" / DOSSIER
    texts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8").split("\nsuppress:")[0] + "\n"
        for path in sorted(folder.rglob("*.yaml"))
    }
    for correction in reversed(corrections()):
        texts.update(_undone(texts, correction))
    for name, ours, original in BY_HAND:
        assert ours in texts[name], (name, ours)
        texts[name] = texts[name].replace(ours, original, 1)
    for name, text in texts.items():
        texts[name] = re.sub(r"^responsible: \{none:.*\}\n", "", text, flags=re.MULTILINE)
    texts["dossier.yaml"] = _dossier(texts["dossier.yaml"])
    return texts


def _undone(texts: dict[str, str], correction: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The one file that holds what a correction put there, with what stood there before."""
    if correction.get("generated"):
        return
    parts = NOTE.split(correction["ours"])
    words = [re.escape(part).replace(r"\ ", r"\s+") for part in parts]
    pattern = re.compile(r"(\[\^[\w-]+\])".join(words))
    found = [
        (name, match)
        for name, text in texts.items()
        if name.startswith(FOLDERS[correction["document"]])
        for match in pattern.finditer(text)
    ]
    if len(found) == 1:
        name, match = found[0]
        marks = iter(match.groups())
        original = NOTE.sub(lambda _mark: next(marks, ""), correction["original"])
        original = " ".join(original.split()) if "\n" not in match[0] else original
        yield name, texts[name][: match.start()] + original + texts[name][match.end() :]


def _dossier(text: str) -> str:
    opening = f'  opening: "{OPENING}"\n'
    text = text.replace("  on_behalf_of:", f"{opening}  on_behalf_of:", 1)
    return text.replace("  explanation: N.v.t.\n", f'  reason: "{REASON}"\n  explanation: N.v.t.\n')


def make(root: Path) -> Path:
    """Write the workspace; gives the folder of the dossier."""
    for shared in (ROOT / "agendas").glob("*.yaml"):
        write(root / "agendas" / shared.name, shared.read_bytes())
    for name, text in files().items():
        write(root / "agendas" / DOSSIER / name, text)
    return root / "agendas" / DOSSIER
