"""Behaviour under faults: LibreOffice that is not there, hangs or lies; kills, full disks, rivals.

Most tests have a fake soffice (fake_soffice.py), so that they are fast and need no LibreOffice.
"""

import fcntl
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.layout import engine
from briefgen.word.anchors import read_lines
from tests import killed
from tests.conftest import ROOT, Briefgen, at_length
from tests.git import commit, git
from tests.settled import reject_all
from tests.workspace import DOSSIER, ITEM, TOPIC, dump, make_workspace, write

pytestmark = pytest.mark.programs

SECONDS, ASKED = engine.PATIENCE, engine.ASKED
PARTS = [{"part": "Een", "items": ["eerste"]}, {"part": "Twee", "items": ["tweede"]}]
ITEMS = {"eerste": ITEM, "tweede": {**ITEM, "title": "Tweede punt"}}
LETTERS = ["Aanbiedingsbrief", "Aanbiedingsbrief"]
WHOLE = [["Geannoteerde"], [*LETTERS, "Briefing", "Nota"]]
"""What a whole build has laid out, by the first words of titles: what is cited, then the rest."""
TEMPORARY = ".briefgen-tmp"
ONE_DOCUMENT = ("one short", "nowhere")
"""The faults that spoil one document, so that the others have their PDF."""
FAULTS = {
    "crash": "made no PDF of",
    "exit": "made no PDF of",
    "nothing": "made no PDF of",
    "orphan": "made no PDF of",
    "one short": "made no PDF of",
    "empty": "made no PDF of",
    "junk": "is no whole PDF",
    "cut": "is no whole PDF",
    "hollow": "cannot be used (unable to find trailer",
    "rootless": "cannot be used (",
    "untagged": "cannot be used (the PDF is not tagged)",
    "nowhere": "does not say where “1. Punt nowhere (",
}
"""What the fake soffice can do wrong, and what the build says of it."""


@dataclass(frozen=True)
class Fake:
    """The fake soffice of a test."""

    path: Path

    def starts(self) -> int:
        """How often it was started."""
        log = self.path.with_name("starts")
        return len(log.read_text("utf-8").splitlines()) if log.exists() else 0

    def laid_out(self) -> list[list[str]]:
        """The first words of what it laid out at each start since the last call."""
        log = self.path.with_name("starts")
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [sorted(title.split()[0] for title in line.split("\t")) for line in lines]

    def runs(self) -> bool:
        """Whether it or what it started is running."""
        with self.path.with_name("alive").open("a") as alive:
            try:
                fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def ended(self) -> bool:
        """Whether nothing of it runs, or not for longer than a signal takes."""
        return becomes(lambda: not self.runs())


def becomes(condition: Callable[[], bool], seconds: float = 3) -> bool:
    """Whether something is true before long."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


SOFFICE = """\
#!/bin/sh
# Macros are barred: started for one it ends at once, unless it hangs.
case "$FAULT $*" in "hang "*) ;; *" macro:"*) exit ;; esac
exec {python} -IS {script} "$@"
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """A fake soffice that briefgen finds, and a temporary folder of the test's own."""
    program = tmp_path / "program" / "soffice"
    script = program.with_name("fake_soffice.py")
    python, quoted = shlex.quote(sys.executable), shlex.quote(str(script))
    write(program, SOFFICE.format(python=python, script=quoted))
    write(script, Path(__file__).with_name(script.name).read_bytes())
    program.chmod(0o755)
    monkeypatch.setenv(ASKED, str(program))
    monkeypatch.delenv(SECONDS, raising=False)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    return Fake(program)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier with an item in each of two parts."""
    return make_workspace(tmp_path, dossier={"agenda": PARTS}, items=ITEMS)


def change(dossier: Path, words: str) -> None:
    """Change all documents of the dossier: an item, and a topic of the letter."""
    write(dossier / "agenda" / "eerste.yaml", dump({**ITEM, "title": f"Punt {words}"}))
    write(dossier / "letter" / "onderwerp.yaml", dump({**TOPIC, "text": f"Over {words}.\n"}))


def files(out: Path, pattern: str = "*") -> dict[str, bytes]:
    """The files below a folder by their names, the hidden ones left out unless asked for."""
    found = (path for path in sorted(out.rglob(pattern)) if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def visible(out: Path) -> dict[str, bytes]:
    """Those of the files below a folder that users see."""
    return files(out, "[!.]*")


def endings(out: Path) -> set[str]:
    """The endings of the files below a folder."""
    return {Path(name).suffix for name in visible(out)}


def build(*options: object) -> list[str]:
    """The command for a build in a process of its own."""
    return [sys.executable, "-m", "briefgen", "--lang=en", "build", "-q", *map(str, options)]


def environment(**more: str) -> Mapping[str, str]:
    """The environment for a build in a process of its own."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def left_behind(tmp_path: Path) -> list[str]:
    """What a build left in its temporary folder."""
    return [path.name for path in (tmp_path / "tmp").iterdir()]


# LibreOffice is not there


@pytest.mark.parametrize("asked", ["", "/nergens/soffice", None])
def test_without_libreoffice_numbers_stand_for_pages_and_a_warning_says_what_to_do(
    asked: str | None,
    dossier: Path,
    tmp_path: Path,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "ELSEWHERE", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    if asked is None:
        monkeypatch.delenv(ASKED)
    else:
        monkeypatch.setenv(ASKED, asked)
    for _again in range(2):
        outcome = briefgen("build", "--lang=en", cwd=tmp_path)
        assert outcome.code == 0
        assert "nota: warning: the pages of geannoteerde-agenda are not known: " in outcome.err
        assert "build again with LibreOffice" in outcome.err
    assert endings(tmp_path / "out") == {".md", ".docx", ".html"}
    assert "(agenda I.1)" in (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8")


@pytest.mark.parametrize("asked", ["", "/nergens/soffice"])
def test_without_libreoffice_a_pdf_that_was_asked_for_is_refused_with_advice(
    asked: str, dossier: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ASKED, asked)
    outcome = briefgen("build", "--lang=en", "--format", "pdf", cwd=dossier)
    assert outcome.code == 2
    assert ASKED in outcome.err
    assert "install LibreOffice Writer" in outcome.err
    assert not (dossier.parent.parent / "out").exists()


def test_libreoffice_without_what_reads_pdfs_is_done_without(
    dossier: Path, fake: Fake, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "NEEDED", ("is_nergens",))
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 0
    assert "the extra “pdf” of briefgen is not installed" in outcome.err
    assert fake.starts() == 0


@pytest.mark.parametrize("damage", ["not executable", "no program"])
def test_a_soffice_that_does_not_start_is_told_apart(
    damage: str, dossier: Path, tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    if damage == "no program":
        fake.path.write_bytes(b"\x00\x01")
    else:
        fake.path.chmod(0o644)
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 1
    assert "LibreOffice: LibreOffice does not start (" in outcome.err
    assert endings(tmp_path / "out") == {".md", ".docx", ".html"}


@pytest.mark.parametrize("value", ["abc", "-1", "0", "nan", "inf", "1e999", "1 min"])
def test_a_time_that_is_none_is_a_wrong_command(
    value: str, dossier: Path, fake: Fake, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECONDS, value)
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 2
    assert f"Error: {SECONDS} is “{value}”, which is no time; " in outcome.err
    assert fake.starts() == 0


# LibreOffice hangs or is interrupted


@pytest.mark.parametrize("fault", ["hang", "parent"])
def test_a_soffice_that_hangs_is_ended_and_no_other_process(
    *,
    fault: str,
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FAULT", fault)
    monkeypatch.setenv(SECONDS, "0.5")
    other = tmp_path / "other" / "soffice"
    other.parent.mkdir()
    other.symlink_to(shutil.which("sleep") or "/bin/sleep")
    with subprocess.Popen([other, "60"], start_new_session=True) as unrelated:
        try:
            start = time.monotonic()
            outcome = briefgen("build", "--lang=en", cwd=dossier)
            assert time.monotonic() - start < 5
            assert unrelated.poll() is None
        finally:
            unrelated.kill()
    assert outcome.code == 1
    assert "LibreOffice: LibreOffice did not end within 0.5 seconds; try again, or" in outcome.err
    assert SECONDS in outcome.err
    assert endings(tmp_path / "out") == {".md", ".docx", ".html"}
    assert "(agenda I.1)" in (tmp_path / "out" / DOSSIER / "nota.md").read_text("utf-8")
    assert fake.starts() == 1
    assert fake.ended()
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "code", "fault"),
    [
        (signal.SIGINT, 130, "hang"),
        (signal.SIGINT, 130, "parent"),
        (signal.SIGTERM, 128 + signal.SIGTERM, "parent"),
        (signal.SIGHUP, 128 + signal.SIGHUP, "hang"),
    ],
)
def test_an_interrupted_build_leaves_no_soffice_and_no_folder(
    *, number: signal.Signals, code: int, fault: str, dossier: Path, tmp_path: Path, fake: Fake
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip(f"the tests themselves were started with {number.name} ignored")
    process = subprocess.Popen(build(), cwd=dossier, env=environment(FAULT=fault))
    try:
        assert becomes(fake.runs, 20)
        process.send_signal(number)
        assert process.wait(10) == code
    finally:
        process.kill()
        process.wait()
    assert fake.ended()
    assert left_behind(tmp_path) == []
    assert not (tmp_path / "out").exists()


# LibreOffice does something else than it was asked


@pytest.mark.parametrize("fault", FAULTS)
def test_what_soffice_does_wrong_is_told_and_costs_only_the_pdfs(
    *,
    fault: str,
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    assert briefgen("build", cwd=dossier).code == 0
    assert "(p. 1)" in (out / DOSSIER / "nota.md").read_text("utf-8")
    change(dossier, fault)
    monkeypatch.setenv("FAULT", fault)
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 1
    (line,) = (each for each in outcome.err.splitlines() if each.startswith("LibreOffice: "))
    assert FAULTS[fault] in line
    assert f"out/{DOSSIER}/" in re.sub(re.escape(f"{tmp_path}/"), "", line)
    assert "try again; if it stays so, " in line
    assert "Traceback" not in outcome.err
    pdfs = {name for name in visible(out) if name.endswith(".pdf")}
    spoilt = {f"{DOSSIER}/geannoteerde-agenda.pdf"}
    assert not pdfs & spoilt if fault in ONE_DOCUMENT else not pdfs
    assert f"- Punt {fault} (agenda I.1)" in (out / DOSSIER / "nota.md").read_text("utf-8")
    assert fake.ended()
    assert left_behind(tmp_path) == []


def test_after_a_fault_the_next_build_gives_what_a_fresh_one_gives(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("FAULT", "cut")
    assert briefgen("build", cwd=dossier).code == 1
    assert briefgen("build", cwd=dossier).code == 1
    monkeypatch.delenv("FAULT")
    assert briefgen("build", cwd=dossier).code == 0
    assert briefgen("build", "--out", tmp_path / "fresh", cwd=dossier).code == 0
    assert files(out) == files(tmp_path / "fresh")


def test_a_fault_in_the_second_run_keeps_what_the_first_gave(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FAULT", "exit")
    monkeypatch.setenv("FAULT_OF", "Nota")
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    out = tmp_path / "out" / DOSSIER
    assert outcome.code == 1
    assert "made no PDF of" in outcome.err
    assert "nota: warning" not in outcome.err
    assert "(p. 1)" in (out / "nota.md").read_text("utf-8")
    assert (out / "geannoteerde-agenda.pdf").exists()
    assert not (out / "nota.pdf").exists()


def test_a_failed_part_of_a_build_leaves_no_old_pdf_beside_a_new_word_file(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out" / DOSSIER
    briefgen("build", cwd=dossier)
    change(dossier, "anders")
    monkeypatch.setenv("FAULT", "exit")
    outcome = briefgen("build", "--only", "nota", cwd=dossier)
    assert outcome.code == 1
    assert f"/{DOSSIER}/nota.pdf" in outcome.out
    assert not (out / "nota.pdf").exists()
    assert (out / "geannoteerde-agenda.pdf").exists()


def test_after_a_fault_no_pages_are_shown_that_are_no_longer_true(
    dossier: Path, fake: Fake, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefgen("build", cwd=dossier)
    assert briefgen("pages", cwd=dossier).code == 0
    change(dossier, "anders")
    monkeypatch.setenv("FAULT", "exit")
    briefgen("build", cwd=dossier)
    outcome = briefgen("pages", "--lang=en", cwd=dossier)
    assert outcome.code == 1
    assert "the pages are not known" in outcome.err


def test_a_build_without_libreoffice_leaves_only_the_pdfs_of_unchanged_word_files(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out" / DOSSIER
    briefgen("build", cwd=dossier)
    (out / "nota.pdf").write_bytes(b"door iemand gewijzigd")
    write(dossier / "agenda" / "eerste.yaml", dump({**ITEM, "title": "Anders"}))
    monkeypatch.setenv(ASKED, "")
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 0
    there = {name for name in visible(out) if name.endswith(".pdf")}
    letters = {f"aanbiedingsbrief-{chamber}-kamer.pdf" for chamber in ("eerste", "tweede")}
    assert there == letters | {"nota.pdf"}
    assert re.search(r"nota\.pdf no longer belongs .* remove it yourself", outcome.err)


# Builds that are killed


def test_a_build_with_pdfs_that_is_killed_leaves_each_file_old_or_new(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, counted, times = tmp_path / "out", tmp_path / "steps", at_length(30)
    assert briefgen("build", "-q", cwd=tmp_path).code == 0
    change(dossier, "geteld")
    assert killed.ended(killed.started(tmp_path, steps=counted)) == 0
    steps = int(counted.read_text("utf-8"))
    for number in range(times):
        old = visible(out)
        change(dossier, f"{number}")
        if number % 5 == 1:
            kill_beside(fake, tmp_path, monkeypatch)
        else:
            process = killed.started(tmp_path, steps * (number + 1) // (times + 1))
            assert killed.ended(process) == -signal.SIGKILL
        between = {n: b for n, b in visible(out).items() if not n.endswith(TEMPORARY)}
        assert briefgen("build", "-q", cwd=tmp_path).code == 0
        fresh = tmp_path / f"fresh-{number}"
        assert briefgen("build", "-q", "--out", fresh, cwd=tmp_path).code == 0
        assert files(out) == files(fresh)
        new = visible(fresh)
        assert f"Punt {number} (p. 1)".encode() in new[f"{DOSSIER}/nota.md"]
        assert all(content in (old[name], new[name]) for name, content in between.items())
    assert fake.ended()


def kill_beside(fake: Fake, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill a build while soffice is at work, which goes on alone."""
    go = fake.path.with_name("go")
    monkeypatch.setenv("FAULT", "wait")
    process = killed.started(root)
    assert becomes(fake.runs, 20)
    process.kill()
    assert killed.ended(process) == -signal.SIGKILL
    go.touch()
    assert fake.ended()
    go.unlink()
    monkeypatch.delenv("FAULT")


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="/proc is a folder of Linux")
@pytest.mark.parametrize("later", [0.2, 0.5, 0.9][: max(at_length(3), 1)])
def test_a_build_that_is_killed_while_libreoffice_runs_leaves_none_running(
    later: float, dossier: Path, tmp_path: Path
) -> None:
    """What is left is a folder of temporary files: nobody is there any more to remove it."""
    work = tmp_path / "tmp"
    work.mkdir()
    letter = ("--only", "aanbiedingsbrief-tweede-kamer")
    process = subprocess.Popen(build(*letter), cwd=tmp_path, env=environment(TMPDIR=str(work)))
    assert becomes(lambda: bool(running_in(work)), 30)
    time.sleep(later)
    process.kill()
    process.wait()
    between = visible(tmp_path / "out")
    assert at_once(tmp_path, build(*letter), build(*letter, "--out", "fresh")) == [0, 0]
    assert endings(tmp_path / "out") == {".md", ".docx", ".html", ".pdf"}
    assert files(tmp_path / "out") == files(tmp_path / "fresh")
    whole = visible(tmp_path / "fresh")
    assert all(whole[n] == between[n] for n in between if not n.endswith(TEMPORARY))
    assert becomes(lambda: not running_in(work), 60)


def running_in(folder: Path) -> list[str]:
    """The processes that were told of a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [process.parent.name] if str(folder).encode() in process.read_bytes() else []
        except OSError:  # it ended in the meantime
            continue
    return found


# Builds at the same time, and what others left


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_two_builds_at_once_into_one_folder_give_what_one_gives(
    dossier: Path, tmp_path: Path
) -> None:
    assert at_once(tmp_path, build(), build(), build("--out", "alone")) == [0, 0, 0]
    assert ".pdf" in endings(tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "alone")


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_builds_of_two_dossiers_at_once_give_what_one_build_of_both_gives(
    dossier: Path, tmp_path: Path
) -> None:
    other = make_workspace(tmp_path, name="2026-03-06-jbz")
    letter = ("--only", "aanbiedingsbrief-tweede-kamer")
    each = [build(*letter, name.name) for name in (dossier, other)]
    assert at_once(tmp_path, *each, build(*letter, "--out", "together")) == [0, 0, 0]
    assert len(visible(tmp_path / "out")) == 8
    assert files(tmp_path / "out") == files(tmp_path / "together")


def at_once(folder: Path, *commands: list[str]) -> list[int]:
    """Run commands at the same time; gives their exit codes."""
    running = [subprocess.Popen(each, cwd=folder, env=environment()) for each in commands]
    return [each.wait() for each in running]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("with_libreoffice")
def test_a_lock_that_a_crashed_libreoffice_left_is_not_in_the_way(
    dossier: Path, tmp_path: Path
) -> None:
    lock = "[Lock]\nHost=elders\nUser=iemand\nStamp=00112233445566778899aabbccddeeff\nTime=nu\n"
    profile = tmp_path / ".config" / "libreoffice" / "4"
    write(profile / ".lock", lock)
    write(profile / "user" / ".lock", lock)
    command = build("--only", "aanbiedingsbrief-tweede-kamer", "--format", "pdf")
    home = environment(HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / ".config"))
    assert subprocess.run(command, check=False, cwd=tmp_path, env=home).returncode == 0
    assert len(visible(tmp_path / "out")) == 1
    assert (profile / ".lock").read_text("utf-8") == lock


# No room, no rights


def in_small(folder: str, options: str, *commands: str) -> list[str]:
    """A shell that runs commands while a folder is a disk of its own, which no other process sees.

    Skips the test where no disk can be mounted.
    """
    mount = f"mount -t tmpfs -o {options} briefgen {folder}"
    unshare = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    try:
        can = subprocess.run([*unshare, "mount -t tmpfs briefgen /mnt"], check=False).returncode
    except OSError:
        can = 1
    if can:
        pytest.skip("no disk can be mounted here (unshare --user --mount)")
    return [*unshare, "; ".join([f"mkdir -p {folder}", mount, *commands])]


def test_a_full_disk_is_told_and_leaves_whole_files_only(
    dossier: Path, tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    command = in_small(
        "out",
        "size=80k",
        f"{shlex.join(build())} 2> small.txt",
        "echo $? > small.code",
        "cp -a out small",
        "mount -o remount,size=10m out",
        f"{shlex.join(build())} 2> large.txt",
        "echo $? > large.code",
        "cp -a out large",
    )
    subprocess.run(command, check=True, cwd=tmp_path, env=environment())
    assert briefgen("build", "-q", "--out", "fresh", cwd=tmp_path).code == 0
    assert (tmp_path / "small.code").read_text("utf-8") == "1\n"
    assert "check the rights and the space on the disk" in (tmp_path / "small.txt").read_text()
    small, fresh = files(tmp_path / "small"), files(tmp_path / "fresh")
    assert 0 < len(visible(tmp_path / "small")) < len(visible(tmp_path / "fresh"))
    assert all(content == fresh[name] for name, content in small.items() if "json" not in name)
    assert (tmp_path / "large.code").read_text("utf-8") == "0\n"
    assert files(tmp_path / "large") == fresh


def test_a_limit_on_the_size_of_files_is_told_and_leaves_whole_files_only(
    dossier: Path, tmp_path: Path, fake: Fake
) -> None:
    command = ["sh", "-c", f"ulimit -f 8; exec {shlex.join(build())}"]
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "check the rights and the space on the disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert not [name for name in files(tmp_path / "out") if name.endswith(TEMPORARY)]
    assert left_behind(tmp_path) == []


def test_a_temporary_folder_without_room_costs_only_the_pdfs(
    dossier: Path, tmp_path: Path, fake: Fake
) -> None:
    command = in_small("tmp", "size=8k", f"exec {shlex.join(build())}")
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "LibreOffice: LibreOffice has no temporary folder to work in (" in done.stderr
    assert "TMPDIR" in done.stderr
    assert endings(tmp_path / "out") == {".md", ".docx", ".html"}


def test_a_temporary_folder_that_is_not_there_costs_only_the_pdfs(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nergens")
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 1
    assert "LibreOffice has no temporary folder to work in (No such file" in outcome.err
    assert endings(tmp_path / "out") == {".md", ".docx", ".html"}


def test_a_place_that_can_only_be_read_is_told(dossier: Path, tmp_path: Path, fake: Fake) -> None:
    command = in_small("out", "ro", f"exec {shlex.join(build())}")
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Read-only file system" in done.stderr
    assert "or choose another place with --out" in done.stderr


@pytest.mark.parametrize("taken", [DOSSIER, f"{DOSSIER}/intern"])
def test_a_file_in_the_place_of_a_folder_is_told(
    taken: str, dossier: Path, tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    write(tmp_path / "out" / taken, "een bestand")
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 1
    assert "the documents cannot be written here (File exists)" in outcome.err
    assert (tmp_path / "out" / taken).read_text("utf-8") == "een bestand"


def test_a_cache_that_cannot_be_written_only_costs_time(
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(tmp_path / "cache", "een bestand")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for _again in range(2):
        assert briefgen("build", cwd=dossier).code == 0
        assert fake.laid_out() == WHOLE


# What did not change is not built again


def test_a_whole_build_starts_libreoffice_twice_and_an_unchanged_one_not_at_all(
    dossier: Path, tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    assert briefgen("build", cwd=dossier).code == 0
    assert fake.laid_out() == WHOLE
    outcome = briefgen("build", "--lang=en", cwd=dossier)
    assert outcome.code == 0
    assert outcome.out.startswith(f"unchanged  21 document(s) of {DOSSIER}\n0 document(s) written")
    assert fake.starts() == 0


def test_two_dossiers_are_laid_out_one_after_the_other(
    dossier: Path, tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, name="2026-03-06-jbz")
    assert briefgen("build", cwd=tmp_path).code == 0
    assert fake.laid_out() == [*WHOLE, *WHOLE]


def test_without_a_nota_the_same_is_laid_out(
    tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    make_workspace(tmp_path, dossier={"nota": None})
    assert briefgen("build", cwd=tmp_path).code == 0
    assert fake.laid_out() == [WHOLE[0], [*LETTERS, "Briefing"]]


def test_a_changed_topic_lays_out_the_letters_and_the_briefing_only(
    dossier: Path, fake: Fake, briefgen: Briefgen
) -> None:
    briefgen("build", cwd=dossier)
    fake.laid_out()
    write(dossier / "letter" / "onderwerp.yaml", dump({**TOPIC, "text": "Iets anders.\n"}))
    assert briefgen("build", cwd=dossier).code == 0
    assert fake.laid_out() == [[*LETTERS, "Briefing"]]


@pytest.mark.parametrize(
    ("changed", "laid_out"),
    [
        ({"title": "Anders"}, [["Geannoteerde"], ["Briefing", "Nota"]]),
        ({"text": "Anders."}, [["Geannoteerde"], ["Briefing"]]),
    ],
)
def test_a_changed_item_lays_out_no_letter(
    changed: dict[str, str],
    laid_out: list[list[str]],
    dossier: Path,
    fake: Fake,
    briefgen: Briefgen,
) -> None:
    """The nota gives the title of an item, and its pages, which stay here what they were."""
    briefgen("build", cwd=dossier)
    fake.laid_out()
    item = {key: value for key, value in ITEM.items() if key != "footnotes"}
    write(dossier / "agenda" / "eerste.yaml", dump({**item, "text": "Tekst.", **changed}))
    assert briefgen("build", cwd=dossier).code == 0
    assert fake.laid_out() == laid_out


def test_another_libreoffice_lays_out_everything_again(
    dossier: Path, fake: Fake, briefgen: Briefgen
) -> None:
    briefgen("build", cwd=dossier)
    fake.laid_out()
    os.utime(fake.path, ns=(1, 1))
    assert briefgen("build", cwd=dossier).code == 0
    assert fake.laid_out() == WHOLE
    with fake.path.open("a", encoding="utf-8") as script:
        script.write("# langer\n")
    os.utime(fake.path, ns=(1, 1))
    assert briefgen("build", cwd=dossier).code == 0
    assert fake.laid_out() == WHOLE


@pytest.mark.parametrize(
    ("file", "old", "new", "laid_out"),
    [
        ("nota/body.md.j2", b"Instemmen met", b"Akkoord met", [["Nota"]]),
        ("nota/meta.yaml.j2", b"title: ", b"title:  ", []),
        ("nota/shell.docx", b"</w:styles>", b"<!-- anders --></w:styles>", [["Nota"]]),
        ("aanbiedingsbrief/shell.docx", b"</w:styles>", b"<!-- anders --></w:styles>", [LETTERS]),
    ],
)
def test_a_changed_template_or_shell_makes_its_documents_again(
    *,
    file: str,
    old: bytes,
    new: bytes,
    laid_out: list[list[str]],
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    briefgen("build", cwd=dossier)
    fake.laid_out()
    replace(tmp_path / "templates" / file, old, new)
    assert briefgen("build", cwd=dossier).code == 0
    assert fake.laid_out() == laid_out


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Replace bytes in a text, or in the styles of a Word file."""
    if path.suffix != ".docx":
        content = path.read_bytes()
        assert old in content
        path.write_bytes(content.replace(old, new))
        return
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts["word/styles.xml"]
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


@pytest.mark.parametrize(
    ("name", "laid_out"),
    [
        ("nota.md", []),
        ("nota.docx", []),
        ("nota.pdf", [["Nota"]]),
        ("geannoteerde-agenda.pdf", [["Geannoteerde"]]),
        ("pages.yaml", []),
        ("intern/briefing-MJenV.docx", []),
    ],
)
def test_an_output_that_was_deleted_or_changed_is_made_again_or_kept(
    *,
    name: str,
    laid_out: list[list[str]],
    dossier: Path,
    tmp_path: Path,
    fake: Fake,
    briefgen: Briefgen,
) -> None:
    briefgen("build", cwd=dossier)
    before = files(tmp_path / "out")
    fake.laid_out()
    file = tmp_path / "out" / DOSSIER / name
    file.unlink()
    outcome = briefgen("build", cwd=dossier)
    assert outcome.code == 0
    assert f"out/{DOSSIER}/{name}" in outcome.out.replace(str(tmp_path), "")
    assert fake.laid_out() == laid_out
    assert files(tmp_path / "out") == before
    file.write_bytes(b"door iemand gewijzigd")
    outcome = briefgen("build", cwd=dossier)
    assert outcome.code == 1
    assert f"out/{DOSSIER}/{name}" in outcome.err.replace(str(tmp_path), "")
    assert file.read_bytes() == b"door iemand gewijzigd"
    assert briefgen("build", "--overwrite", cwd=dossier).code == 0
    assert files(tmp_path / "out") == before


def with_contents(root: Path) -> Path:
    """A dossier with a list of contents."""
    listed = {"agenda": PARTS, "shape": {"contents": True}}
    return make_workspace(root, dossier=listed, items=ITEMS)


def test_a_document_with_contents_is_laid_out_twice_and_no_more(
    tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    dossier = with_contents(tmp_path)
    assert briefgen("build", cwd=dossier).code == 0
    agenda = tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md"
    assert "1\\. Eerste punt … 1" in agenda.read_text("utf-8")
    assert [each.count("Geannoteerde") for each in fake.laid_out()] == [1, 1, 0]
    change_of_letter = {**TOPIC, "text": "Iets anders.\n"}
    write(dossier / "letter" / "onderwerp.yaml", dump(change_of_letter))
    assert briefgen("build", cwd=dossier).code == 0
    assert not any("Geannoteerde" in each for each in fake.laid_out())
    assert "1\\. Eerste punt … 1" in agenda.read_text("utf-8")


def test_an_item_that_is_new_since_the_last_build_comes_into_the_contents(
    tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    dossier = with_contents(tmp_path)
    assert briefgen("build", cwd=dossier).code == 0
    group = {"title": "Kleine punten", "items": ["derde", "tweede"]}
    more = {"agenda": [PARTS[0], {"part": "Twee", "items": [group]}], "shape": {"contents": True}}
    make_workspace(tmp_path, dossier=more, items={**ITEMS, "derde": {**ITEM, "title": "Derde"}})
    assert briefgen("build", cwd=dossier).code == 0
    agenda = (tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md").read_text("utf-8")
    listed = re.findall(r"^(.*) … \d$", agenda, re.MULTILINE)
    lines = ["I. Een", "1\\. Eerste punt", "II. Twee", "1\\. Kleine punten", "a. Derde"]
    assert listed == [*lines, "b. Tweede punt"]


def test_contents_whose_pages_do_not_come_to_rest_are_refused(
    tmp_path: Path, fake: Fake, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULT", "restless")
    outcome = briefgen("build", cwd=with_contents(tmp_path))
    assert outcome.code == 1
    assert "geannoteerde-agenda: de pagina’s in de inhoudsopgave komen niet tot rust" in outcome.err
    assert fake.starts() == 2
    assert not (tmp_path / "out" / DOSSIER).exists()


def test_contents_without_libreoffice_name_no_pages_and_say_so(
    tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    fake.path.write_bytes(b"\x00\x01")
    outcome = briefgen("build", "--format", "md", cwd=with_contents(tmp_path))
    agenda = (tmp_path / "out" / DOSSIER / "geannoteerde-agenda.md").read_text("utf-8")
    assert "1\\. Eerste punt\n" in agenda
    assert "de pagina’s in de inhoudsopgave zijn niet bekend" in outcome.err


def test_a_redline_has_the_pages_of_contents_only_if_both_sides_have_them(
    tmp_path: Path, fake: Fake, briefgen: Briefgen
) -> None:
    dossier = with_contents(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    assert briefgen("build", cwd=dossier).code == 0
    commit(tmp_path, "Een versie")
    changed = {**ITEMS["eerste"], "text": "Een andere tekst dan eerst.\n", "footnotes": {}}
    write(dossier / "agenda" / "eerste.yaml", dump(changed))
    assert briefgen("diff", "--docx=ronde", cwd=tmp_path).code == 0
    redline = tmp_path / "ronde" / DOSSIER / "geannoteerde-agenda-wijzigingen.docx"
    before = read_lines(reject_all(redline.read_bytes()))
    listed = [line.text for line in before if (line.style or "").startswith("Toc")]
    assert listed == ["I. Een", "1. Eerste punt", "II. Twee", "1. Tweede punt"]
