"""What git keeps is read from one process, and as git itself gives it."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.history.git import Repository, find_repository
from briefgen.locale.say import speaker
from briefgen.problem import UsageError
from tests.conftest import Briefgen
from tests.git import alone, commit, git
from tests.workspace import DOSSIER, ITEM, make_workspace, write

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty repository."""
    alone(monkeypatch, tmp_path)
    folder = tmp_path / "werkmap"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main", "--template=")
    return folder


@pytest.fixture
def twice(root: Path) -> Path:
    """A workspace with a dossier in two versions."""
    items = {f"punt-{number}": ITEM for number in range(20)}
    make_workspace(root, dossier={"agenda": [{"items": list(items)}]}, items=items)
    commit(root, "Een versie")
    for id_ in items:
        path = root / "agendas" / DOSSIER / "agenda" / f"{id_}.yaml"
        write(path, path.read_text("utf-8").replace("wisselt", "wisselde"))
    commit(root, "Een andere")
    return root


def events(path: Path, sort: str) -> list[list[str]]:
    """What git says that it did (GIT_TRACE2_EVENT), of one sort."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [row.get("argv", []) for row in rows if row["event"] == sort]


@pytest.fixture
def trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which each process of git says that it starts and that it ends."""
    path = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(path))
    return path


@pytest.mark.parametrize("names", [("HEAD~1", "HEAD"), ("HEAD~1", "bestaat-niet")])
def test_two_revisions_are_compared_by_two_processes_of_git_that_both_end(
    twice: Path, briefgen: Briefgen, trace: Path, names: tuple[str, str]
) -> None:
    outcome = briefgen("diff", *names, cwd=twice)
    assert outcome.code == (0 if names[1] == "HEAD" else 2)
    assert [each[-1] for each in events(trace, "start")] == ["--show-toplevel", "--batch"]
    assert len(events(trace, "exit")) == 2


def test_git_ends_with_a_command_that_is_interrupted(
    twice: Path, briefgen: Briefgen, trace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.cli.diff.difference", interrupted)
    assert briefgen("diff", "HEAD~1", "HEAD", cwd=twice).code == 130
    assert len(events(trace, "exit")) == len(events(trace, "start")) == 2


def strange(root: Path) -> tuple[str, str]:
    """Two commits with all that a tree can hold; gives their ids."""
    inner = root / "binnen"
    inner.mkdir()
    git(inner, "init", "-q", "--template=")
    git(inner, "commit", "-qm", "Binnen", "--allow-empty")
    write(root / "map" / "één\nregel.yaml", "a: 1\n")
    write(root / "map" / "diep" / "er" / "punt.yaml", "b: 1\n")
    write(root / "wordt-map", "c\n")
    write(root / "map" / "recht", "#!/bin/sh\n")
    write(root / "elders" / "blijft.yaml", "d: 1\n")
    git(root, "-c", "advice.addEmbeddedRepo=false", "add", "-A")
    git(root, "commit", "-qm", "Een versie")
    git(inner, "commit", "-qm", "Weer", "--allow-empty")
    (root / "wordt-map").unlink()
    write(root / "wordt-map" / "punt.yaml", "c\n")
    write(root / "map" / "één\nregel.yaml", "a: 2\n")
    (root / "map" / "diep" / "er" / "punt.yaml").unlink()
    git(root, "update-index", "--chmod=+x", "map/recht")
    (root / "map" / "recht").chmod(0o755)
    commit(root, "Een andere")
    repository = find_repository(root)
    return repository.commit("HEAD~1"), repository.commit("HEAD")


@pytest.mark.skipif(sys.platform == "win32", reason="names with a line end cannot be there")
@pytest.mark.parametrize("folder", [".", "map", "map/diep", "wordt-map", "binnen", "nergens"])
def test_the_same_files_differ_as_git_says(root: Path, folder: str) -> None:
    old, new = strange(root)
    said = git(root, "diff", "--name-only", "--no-renames", "-z", old, new, "--", folder)
    below = "" if folder == "." else f"{folder}/"
    names = [name for name in said.split("\0") if name]
    expected = {name.removeprefix(below) for name in names if name.startswith(below)}
    found = find_repository(root).differing(old, new, root / folder)
    assert {name for name in found if name} == expected


@pytest.mark.skipif(sys.platform == "win32", reason="names with a line end cannot be there")
@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD", "main"])
def test_files_come_out_of_a_revision_as_git_has_them(
    root: Path, tmp_path: Path, revision: str
) -> None:
    strange(root)
    repository, there = find_repository(root), tmp_path / "eruit"
    wanted = [root / name for name in ("map", "wordt-map", "binnen", "nergens", "map/recht")]
    repository.export(revision, wanted, there)
    listed = git(root, "ls-tree", "-r", "-z", "--name-only", revision, "map", "wordt-map")
    names = [name for name in listed.split("\0") if name]
    assert {path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file()} == {
        *names
    }
    for name in names:
        content = git(root, "show", f"{revision}:{name}").encode()
        assert (there / name).read_bytes() == content
        assert repository.content(revision, root / name) == content
    assert set(repository.folders(revision, root)) == {
        *("map", "elders", "binnen"),
        *(("wordt-map",) if revision != "HEAD~1" else ()),
    }
    for folder in ("map", "binnen", "nergens", "map/recht/nergens"):
        assert repository.content(revision, root / folder) is None


@LINKS
def test_a_link_that_leads_out_of_a_revision_is_left_out(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.yaml"
    write(secret, "geheim: ja\n")
    write(root / "map" / "punt.yaml", "a: 1\n")
    out = {"weg": secret, "op": "../../..", "om": "tussen/../../..", "tussen": "../map"}
    for name, target in {"goed": "punt.yaml", **out}.items():
        (root / "map" / name).symlink_to(str(target))
    commit(root, "Koppelingen")
    there = tmp_path / "eruit"
    find_repository(root).export("HEAD", [root / "map"], there)
    assert (there / "map" / "goed").read_text("utf-8") == "a: 1\n"
    left = {path.name for path in (there / "map").iterdir()}
    assert left == {"punt.yaml", "goed", "tussen"}


def test_what_git_lfs_keeps_elsewhere_is_fetched_from_there(root: Path, tmp_path: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 4\n"
    write(root / "logo.svg", pointer)
    commit(root, "Een aanwijzer")
    write(root / ".gitattributes", "*.svg filter=lfs\n")
    git(root, "config", "filter.lfs.smudge", "echo logo")
    find_repository(root).export("HEAD", [root / "logo.svg"], tmp_path / "eruit")
    assert (tmp_path / "eruit" / "logo.svg").read_text("utf-8") == "logo\n"


def damage(root: Path, revision: str) -> None:
    """Make an object unreadable."""
    id_ = git(root, "rev-parse", revision).strip()
    path = root / ".git" / "objects" / id_[:2] / id_[2:]
    path.chmod(0o644)
    path.write_bytes(b"stuk")


def take_away(root: Path, revision: str) -> None:
    """Remove an object, as from a clone that fetched a part and is offline."""
    id_ = git(root, "rev-parse", revision).strip()
    os.unlink(root / ".git" / "objects" / id_[:2] / id_[2:])  # noqa: PTH108


@pytest.mark.parametrize("spoil", [damage, take_away])
def test_it_is_said_which_file_git_cannot_read(
    root: Path, tmp_path: Path, spoil: Callable[[Path, str], None]
) -> None:
    write(root / "map" / "een.yaml", "a: 1\n")
    write(root / "map" / "twee.yaml", "a: 2\n")
    commit(root, "Een versie")
    spoil(root, "HEAD:map/een.yaml")
    repository = find_repository(root)
    assert repository.content("HEAD", root / "map" / "een.yaml") is None
    assert repository.content("HEAD", root / "map" / "twee.yaml") == b"a: 2\n"
    with pytest.raises(UsageError) as caught:
        repository.export("HEAD", [root / "map"], tmp_path / "eruit")
    assert "map/een.yaml" in speaker("nl")(caught.value.what)


@pytest.mark.parametrize(
    "name",
    ["nergens", "HEAD\nHEAD", "HEAD missing", "", " ", "--all", "HEAD:map", "HEAD^{tree}", "-1"],
)
def test_what_is_no_revision_is_none(root: Path, name: str) -> None:
    write(root / "map" / "een.yaml", "a: 1\n")
    commit(root, "Een versie")
    repository = find_repository(root)
    assert not repository.found(name)
    assert repository.found("HEAD") == git(root, "rev-parse", "HEAD").strip()


def test_a_revision_is_found_by_all_that_names_one(root: Path) -> None:
    write(root / "een.yaml", "a: 1\n")
    commit(root, "Een versie")
    write(root / "een.yaml", "a: 2\n")
    commit(root, "Een andere")
    git(root, "tag", "-a", "-m", "Verstuurd", "verstuurd")
    repository: Repository = find_repository(root)
    id_ = git(root, "rev-parse", "HEAD").strip()
    names = ("HEAD", "main", "verstuurd", id_[:8], id_, "HEAD@{0}", "@")
    assert {name: repository.found(name) for name in names} == dict.fromkeys(names, id_)
    git(root, "commit", "-qm", "Nog een", "--allow-empty")
    assert repository.found("HEAD") != id_, "what a name means may change, and is asked each time"
