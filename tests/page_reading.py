"""On which pages the items of an agenda stand, found by searching the words of its PDF.

The build asks LibreOffice where its bookmarks are (pikepdf reads the answer); here another library
reads the text (PDFium, in a tenth of the time of pypdf, which a test holds beside it), and which
item a bullet of the nota means comes from the YAML, not from briefgen.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2

from briefgen.markdown.ties import plain
from tests.workspace import load

RUNNING = re.compile(r"(CONCEPT)?(.*?)(Pagina\d+van\d+)?", re.DOTALL)
"""What stands on every page, around the text of this one."""
REFERENCE = re.compile(r"(.*) \(p\. ([\d, -]+)\)")
NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
LONGEST, SHORTEST = 40, 4
"""How many letters of the first and the last words of a text are sought."""

Span = tuple[int, int]
Bullet = tuple[str, str]
"""The post under which a bullet of the nota stands, and its name."""


def squeezed(text: str) -> str:
    """The letters and digits of a text: a PDF's lines break anywhere, and it has no Markdown."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def shown(markdown: str) -> str:
    """The letters and digits that a piece of Markdown shows, numbers of footnotes included."""
    return squeezed(re.sub(r"(?<!\\)\]\([^)\s]*\)", "", markdown))


def read_pages(pdf: Path) -> list[str]:
    """The letters and digits of each page of a PDF, in the order of reading."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [squeezed(page.get_textpage().get_text_range()) for page in opened]


class Pages:
    """The letters of a PDF in the order of reading, and the page of each."""

    def __init__(self, pdf: Path, notes: Sequence[str] = ()) -> None:
        """Read a PDF; `notes` are the footnotes, which stand at the feet of pages, to leave out."""
        texts = []
        for words in read_pages(pdf):
            found = RUNNING.fullmatch(words)
            text = found[2] if found else ""
            for note in notes:
                # The last occurrence is the one at the foot.
                text = "".join(text.rsplit(note, 1))
            texts.append(text)
        self.text = "".join(texts)
        self.starts = [sum(map(len, texts[:number])) for number in range(len(texts))]

    def __len__(self) -> int:
        return len(self.starts)

    def page(self, position: int) -> int:
        """The number of the page on which the letter at a position stands."""
        return bisect_right(self.starts, position)

    def of(self, word: str, *, first: bool = False) -> int:
        """The page of a word that stands in the text once, or the first page with it."""
        assert self.text.count(word) == 1 or (first and word in self.text), word
        return self.page(self.text.index(word))


@dataclass(frozen=True)
class Section:
    """A heading of the agenda and what follows it up to the next one, as pages of the PDF.

    `id` is that of its item; the heading of a part or a group has none. `begins` is the page of
    the first letter of its text (of its handling if that is all); a heading alone has none.
    """

    id: str | None
    heading: str
    first: int
    begins: int | None
    last: int


def sections(dossier: Path, agenda: Path, pdf: Path) -> tuple[Section, ...]:
    """The sections of an agenda, from its Markdown, its PDF and the dossier's order of items."""
    body = agenda.read_text("utf-8").split("---\n", 2)[2]
    pages = Pages(pdf, [number + shown(note) for number, note in NOTE.findall(body)])
    _before, *parts = HEADING.split(NOTE.sub("", body))
    headings = [shown(text) for text in parts[1::3]]
    texts = [re.sub(r"\[\^(\d+)\]", r"\1", text).strip() for text in parts[2::3]]
    places, position = [], 0
    for heading in headings:
        position = pages.text.find(heading, position)
        assert position >= 0, heading
        places.append(slice(position, position := position + len(heading)))
    ends = [*(place.start for place in places[1:]), len(pages.text)]
    ids = [None, *(id_ for id_, _title in order(dossier))]
    found = []
    for id_, heading, text, place, end in zip(ids, headings, texts, places, ends, strict=True):
        first, begins, last = pages.page(place.start), None, pages.page(place.stop - 1)
        assert last == first, f"{heading} stands on two pages"
        if text:
            begins, last = pages_of(pages, text, slice(place.stop, end))
        found.append(Section(id_, heading, first, begins, last))
    return tuple(found)


def pages_of(pages: Pages, markdown: str, place: slice) -> Span:
    """The pages of the first and the last letter of what stands below a heading."""
    text = shown(markdown)
    handling = re.match(r"\*[^*\n]+\*\n\n", markdown)
    own = shown(markdown[handling.end() :]) if handling else text
    after = place.start + len(text) - len(own)
    first = _of_longest(pages.text.find, own[:LONGEST], after, place.stop)
    last = _of_longest(pages.text.rfind, own[-LONGEST:], after, place.stop, end=True)
    return pages.page(first), pages.page(last)


def _of_longest(
    find: Callable[[str, int, int], int], piece: str, start: int, stop: int, *, end: bool = False
) -> int:
    """Where the first letter of a piece stands, or the last, by as much of it as is found."""
    for length in range(len(piece), min(SHORTEST, len(piece)) - 1, -1):
        part = piece[-length:] if end else piece[:length]
        if (position := find(part, start, stop)) >= 0:
            return position + length - 1 if end else position
    raise AssertionError(piece)


def order(dossier: Path) -> Iterator[tuple[str | None, str]]:
    """The headings of the agenda below its title, as dossier.yaml orders them: id and title."""
    for part in load(dossier / "dossier.yaml")["agenda"]:
        if "part" in part:
            yield None, part["part"]
        for entry in part["items"]:
            if isinstance(entry, dict):
                yield None, entry["title"]
            for id_ in entry["items"] if isinstance(entry, dict) else (entry,):
                yield id_, load(dossier / "agenda" / f"{id_}.yaml")["title"]


def bullets(dossier: Path, aob_label: str = "AOB") -> dict[Bullet, list[str]]:
    """The items that each bullet of the nota with a reference to the agenda is about."""
    data = load(dossier / "dossier.yaml")
    files = {id_: f"agenda/{id_}.yaml" for id_, _title in order(dossier) if id_}
    for folder in ("other_business", "annexes"):
        files |= {id_: f"{folder}/{id_}.yaml" for id_ in data.get(folder, ())}
    items = {id_: load(dossier / file) for id_, file in files.items()}
    aob = {
        id_
        for part in data["agenda"]
        for entry in part["items"]
        if isinstance(entry, dict) and entry.get("aob")
        for id_ in entry["items"]
    }
    found: dict[Bullet, list[str]] = {}
    merged: dict[tuple[str, str], str] = {}
    for id_, item in items.items():
        posts = item.get("responsible", ())
        for post in posts if isinstance(posts, list) else ():
            same = item.get("same_as", id_)
            label = f"{aob_label}: " if merged.setdefault((post, same), id_) in aob else ""
            name = items[same].get("short_title") or items[same]["title"]
            found.setdefault((post, squeezed(label + name)), []).append(id_)
    return found


def cited(spans: Sequence[Span], *, whole: bool) -> str:
    """The pages of items as the nota cites them: 2; 7-8; 6, 8."""
    each = [f"{a}-{b}" if whole and b > a else f"{a}" for a, b in spans]
    return ", ".join(dict.fromkeys(each))


def references_in_markdown(nota: Path) -> dict[Bullet, str]:
    """The references in the Markdown of a nota."""
    lines = nota.read_text("utf-8").splitlines()
    return _references(re.sub(r"^(- |\*\*)|\*\*$|\\", "", line) for line in lines)


def references_in_word(nota: Path) -> dict[Bullet, str]:
    """The references in the Word file of a nota."""
    return _references(plain(each.text) for each in docx.Document(str(nota)).paragraphs)


def _references(lines: Iterable[str]) -> dict[Bullet, str]:
    found: dict[Bullet, str] = {}
    post = ""
    for line in lines:
        if label := re.fullmatch(r"(?:\(ter info\) )?(\w+):", line.strip()):
            post = label[1]
        elif reference := REFERENCE.fullmatch(line.strip()):
            bullet = post, squeezed(reference[1])
            assert bullet not in found, bullet
            found[bullet] = reference[2]
    return found


def lonely(found: Sequence[Section]) -> list[str]:
    """The headings that stand alone at the foot of a page, without what comes below them."""
    alone = [each.heading for each in found if each.begins not in (None, each.first)]
    followed = ((a, b) for a, b in pairwise(found) if a.id is None and a.begins is None)
    return alone + [a.heading for a, b in followed if b.first != a.first]
