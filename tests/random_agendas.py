"""Random dossiers of which each item has words of its own: where it begins, and where it ends."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.page_reading import Pages, Section, order
from tests.workspace import make_workspace

POSTS = ("MJenV", "MAenM", "SJenV")
VOCABULARY = [
    "de",
    "Raad",
    "en",
    "een",
    "van",
    "het",
    "voorstel",
    "lidstaten",
    "kabinet",
    "om",
    "te",
    "bespreekt",
    "verordening",
    "nationale",
    "uitvoering",
    "bewindspersonen",
    "onderhandelingen",
    "triloog",
    "is",
    "gezondheidsnoodhulp",
    "voorzitterschap",
    "rechtshandhavingsautoriteiten",
    "in",
    "op",
    "er",
    "mogelijk",
    "grensoverschrijdende",
    "samenwerking",
    "naar",
    "steunt",
]
MOST_ITEMS = 60

Words = list[str]


class Writer:
    """Writes one random dossier.

    An item's title begins with Begin…z and ends with Einde…z, its text (or its handling, or else
    its title) begins with Eerst…z and ends with Slot…z; the heading of a part or a group begins
    with Kop…z. No other text has those words.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.name = f"d{seed}"
        self.items: dict[str, dict[str, Any]] = {}
        self.headings = 0
        self.long = self.random.choice((10, 60, 150, 400))
        self.notes = self.random.choice((0, 0, 0.01, 0.05))

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def words(self, least: int, most: int) -> Words:
        return self.random.choices(VOCABULARY, k=self.random.randint(least, most))

    def write(self, root: Path) -> Path:
        parts = self.random.choice((1, 1, 2, 3))
        each = max(self.random.choice((3, 15, 40, MOST_ITEMS)) // parts, 1)
        agenda = [self.part(self.random.randint(1, each), named=parts > 1) for _ in range(parts)]
        self.pair(agenda)
        dossier = {
            "status": self.random.choice(("concept", "definitief")),
            "attending": [],
            "agenda": agenda,
            "letter": None,
            "nota": {"date": "2026-02-12", "for_information": self.random.sample(POSTS, 1)},
        }
        return make_workspace(root, dossier=dossier, items=self.items, topics={}, name=self.name)

    def heading(self) -> str:
        self.headings += 1
        return " ".join([f"Kop{self.headings}z", *self.words(0, self.random.choice((3, 30)))])

    def part(self, size: int, *, named: bool) -> dict[str, Any]:
        entries: list[Any] = []
        while size > 0:
            if self.chance(0.2):
                ids = [self.item() for _ in range(min(self.random.randint(1, 6), size))]
                title, aob = self.heading(), self.chance(0.5)
                entries.append({"title": title, "aob": aob, "items": ids})
                size -= len(ids)
            else:
                entries.append(self.item())
                size -= 1
        named = named or self.chance(0.2)
        return {"part": self.heading(), "items": entries} if named else {"items": entries}

    def pair(self, agenda: list[dict[str, Any]]) -> None:
        """Let items of the last part be the same subjects as items of the first."""
        if len(agenda) == 1:
            return
        alone = [[each for each in part["items"] if isinstance(each, str)] for part in agenda]
        for one, other in zip(alone[0], alone[-1], strict=False):
            if self.chance(0.4):
                self.items[other]["same_as"] = one

    def item(self) -> str:
        number = len(self.items)
        id_ = f"p{number}"
        first, last = f"Eerst{number}z", f"Slot{number}z"
        title = [f"Begin{number}z", *self.words(0, self.random.choice((4, 30))), f"Einde{number}z"]
        made: dict[str, Any] = {"footnotes": {}}
        self.items[id_] = made
        kind = self.random.random()
        if kind < 0.05:
            title[1:1] = [first, last]
        elif kind < 0.15:
            made["handling"] = " ".join([first, *self.words(0, 8), last])
        else:
            run = [first, *self.words(0, self.random.choice((5, self.long))), last]
            if self.chance(0.8):
                made["handling"] = " ".join(self.words(1, 6))
            cut = self.random.randint(1, len(run)) if self.chance(0.3) else len(run)
            made["text"] = self.markdown(run[:cut], made)
            made["position"] = self.markdown(run[cut:], made)
        made["title"] = " ".join(title)
        posts = self.random.sample(POSTS, self.random.randint(1, 3))
        made["responsible"] = posts if self.chance(0.9) else {"none": "Niet nodig."}
        return id_

    def markdown(self, run: Words, item: dict[str, Any]) -> str | None:
        """Words as Markdown in blocks of many kinds, with footnotes."""
        blocks = []
        while run:
            size = self.random.randint(1, 90)
            piece, run = run[:size], run[size:]
            layout = self.random.choices((paragraph, *OTHERS), (6, 1, 1, 1, 1, 1))[0]
            blocks.append(layout([self.noted(word, item) for word in piece]))
        return "\n\n".join(blocks) + "\n" if blocks else None

    def noted(self, word: str, item: dict[str, Any]) -> str:
        if not self.chance(self.notes):
            return word
        name = f"n{len(item['footnotes'])}"
        most = self.random.choice((10, 10, 60, 400))
        item["footnotes"][name] = " ".join(self.words(1, most))
        return f"{word}[^{name}]"


def paragraph(words: Words) -> str:
    return " ".join(words)


def quote(words: Words) -> str:
    return "> " + " ".join(words)


def bullets(words: Words) -> str:
    return "\n".join(f"- {' '.join(each)}" for each in split(words, 12))


def nested(words: Words) -> str:
    return "\n".join(
        f"{'    ' * (n % 3)}- {' '.join(each)}" for n, each in enumerate(split(words, 9))
    )


def numbered(words: Words) -> str:
    return "\n".join(f"{n}. {' '.join(each)}" for n, each in enumerate(split(words, 12), 1))


def table(words: Words) -> str:
    rows = [
        f"| {' '.join(each[: len(each) // 2])} | {' '.join(each[len(each) // 2 :])} |"
        for each in split(words, 6)
    ]
    return "\n".join((rows[0], "| --- | --- |", *rows[1:]))


OTHERS: tuple[Callable[[Words], str], ...] = (quote, bullets, nested, numbered, table)


def split(words: Words, size: int) -> Iterator[Words]:
    return (words[n : n + size] for n in range(0, len(words), size))


def sections(dossier: Path, pages: Pages) -> tuple[Section, ...]:
    """The sections of the agenda of a random dossier, by the words that stand in it once."""
    return tuple(_section(pages, id_, title) for id_, title in order(dossier))


def _section(pages: Pages, id_: str | None, title: str) -> Section:
    if id_ is None:
        first = pages.of(title.split(maxsplit=1)[0])
        return Section(None, title, first, None, first)
    number = id_[1:]
    first = pages.of(f"Begin{number}z")
    assert pages.of(f"Einde{number}z") == first, f"{title} stands on two pages"
    # The first row of a table is repeated on each of its pages.
    begins = pages.of(f"Eerst{number}z", first=True)
    return Section(id_, title, first, begins, pages.of(f"Slot{number}z"))
