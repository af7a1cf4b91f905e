"""Takes what reviewers wrote in Word files back into the YAML: three ways, and nothing is lost."""

import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.absorb.change import Change, Refused, Remark
from briefgen.absorb.pairing import as_counted
from briefgen.absorb.reviewed import Reviewed, as_sent, reviewed_of, suspicion
from briefgen.absorb.taking_over import take_over
from briefgen.absorb.versions import Sent, Versions
from briefgen.absorb.writing_back import applied, most_of, with_remarks
from briefgen.body.kinds import read_workspace
from briefgen.body.prose import problems_of
from briefgen.building.edition import Edition, edition
from briefgen.files.temporary import temporary_folder
from briefgen.files.workspace import content_of, text_file
from briefgen.history.git import Repository
from briefgen.manuscript.word_package import problem_of
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace
from briefgen.problem import InvalidInputError, Place, Problem, Text, t
from briefgen.word.anchors import INTERNAL
from briefgen.word.properties import status_of
from briefgen.word.xml import read_parts

MOST_PARAGRAPHS = 10_000
MOST_MISSING = 0.1
"""How much of what was sent may be gone; a file of which more is, was made of something else."""
NO_PLACE = t("the words could not be placed in the YAML without changing others")


class Absorbed(Struct, frozen=True):
    """What one Word file brought.

    `dossier` and `document` are what it was made of, in which revision (None: as it is now);
    `files` the YAML files with their text before and after; `conflicts` those with a conflict left.
    """

    file: str
    dossier: str
    document: str
    revision: str | None
    reviewed: Reviewed
    refused: tuple[Refused, ...] = ()
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()


class Absorber(Struct, frozen=True):
    """Absorbs Word files into the YAML of some dossiers; `base` is the revision that was sent."""

    repository: Repository
    root: Path
    dossiers: Sequence[str]
    base: str | None = None
    comments: bool = False

    def absorb(self, path: Path, file: str, texts: Mapping[str, str]) -> Absorbed:
        """Absorb one Word file; nothing is written.

        Args:
            path: where it is.
            file: what the user calls it.
            texts: the YAML files into which something was absorbed before, as they are by then.

        Raises:
            InvalidInputError: if it is no Word file of ours, or the version is not found.
        """
        came, digests, concept = _read(path, file)
        if INTERNAL in digests:
            raise _internal(file)
        make = partial(edition, self.repository, self.root, concept=concept)
        versions = Versions(self.repository, self.root, self.dossiers, self.base, make)
        for made, sent in versions.of(came, digests):
            if made.is_internal(sent.name):
                raise _internal(file)
            return self._taken(file, came, made, sent, texts)
        if digests or self.base:
            what = t("no version of a dossier is the one that this document was made of")
            fix = t("name it: --base with the commit from which it was sent")
        else:
            what = t("this is no document that briefgen made, or one that may be of any version")
            fix = t("if it is one, name --base with the commit from which it was sent")
        raise _refusal(file, what, fix)

    def _taken(
        self, file: str, came: Reviewed, made: Edition, sent: Sent, texts: Mapping[str, str]
    ) -> Absorbed:
        names = re.findall(r"\bnoot\d+\b", " ".join(texts.values()))
        came = as_counted(sent.reviewed, came)
        taken = take_over(sent.reviewed, came, made.case(), names, sent.unsure)
        if taken.missing > MOST_MISSING:
            raise _refusal(
                file,
                t("{share} % of what was sent is not in it", share=round(100 * taken.missing)),
                t("see whether it is the right file, and --base the right commit; if so, take"
                  " over by hand what was taken away"),
            )  # fmt: skip
        author = ", ".join(came.authors) or file
        remarks = taken.remarks if self.comments else ()
        workspace = read_workspace(self.root)
        merging = Merging(self.repository, workspace, made, texts, author, remarks)
        done, left = most_of(taken.changes, merging.merged)
        refused = (*taken.refused, *(Refused(NO_PLACE, each.came, each.sent) for each in left))
        merged, conflicts = done or merging.merged(()) or ({}, ())
        before = {name: merging.now(name) for name in merged}
        files = {n: (before[n], after) for n, after in merged.items() if after != before[n]}
        return Absorbed(
            file, made.dossier, sent.name, made.revision, came, refused, files, conflicts
        )


def _internal(file: str) -> InvalidInputError:
    what = t("this is an internal document; only public ones are taken over")
    return _refusal(file, what, t("change its texts in the YAML"))


def _refusal(file: str, what: Text, fix: Text) -> InvalidInputError:
    return InvalidInputError([Problem(Place(file), what, fix)])


def _read(path: Path, file: str) -> tuple[Reviewed, Mapping[str, str], bool | None]:
    """What a Word file says, what it was when it was sent, and whether it was a concept then.

    Nothing and None if it does not say that.
    """
    try:
        parts = read_parts(content_of(path))
        what = suspicion(parts)
        if what is None:
            came, digests = reviewed_of(parts), as_sent(parts, "digest")
            status = status_of(parts)
    except (ValueError, OSError) as error:
        raise InvalidInputError([problem_of(error, file)]) from None
    if what is not None:
        fix = t("copy its text into the document that was sent, and absorb that")
    elif len(came.paragraphs) > MOST_PARAGRAPHS:
        what = t("this document has {count} paragraphs", count=len(came.paragraphs))
        fix = t("no dossier is that long; ask for the document again")
    else:
        return came, digests, status == "concept" if status else None
    raise _refusal(file, what, fix)


Files = Mapping[str, str]
"""The texts of YAML files by their names."""
Merged = tuple[Files, tuple[str, ...]]
"""The files with changes in them, and the names of those in which a conflict is left."""


class Merging(Struct, frozen=True):
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
            if ours == base:
                files[name] = theirs
                continue
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
        with temporary_folder() as temporary:
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
