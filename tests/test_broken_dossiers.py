"""Every way to get a dossier wrong: what is said, at which line, and that nothing is written.

Each file of tests/broken/ replaces one file of a small valid dossier. Its keys: `file`, from the
folder of the dossier; `content`, or `latin1` for bytes that are not UTF-8, or neither to remove
the file; `also`, other files with their content, where it takes more than one; `message`, the
golden words (rewritten by --rebase, to be reviewed).
"""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Briefgen
from tests.workspace import load, make_workspace, write

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def test_there_are_at_least_sixty_broken_dossiers() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_dossier_is_explained_at_its_line(
    path: Path, tmp_path: Path, briefgen: Briefgen, request: pytest.FixtureRequest
) -> None:
    case = load(path)
    folder = make_workspace(tmp_path)
    for name, content in case.get("also", {}).items():
        write(folder / name, content)
    break_it(folder / case["file"], case)
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert outcome.out == ""
    assert not (tmp_path / "out").exists()
    if request.config.getoption("--rebase"):
        case["message"] = outcome.err
        rewrite(path, case)
    assert outcome.err == case["message"]
    assert all(":" in line for line in outcome.err.splitlines() if line.startswith("agendas/"))


def break_it(file: Path, case: dict[str, Any]) -> None:
    """Put what is wrong in the place of the file, or remove it."""
    if "content" in case:
        write(file, case["content"])
    elif "latin1" in case:
        write(file, case["latin1"].encode("latin-1"))
    else:
        file.unlink()


def rewrite(path: Path, case: dict[str, Any]) -> None:
    """Replace the message of a case, and leave the rest of the file as it is."""
    before = path.read_text("utf-8").partition("\nmessage:")[0].rstrip("\n")
    indented = "".join(
        f"  {line}".rstrip() + "\n" for line in case["message"].rstrip("\n").split("\n")
    )
    path.write_text(f"{before}\nmessage: |\n{indented}", "utf-8", newline="\n")
