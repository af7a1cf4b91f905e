"""`briefgen new`: the folder of a new dossier, from councils.yaml and templates of its files."""

import datetime
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2

from briefgen.body.kinds import read_workspace
from briefgen.errors import InvalidInputError, UsageError
from briefgen.facts import placeholders, presidency_on, seat_on
from briefgen.files.workspace import replace_file
from briefgen.model.government import Council, Post
from briefgen.model.values import DAY
from briefgen.model.workspace import Workspace
from briefgen.problem import t

LETTER_BEFORE = datetime.timedelta(days=14)
"""Letters were sent 9 to 18 days before the meeting; 14 is where most are."""


def make_dossier(root: Path, council_id: str, dates: Sequence[str]) -> tuple[Path, ...]:
    """Make `agendas/<date>-<council>/` with a dossier that builds; gives its files.

    Raises:
        InvalidInputError: if councils.yaml or government.yaml is wrong.
        UsageError: if the council or a date is unknown, or the folder is there already.
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
    files = dict(_files(workspace, council, days))
    temporary = folder.with_name(f".{folder.name}.briefgen-tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    for name, content in files.items():
        replace_file(temporary / name, content.encode())
    temporary.rename(folder)
    return tuple(folder / name for name in files)


def _day(text: str) -> datetime.date:
    try:
        if DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    what = t("“{text}” is not a date", text=text)
    raise UsageError(what, t("write year, month and day: 2026-03-05"))


def _files(
    workspace: Workspace, council: Council, days: Sequence[datetime.date]
) -> Iterator[tuple[str, str]]:
    letter = days[0] - LETTER_BEFORE
    posts = [
        post
        for post in workspace.posts.values()
        if post.ministry == council.ministry and not _ended(workspace, post, letter)
    ]
    signing = [post for post in posts if workspace.signatory(post, letter).name]
    parts = workspace.stated[council.id].parts or (None,)
    named = [
        (part, "eerste-onderwerp" if part is None else f"eerste-onderwerp-{number}")
        for number, part in enumerate(parts, 1)
    ]
    values = {
        "council": council,
        "dates": days,
        "place": seat_on(days[0], council.seat),
        "presidency": None if presidency_on(days[0]) or council.chair != "rotating" else "NL",
        "letter_date": letter,
        "attending": _ids(posts),
        "signatories": _ids(signing),
        "parts": named,
        "write": placeholders(),
    }
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the target is YAML: its texts pass through `tojson`
    )
    templates.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    yield "dossier.yaml", templates.get_template("dossier.yaml.j2").render(values)
    for part, name in named:
        yield (
            f"agenda/{name}.yaml",
            templates.get_template("item.yaml.j2").render(values, part=part),
        )


def _ended(workspace: Workspace, post: Post, day: datetime.date) -> bool:
    """Whether nobody holds a post any more, by what government.yaml says."""
    last = [holder.until for holder in workspace.holders.get(post.id, ())]
    return bool(last) and all(until and until < day for until in last)


def _ids(posts: Sequence[Post]) -> str:
    return ", ".join(post.id for post in posts)
