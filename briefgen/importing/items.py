"""A section of a document → an item: its title, its handling, its texts below their heads."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.importing.draft import Remark, SubjectDraft
from briefgen.importing.heads import below
from briefgen.importing.outline import Section
from briefgen.importing.prose import Footnotes, prose
from briefgen.manuscript.meeting import SENTENCE
from briefgen.manuscript.tree import plain
from briefgen.markdown.tree import (
    Block,
    BulletList,
    Emphasis,
    Note,
    OrderedList,
    Paragraph,
    Strong,
    walk,
)
from briefgen.problem import t

LONGEST_HANDLING = 160
BRACKETS = re.compile(r"(?P<title>.*\S)\s+\((?P<handling>[^()]*(?:\([^()]*\)[^()]*)*)\)$")
WORD = re.compile(r"[a-zà-ÿ]{5}")
"""What a handling has at least one of, and an abbreviation in brackets none."""
DOCUMENTS = re.compile(r"Document(?:en)?: *(?P<list>\S.*)$", re.IGNORECASE)
Manner = Literal["line", "guess", "brackets", "none"]


class _Filled(Struct):
    """What an item is being made of: its texts by their keys, and what was guessed."""

    handling: str | None = None
    documents: list[str] = field(default_factory=list)
    texts: dict[str, list[Block]] = field(default_factory=lambda: {"text": []})
    notes: list[Note] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def item_of(
    section: Section, manner: Manner, notes: Footnotes, keys: Collection[str]
) -> SubjectDraft:
    """An item.

    Args:
        section: its heading with what stands below it.
        manner: where its handling stands, if it stands under no head.
        notes: the footnotes of the document.
        keys: which keys have a head of their own in this formation.
    """
    filled = _Filled()
    title, loose = section.title, list(section.blocks)
    if manner == "brackets":
        title, filled.handling = in_brackets(title)
    elif manner != "none":
        filled.handling = _handling(loose, filled.remarks, guess=manner == "guess")
    if "documents" not in keys:
        filled.documents = _documents(loose)
    if section.children:
        loose += below(section)
        filled.remarks.append(Remark("text", t("its headings are now lines in bold")))
    filled.texts["text"].extend(loose)
    _fill_heads(filled, section, above=bool(loose))
    _keep_notes(filled, section.notes)
    if not title:
        filled.remarks.append(Remark("title", t("this item had no title")))
    texts, footnotes = notes.of_each(filled.texts)
    written = {key: prose(blocks) for key, blocks in texts.items()}
    return SubjectDraft(
        title or "[Titel van het onderwerp]",
        written.pop("text"),
        handling=filled.handling,
        footnotes=footnotes,
        remarks=tuple(filled.remarks),
        position=written.pop("position", ""),
        sections={key: text for key, text in written.items() if text},
        documents=tuple(filled.documents),
        shown=section.shown,
    )


def _fill_heads(filled: _Filled, section: Section, *, above: bool) -> None:
    """Put what stands below the fixed heads where it belongs, but for what stands there if empty.

    `above` tells that there was text above the first of them.
    """
    if above and any(head.means == "text" for head, _ in section.heads):
        what = t("some of it stood above the first fixed head")
        filled.remarks.append(Remark("text", what))
    for head, blocks in section.heads:
        if _words(blocks) != head.empty:
            _fill(filled, head.means, head.id, blocks)


def _fill(filled: _Filled, means: str | None, id_: str, blocks: Sequence[Block]) -> None:
    """Put what stands below a fixed head where it belongs."""
    rest = list(blocks)
    if means == "handling":
        first = rest[0] if rest else None
        if isinstance(first, Paragraph) and not filled.handling:
            filled.handling = plain(first.children) or None
            filled.notes += _notes(rest[:1])
            del rest[0]
        id_ = "text"
    elif means == "documents":
        while rest and (found := _listed(rest[0])):
            filled.documents += found
            filled.notes += _notes(rest[:1])
            del rest[0]
        id_ = "text"
    elif means in ("text", "position"):
        id_ = means
    if rest and means in ("handling", "documents"):
        key = means
        filled.remarks.append(Remark(key, t("what follows it below this head now starts the text")))
        filled.texts["text"][:0] = rest
    elif rest:
        filled.texts.setdefault(id_, []).extend(rest)


def _listed(block: Block) -> list[str]:
    """The documents in a list or a line; none in a text that says more."""
    if isinstance(block, BulletList | OrderedList):
        single = all(len(each) == 1 and isinstance(each[0], Paragraph) for each in block.items)
        return [_words(each) for each in block.items if _words(each)] if single else []
    if isinstance(block, Paragraph):
        return [each.strip() for each in _words((block,)).split(";") if each.strip()]
    return []


def _words(blocks: Iterable[Block]) -> str:
    """The words of paragraphs in a line; other blocks are not looked into."""
    rows = (plain(each.children) for each in blocks if isinstance(each, Paragraph))
    return " ".join(" ".join(rows).split())


def _notes(blocks: Iterable[Block]) -> list[Note]:
    return [node for node in walk(tuple(blocks)) if isinstance(node, Note)]


def in_brackets(title: str) -> tuple[str, str | None]:
    """A title and the handling in brackets behind it; an abbreviation there is none."""
    found = BRACKETS.match(title)
    if not found or not WORD.search(found["handling"]):
        return title, None
    return found["title"], found["handling"].strip()


def marked(blocks: Sequence[Block]) -> bool:
    """Whether a text starts with a line in italics or bold: the handling, in most agendas."""
    return bool(_handling(list(blocks), [], guess=False))


def _handling(blocks: list[Block], remarks: list[Remark], *, guess: bool) -> str | None:
    """What the Council does with an item, taken from the first line of its text.

    Args:
        blocks: the text; the line is taken from it.
        remarks: what was guessed, to be added to.
        guess: whether a line that is not marked may be it.
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or _notes((first,)):
        return None
    words = plain(first.children)
    dressed = len(first.children) == 1 and isinstance(first.children[0], Emphasis | Strong)
    short = len(words) <= (LONGEST_HANDLING if dressed else SENTENCE)
    ends = words.endswith((".", ":", "!", "?", ";"))
    if not words or not short or ends or (not dressed and (len(blocks) == 1 or not guess)):
        return None
    if not dressed:
        if DOCUMENTS.match(words):
            return None
        what = t("taken for the handling, as it is short and has no full stop")
        remarks.append(Remark("handling", what))
    del blocks[0]
    return words


def _documents(blocks: list[Block]) -> list[str]:
    """The documents that the first line names, which is taken from the text."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or _notes((first,)):
        return []
    found = DOCUMENTS.match(_words((first,)))
    if not found:
        return []
    del blocks[0]
    return [each.strip() for each in found["list"].split(";") if each.strip()]


def _keep_notes(filled: _Filled, of_title: tuple[Note, ...]) -> None:
    """Put footnotes of lines that can have none at the end of the first paragraph."""
    notes = (*of_title, *filled.notes)
    if not notes:
        return
    what = t("a footnote stood in the title; it now ends the first text")
    filled.remarks.append(Remark("text", what))
    blocks = next((each for each in filled.texts.values() if each), filled.texts["text"])
    at = next((n for n, each in enumerate(blocks) if isinstance(each, Paragraph)), None)
    if at is None:
        blocks.insert(0, Paragraph(notes))
    else:
        first = blocks[at]
        blocks[at] = replace(first, children=(*first.children, *notes))  # type: ignore[union-attr]
