"""What office programs, editors and systems leave in the folder of a dossier is no part of it.

And where briefgen works for a moment, so that it leaves nothing itself.
"""

import tempfile
from pathlib import Path

import pytest

from briefgen.files.temporary import ASKED, temporary_folder
from tests.conftest import Briefgen
from tests.workspace import DOSSIER, make_workspace, write

LEFT = (
    "~$eerste.yaml",
    "~$dossier.docx",
    ".~lock.eerste.yaml#",
    ".~lock.dossier.yaml#",
    "._eerste.yaml",
    "._dossier.yaml",
    ".eerste.yaml.swp",
    ".#eerste.yaml",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
)
BYTES = b"\x00\x05\x16\x07 geen tekst: [\xff"


@pytest.mark.parametrize("below", ["agenda", "letter", "."])
def test_files_that_programs_left_are_passed_over(
    below: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    for name in LEFT:
        write(folder / below / name, BYTES)
    for command in (("build", "--format", "md"), ("check",), ("fmt", "--check"), ("status",)):
        outcome = briefgen(*command, cwd=tmp_path)
        assert outcome.code == 0, outcome.err
        assert [name for name in LEFT if name in outcome.out + outcome.err] == []
    assert {(folder / below / name).read_bytes() for name in LEFT} == {BYTES}


def test_such_files_make_no_build_necessary(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path)
    briefgen("build", "--format", "md", cwd=tmp_path)
    for name in LEFT:
        write(folder / "agenda" / name, BYTES)
    assert "geschreven  out" not in briefgen("build", "--format", "md", cwd=tmp_path).out


@pytest.mark.parametrize("name", ["._2026-03-05-jbz", f".{DOSSIER}.briefgen-tmp", "~$2026"])
def test_a_folder_that_a_program_left_is_no_dossier(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path)
    write(tmp_path / "agendas" / name / "dossier.yaml", BYTES)
    write(tmp_path / "agendas/._government.yaml", BYTES)
    assert briefgen("build", "-q", cwd=tmp_path).code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == [DOSSIER]


@pytest.mark.parametrize(
    "name", ["eerste.yaml~", "eerste.yaml.bak", "kopie.yml", "eerste (1).yaml"]
)
def test_a_copy_that_somebody_made_is_still_refused(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = make_workspace(tmp_path)
    write(folder / "agenda" / name, "title: Kopie\n")
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert name in outcome.err


def test_work_of_a_moment_is_done_in_memory_unless_another_place_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, asked = tmp_path / "memory", tmp_path / "asked"
    memory.mkdir()
    asked.mkdir()
    monkeypatch.setattr("briefgen.files.temporary.MEMORY", str(memory))
    monkeypatch.setattr("tempfile.tempdir", None)
    for name in ASKED:
        monkeypatch.delenv(name, raising=False)
    with temporary_folder() as folder:
        assert Path(folder).parent == memory
    monkeypatch.setenv("TMPDIR", str(asked))
    with temporary_folder() as folder:
        assert Path(folder).parent == asked
    assert [*memory.iterdir(), *asked.iterdir()] == []


def test_without_such_a_place_it_is_done_where_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.files.temporary.MEMORY", str(tmp_path / "none"))
    with temporary_folder() as folder:
        assert Path(folder).parent == Path(tempfile.gettempdir())
