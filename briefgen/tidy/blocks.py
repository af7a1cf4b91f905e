"""One sentence a line in the Markdown of the literal blocks (`|`) of a file."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.markdown.lines import one_sentence_a_line
from briefgen.model.written import KEY
from briefgen.source import Source
from briefgen.source.document import Path, Span
from briefgen.tidy.form import Form
from briefgen.tidy.row import Row


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
            if isinstance(value, str) and key in form.markdown and span.literal:
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
