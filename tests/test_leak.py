"""What is internal never stands in a public document, in any part of any file."""

import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.building.request import Request
from briefgen.model.dossier import NOTES
from tests.conftest import Briefgen, at_length
from tests.git import alone, commit, git
from tests.workspace import ITEM, make_workspace, outcomes

DOSSIERS = at_length(1000)
BATCHES = 8
POSTS = ("MJenV", "MAenM")


class Writer:
    """Writes random dossiers whose internal fields consist of words that stand nowhere else."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.secrets: set[str] = set()
        self.seed = seed

    def words(self, most: int = 6) -> str:
        return " ".join(
            self.random.choice(("Raad", "besluit", "punt", "kabinet", "*nader*", "é€"))
            for _ in range(self.random.randint(1, most))
        )

    def secret(self) -> str:
        made = [
            f"geheim{self.seed}x{len(self.secrets) + n}" for n in range(self.random.randint(1, 3))
        ]
        self.secrets.update(made)
        return " ".join(made)

    def internal(self) -> dict[str, str]:
        keys = self.random.sample((*NOTES, "time"), 3)
        return {
            key: f"- {self.secret()}\n" if key == "speaking_points" else self.secret()
            for key in keys
        }

    def posts(self) -> list[str]:
        return self.random.sample(POSTS, self.random.randint(1, 2))

    def item(self) -> dict[str, Any]:
        note = self.random.random() < 0.5
        return {
            "title": self.words(),
            "responsible": self.posts(),
            "text": self.words(8) + ("[^n]" if note else "") + "\n",
            "footnotes": {"n": self.words()} if note else {},
            "internal": self.internal(),
        }

    def topic(self) -> dict[str, Any]:
        return {key: value for key, value in self.item().items() if key != "handling"}

    def dossier(self, items: list[str], topics: list[str]) -> dict[str, Any]:
        grounds = [{"text": self.secret(), "ground": "5.1.2a"}] * self.random.randint(0, 1)
        parts = {
            "letter": {"date": "2026-02-19", "signatories": ["MJenV"], "topics": topics},
            "nota": {"date": "2026-02-12", "not_public": grounds},
        }
        return {
            "attending": self.random.choice(([], ["MJenV"], ["MAenM"])),
            "agenda": [{"items": items}],
            **{
                key: part if topics or self.random.random() < 0.5 else None
                for key, part in parts.items()
            },
            "attachments": [{"title": self.words()}],
        }

    def write(self, root: Path) -> Path:
        items = {f"p{n}": self.item() for n in range(self.random.randint(1, 2))}
        topics = {f"t{n}": self.topic() for n in range(self.random.randint(0, 1))}
        dossier = self.dossier(list(items), list(topics))
        return make_workspace(
            root, dossier=dossier, items=items, topics=topics, name=f"d{self.seed}"
        )


def contents(file: Path) -> Iterator[tuple[str, str]]:
    """Each part of a file as text: the parts of a Word file, with their names."""
    if file.suffix != ".docx":
        yield file.name, file.read_text("utf-8")
        return
    with zipfile.ZipFile(file) as package:
        yield file.name, package.comment.decode() + json.dumps(package.namelist())
        for name in package.namelist():
            yield f"{file.name}/{name}", package.read(name).decode("utf-8")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_internal_word_stands_in_a_public_document(batch: int, tmp_path: Path) -> None:
    writers = [Writer(seed) for seed in range(batch, DOSSIERS, BATCHES)]
    folders = tuple(writer.write(tmp_path) for writer in writers)
    for outcome in outcomes(Request(tmp_path, folders, tmp_path / "out")):
        assert outcome.problems == ()
    found_where_they_belong = 0
    for writer, folder in zip(writers, folders, strict=True):
        internal = public = ""
        for file in (tmp_path / "out" / folder.name).rglob("*"):
            if file.is_file():
                text = "\n".join(part for _, part in contents(file))
                if file.parent.name == "intern":
                    internal += text
                else:
                    public += text
        assert public
        assert not [secret for secret in writer.secrets if secret in public], folder
        found_where_they_belong += any(secret in internal for secret in writer.secrets)
    assert found_where_they_belong > DOSSIERS / BATCHES / 3


def test_no_internal_word_stands_in_what_tells_of_changes(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch, tmp_path)
    root = tmp_path / "werk"
    secrets = {key: f"geheim{number}\n" for number, key in enumerate((*NOTES, "time"))}
    make_workspace(root, items={"eerste": {**ITEM, "internal": secrets}})
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Een versie")
    others = {key: f"anders{number}\n" for number, key in enumerate((*NOTES, "time"))}
    changed = {**ITEM, "text": "Iets anders.[^bron]\n", "internal": {**others, "role": "lunch"}}
    make_workspace(root, items={"eerste": changed})
    told = ""
    for form in ("text", "markdown", "json"):
        outcome = briefgen("diff", "--format", form, "--docx", "rood", cwd=root)
        assert outcome.code == 0, outcome.err
        told += outcome.out + outcome.err
    made = [path for path in (root / "rood").rglob("*") if path.is_file()]
    assert made
    told += "".join(text for path in made for _name, text in contents(path))
    told += briefgen("check", cwd=root).out + briefgen("status", cwd=root).out
    assert "core, asked, bottom_line" in told or "core, asked, speaking_points" in told
    assert not re.search(r"geheim\d|anders\d|\blunch\b", told)
