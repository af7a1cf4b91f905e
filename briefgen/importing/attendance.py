"""Who takes part, when a part meets, on whose behalf: sentences of templates, read back."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from briefgen.body.filters import capitalised, titles
from briefgen.importing.draft import PartDraft
from briefgen.importing.outline import posts_in
from briefgen.markdown.dates import find_dates
from briefgen.model.government import Attendance, Post

SAID = (
    ("yes", re.compile(r"(?P<who>.+) (?:zal|zullen) hieraan deelnemen\.$")),
    (
        "no",
        re.compile(
            r"(?P<who>.+) neemt hieraan niet deel(?: en wordt vervangen door (?P<by>.+))?\.$"
        ),
    ),
    (
        "unknown",
        re.compile(
            r"Of (?P<who>.+) hieraan deelneemt, is nog niet bekend"
            r"(?:; anders neemt (?P<by>.+) deel)?\.$"
        ),
    ),
)
"""What the templates say of who takes part."""


def attendance_in(sentences: Iterable[str], posts: Mapping[str, Post]) -> tuple[Attendance, ...]:
    """Who takes part by the sentences that say so in the words of the templates, each post once."""
    found: dict[str, Attendance] = {}
    for sentence in sentences:
        for attendance in _said(sentence, posts):
            found.setdefault(attendance.post.id, attendance)
    return tuple(found.values())


def _said(sentence: str, posts: Mapping[str, Post]) -> Iterator[Attendance]:
    for takes_part, words in SAID:
        if said := words.match(sentence):
            who = posts_in(said["who"], posts)
            if who and capitalised(titles(who, goes_on=True)) == capitalised(said["who"]):
                by = said.groupdict().get("by")
                yield from (Attendance(post, takes_part, by) for post in who)
            return


DAY_LINE = re.compile(
    r"(?P<days>[^.:]*\d{4})"
    r"(?:,? (?:in|te) (?P<place>(?:[^.,;]|(?<=\b[A-Z])\.){2,40})|,? per \w+)?\.?$"
)
BETWEEN = re.compile(r"[\s,]*(?:en|op)?[\s,]*", re.IGNORECASE)


def meets(
    words: str, within: Collection[datetime.date]
) -> tuple[tuple[datetime.date, ...], str | None] | None:
    """When and where a part of a meeting meets, by a line that says nothing else."""
    line = DAY_LINE.match(words)
    if not line:
        return None
    dates, position = list[datetime.date](), 0
    for mention in find_dates(line["days"]):
        if not BETWEEN.fullmatch(line["days"][position : mention.start]):
            return None
        position = mention.end
        if span := mention.resolve(next(iter(within))):
            days = (span[1] - span[0]).days + 1
            all_ = [span[0] + datetime.timedelta(n) for n in range(days)]
            dates += [each for each in all_ if each.day in {one.day for one in mention.days}]
    said = dates and not line["days"][position:].strip() and set(dates) <= set(within)
    return (tuple(dates), line["place"]) if said else None


END = re.compile(r", ?(?:uw|aan)\b| uw Kamer| de geannoteerde|\.")


def on_behalf(
    words: str, parts: Sequence[PartDraft], posts: Mapping[str, Post]
) -> tuple[tuple[str, ...], tuple[PartDraft, ...]]:
    """On whose behalf a letter is sent as a whole, and the parts with those of each."""
    names = "|".join(re.escape(part.name) for part in parts if part.name) or "(?!)"
    found = list(re.finditer(rf"(?:\bvoor (?:(?:de|het) )?({names}) )?\bmede namens ", words))
    named: dict[str | None, list[str]] = {}
    for number, said in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else len(words)
        who = words[said.end() : stop]
        end = END.search(who) if number + 1 == len(found) else None
        ids = (post.id for post in posts_in(who[: end.start()] if end else who, posts))
        named.setdefault(said[1], []).extend(ids)
    whole = tuple(dict.fromkeys(named.get(None, ())))
    return whole, tuple(
        replace(part, on_behalf_of=tuple(named.get(part.name, ()) if part.name else ()))
        for part in parts
    )
