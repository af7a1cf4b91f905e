"""`briefgen new`: the folder of a new dossier, from councils.yaml and templates of its files."""

import datetime
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import yaml
from msgspec import Struct

from briefgen.body.kinds import read_workspace
from briefgen.facts import placeholders, presidency_on, seat_on
from briefgen.files.workspace import find_dossiers, replace_file
from briefgen.model.government import Council, Post
from briefgen.model.load import Loaded, load_dossier
from briefgen.model.stated import ShapeKeys, shape_of
from briefgen.model.values import DAY, ID
from briefgen.model.workspace import Workspace
from briefgen.problem import InvalidInputError, Problem, UsageError, t
from briefgen.skeleton.taking import Taken, take
from briefgen.source.reader import read_source

LETTER_BEFORE = datetime.timedelta(days=14)
"""Letters were sent 9 to 18 days before the meeting; 14 is where most are."""

NEW_PART: Mapping[str, Any] = {"council": None, "attending": (), "on_behalf_of": (), "entries": ()}


class Made(Struct, frozen=True):
    """The files of a new dossier; of one made from another what to look at, and what is left."""

    files: tuple[Path, ...]
    look: tuple[Problem, ...] = ()
    left: tuple[Problem, ...] = ()


def make_dossier(
    root: Path, council_id: str, dates: Sequence[str], older: str | None = None
) -> Made:
    """Make `agendas/<date>-<council>/` with a dossier that builds.

    Args:
        root: the workspace.
        council_id: the formation.
        dates: the days of the meeting.
        older: the dossier of which to take along what returns, if there is one.

    Raises:
        InvalidInputError: if councils.yaml, government.yaml or the older dossier is wrong.
        UsageError: if the council, a date or the older dossier is unknown, if that is one of
            another council, or if the folder is there already.
    """
    workspace = read_workspace(root)
    if workspace.problems:
        raise InvalidInputError(workspace.problems)
    council = workspace.council(council_id)
    days = sorted({_day(date) for date in dates})
    folder = workspace.agendas / f"{days[0]}-{council.id}"
    if folder.exists():
        what = t("the folder {folder} is there already", folder=workspace.shown(folder))
        raise UsageError(what, t("edit that dossier, or remove the folder first"))
    loaded = _older(workspace, council, older) if older else None
    taken = take(loaded) if loaded else None
    shape = loaded.files.dossier.shape if loaded and loaded.files else None
    files = dict(_files(workspace, council, days, taken, shape))
    temporary = folder.with_name(f".{folder.name}.briefgen-tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    for name, content in files.items():
        replace_file(temporary / name, content.encode())
    temporary.rename(folder)
    look = [
        problem
        for name, subject in (taken.subjects.items() if taken else ())
        for problem in subject.problems(
            read_source(files[name].encode(), workspace.shown(folder / name))
        )
    ]
    return Made(tuple(folder / name for name in files), tuple(look), taken.left if taken else ())


def _older(workspace: Workspace, council: Council, older: str) -> Loaded:
    (folder,) = find_dossiers(workspace.root, (older,))
    loaded = load_dossier(workspace, folder)
    if loaded.dossier is None:
        raise InvalidInputError(loaded.problems)
    if loaded.dossier.council.id != council.id:
        other = loaded.dossier.council.id
        what = t("“{name}” is a dossier of {other}", name=folder.name, other=other)
        raise UsageError(what, t("name one of {council}", council=council.id))
    return loaded


def _day(text: str) -> datetime.date:
    try:
        if DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    what = t("“{text}” is not a date", text=text)
    raise UsageError(what, t("write year, month and day: 2026-03-05"))


def _files(
    workspace: Workspace,
    council: Council,
    days: Sequence[datetime.date],
    taken: Taken | None,
    own_shape: ShapeKeys | None,
) -> Iterator[tuple[str, str]]:
    stated = workspace.stated[council.id]
    shape = shape_of(stated.shape, own_shape)
    values = {
        **_meeting(workspace, council, days),
        "parts": [dict(NEW_PART, name=name) for name in stated.parts or (None,)],
        "lists": {},
        "to": stated.letter.to,
        "for_information": (),
        "shape_taken": "",
        "explained": any(each.means == "explanation" for each in shape.nota),
        "nota_sections": [each for each in shape.nota if not each.means],
        "write": placeholders(),
    }
    if taken:
        values |= _from(taken, values)
    subjects = taken.subjects if taken else {}
    several = len(values["parts"]) > 1
    for number, part in enumerate(values["parts"], 1):
        name = f"eerste-onderwerp-{number}" if several or part["name"] else "eerste-onderwerp"
        while any(Path(each).stem == name for each in subjects):
            name += "-nieuw"
        part["first"] = name
    render = _templates()
    yield "dossier.yaml", render("dossier.yaml.j2", values)
    for part in values["parts"]:
        body = workspace.stated[part.get("council") or council.id]
        shape = shape_of(body.shape, own_shape)
        own = [each for each in shape.sections if not each.has_own_key]
        yield (
            f"agenda/{part['first']}.yaml",
            render("item.yaml.j2", {**values, "shape": shape, "own": own}),
        )
    for name, subject in subjects.items():
        schema = "annex" if name.startswith("annexes/") else "item"
        yield name, render("taken.yaml.j2", {"subject": subject, "schema": schema})


def _meeting(
    workspace: Workspace, council: Council, days: Sequence[datetime.date]
) -> dict[str, Any]:
    """What follows from the days: where, who presides, who attends and signs by then."""
    letter = days[0] - LETTER_BEFORE
    posts = [
        post
        for post in workspace.posts.values()
        if post.ministry == council.ministry and not _ended(workspace, post, letter)
    ]
    signing = [post.id for post in posts if workspace.signatory(post, letter).name]
    return {
        "council": council,
        "dates": days,
        "place": seat_on(days[0], council.seat),
        "presidency": None if presidency_on(days[0]) or council.chair != "rotating" else "NL",
        "letter_date": letter,
        "attending": ", ".join(post.id for post in posts),
        "letter": {"on_behalf_of": (), "signatories": signing},
    }


def _from(taken: Taken, values: Mapping[str, Any]) -> dict[str, Any]:
    """What an older dossier says in the place of what follows from councils.yaml."""
    shape = taken.shape and yaml.safe_dump(taken.shape, allow_unicode=True, sort_keys=False)
    return {
        "attending": ", ".join(taken.attending) or values["attending"],
        "parts": taken.parts,
        "lists": taken.lists,
        "letter": {**values["letter"], **taken.letter},
        "for_information": taken.for_information,
        "shape_taken": (shape or "").rstrip(),
    }


def _templates() -> Callable[[str, Mapping[str, Any]], str]:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the target is YAML: its texts pass through `tojson`
    )
    templates.filters["quoted"] = quoted
    templates.filters["written"] = _written
    return lambda name, values: templates.get_template(name).render(values)


def quoted(value: object) -> str:
    """A value on one line, between quotes if it is a text."""
    return json.dumps(value, ensure_ascii=False)


def _written(value: object, indent: int) -> str:
    """A value behind its key: a text of several lines below a |."""
    if isinstance(value, list) and all(ID.fullmatch(each) for each in value):
        return f"[{', '.join(value)}]"
    if not isinstance(value, str) or "\n" not in value:
        return quoted(value)
    lines = value.rstrip("\n").split("\n")
    return "\n".join(["|", *(" " * indent + line if line else "" for line in lines)])


def _ended(workspace: Workspace, post: Post, day: datetime.date) -> bool:
    """Whether nobody holds a post any more, by what government.yaml says."""
    last = [holder.until for holder in workspace.holders.get(post.id, ())]
    return bool(last) and all(until and until < day for until in last)
