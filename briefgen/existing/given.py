"""What the user says of a document: its day, and which meeting it is about."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.errors import UsageError
from briefgen.facts import Formation, formations
from briefgen.problem import Text, choose, t


@dataclass(frozen=True, slots=True)
class Given:
    """What is known from outside of the text, as far as it was said."""

    day: datetime.date | None = None
    dates: tuple[datetime.date, ...] = ()
    place: str | None = None
    formation: Formation | None = None
    informal: bool = False

    def over(self, other: "Given") -> "Given":
        """This, and what `other` knows besides."""
        return replace(
            self,
            day=self.day or other.day,
            dates=self.dates or other.dates,
            place=self.place or other.place,
            formation=self.formation or other.formation,
            informal=self.informal or other.informal,
        )


def given(
    day: str | None,
    meeting: Iterable[str],
    place: str | None,
    council: str | None,
    known: Sequence[Formation] = (),
) -> Given:
    """What options or front matter say.

    Args:
        day: the day of the document, as YYYY-MM-DD.
        meeting: the days of the meeting, in the same form; several may stand in one with commas.
        place: where the meeting is held.
        council: the id of the formation.
        known: the formations of the workspace, which come before those of briefgen itself.

    Raises:
        UsageError: if a day is none, or the formation is not known.
    """
    days = [word for words in meeting for word in words.replace(",", " ").split()]
    return Given(
        _day(day) if day else None,
        tuple(sorted(_day(word) for word in days)),
        place or None,
        _formation(council, known) if council else None,
    )


def of_front(front: Mapping[str, object], known: Sequence[Formation] = ()) -> Given:
    """What front matter says under the keys date, meeting, place, council and informal."""
    meeting = front.get("meeting")
    days = [str(each) for each in meeting] if isinstance(meeting, list) else [str(meeting or "")]

    def word(key: str) -> str | None:
        value = front.get(key)
        return value if isinstance(value, str) else None

    said = given(word("date"), days, word("place"), word("council"), known)
    return replace(said, informal=front.get("informal") is True)


def _day(words: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        what: Text = t("“{date}” is not a date", date=words)
        raise UsageError(what, t("write year, month and day: 2026-03-05")) from None


def _formation(id_: str, known: Sequence[Formation]) -> Formation:
    by_id = {each.id: each for each in (*formations(), *known)}
    if id_ not in by_id:
        what = t("there is no council “{name}”", name=id_)
        raise UsageError(what, choose(id_, by_id))
    return by_id[id_]
