"""Every word of a Word file is read, listed, or the file is refused: random ones of every form."""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from briefgen.absorb.reviewed import reviewed_of
from briefgen.locale.say import speaker
from briefgen.manuscript.from_word import as_markdown, from_word
from briefgen.manuscript.word_file import open_word
from briefgen.manuscript.word_tree import tree_of
from briefgen.markdown.tree import Words, walk
from briefgen.problem import InvalidInputError
from briefgen.word.xml import read_parts
from tests.conftest import at_length
from tests.word_files import (
    BLOCKS,
    LOOKS,
    MARKS,
    PROPERTIES,
    WRAPPERS,
    p,
    r,
    text_box,
    word_file,
)

OTHER_PARTS = ("header", "footer", "footnotes", "endnotes", "comments")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def spelled(number: int) -> str:
    """A word that stands nowhere else."""
    return "w" + "".join(LETTERS[int(digit)] for digit in str(number)) + "q"


one_of = functools.cache(st.sampled_from)
"""Made once of the same values: to look a strategy through takes longer than to draw from it."""


class Writer:
    """Writes a random Word file; `typed` are its words, `gone` those that tracking took away."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.numbers = itertools.count(100)
        self.typed: list[str] = []
        self.gone: list[str] = []

    def word(self) -> str:
        self.typed.append(spelled(next(self.numbers)))
        return self.typed[-1]

    def one(self, values: tuple[str, ...]) -> str:
        return str(self.draw(one_of(values)))

    def run(self) -> str:
        kinds = (self.deleted, self.equation, self.box, self.ruby, self.mark, self.picture)
        kind = self.draw(st.integers(0, 9))
        return kinds[kind]() if kind < len(kinds) else r(f"{self.word()} ", self.one(LOOKS))

    def deleted(self) -> str:
        self.gone.append(spelled(next(self.numbers)))
        return f'<w:del w:id="1"><w:r><w:delText>{self.gone[-1]} </w:delText></w:r></w:del>'

    def equation(self) -> str:
        return f"<m:oMath><m:r><m:t>{self.word()}</m:t></m:r></m:oMath>"

    def box(self) -> str:
        return text_box(p(self.word(), self.run()))

    def ruby(self) -> str:
        base = f"<w:rubyBase>{r(self.word())}</w:rubyBase>"
        return f"<w:r><w:ruby><w:rt>{r(self.word())}</w:rt>{base}</w:ruby></w:r>"

    def mark(self) -> str:
        return f"<w:r>{self.one(MARKS)}</w:r>"

    def picture(self) -> str:
        described = f'<wp:docPr id="1" descr="{self.word()}"/>'
        return f"<w:r><w:drawing><wp:inline>{described}</wp:inline></w:drawing></w:r>"

    def inline(self) -> str:
        content = self.run()
        for _ in range(self.draw(st.integers(0, 3))):
            content = self.one(WRAPPERS).replace("{}", content)
        return content

    def paragraph(self) -> str:
        inlines = (self.inline() for _ in range(self.draw(st.integers(1, 4))))
        return p(*inlines, properties=self.one(PROPERTIES))

    def block(self) -> str:
        content = self.paragraph()
        for _ in range(self.draw(st.integers(0, 2))):
            content = self.one(BLOCKS).replace("{}", content)
        return content

    def part(self, kind: str) -> str:
        if kind in ("header", "footer"):
            return self.paragraph()
        return f'<w:{kind[:-1]} w:id="7" w:author="B">{self.paragraph()}</w:{kind[:-1]}>'

    def file(self) -> bytes:
        body = [self.block() for _ in range(self.draw(st.integers(1, 6)))]
        kinds = self.draw(st.sets(st.sampled_from(OTHER_PARTS)))
        parts = {kind: self.part(kind) for kind in sorted(kinds)}
        return word_file(
            *body, p(f"Slot {self.word()}"), parts=parts, strict=self.draw(st.booleans())
        )


@dataclass(frozen=True)
class Made:
    """A Word file, the words typed in it and those that tracking took away."""

    package: bytes = field(repr=False)
    typed: list[str]
    gone: list[str]

    @property
    def xml(self) -> str:
        return "\n".join(part.decode() for part in read_parts(self.package).values())


@st.composite
def files(draw: st.DrawFn) -> Made:
    writer = Writer(draw)
    made = Made(writer.file(), writer.typed, writer.gone)
    note(re.sub(r' xmlns:\w+="[^"]*"', "", made.xml))
    return made


def said_by_as_text(package: bytes) -> str:
    read = from_word(package, "brief.docx")
    return as_markdown(read) + " ".join(speaker("nl")(each.text()) for each in read.left_out)


def said_by_import(package: bytes) -> str:
    blocks, notes, left_out = tree_of(open_word(read_parts(package)))
    nodes = itertools.chain(walk(blocks), *(walk(note) for note in notes.values()))
    texts = [each.text for each in nodes if isinstance(each, Words)]
    return "".join(texts) + " ".join(speaker("nl")(each) for each in left_out)


def said_by_absorb(package: bytes) -> str:
    came = reviewed_of(read_parts(package))
    texts = [each.text for each in came.paragraphs] + [each.text for each in came.comments]
    sentences = itertools.chain(
        came.left_out,
        *(each.left_out for each in came.paragraphs),
        *came.left_out_of_notes.values(),
    )
    said: Iterator[str] = map(speaker("nl"), sentences)
    return " ".join((*texts, *came.notes.values(), *came.margins, *said))


READERS = (said_by_as_text, said_by_import, said_by_absorb)


@settings(max_examples=at_length(600), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(files())
def test_every_word_is_read_or_listed_or_the_file_is_refused(file: Made) -> None:
    for read in READERS:
        try:
            said = read(file.package)
        except (InvalidInputError, ValueError):
            assert "vreemd" in file.xml, f"only what nobody knows is a reason: {read}"
            continue
        assert [word for word in file.typed if word not in said] == [], read
        assert [word for word in file.gone if word in said] == [], read
