"""One file in its fixed form, or why it is left as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from briefgen.errors import InvalidInputError
from briefgen.model.faults import shape
from briefgen.problem import Problem, t
from briefgen.source import read_source
from briefgen.source.text_file import BOM
from briefgen.tidy.blocks import with_sentences
from briefgen.tidy.form import essence, form_of
from briefgen.tidy.keys import in_order
from briefgen.tidy.row import Row, rows_of, written


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is left alone, since it cannot be read."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file, its content before and after; `doubt` says why nothing in it was changed."""

    path: Path
    name: str
    before: bytes
    after: bytes
    doubt: Problem | None = None

    @property
    def changed(self) -> bool:
        """Whether it is not in its fixed form yet."""
        return self.before != self.after

    def lines(self) -> tuple[list[str], list[str]]:
        """Its lines before and after."""
        before, after = (
            [row.text for row in rows_of(content.decode("utf-8-sig"))]
            for content in (self.before, self.after)
        )
        return before, after


def tidy(
    path: Path,
    name: str,
    content: bytes,
    model: type[BaseModel],
    chambers: Sequence[str] | None = None,
) -> Tidied | Kept:
    """Put a file in its fixed form.

    Args:
        path: where it is.
        name: what the user calls it.
        content: its bytes.
        model: what it is read as.
        chambers: the keys of a letter that stand for a chamber; None if these are not known.
    """
    try:
        source = read_source(content, name)
    except InvalidInputError as error:
        return Kept(error.problems)
    _, problems = shape(model, source, chambers)
    if problems:
        return Kept(problems)
    form = form_of(model)
    after = _again(content, in_order(source, rows_of(content.decode("utf-8-sig")), form))
    try:
        ordered = read_source(after, name)
        after = _again(content, with_sentences(ordered, rows_of(after.decode("utf-8-sig")), form))
        same = essence(read_source(after, name).data, form) == essence(source.data, form)
    except InvalidInputError:
        same = False
    if not same:
        what = t("this file would not say the same in its fixed form, so it is left as it is")
        fix = t("put its keys in order by hand: {keys}", keys=", ".join(form.order))
        return Tidied(path, name, content, content, Problem(source.at(0, 0), what, fix))
    return Tidied(path, name, content, after)


def _again(content: bytes, rows: Sequence[Row]) -> bytes:
    return (BOM if content.startswith(BOM) else b"") + written(rows).encode()
