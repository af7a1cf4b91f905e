"""The examples of CI for a repository of dossiers do what they say, and keep nothing internal."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.workspace import DOSSIER, ITEM, data_of, make_workspace

pytestmark = pytest.mark.programs

EXAMPLES = ROOT / "docs" / "ci"
INSTALLED = ("apt-get ", "pip ")
INTERNAL = "Dit blijft binnen."


@dataclass(frozen=True)
class Example:
    """What an example of CI does: its commands in order, and the patterns of what it keeps."""

    commands: tuple[str, ...]
    kept: tuple[str, ...]
    excluded: tuple[str, ...]

    def run(self) -> Iterator[str]:
        """The commands that do not install anything."""
        return (command for command in self.commands if not command.startswith(INSTALLED))

    def artifacts(self, root: Path) -> set[str]:
        """The files below a folder that would be kept; a folder is kept with all that is in it."""
        kept = {file for pattern in self.kept for file in files(root, pattern)}
        return kept - {file for pattern in self.excluded for file in files(root, pattern)}


def files(root: Path, pattern: str) -> Iterator[str]:
    for found in root.glob(pattern):
        for file in (found, *found.rglob("*")):
            if file.is_file():
                yield file.relative_to(root).as_posix()


def load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = data_of((EXAMPLES / name).read_text("utf-8"))
    return loaded


def gitlab() -> Example:
    job = load("gitlab-ci.yml")["briefgen"]
    artifacts = job["artifacts"]
    commands = (*job["before_script"], *job["script"])
    return Example(commands, tuple(artifacts["paths"]), tuple(artifacts["exclude"]))


def github() -> Example:
    steps = load("github-actions.yml")["jobs"]["briefgen"]["steps"]
    commands = [line for step in steps for line in step.get("run", "").splitlines()]
    uploads = (step for step in steps if "upload-artifact" in step.get("uses", ""))
    paths = [path for step in uploads for path in step["with"]["path"].split()]
    kept = tuple(path for path in paths if not path.startswith("!"))
    return Example(tuple(commands), kept, tuple(path[1:] for path in paths if path not in kept))


def run(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-ec", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


ALL = {"gitlab-ci.yml": gitlab, "github-actions.yml": github}


@pytest.mark.parametrize("example", ALL.values(), ids=list(ALL))
def test_both_examples_install_build_and_verify(example: Any) -> None:
    found = example()
    assert list(found.run())[:2] == ["briefgen build", "briefgen verify"]
    installed = "\n".join(found.commands[:3])
    assert "libreoffice-writer-nogui" in installed
    assert "fonts-liberation" in installed
    assert '"briefgen[pdf] @ $BRIEFGEN_SOURCE"' in installed


@pytest.mark.libreoffice
@pytest.mark.parametrize("example", ALL.values(), ids=list(ALL))
def test_an_example_of_ci_passes_and_keeps_the_public_documents_alone(
    example: Any, tmp_path: Path, with_libreoffice: None
) -> None:
    item = {**ITEM, "internal": {"sensitive": INTERNAL}}
    make_workspace(tmp_path, items={"eerste": item})
    for command in example().run():
        done = run(command, tmp_path)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    internal = {file for file in files(tmp_path, "out") if "/intern/" in file}
    assert f"out/{DOSSIER}/intern/briefing-MJenV.docx" in internal
    kept = example().artifacts(tmp_path)
    assert f"out/{DOSSIER}/geannoteerde-agenda.docx" in kept
    assert not kept & internal
    assert not [file for file in kept if INTERNAL.encode() in (tmp_path / file).read_bytes()]


@pytest.mark.parametrize("name", ALL)
def test_an_example_of_ci_shows_the_findings_and_fails_on_an_error(
    name: str, tmp_path: Path
) -> None:
    make_workspace(tmp_path, items={"eerste": {**ITEM, "text": "Op 31 juni.[^bron]\n"}})
    if name == "gitlab-ci.yml":
        job = load(name)["briefgen-check"]
        (command,) = job["script"]
        assert job["artifacts"]["when"] == "always"
        report = job["artifacts"]["reports"]["codequality"]
    else:
        command = next(each for each in github().run() if "check" in each)
        report = None
    done = run(command, tmp_path)
    assert done.returncode == 1
    shown = (tmp_path / report).read_text("utf-8") if report else done.stdout
    assert "eerste.yaml" in shown
    assert "BG116" in shown


def hooks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data_of((ROOT / ".pre-commit-hooks.yaml").read_text())
    return found


CHECKING = [hook for hook in hooks() if "check" in hook["entry"]]


def test_the_hook_that_changes_files_is_content_with_what_it_wrote(tmp_path: Path) -> None:
    """Pre-commit keeps a commit back when a hook changes a file of it."""
    (hook,) = (hook for hook in hooks() if hook["id"] == "briefgen-fmt")
    folder = make_workspace(tmp_path)
    file = folder / "agenda" / "eerste.yaml"
    file.write_text("text: |\n  Een zin. Nog een zin.\ntitle: Eerste\n")
    assert run(hook["entry"], tmp_path).returncode == 0
    assert file.read_text() == "title: Eerste\ntext: |\n  Een zin.\n  Nog een zin.\n"
    assert run(f"{hook['entry']} --check", tmp_path).returncode == 0


@pytest.mark.parametrize("hook", CHECKING, ids=lambda hook: str(hook["id"]))
def test_a_hook_keeps_an_error_back(hook: dict[str, Any], tmp_path: Path) -> None:
    assert re.search(hook["files"], f"agendas/{DOSSIER}/agenda/eerste.yaml")
    make_workspace(tmp_path)
    assert run(hook["entry"], tmp_path).returncode == 0
    make_workspace(tmp_path, items={"eerste": {**ITEM, "text": "Op 31 juni.[^bron]\n"}})
    assert run(hook["entry"], tmp_path).returncode == 1


def test_the_yaml_of_the_examples_looks_as_yamllint_wants_it() -> None:
    done = run("yamllint --strict agendas", ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_both_examples_would_leave_out_what_is_internal_even_if_all_of_out_were_kept(
    tmp_path: Path,
) -> None:
    for name in ("nota.docx", "intern/nota.docx", "intern/bijlagen/advies.pdf"):
        file = tmp_path / "out" / DOSSIER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for example in (gitlab(), github()):
        everything = Example((), ("out",), example.excluded)
        assert everything.artifacts(tmp_path) == {f"out/{DOSSIER}/nota.docx"}
