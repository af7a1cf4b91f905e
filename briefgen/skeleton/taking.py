"""What a new dossier takes along of an older one: what returns, and nothing of that meeting.

A sentence that names a day of the old meeting, or one that was still to come, is left out. One
that may speak of it, by a date or a word such as “vorige”, is kept, and named with its place.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from briefgen.facts import placeholders
from briefgen.markdown.lines import one_sentence_a_line
from briefgen.model.load import Loaded
from briefgen.problem import Problem, t
from briefgen.skeleton.dated import Reading, Seen, short
from briefgen.source.document import Source
from briefgen.tidy.form import SUBJECT

LEFT = ("number", "same_as", "internal", "suppress")
TAKEN = tuple(key for key in SUBJECT if key not in LEFT)
"""What an item that returns takes along, in the order of its file."""
LEFT_OF_DOSSIER = (
    ("meeting",), ("provisional",), ("introduction",), ("attachments",), ("suppress",),
    ("letter", "subject"), ("letter", "opening"), ("letter", "topics"),
    ("nota", "reason"), ("nota", "decision"), ("nota", "explanation"), ("nota", "sections"),
    ("nota", "not_public"),
)  # fmt: skip
"""What was written for the old meeting; its days, place, numbers and references go unsaid."""
SECRET = ("internal", "not_public")
MANNERS = ("to", "salutation", "sign_off", "signature")
NOTE = re.compile(r"\[\^([^\]\s\[]+)\]")

Entry = str | dict[str, Any]


class Subject(Struct, frozen=True):
    """An item that returns: its values by key, and the sentences to look at."""

    values: Mapping[str, Any]
    seen: tuple[Seen, ...]

    def look(self, key: str) -> list[str]:
        """The sentences of a key that are to be looked at, on one line each."""
        return [short(each.words) for each in self.seen if each.key[0] == key and not each.gone]

    def problems(self, source: Source) -> Iterator[Problem]:
        """The same with their places in the file that was made, and what was left out."""
        for each in self.seen:
            text: Any = self.values
            for step in each.key:
                text = text[step]
            prose = source.prose(each.key, text)
            words = short(each.words)
            if each.gone:
                what = t("“{words}” named a day of then, and is left out", words=words)
                yield Problem(prose.at(each.at), what, t("write what holds now, or remove this"))
            else:
                what = t("“{words}” may speak of the old meeting", words=words)
                fix = t("see whether it still holds, and remove the comment above it")
                yield Problem(prose.at(each.at), what, fix)


class Taken(Struct, frozen=True):
    """What is taken along: by file the items, and what dossier.yaml says; and what is not."""

    subjects: Mapping[str, Subject]
    parts: tuple[dict[str, Any], ...]
    lists: Mapping[str, tuple[str, ...]]
    attending: tuple[str, ...]
    letter: Mapping[str, Any]
    for_information: tuple[str, ...]
    shape: Any
    left: tuple[Problem, ...]


def take(loaded: Loaded) -> Taken:
    """What returns of a dossier that can be read."""
    dossier, files = loaded.dossier, loaded.files
    if dossier is None or files is None:
        raise ValueError(loaded.problems)
    file, data = files.dossier, files.source.data
    days = frozenset((*file.dates, *(day for part in file.agenda for day in part.dates)))
    presidency = dossier.meeting.presidency.adjective if dossier.meeting.presidency else None
    standing = {id_: each for id_, each in files.items.items() if each and each.shape.standing}
    subjects: dict[str, Subject] = {}
    left: list[Problem] = list(_left_of_dossier(files.source))
    for entry in dossier.entries():
        found = standing.get(entry.item.id)
        if found and isinstance(found.source.data, dict):
            reading = Reading.of(days, file.place, presidency)
            values = _values(found.source.data, reading)
            subjects[f"{entry.chapter}/{entry.item.id}.yaml"] = Subject(values, tuple(reading.seen))
            left += _left(found.source, [(key,) for key in LEFT])
    gone = [each.item.title for each in dossier.entries() if each.item.id not in standing]
    if gone:
        what = t("not taken along, since they do not return: {titles}", titles="; ".join(gone))
        fix = t("write standing: true in the file of an item that returns each time")
        left.append(Problem(files.source.key_place(("agenda",)), what, fix))
    return Taken(
        subjects,
        tuple(_part(each, standing) for each in _list(data, "agenda")),
        {
            key: tuple(id_ for id_ in getattr(file, key) if id_ in standing)
            for key in ("other_business", "annexes")
        },
        tuple(each.post.id for each in dossier.attendance),
        _letter(data, (*file.letter.chambers,) if file.letter else ()),
        file.nota.for_information if file.nota else (),
        data.get("shape") if isinstance(data, dict) else None,
        tuple(left),
    )


def _values(data: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """The values of an item that returns, its texts without the old meeting."""
    write = placeholders()
    instead = {
        "title": write["title"],
        "short_title": write["title"],
        "handling": write["handling"],
    }
    made: dict[str, Any] = {}
    for key in TAKEN:
        value = data.get(key)
        if isinstance(value, str):
            text = _lines(value) if key in ("text", "position") else value
            made[key] = reading.read((key,), text, instead.get(key, write["outdated"]))
        elif key == "sections" and value:
            made[key] = {
                id_: reading.read((key, id_), _lines(text), write["outdated"])
                for id_, text in value.items()
            }
        elif key == "footnotes" and value:
            used = _used(made)
            made[key] = {
                name: reading.read((key, name), text, write["note"])
                for name, text in value.items()
                if name in used
            }
        elif value is not None:
            made[key] = value
    return {key: value for key, value in made.items() if value not in ({}, [])}


def _lines(text: str) -> str:
    return f"{one_sentence_a_line(text.strip())}\n"


def _used(made: Mapping[str, Any]) -> set[str]:
    """The footnotes to which the texts still refer."""
    texts = [made.get("text", ""), made.get("position", ""), *made.get("sections", {}).values()]
    return {name for text in texts for name in NOTE.findall(text)}


def _list(data: object, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _part(part: Mapping[str, Any], standing: Mapping[str, object]) -> dict[str, Any]:
    """A part with what returns in it: its name, its body, and its posts."""
    entries: list[Entry] = []
    for entry in part["items"]:
        if isinstance(entry, str):
            entries += [entry] if entry in standing else []
        elif ids := [id_ for id_ in entry["items"] if id_ in standing]:
            entries.append({"title": entry["title"], "aob": entry.get("aob", False), "items": ids})
    return {
        "name": part.get("part"),
        "council": part.get("council"),
        "attending": _posts(part),
        "on_behalf_of": part.get("on_behalf_of") or [],
        "entries": entries,
    }


def _posts(data: Mapping[str, Any]) -> list[str]:
    return [
        each["post"] if isinstance(each, dict) else each for each in data.get("attending") or ()
    ]


def _letter(data: object, chambers: tuple[str, ...]) -> dict[str, Any]:
    """Who signs, and how the letters begin and end; also those to one chamber only."""
    letter = data.get("letter") if isinstance(data, dict) else None
    if not isinstance(letter, dict):
        return {}
    made = {
        key: letter[key] for key in (*MANNERS, "on_behalf_of", "signatories") if letter.get(key)
    }
    for chamber in chambers:
        own = {key: letter[chamber][key] for key in MANNERS if letter[chamber].get(key)}
        made |= {chamber: own} if own else {}
    return made


def _left_of_dossier(source: Source) -> Iterator[Problem]:
    yield from _left(source, LEFT_OF_DOSSIER)
    for path, span in source.keys.items():
        if path[-1] in {"takes_part", "replaced_by"}:
            what = t("{key} is not taken along", key=path[-1])
            fix = t("say again who takes part, if it is so")
            yield Problem(source.at(span.line, span.column), what, fix)


def _left(source: Source, paths: Any) -> Iterator[Problem]:
    """What is not taken along, with its words where these may be shown."""
    for path in paths:
        value: Any = source.data
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        if value in (None, [], {}, "N.v.t."):
            continue
        key = ".".join(path)
        if path[-1] in SECRET or value is True:
            what = t("{key} is not taken along", key=key)
        else:
            what = t("{key} is not taken along: “{words}”", key=key, words=short(_said(value)))
        yield Problem(source.key_place(path), what, t("write it anew, if it holds now"))


def _said(value: object) -> str:
    if isinstance(value, dict):
        known = value.get("title") or value.get("heading") or value.get("rule")
        return str(known) if known else "; ".join(map(_said, value.values()))
    return "; ".join(map(_said, value)) if isinstance(value, list) else str(value)
