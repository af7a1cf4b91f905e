"""What a document brings → the files of the dossier as they are now: three ways, and read again."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.absorb.change import Change, Remark
from briefgen.absorb.writing_back import applied, with_remarks
from briefgen.building.edition import Edition
from briefgen.building.read import plan_of, read
from briefgen.building.request import Request
from briefgen.errors import InvalidInputError
from briefgen.files.workspace import content_of, text_file
from briefgen.history.git import Repository
from briefgen.problem import Place, Problem, t

Files = Mapping[str, str]
"""The texts of YAML files by their names."""


class Merging:
    """Puts changes into the files of a dossier.

    Args:
        repository: that of the workspace.
        root: the folder of the workspace.
        made: the version that was sent.
        texts: the files into which something was absorbed before, as they are by then.
        author: who made the changes.
    """

    def __init__(
        self, repository: Repository, root: Path, made: Edition, texts: Files, author: str
    ) -> None:
        self.repository, self.root, self.made = repository, root, made
        self.author = author
        self.before: dict[str, str] = {}
        self.texts = texts
        self.errors: Counter[str] | None = None

    def works(self, changes: Sequence[Change]) -> bool:
        """Whether changes can all be made, so that the dossier has no error that it had not."""
        merged = self.merged(changes)
        if merged is None:
            return False
        files, conflicts = merged
        sound = {name: text for name, text in files.items() if name not in conflicts}
        errors = self._errors(sound)
        if errors and self.errors is None:
            self.errors = self._errors({})
        return not errors or not errors - (self.errors or Counter())

    def merged(
        self, changes: Sequence[Change], remarks: Sequence[Remark] = ()
    ) -> tuple[dict[str, str], tuple[str, ...]] | None:
        """The files with changes in them, and those with a conflict; None if one has no place.

        Raises:
            InvalidInputError: if a file cannot be written back as it is.
        """
        files, conflicts = dict[str, str](), list[str]()
        named = {name for each in changes for name in each.files()}
        for name in sorted(named | {each.file for each in remarks}):
            base = text_file(content_of(self.made.root / name)).text
            theirs = applied(base, name, changes)
            if theirs is None:
                return None
            theirs = with_remarks(theirs, [each for each in remarks if each.file == name])
            labels = (name, str(self.made.revision or ""), self.author)
            ours = self.now(name)
            merged, conflict = self.repository.merge(
                ours.encode(), base.encode(), theirs.encode(), labels
            )
            files[name] = merged.decode()
            conflicts += [name] if conflict else []
        return files, tuple(conflicts)

    def now(self, name: str) -> str:
        """The text of a file.

        Raises:
            InvalidInputError: if it cannot be written back as it is.
        """
        if name in self.texts:
            return self.texts[name]
        path = self.root / name
        now = text_file(content_of(path) if path.is_file() else b"")
        if now.mixed:
            what = t("the lines of this file end in more ways than one, so it is left as it is")
            fix = t("save it with LF or with CRLF (in VS Code: at the lower right)")
            raise InvalidInputError([Problem(Place(name), what, fix)])
        return now.text

    def _errors(self, files: Files) -> Counter[str]:
        """What is wrong with the dossier with other texts in some files."""
        with tempfile.TemporaryDirectory(prefix="briefgen-") as temporary:
            there = Path(temporary)
            for each in self.root.iterdir():
                if each.name not in ("agendas", "out", ".git"):
                    (there / each.name).symlink_to(each)
            agendas = there / "agendas"
            agendas.mkdir()
            for each in (self.root / "agendas").iterdir():
                if each.name != self.made.dossier:
                    (agendas / each.name).symlink_to(each)
            folder = self.root / "agendas" / self.made.dossier
            shutil.copytree(folder, agendas / folder.name, symlinks=True)
            for name, text in {**self.texts, **files}.items():
                if (there / name).is_relative_to(agendas / folder.name):
                    (there / name).write_text(text, "utf-8")
            return _problems(there, agendas / folder.name)


def _problems(root: Path, folder: Path) -> Counter[str]:
    """The errors of a dossier, each with its file and without its line, which changes move."""
    try:
        read(plan_of(Request(root, (folder,), root / "out", ("docx",), force=True)), folder)
    except InvalidInputError as error:
        return Counter(f"{e.place.file} {e.what.template} {e.what.values}" for e in error.problems)
    return Counter()
