"""LibreOffice starts from a profile that it initialised once; a bad one is never used twice."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.layout.engine import Engine
from briefgen.layout.kept import PROFILE, KeptProfile
from tests.conftest import ROOT, Briefgen, at_length
from tests.workspace import make_workspace

ENGINE = Engine(Path("/usr/bin/soffice"), "/usr/bin/soffice 1 1")
NEWER = Engine(Path("/usr/bin/soffice"), "/usr/bin/soffice 2 2")


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which no profile was kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "briefgen" / "libreoffice"


def names(folder: Path) -> list[str]:
    """The files below a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def used(folder: Path, engine: Engine = ENGINE) -> KeptProfile:
    """The profile of a run that left a file in it."""
    profile = KeptProfile(engine)
    profile.copy_to(folder)
    (folder / "user" / "initialised").write_text("ja", "utf-8")
    (folder / ".lock").write_text("van deze run", "utf-8")
    return profile


def test_a_run_begins_with_what_an_earlier_one_kept(tmp_path: Path, own_cache: Path) -> None:
    first = used(tmp_path / "one")
    assert first.is_new
    first.keep(tmp_path / "one")
    second = KeptProfile(ENGINE)
    second.copy_to(tmp_path / "two")
    assert not second.is_new
    assert names(tmp_path / "two") == sorted([*names(PROFILE), "user/initialised"])


def test_another_libreoffice_begins_anew_and_takes_the_place_of_the_old(
    tmp_path: Path, own_cache: Path
) -> None:
    used(tmp_path / "one").keep(tmp_path / "one")
    newer = used(tmp_path / "two", NEWER)
    assert newer.is_new
    newer.keep(tmp_path / "two")
    assert [each.name for each in own_cache.iterdir()] == [newer.path.name]


def test_other_settings_of_ours_begin_anew(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used(tmp_path / "one").keep(tmp_path / "one")
    shutil.copytree(PROFILE, tmp_path / "ours")
    (tmp_path / "ours" / "user" / "basic" / "Standard" / "Briefgen.xba").write_text("anders")
    monkeypatch.setattr("briefgen.layout.kept.PROFILE", tmp_path / "ours")
    assert used(tmp_path / "two").is_new


def test_a_profile_that_was_thrown_away_is_not_used_again(tmp_path: Path, own_cache: Path) -> None:
    used(tmp_path / "one").keep(tmp_path / "one")
    KeptProfile(ENGINE).throw_away()
    assert list(own_cache.iterdir()) == []
    assert used(tmp_path / "two").is_new


def test_without_a_cache_a_run_has_a_new_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("geen map")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    for name in ("one", "two"):
        profile = used(tmp_path / name)
        assert profile.is_new
        profile.keep(tmp_path / name)
        profile.throw_away()


KEEPING = """
import sys
from pathlib import Path
from briefgen.layout.engine import Engine
from briefgen.layout.kept import KeptProfile

print("ready", flush=True)
while True:
    KeptProfile(Engine(Path("/usr/bin/soffice"), "/usr/bin/soffice 1 1")).throw_away()
    KeptProfile(Engine(Path("/usr/bin/soffice"), "/usr/bin/soffice 1 1")).keep(Path(sys.argv[1]))
"""


def test_a_kill_at_any_moment_leaves_a_whole_profile_or_none(
    tmp_path: Path, own_cache: Path
) -> None:
    used(tmp_path / "whole")
    whole = [name for name in names(tmp_path / "whole") if name != ".lock"]
    later = random.Random(1)  # noqa: S311 - no secret
    command = [sys.executable, "-c", KEEPING, str(tmp_path / "whole")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for number in range(at_length(30)):
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(later.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        folder = tmp_path / str(number)
        profile = KeptProfile(ENGINE)
        profile.copy_to(folder)
        assert names(folder) == (names(PROFILE) if profile.is_new else whole)


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_a_profile_that_was_kept_changes_no_byte_and_a_broken_one_costs_one_run(
    tmp_path: Path, own_cache: Path, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, dossier={"nota": None})

    def built(name: str) -> dict[str, bytes]:
        assert briefgen("build", "--out", tmp_path / name, cwd=tmp_path).code == 0
        return {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.pdf")}

    first = built("one")
    (kept,) = own_cache.iterdir()
    assert first
    assert built("two") == first
    assert list(own_cache.iterdir()) == [kept]
    macro = kept / "user" / "basic" / "Standard" / "Briefgen.xba"
    macro.write_text(macro.read_text("utf-8").replace("Sub Serve", "Sub Kapot"), "utf-8")
    shutil.rmtree(kept / "user" / "pack", ignore_errors=True)
    assert built("three") == first
    assert list(own_cache.iterdir()) == []
    assert built("four") == first
    assert list(own_cache.iterdir()) == [kept]
