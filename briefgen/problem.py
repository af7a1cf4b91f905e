"""What went wrong, where and how to mend it: values that every layer can make and none prints.

A sentence is kept as its English template with the values to fill in, so that the one place
that shows it (the command line) chooses the language.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable sentence: an English template in `str.format` form, and its values."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


Say = Callable[[Text], str]
"""Turns a sentence and its values into words of one language."""


def t(template: str, **values: object) -> Text:
    """Mark `template` for the message catalogues and bind its values."""
    return Text(template, values)


def mark(template: str) -> str:
    """Mark a constant for the message catalogues; whoever shows it translates it."""
    return template


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source file: path as shown to the user, line and column from 1, the line's text.

    `line` 0 means the file or folder as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    source: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of the user: `what` is wrong at `place`, and `fix` says how to mend it."""

    place: Place
    what: Text
    fix: Text


def each_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order, each one time."""
    once: list[Problem] = []
    for problem in problems:
        if problem not in once:
            once.append(problem)
    return once


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that `word` was most probably meant to be, or None."""
    import difflib  # noqa: PLC0415 - only needed after a mistake, and slow to import

    by_folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def choose(word: str, known: Iterable[str]) -> Text:
    """The advice for an unknown name: the nearest known one, else all of them."""
    names = sorted(known)
    if close := nearest(word, names):
        return t("did you mean “{name}”?", name=close)
    if names:
        return t("choose from: {names}", names=", ".join(names))
    return t("remove it")


def choose_or_add(word: str, known: Iterable[str], file: str) -> Text:
    """The advice for an unknown name of what a file of the user may add."""
    names = sorted(known)
    if close := nearest(word, names):
        return t(
            "did you mean “{name}”? Else add “{word}” to {file}", name=close, word=word, file=file
        )
    return t(
        "add “{word}” to {file}; known are: {names}", word=word, file=file, names=", ".join(names)
    )
