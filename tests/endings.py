"""Dossiers of which the items end in anything that Markdown can hold."""

import itertools
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.random_agendas import POSTS, VOCABULARY
from tests.workspace import make_workspace

LINK = "https://www.consilium.europa.eu/nl/"
SHORT_FOR = {"LINK": LINK, "LONG": LINK + "vergaderingen/" * 20}
INLINES: Mapping[str, str] = {
    "words": "{}",
    "a full stop": "{}.",
    "a link": "[{}](LINK)",
    "a link of many words": "[MANY {}](LINK)",
    "a link and a full stop": "[{}](LINK).",
    "a link and many words": "[de Raad](LINK) MANY {}.",
    "a link in emphasis": "*[{}](LINK)*",
    "emphasis in a link": "[de *{}*](LINK)",
    "strong words in a link": "[**{}**](LINK)",
    "two links": "[de Raad](LINK) [{}](LONG)",
    "two links that touch": "[de](LINK)[{}](LINK)",
    "an address": "<LINK{}>",
    "a long address": "<LONG{}>",
    "emphasis": "*{}*",
    "strong words": "**{}**",
    "emphasis in strong words": "**de *{}***",
    "an emoji": "{}😀",
    "an emoji in emphasis": "*{}👍🏽*",
    "an emoji in a link": "[{}😀](LINK)",
    "a flag": "{}🇳🇱",
    "a footnote": "{}[^a]",
    "two footnotes": "{}[^a][^b]",
    "a footnote after a link": "[{}](LINK)[^a]",
    "two footnotes after a link": "[{}](LINK)[^a][^b]",
    "a link after a footnote": "de Raad[^a] [{}](LINK)",
    "a footnote after emphasis": "*{}*[^a]",
    "a footnote after an emoji": "{}😀[^a]",
    "a hard break": "MANY\\\n{}",
    "a hard break before a link": "MANY\\\n[{}](LINK)",
    "a no-break space": "{}&nbsp;",
    "another script": "{}עברית",
    "quotation marks": "“{}”",
}
"""What a paragraph can end in: {} is its last word, or near it; MANY stands for some lines."""


def in_cell(text: str) -> str:
    """What a cell of a table can hold of it: one line."""
    return text.replace("\\\n", " ")


def under(first: str, others: str, text: str) -> str:
    """Text with something before its first line, and before the others."""
    return first + text.replace("\n", f"\n{others}")


BLOCKS: Mapping[str, Callable[[str], str]] = {
    "a paragraph": str,
    "a second paragraph": lambda text: f"De Raad bespreekt het.\n\n{text}",
    "a list": lambda text: under("- de Raad\n- ", "  ", text),
    "a list in a list": lambda text: under("- de Raad\n  - ", "    ", text),
    "a numbered list": lambda text: under("1. de Raad\n2. ", "   ", text),
    "a paragraph in a list": lambda text: under("- de Raad\n\n  ", "  ", text),
    "a quotation": lambda text: under("> ", "> ", text),
    "a list in a quotation": lambda text: under("> - ", ">   ", text),
    "a quotation in a list": lambda text: under("- de Raad\n\n  > ", "  > ", text),
    "a table": lambda text: f"| a | b |\n| --- | --- |\n| c | {in_cell(text)} |",
    "the first cell of a row": lambda text: f"| a | b |\n| --- | ---: |\n| {in_cell(text)} | c |",
    "a table of one row": lambda text: f"| a | {in_cell(text)} |\n| --- | --- |",
}
ONE_LINE = [inline for inline, text in INLINES.items() if "[^" not in text and "\\\n" not in text]
"""What a title or a handling can end in: they have no footnotes."""
KINDS = (
    *itertools.product(BLOCKS, INLINES),
    *itertools.product(("the handling", "the title"), ONE_LINE),
)
IN_A_CELL = tuple(itertools.product(("a table", "a table of one row"), ("words", "a full stop")))
ITEMS = 20
"""How many items a dossier has; the last of each ends the document as well."""


def write(
    root: Path, seed: int, count: int, kinds: Sequence[tuple[str, str]] = KINDS
) -> list[Path]:
    """Dossiers with so many items, each ending in another kind of words in another block."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    several = [*kinds] * (count // len(kinds) + 1)
    chance.shuffle(several)
    items = {f"p{n}": _item(chance, n, *kind) for n, kind in enumerate(several[:count])}
    folders = []
    for first in range(0, count, ITEMS):
        own = dict(list(items.items())[first : first + ITEMS])
        dossier = {
            "status": "concept",
            "agenda": [{"items": list(own)}],
            "letter": None,
            "nota": {"date": "2026-02-12"},
        }
        name = f"d{first}"
        folders.append(make_workspace(root, dossier=dossier, items=own, topics={}, name=name))
    return folders


def _item(chance: random.Random, number: int, block: str, inline: str) -> dict[str, Any]:
    """An item with the words that `random_agendas.sections` seeks."""

    def words(most: int) -> str:
        return " ".join(chance.choices(VOCABULARY, k=chance.randint(0, most)))

    last = INLINES[inline]
    for short, text in {**SHORT_FOR, "{}": f"Slot{number}z", "MANY": words(80)}.items():
        last = last.replace(short, text)
    begin, first = f"Begin{number}z {words(8)}", f"Eerst{number}z {words(90)}"
    item: dict[str, Any] = {"title": f"{begin} Einde{number}z"}
    if block == "the title":
        item["title"] = f"Begin{number}z Eerst{number}z {in_cell(last)} Einde{number}z"
    elif block == "the handling":
        item["handling"] = f"Eerst{number}z {last}"
    else:
        after = BLOCKS[block](last)
        whole = f"{first}\n\n{after}\n"
        item |= chance.choice(({"text": whole}, {"text": f"{first}\n", "position": f"{after}\n"}))
    notes = {name: f"Zie {words(20)} hier." for name in "ab" if f"[^{name}]" in last}
    return {**item, "responsible": chance.sample(POSTS, 1), "footnotes": notes}
