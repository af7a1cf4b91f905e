"""`briefgen init`: a folder in which dossiers can be made, or what a new briefgen brings to one.

What is there already is never touched. A file that is there is compared with what this version
would write, so that its keeper sees what is new.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.body.kinds import read_workspace
from briefgen.files.workspace import packaged, replace_file
from briefgen.model.schema import schemas
from briefgen.problem import Problem, Say, Text, t
from briefgen.source.reader import read_source

SHARED = ("agendas/government.yaml", "agendas/councils.yaml", "agendas/terms.yaml")
FILES: Mapping[str, str] = {
    **{name: Path(name).name for name in SHARED},
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".vscode/settings.json": "vscode/settings.json",
    ".vscode/extensions.json": "vscode/extensions.json",
    "README.md": "README.md",
}
"""The files of a workspace, by where they come from in the folder beside this file."""
CI: Mapping[str, tuple[str, str]] = {
    "gitlab": (".gitlab-ci.yml", "gitlab-ci.yml"),
    "github": (".github/workflows/briefgen.yml", "github-actions.yml"),
}
LINES = (".gitignore", ".gitattributes")
"""The files of which each line counts by itself."""
SCHEMAS = "agendas/schemas/"


class SetUp(Struct, frozen=True):
    """What was written, what of this version is not in files that are there, what is wrong."""

    written: tuple[Path, ...]
    news: tuple[Text, ...]
    problems: tuple[Problem, ...] = ()


def set_up(root: Path, hosts: tuple[str, ...], say: Say, *, shells: bool = False) -> SetUp:
    """Make a folder a workspace; nothing that is there already changes.

    Args:
        root: the folder.
        hosts: for which hosts of git (those of `CI`) to write an example of CI.
        say: in which language the schemas explain keys.
        shells: whether to put the Word files of the house style there, to be edited.

    Raises:
        OSError: if a file cannot be written.
    """
    mine = Path(__file__).with_name("workspace")
    made = {name: (mine / source).read_bytes() for name, source in FILES.items()}
    for host in hosts:
        name, source = CI[host]
        made[name] = packaged(f"docs/ci/{source}").read_bytes()
    for shell in sorted(packaged("templates").glob("*/shell.docx")) if shells else ():
        made[f"templates/{shell.parent.name}/{shell.name}"] = shell.read_bytes()
    written = [name for name, content in made.items() if _write(root / name, content)]
    workspace = read_workspace(root)
    if workspace.problems:
        return SetUp(tuple(root / name for name in written), (), workspace.problems)
    for name, content in schemas(workspace, say).items():
        made[f"{SCHEMAS}{name}"] = content
        if _write(root / SCHEMAS / name, content):
            written.append(f"{SCHEMAS}{name}")
    kept = {name: made[name] for name in made if name not in written}
    return SetUp(tuple(root / name for name in written), tuple(_news(root, kept)))


def _write(path: Path, content: bytes) -> bool:
    """Write a file that is not there yet, nor a link that leads nowhere; gives whether it was."""
    if path.exists() or path.is_symlink():
        return False
    replace_file(path, content)
    return True


def _news(root: Path, made: Mapping[str, bytes]) -> Iterator[Text]:
    """What this version would write otherwise than it stands in files that are there."""
    stale: list[str] = []
    for name, content in made.items():
        if not (root / name).is_file():
            continue
        there = (root / name).read_bytes().replace(b"\r\n", b"\n")
        if name in LINES:
            yield from _missing_lines(name, there, content)
        elif name in SHARED:
            yield from _differing(root / name, name)
        elif name.startswith(SCHEMAS) and there != content:
            stale += _offered(content) - _offered(there) or {Path(name).stem}
        elif there != content and name != "README.md":
            yield t("{file} differs from what this version would write", file=name)
    if stale:
        names = ", ".join(sorted(set(stale)))
        yield t("an editor does not know this yet: {names}; run: briefgen schema", names=names)


def _missing_lines(name: str, there: bytes, content: bytes) -> Iterator[Text]:
    known = set(there.split(b"\n"))
    lines = [line for line in content.split(b"\n") if line not in known and line[:1] != b"#"]
    if lines:
        missing = b", ".join(lines).decode()
        yield t("{file} does not have: {lines}", file=name, lines=missing)


def _differing(path: Path, name: str) -> Iterator[Text]:
    """What the user's file says otherwise than briefgen, and what it need not say."""
    if path == packaged(name):
        return
    own = read_source(path.read_bytes(), name)
    ours = read_source(packaged(name).read_bytes(), name)
    found = list(_compared(own.data, ours.data))
    same = sum(is_same for _key, is_same in found)
    if keys := ", ".join(key for key, is_same in found if not is_same):
        yield t("{file} says otherwise than briefgen: {keys}", file=name, keys=keys)
    if same:
        yield t(
            "{file} says {count} thing(s) that briefgen says as well; without these lines its next "
            "version brings what is new",
            file=name,
            count=same,
        )


def _offered(schema: bytes) -> set[str]:
    """The keys and names that a schema offers; none of one that cannot be read."""
    try:
        return set(_names(json.loads(schema)))
    except ValueError:
        return set()


def _names(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from (name for name in node.get("enum", ()) if isinstance(name, str))
        if "anyOf" in node and "description" in node:
            yield node["description"].removesuffix(".")
        for each in node.values():
            yield from _names(each)
    elif isinstance(node, list):
        for each in node:
            yield from _names(each)


def _compared(own: object, under: object, path: str = "") -> Iterator[tuple[str, bool]]:
    """The keys at which a file says what the one beneath it says too, and whether it is equal."""
    if isinstance(own, dict) and isinstance(under, dict):
        for key in own:
            if key in under:
                yield from _compared(own[key], under[key], f"{path}.{key}" if path else key)
    elif own is not None:
        yield path, own == under
