"""Two revisions of the real dossier, in a repository of their own, for `diff` to compare."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
ME = ("-c", "user.name=Bench", "-c", "user.email=bench@example.nl")


PHRASE = "et kabinet"
"""What the items say often enough to change ten of them: at the start of a sentence and within."""


@contextmanager
def two_revisions(dossier: str) -> Iterator[Path]:
    """A repository in which the second commit changed ten items and moved one."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "agendas", root / "agendas")
        shutil.copytree(ROOT / "out" / dossier, root / "out" / dossier)
        _git(root, "init", "-q", "-b", "main")
        _commit(root)
        items = sorted((root / "agendas" / dossier / "agenda").glob("*.yaml"))
        for path in [each for each in items if PHRASE in each.read_text("utf-8")][:10]:
            _replace(path, PHRASE, "et hele kabinet")
        main = root / "agendas" / dossier / "dossier.yaml"
        _replace(main, "      - ucpm\n", "")
        _replace(main, "      - avg\n", "      - avg\n      - ucpm\n")
        _commit(root)
        yield root


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(path.name, old)  # else what is measured is an edit that changes nothing
    path.write_text(text.replace(old, new), "utf-8")


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "A revision")


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *ME, *arguments], check=True, capture_output=True)
