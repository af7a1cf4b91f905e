"""What a document brings → the files of the dossier as they are now: three ways, and read again."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.absorb.change import Change, Remark
from briefgen.absorb.writing_back import applied, with_remarks
from briefgen.body.prose import problems_of
from briefgen.building.edition import Edition
from briefgen.errors import InvalidInputError
from briefgen.files.workspace import content_of, text_file
from briefgen.history.git import Repository
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace
from briefgen.problem import Place, Problem, t

Files = Mapping[str, str]
"""The texts of YAML files by their names."""
Merged = tuple[Files, tuple[str, ...]]
"""The files with changes in them, and the names of those in which a conflict is left."""


@dataclass(frozen=True, slots=True)
class Merging:
    """Puts changes into the files of a dossier.

    `made` is the version that was sent, `texts` the files into which something was absorbed before,
    as they are by then, `author` who made the changes, and `remarks` what is to be written above
    the texts that it is about.
    """

    repository: Repository
    workspace: Workspace
    made: Edition
    texts: Files
    author: str
    remarks: Sequence[Remark]

    def merged(self, changes: Sequence[Change]) -> Merged | None:
        """The files with changes in them; None if not all can be made, or would make an error.

        Raises:
            InvalidInputError: if a file cannot be written back as it is.
        """
        files, conflicts = dict[str, str](), list[str]()
        named = {name for each in changes for name in each.files()}
        for name in sorted(named | {each.file for each in self.remarks}):
            base = text_file(content_of(self.made.root / name)).text
            theirs = applied(base, name, changes)
            if theirs is None:
                return None
            theirs = with_remarks(theirs, [each for each in self.remarks if each.file == name])
            labels = (name, str(self.made.revision or ""), self.author)
            ours = self.now(name)
            merged, conflict = self.repository.merge(
                ours.encode(), base.encode(), theirs.encode(), labels
            )
            files[name] = merged.decode()
            conflicts += [name] if conflict else []
        sound = {name: text for name, text in files.items() if name not in conflicts}
        if sound and (errors := self._errors(sound)) and errors - self._errors({}):
            return None
        return files, tuple(conflicts)

    def now(self, name: str) -> str:
        """The text of a file.

        Raises:
            InvalidInputError: if it cannot be written back as it is.
        """
        if name in self.texts:
            return self.texts[name]
        path = self.workspace.root / name
        now = text_file(content_of(path) if path.is_file() else b"")
        if now.mixed:
            what = t("the lines of this file end in more ways than one, so it is left as it is")
            fix = t("save it with LF or with CRLF (in VS Code: at the lower right)")
            raise InvalidInputError([Problem(Place(name), what, fix)])
        return now.text

    def _errors(self, files: Files) -> Counter[str]:
        """What is wrong with the dossier with other texts in some files.

        Each is told with its file and without its line, which changes move.
        """
        dossier = f"agendas/{self.made.dossier}"
        with tempfile.TemporaryDirectory(prefix="briefgen-") as temporary:
            there = Path(temporary)
            shutil.copytree(
                self.workspace.root / dossier,
                there / dossier,
                copy_function=_copied,
                ignore_dangling_symlinks=True,
            )
            for name, text in {**self.texts, **files}.items():
                if name.startswith(f"{dossier}/"):
                    (there / name).write_text(text, "utf-8")
            loaded = load_dossier(replace(self.workspace, root=there), there / dossier)
            found = problems_of(loaded)
        return Counter(f"{e.place.file} {e.what.template} {e.what.values}" for e in found)


def _copied(source: str, target: str) -> str:
    """A file of a dossier, of which only the YAML is read: of others it matters that they are."""
    if source.endswith((".yaml", ".yml")):
        shutil.copyfile(source, target)
    else:
        Path(target).touch()
    return target
