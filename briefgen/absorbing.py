"""Takes what reviewers wrote in Word files back into the YAML: three ways, and nothing is lost."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.checks.fixing import mend, yaml_reader
from briefgen.checks.rule import Edit
from briefgen.editions import Edition, edition
from briefgen.errors import InvalidInputError
from briefgen.history.git import Repository
from briefgen.problem import Place, Problem, t
from briefgen.review.origins import find_origins
from briefgen.review.parts import parsed, read_parts
from briefgen.review.reviewed import Reviewed, read_reviewed
from briefgen.review.taking_over import GoneNote, NewNote, Refused, Taken, take_over
from briefgen.word.anchors import SPACE

MOST = 60
"""How many commits of a dossier are tried to find the version that was sent."""
ITEM = re.compile(r"customXml/item\d+\.xml")
FOOTNOTES = "footnotes:"
AFTER_NOTES = ("internal:", "suppress:")
CHANGED_SINCE = t("the words could not be placed in the YAML without changing others")


@dataclass(frozen=True)
class Absorbed:
    """What one Word file brought.

    `dossier` and `document` are what it was made of, in which revision (None: as it is now);
    `files` the YAML files with their text before and after; `conflicts` those with a conflict left.
    """

    file: str
    dossier: str = ""
    document: str = ""
    revision: str | None = None
    reviewed: Reviewed | None = None
    refused: tuple[Refused, ...] = ()
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()

    def diff(self) -> Iterator[str]:
        """The changes of the YAML as a unified diff."""
        for name, (before, after) in self.files.items():
            lines = before.splitlines(), after.splitlines()
            yield from difflib.unified_diff(*lines, name, name, lineterm="")


@dataclass
class Absorber:
    """Absorbs Word files one after the other; `texts` are the YAML files as they stand by then."""

    repository: Repository
    root: Path
    dossiers: Sequence[str]
    base: str | None = None
    texts: dict[str, str] = field(default_factory=dict)

    def absorb(self, path: Path, file: str) -> Absorbed:
        """Absorb one Word file into `texts`; nothing is written.

        Raises:
            InvalidInputError: if it is no Word file of ours, or the version is not found.
        """
        content = path.read_bytes()
        try:
            came, digests = read_reviewed(content), _digests(content)
        except ValueError:
            what = t("this file cannot be read as a Word file")
            fix = t("open it in Word, save it again as .docx, and try again")
            raise InvalidInputError([Problem(Place(file), what, fix)]) from None
        if not digests:
            what = t("this is no document that briefgen made")
            fix = t("copy its text by hand, or read it with: briefgen import")
            raise InvalidInputError([Problem(Place(file), what, fix)])
        for dossier in self.dossiers:
            for revision in self._revisions(dossier):
                with edition(self.repository, self.root, dossier, revision) as made:
                    name = _fitting(made, digests, sure=self.base is None)
                    if name and made.case:
                        found = Absorbed(file, dossier, name, revision, came)
                        return self._taken(found, made, came, name)
        what = t("no version of a dossier is the one that this document was made of")
        fix = t("name it: --base with the commit from which it was sent")
        raise InvalidInputError([Problem(Place(file), what, fix)])

    def _revisions(self, dossier: str) -> Iterator[str | None]:
        """The versions to try: as it is now, then the commits of the dossier from the latest on."""
        if self.base:
            yield self.base
            return
        yield None
        for commit in self.repository.log(self.root / "agendas" / dossier)[:MOST]:
            yield commit.id

    def _taken(self, found: Absorbed, made: Edition, came: Reviewed, name: str) -> Absorbed:
        case = made.case
        if case is None:
            return found
        sent = read_reviewed(made.documents[name])
        taken = take_over(sent, came, find_origins(case, sent.paragraphs))
        refused, files, conflicts = list(taken.refused), {}, []
        author = ", ".join(came.authors) or found.file
        for file in _files(taken):
            base = (made.root / file).read_text("utf-8").replace("\r\n", "\n")
            theirs, undone = _applied(base, file, taken)
            refused += [Refused(CHANGED_SINCE, each.words, each.spot.quoted) for each in undone]
            ours = self._now(file)
            labels = (file, str(found.revision or ""), author)
            merged, conflict = self.repository.merge(
                ours.encode(), base.encode(), theirs.encode(), labels
            )
            after = merged.decode()
            if after != ours:
                files[file] = (ours, after)
                self.texts[file] = after
            if conflict:
                conflicts.append(file)
        return replace(found, refused=tuple(refused), files=files, conflicts=tuple(conflicts))

    def _now(self, file: str) -> str:
        """The text of a YAML file, with what was absorbed into it before."""
        if file not in self.texts:
            path = self.root / file
            self.texts[file] = (
                path.read_text("utf-8").replace("\r\n", "\n") if path.is_file() else ""
            )
        return self.texts[file]


def _digests(content: bytes) -> dict[str, str]:
    """What the document says of its paragraphs as they were sent."""
    for name, part in read_parts(content).items():
        if ITEM.fullmatch(name):
            root = parsed(part)
            if root.tag == f"{{{SPACE}}}blocks":
                return {each.get("id", ""): each.get("digest", "") for each in root}
    return {}


def _fitting(made: Edition, digests: Mapping[str, str], *, sure: bool) -> str | None:
    """The document of an edition that was sent; if not `sure`, the one that is most like it."""
    best, name = 0, None
    for each, content in made.documents.items():
        known = _digests(content)
        if known == digests:
            return each
        alike = len(known.items() & digests.items())
        if not sure and alike > best:
            best, name = alike, each
    return name


def _files(taken: Taken) -> list[str]:
    names = {each.spot.source.file for each in taken.edits}
    names |= {each.file for each in taken.new_notes} | {each.file for each in taken.gone_notes}
    return sorted(names - {""})


def _applied(text: str, file: str, taken: Taken) -> tuple[str, tuple[Edit, ...]]:
    """The text of a file with what a document brings, and the changes that could not be made."""
    edits = [each for each in taken.edits if each.spot.source.file == file]
    mended = mend(text, edits, yaml_reader(file))
    made = mended.text
    for note in taken.new_notes:
        if note.file == file:
            made = _with_note(made, note)
    for gone in taken.gone_notes:
        if gone.file == file:
            made = _without_note(made, gone)
    return made, mended.undone


def _with_note(text: str, note: NewNote) -> str:
    """A footnote added at the end of those of a file."""
    lines = text.rstrip("\n").split("\n")
    added = f"  {note.name}: {json.dumps(note.text, ensure_ascii=False)}"
    if FOOTNOTES in lines:
        at = lines.index(FOOTNOTES) + 1
        while at < len(lines) and (lines[at].startswith((" ", "#")) or not lines[at].strip()):
            at += 1
        lines.insert(at, added)
    else:
        at = next((n for n, line in enumerate(lines) if line.startswith(AFTER_NOTES)), len(lines))
        lines[at:at] = [FOOTNOTES, added]
    return "\n".join(lines) + "\n"


def _without_note(text: str, gone: GoneNote) -> str:
    """A file without a footnote that nothing refers to any more."""
    if f"[^{gone.name}]" in text:
        return text
    lines = text.split("\n")
    start = next((n for n, each in enumerate(lines) if each.startswith(f"  {gone.name}:")), None)
    if start is None:
        return text
    end = start + 1
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    del lines[start:end]
    if FOOTNOTES in lines:
        at = lines.index(FOOTNOTES)
        if at + 1 >= len(lines) or not lines[at + 1].startswith("  "):
            del lines[at]
    return "\n".join(lines)
