"""Random pairs of agendas: the second came of the first by the edits of reviewers."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from briefgen.markdown.marks import anchored
from briefgen.word.document import Look, to_docx
from briefgen.word.properties import Properties
from briefgen.word.shell import Typeface
from tests.conftest import ROOT

SENTENCE = (
    "de Raad en een van het voorstel lidstaten kabinet bespreekt verordening uitvoering triloog "
    "onderhandelingen samenwerking steunt niet 3,5% «veilig» EU-breed 2025 *nadruk* **let op**"
)
WORDS = SENTENCE.split()
SHELL = ROOT / "templates" / "geannoteerde-agenda" / "shell.docx"
KINDS = ("text", "bullets", "numbers", "quote", "table", "heading")
EDITS = ("word", "title", "block", "drop", "move", "add", "kind")


@dataclass(frozen=True)
class Item:
    """An item of an agenda: its id, its title, and its blocks, each a kind with its texts."""

    id: str
    title: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]


words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=14).map(" ".join)
plain = words.map(lambda text: text.replace("*", ""))
sentences = st.builds(
    lambda text, note: f"Zin {text}.{note}",
    words,
    st.sampled_from(("", "", "", "[^a]", "[^b]", "[^c]", "[^d]")),
)
texts = st.lists(sentences, min_size=1, max_size=4).map(tuple)
blocks = st.tuples(st.sampled_from(KINDS), texts)
items = st.builds(
    lambda number, title, made: Item(f"punt{number}", title, tuple(made)),
    st.integers(0, 40),
    plain,
    st.lists(blocks, min_size=1, max_size=4),
)
agendas = st.lists(items, min_size=1, max_size=5, unique_by=lambda item: item.id).map(tuple)
NOTES = {
    "a": "Kamerstukken II 2025/26, 32317, nr. 975.",
    "b": "COM(2025) 795 final, zie [de tekst](https://example.org/b).",
    "c": "Zie de brief van 18 november 2025 over *dit* onderwerp.",
    "d": "Fiche 1: Verordening veilige landen.",
}


@st.composite
def edited(
    draw: st.DrawFn,
    agenda: tuple[Item, ...],
    edits: tuple[str, ...] = EDITS,
    least: int = 0,
) -> tuple[Item, ...]:
    """The agenda after some edits."""
    made = list(agenda)
    for _edit in range(draw(st.integers(least, 5))):
        at = draw(st.integers(0, len(made) - 1))
        kind = draw(st.sampled_from(edits))
        if kind == "add" or (len(made) == 1 and kind == "drop"):
            made.insert(at, draw(items))
        elif kind == "drop":
            del made[at]
        elif kind == "move":
            made.insert(draw(st.integers(0, len(made) - 1)), made.pop(at))
        else:
            made[at] = draw(changed_item(made[at], kind))
    return tuple(made)


@st.composite
def changed_item(draw: st.DrawFn, item: Item, kind: str) -> Item:
    if kind == "title":
        return replace(item, title=draw(plain))
    number = draw(st.integers(0, len(item.blocks) - 1))
    name, sentences_ = item.blocks[number]
    if kind == "block":
        new: tuple[tuple[str, tuple[str, ...]], ...] = draw(st.sampled_from(((), (draw(blocks),))))
    elif kind == "kind":
        new = ((draw(st.sampled_from(KINDS)), sentences_),)
    else:
        at = draw(st.integers(0, len(sentences_) - 1))
        old = sentences_[at].split(" ")
        old[draw(st.integers(0, len(old) - 1))] = draw(
            st.sampled_from(("woord", "ander[^c]", "x y"))
        )
        new = ((name, (*sentences_[:at], " ".join(old), *sentences_[at + 1 :])),)
    rest = (*item.blocks[:number], *new, *item.blocks[number + 1 :])
    return replace(item, blocks=rest or item.blocks)


pairs = agendas.flatmap(lambda agenda: st.tuples(st.just(agenda), edited(agenda)))


def docx(agenda: tuple[Item, ...], changed_note: str = "") -> bytes:
    """The Word file of an agenda, in the shell of the annotated agenda."""
    notes: list[str] = []
    body = "\n\n".join(part for item in agenda for part in _markdown(item, notes, changed_note))
    properties = Properties("Agenda", "Agenda", "Schrijver", "nl-NL", datetime.date(2025, 11, 24))
    look = Look(Path(SHELL), (), Typeface(None, None))
    return to_docx(look, properties, {"concept": (), "provenance": ()}, body + "\n", notes)


def _markdown(item: Item, notes: list[str], changed: str) -> list[str]:
    made = [f"### {item.title}{anchored(item.id, item.title)}"]
    for kind, sentences_ in item.blocks:
        numbered = [_numbered(text, notes, changed) for text in sentences_]
        if kind == "bullets":
            made.append("\n".join(f"- {text}" for text in numbered))
        elif kind == "numbers":
            made.append("\n".join(f"{n}. {text}" for n, text in enumerate(numbered, 1)))
        elif kind == "quote":
            made.append(f"> {' '.join(numbered)}")
        elif kind == "heading":
            made += [f"#### Kop {numbered[0]}", " ".join(numbered)]
        elif kind == "table":
            made.append(
                "\n".join(("| Wat | Hoe |", "| :-- | --: |", *(f"| {t} | 1 |" for t in numbered)))
            )
        else:
            made.append(" ".join(numbered))
    return made


def _numbered(text: str, notes: list[str], changed: str) -> str:
    for name, note in NOTES.items():
        while f"[^{name}]" in text:
            notes.append(note.replace("2025", changed or "2025", 1))
            text = text.replace(f"[^{name}]", f"[^{len(notes)}]", 1)
    return text
