"""Two branches that both built: what is generated merges by being made again, and blames nobody."""

import shutil
from pathlib import Path

import pytest

from briefgen.cli.main import run
from briefgen.files.output import write_files
from tests.conftest import ROOT, Briefgen
from tests.git import SETTINGS, alone, commit, git, git_fails
from tests.workspace import DOSSIER, ITEM, make_workspace, write

OUT = f"out/{DOSSIER}"
TEXT = "De Raad wisselt van gedachten.\n\nHet kabinet luistert.\n\nDaarna volgt een debat.\n"
PAGES = "document: geannoteerde-agenda\n"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone(monkeypatch, tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def built(root: Path, branch: str, *words: tuple[str, str]) -> None:
    """A commit on a branch, with the documents made anew."""
    text, title = TEXT, "Eerste punt"
    for old, new in words:
        text, title = text.replace(old, new), title.replace(old, new)
    item = {**ITEM, "title": title, "text": text, "footnotes": {}}
    make_workspace(root, items={"eerste": item})
    assert run(["build", "-q", f"--out={root / 'out'}", str(root / "agendas" / DOSSIER)]) == 0
    write_files(root / OUT, {"pages.yaml": f"{PAGES}digest: {branch}\n".encode()})
    commit(root, branch)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """On main, with a branch “zij”; both changed what they made."""
    root = tmp_path_factory.mktemp("merges") / "werk"
    make_workspace(root)
    with pytest.MonkeyPatch.context() as patched:
        alone(patched, root.parent)
        _diverge(root)
    return root


@pytest.fixture
def diverged(made: Path, tmp_path: Path) -> Path:
    """The same for one test, to do with as it likes."""
    return shutil.copytree(made, tmp_path / "werk")


def _diverge(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    for name, value in zip(("user.name", "user.email"), SETTINGS[1:4:2], strict=True):
        git(root, "config", name, value.partition("=")[2])
    built(root, "begin")
    git(root, "checkout", "-q", "-b", "zij")
    built(root, "van hen", ("debat", "gesprek"), ("Eerste punt", "Hun punt"))
    git(root, "checkout", "-q", "main")
    built(root, "van ons", ("gedachten", "inzichten"), ("Eerste punt", "Ons punt"))


def settle_yaml(root: Path) -> None:
    """Both changes in the YAML, as people merge it."""
    text = TEXT.replace("debat", "gesprek").replace("gedachten", "inzichten")
    make_workspace(root, items={"eerste": {**ITEM, "text": text, "footnotes": {}}})


def is_made_anew(root: Path, briefgen: Briefgen, other: Path) -> None:
    """A build goes well, blames nobody, and gives what it gives in an empty folder."""
    outcome = briefgen("build", cwd=root)
    assert outcome.code == 0, outcome.err
    assert "is gewijzigd" not in outcome.err
    assert "hoort niet meer" not in outcome.err
    assert briefgen("build", "-q", f"--out={other}", cwd=root).code == 0
    fresh = {path.name: path.read_bytes() for path in (other / DOSSIER).glob("*.*")}
    for name, content in fresh.items():
        assert (root / OUT / name).read_bytes() == content, name
    assert (
        not (root / OUT / "pages.yaml").exists()
        or b"<<<" not in (root / OUT / "pages.yaml").read_bytes()
    )
    git(root, "add", "-A")
    git(root, "commit", "-q", "--no-verify", "-m", "samen")


@pytest.mark.parametrize(
    "choose",
    [
        (),
        (("--ours", "."),),
        (("--theirs", "."),),
        (("--theirs", "*.docx"), ("--ours", ".briefgen.json")),
        (("--ours", "*.docx"), ("--theirs", ".briefgen.json", "*.md")),
    ],
)
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_merge_without_any_setup_is_made_anew(
    choose: tuple[tuple[str, ...], ...],
    style: str,
    diverged: Path,
    briefgen: Briefgen,
    tmp_path: Path,
) -> None:
    git(diverged, "config", "merge.conflictStyle", style)
    said = git_fails(diverged, "merge", "-q", "zij")
    assert f"{OUT}/.briefgen.json" in said
    for side, *names in choose:
        git(diverged, "checkout", side, "--", *(f":(glob){OUT}/{name}" for name in names))
    settle_yaml(diverged)
    is_made_anew(diverged, briefgen, tmp_path / "leeg")


def test_a_conflict_that_was_committed_is_made_anew(
    diverged: Path, briefgen: Briefgen, tmp_path: Path
) -> None:
    git_fails(diverged, "merge", "-q", "zij")
    settle_yaml(diverged)
    commit(diverged, "met tekens van conflicten")
    is_made_anew(diverged, briefgen, tmp_path / "leeg")


def test_with_git_setup_there_is_no_conflict_in_what_is_generated(
    diverged: Path, briefgen: Briefgen, tmp_path: Path
) -> None:
    assert briefgen("git-setup", "-q", cwd=diverged).code == 0
    said = git_fails(diverged, "merge", "-q", "zij")
    assert "briefgen build" in said
    unmerged = git(diverged, "diff", "--name-only", "--diff-filter=U").split()
    assert unmerged == [f"agendas/{DOSSIER}/agenda/eerste.yaml"]
    settle_yaml(diverged)
    is_made_anew(diverged, briefgen, tmp_path / "leeg")
    assert briefgen("git-setup", "--undo", cwd=diverged).code == 0
    assert "briefgen" not in git(diverged, "config", "--list")


def test_what_someone_changed_by_hand_is_kept_all_the_same(
    diverged: Path, briefgen: Briefgen
) -> None:
    git_fails(diverged, "merge", "-q", "zij")
    settle_yaml(diverged)
    nota = diverged / OUT / "nota.md"
    write(nota, "Mijn eigen nota.\n")
    outcome = briefgen("build", cwd=diverged)
    assert f"{OUT}/nota.md is gewijzigd" in outcome.err
    assert nota.read_text("utf-8") == "Mijn eigen nota.\n"
    assert f"{OUT}/geannoteerde-agenda.md" in outcome.err, "the conflict in it is named"


def test_files_with_conflicts_are_no_fault_of_other_commands(
    diverged: Path, briefgen: Briefgen
) -> None:
    git_fails(diverged, "merge", "-q", "zij")
    settle_yaml(diverged)
    assert b"<<<<<<<" in (diverged / OUT / ".briefgen.json").read_bytes()
    assert b"<<<<<<<" in (diverged / OUT / "pages.yaml").read_bytes()
    for command in (("status",), ("check",), ("diff",), ("verify",)):
        outcome = briefgen(*command, cwd=diverged)
        assert "Traceback" not in outcome.err
        assert outcome.code in {0, 1}


@pytest.mark.parametrize("committed", [False, True])
def test_what_git_merged_without_a_conflict_is_not_taken_for_a_change_by_hand(
    committed: bool, diverged: Path, briefgen: Briefgen, tmp_path: Path
) -> None:
    git(diverged, "checkout", "-q", "-B", "zij", "HEAD~1")
    built(diverged, "van hen", ("debat", "gesprek"))
    git(diverged, "checkout", "-q", "-B", "main", "HEAD~1")
    built(diverged, "van ons", ("gedachten", "inzichten"))
    git_fails(diverged, "merge", "-q", "zij")
    agenda = (diverged / OUT / "geannoteerde-agenda.md").read_text("utf-8")
    assert "gesprek" in agenda
    assert "inzichten" in agenda
    if committed:
        commit(diverged, "samen")
    text = TEXT.replace("luistert", "zwijgt")
    make_workspace(diverged, items={"eerste": {**ITEM, "text": text, "footnotes": {}}})
    is_made_anew(diverged, briefgen, tmp_path / "leeg")
