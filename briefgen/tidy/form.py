"""How a kind of file is written: its lines, the order of its keys, a sentence on each line."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.markdown.lines import flat, one_sentence_a_line
from briefgen.markdown.parse import parse
from briefgen.model.fitting import is_shape, keys_of, root_of, unmarked
from briefgen.model.values import GATHERED, Markdown, Shape, Whole
from briefgen.model.written import KEY
from briefgen.source.document import Path, Source, Span

END = re.compile(r"\r\n|\r|\n")


class Row(Struct, frozen=True):
    """A line and its end; the last line of a file has none."""

    text: str
    end: str


def rows_of(text: str) -> tuple[Row, ...]:
    """The lines of a text."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[Row]:
    at = 0
    for found in END.finditer(text):
        yield Row(text[at : found.start()], found[0])
        at = found.end()
    yield Row(text[at:], "")


def written(rows: Sequence[Row]) -> str:
    """Lines as a text; each ends as it did, and one that was the last as most others do."""
    usual = Counter(row.end for row in rows if row.end).most_common(1)
    ended = [row if row.end else replace(row, end=usual[0][0] if usual else "\n") for row in rows]
    return "".join(row.text + row.end for row in ended[:-1]) + rows[-1].text


SUBJECT = (
    "title",
    "short_title",
    "handling",
    "number",
    "responsible",
    "same_as",
    "standing",
    "landscape",
    "documents",
    "text",
    "position",
    "sections",
    "footnotes",
    "internal",
    "suppress",
)
LETTER = (
    "date",
    "to",
    "reference",
    "your_reference",
    "subject",
    "salutation",
    "on_behalf_of",
    "signatories",
    "opening",
    "topics",
    "sign_off",
    "signature",
)
SECTION = ("id", "heading", "is", "required", "empty")
AS_READ = (SUBJECT, LETTER, SECTION)
"""The orders of an item or topic, a letter and a head: not as their shapes inherit the keys."""
IS_MARKDOWN = get_args(Markdown)[1]


class Form(Struct, frozen=True):
    """The form of a mapping, or of each mapping in a list.

    Where `order` is empty the author's order stays; `others` is the form below keys that are names,
    and `prose` tells whether Markdown stands there.
    """

    order: tuple[str, ...] = ()
    keys: Mapping[str, "Form"] = field(default_factory=dict)
    others: "Form | None" = None
    markdown: frozenset[str] = frozenset()
    prose: bool = False

    def is_markdown(self, key: str) -> bool:
        """Whether the value of a key is Markdown."""
        return key in self.markdown or (self.prose and key not in self.order)

    def below(self, key: str) -> "Form":
        """The form of the value of a key."""
        return self.keys.get(key) or (None if key in self.order else self.others) or PLAIN

    def place(self, key: str) -> int:
        """Where a key comes; all keys that are names come last."""
        return self.order.index(key) if key in self.order else len(self.order)


PLAIN = Form()


@cache
def form_of(model: type[Shape]) -> Form:
    """The form of a file that is read as `model`."""
    return _form(root_of(model)) if issubclass(model, Whole) else _of_shape(model)


def _of_shape(model: type[Shape]) -> Form:
    fields = {key: each.type for key, each in keys_of(model).items()}
    named = fields.pop(GATHERED, None)
    as_read = next((each for each in AS_READ if fields.keys() <= set(each)), tuple(fields))
    return Form(
        tuple(key for key in as_read if key in fields),
        {key: _form(each) for key, each in fields.items()},
        _form(named).others if named else None,
        frozenset(key for key, each in fields.items() if IS_MARKDOWN in unmarked(each)[1]),
    )


def _form(annotation: Any) -> Form:
    """The form of a value of this type; lists and choices have that of the mapping in them."""
    kind, _marks = unmarked(annotation)
    if is_shape(kind):
        return _of_shape(kind)
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        prose = IS_MARKDOWN in unmarked(arguments[1])[1]
        return Form(others=_form(arguments[1]), prose=prose)
    return next((found for each in arguments if (found := _form(each)) != PLAIN), PLAIN)


def essence(data: object, form: Form) -> object:
    """What data says, in whatever order of keys and on whatever lines it is written."""
    if isinstance(data, Mapping):
        return tuple(_of_mapping(data, form))
    if isinstance(data, list):
        return ("list", *(essence(each, form) for each in data))
    return data


def _of_mapping(data: Mapping[str, object], form: Form) -> Iterator[tuple[str, object]]:
    for key in sorted(data, key=form.place):
        value = data[key]
        if isinstance(value, str) and form.is_markdown(key):
            yield key, _read(value)
        else:
            yield key, essence(value, form.below(key))


def _read(text: str) -> object:
    """A text as it reads; what is no Markdown that briefgen knows must stay to the letter."""
    parsed = parse(text)
    return text if parsed.faults else flat(parsed.blocks)


def with_sentences(source: Source, rows: Sequence[Row], form: Form) -> list[Row]:
    """The lines of a file with each sentence of its Markdown on a line of its own.

    Args:
        source: the file as it was read.
        rows: its lines.
        form: says which of its values are Markdown.
    """
    made = list(rows)
    blocks = {span.line: (span, text) for span, text in _blocks(source, source.data, form, ())}
    for line in sorted(blocks, reverse=True):
        span, text = blocks[line]
        old = text.rstrip("\n").split("\n")
        start, end = line + 1, line + 1 + len(old)
        # A key that slipped into a text is a mistake that build must still see.
        misplaced = any(KEY.match(each) for each in old)
        if not misplaced and _stands_as_read(rows[start:end], old, span.indent):
            new = one_sentence_a_line("\n".join(old)).split("\n")
            made[start:end] = _rows(rows[start:end], new, span.indent)
    return made


def _blocks(source: Source, data: object, form: Form, path: Path) -> Iterator[tuple[Span, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            span = source.values[(*path, key)]
            if isinstance(value, str) and form.is_markdown(key) and span.literal:
                yield span, value
            yield from _blocks(source, value, form.below(key), (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _blocks(source, value, form, (*path, number))


def _stands_as_read(rows: Sequence[Row], text: Sequence[str], indent: int) -> bool:
    return [row.text[indent:] for row in rows] == list(text)


def _rows(old: Sequence[Row], text: Sequence[str], indent: int) -> Iterator[Row]:
    """The new lines; the empty ones, of which there are as many as before, stay as they were."""
    empty = (row for row in old if not row.text.strip())
    for line in text:
        yield Row(" " * indent + line, old[0].end or "") if line.strip() else next(empty)
