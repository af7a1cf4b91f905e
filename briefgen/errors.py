"""The failures that the core raises; only the command line turns them into text and exit codes."""

from collections.abc import Iterable

from briefgen.problem import Problem, Text, not_too_many


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
