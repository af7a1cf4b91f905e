"""What every citation has: where it stands, which piece it is, its one form and its address."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

Identity = tuple[str | int | bool | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(ABC):
    """A citation as it stands in a text, from `start` up to `end`."""

    start: int
    end: int
    written: str

    @property
    @abstractmethod
    def identity(self) -> Identity:
        """Equal for the same piece, however it is written."""

    def standard(self) -> str | None:
        """The one form in which to write it; None if what that takes is not there."""
        return None

    def address(self) -> str | None:
        """Where it can be read; None where that is not certain."""
        return None
