"""The pictures in docs/: pages of built documents beside each other, and one as browsers show it.

`python -m tools.pictures` makes all of them anew, `python -m tools.pictures NAME…` those named.
LibreOffice lays the documents out, so that a picture differs with its version and the fonts; of
what browsers show Debian's chromium makes one.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parent.parent
SCALE = 1.25
GAP = 16
GROUND = "#eeeeee"
COLOURS = 32

EXAMPLES, SHAPES = ROOT, ROOT / "tests" / "shapes"
AGENDA, LETTER, NOTA = "geannoteerde-agenda", "aanbiedingsbrief-tweede-kamer", "nota"
PICTURES = {
    "agenda-pages": (EXAMPLES, "2025-12-08-jbz", [(AGENDA, 1), (AGENDA, 2), (AGENDA, 3)]),
    "letter-pages": (EXAMPLES, "2025-12-08-jbz", [(LETTER, 1), (LETTER, 2), (LETTER, 8)]),
    "nota-pages": (EXAMPLES, "2025-12-08-jbz", [(NOTA, 1), (NOTA, 2)]),
    "briefing-pages": (
        *(EXAMPLES, "2025-06-05-transport"),
        [("intern/briefing-MIenW", 1), ("intern/briefing-MIenW", 2), ("intern/briefing-MIenW", 6)],
    ),
    "letter-and-nota": (EXAMPLES, "2025-12-08-jbz", [(LETTER, 1), (NOTA, 1), (NOTA, 2)]),
    "vorm-jenv": (EXAMPLES, "2025-12-08-jbz", [(LETTER, 1), (AGENDA, 1)]),
    "vorm-bz": (SHAPES, "2025-05-27-raz", [(LETTER, 1), (AGENDA, 1)]),
    "vorm-financien": (EXAMPLES, "2025-06-19-ecofin", [(AGENDA, 1), (AGENDA, 2)]),
    "vorm-ienw": (SHAPES, "2024-12-17-milieu", [(LETTER, 1), (LETTER, 2)]),
    "vorm-lvvn": (EXAMPLES, "2025-11-17-landbouw", [(LETTER, 1), (LETTER, 2)]),
}
"""Of which workspace and dossier each is, and of which pages of which documents."""
IN_BROWSER = "html"
SCREENS = ((1000, 1000), (500, 1000))
"""The sizes of a screen and of a phone, in pixels: chromium makes no narrower window."""


def main(names: Sequence[str]) -> None:
    """Make pictures anew; all if none is named."""
    wanted = {name: PICTURES[name] for name in names or PICTURES if name != IN_BROWSER}
    if not names or IN_BROWSER in names:
        _save(IN_BROWSER, list(_in_browser("2025-12-08-jbz", AGENDA)))
    with tempfile.TemporaryDirectory() as folder:
        for root, dossier in sorted({each[:2] for each in wanted.values()}):
            out = Path(folder) / root.name
            command = [sys.executable, "-m", "briefgen", "build", dossier]
            options = ["--quiet", "--format", "pdf", "--out", str(out)]
            subprocess.run([*command, *options], cwd=root, check=True)
        for name, (root, dossier, pages) in wanted.items():
            found = [_page(Path(folder) / root.name / dossier, *page) for page in pages]
            _save(name, found)


def _save(name: str, pages: Sequence[Image.Image]) -> None:
    path = ROOT / "docs" / f"{name}.png"
    _beside(pages).quantize(COLOURS).save(path, optimize=True)
    print(path.relative_to(ROOT), path.stat().st_size)


def _in_browser(dossier: str, document: str) -> Iterator[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "briefgen", "build", dossier, "--quiet"]
        subprocess.run([*command, "--format=html", f"--out={folder}"], cwd=ROOT, check=True)
        page, screen = Path(folder) / dossier / f"{document}.html", Path(folder) / "screen.png"
        for width, height in SCREENS:
            options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--screenshot={screen}"]
            size = f"--window-size={width},{height}"
            command = ["chromium", *options, size, page.as_uri()]
            subprocess.run(command, check=True)
            yield Image.open(screen).convert("RGB")


def _page(folder: Path, document: str, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(folder / f"{document}.pdf") as opened:
        image: Image.Image = opened[number - 1].render(scale=SCALE).to_pil()
    return image


def _beside(pages: Sequence[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    whole = Image.new("RGB", (width, pages[0].height + 2 * GAP), GROUND)
    for page, left in zip(pages, _lefts(pages), strict=True):
        whole.paste(page, (left, GAP))
    return whole


def _lefts(pages: Sequence[Image.Image]) -> Iterator[int]:
    left = GAP
    for page in pages:
        yield left
        left += page.width + GAP


if __name__ == "__main__":
    main(sys.argv[1:])
