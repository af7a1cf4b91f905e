"""What went wrong, where and how to mend it, and the failures that carry it; none prints.

A sentence is kept as its English template with the values to fill in, so that the one place
that shows it (the command line) chooses the language.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field


class Text(Struct, frozen=True):
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


NEAR = 200
"""How many characters of a line are kept before a place in it, and after."""
MOST_ALIKE = 100
"""How many problems of one kind are told of one file: who mends them all sees the rest."""


class Place(Struct, frozen=True):
    """A spot in a source file: path as shown to the user, line and column from 1, the line's text.

    `line` 0 means the file or folder as a whole. Of a long line `source` is what stands near the
    spot, and `cut` how many characters stand before that.
    """

    file: str
    line: int = 0
    column: int = 0
    source: str = ""
    cut: int = 0

    @classmethod
    def within(cls, file: str, line: int, column: int, text: str) -> "Place":
        """A spot in a line with this text.

        Only what is near is kept: thousands of places may lie in one line of some megabytes.
        """
        cut = max(column - 1 - NEAR, 0)
        return cls(file, line, column, text[cut : column - 1 + NEAR], cut)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(Struct, frozen=True):
    """One mistake of the user: `what` is wrong at `place`, and `fix` says how to mend it."""

    place: Place
    what: Text
    fix: Text


def unreadable(name: str, error: OSError) -> Problem:
    """That the system does not give a file."""
    reason = error.strerror or type(error).__name__
    what = t("this file cannot be read ({reason})", reason=reason)
    return Problem(Place(name), what, t("check the name and the rights of the file"))


def each_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order, each one time."""
    return list(
        {(each.place, _said(each.what), _said(each.fix)): each for each in problems}.values()
    )


def _said(text: Text) -> tuple[str, str]:
    """What tells one sentence from another; its values need not be hashable."""
    return text.template, repr(text.values)


def not_too_many(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order; of one kind in one file the first, and how many more."""
    told: list[Problem] = []
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        same = alike.setdefault((problem.place.file, problem.what.template), [])
        same.append(problem)
        if len(same) <= MOST_ALIKE:
            told.append(problem)
    left = [same[MOST_ALIKE:] for same in alike.values()]
    more = (Problem(each[0].place, more_alike(len(each)), MEND_FIRST) for each in left if each)
    return [*told, *more]


def more_alike(count: int) -> Text:
    """What stands in the place of messages that are left out."""
    return t("the same is wrong in {count} more places of this file", count=count)


MEND_FIRST = t("mend the first ones, and check again")


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


class InvalidInputError(Exception):
    """The files cannot be used as they are: every reason found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(not_too_many(problems))
        super().__init__(self.problems)


class ErrorsFoundError(InvalidInputError):
    """The checker found errors in a dossier that can be read, but is not to be sent like this."""


class UsageError(Exception):
    """The command asks for something that does not exist: a folder, a dossier, a format."""

    def __init__(self, what: Text, fix: Text) -> None:
        self.what, self.fix = what, fix
        super().__init__(what, fix)
