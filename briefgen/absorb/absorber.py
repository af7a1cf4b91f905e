"""Takes what reviewers wrote in Word files back into the YAML: three ways, and nothing is lost."""

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.absorb.reviewed import Reviewed, reviewed_of, sent_digests, suspicion
from briefgen.absorb.taking_over import take_over
from briefgen.absorb.writing_back import Refused, applied, files_of, with_remarks
from briefgen.building.edition import Edition, edition
from briefgen.errors import InvalidInputError
from briefgen.files.workspace import content_of, text_file
from briefgen.history.git import Repository
from briefgen.problem import Place, Problem, t
from briefgen.word.xml import read_parts

MOST = 60
"""How many commits of a dossier are tried to find the version that was sent."""
MOST_PARAGRAPHS = 10_000


@dataclass(frozen=True)
class Absorbed:
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


@dataclass(frozen=True, slots=True)
class Absorber:
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
        came, digests = _read(path, file)
        for made in self._editions(digests):
            fitting = _fitting(made, digests, came, sure=self.base is None)
            if fitting:
                name, sent = fitting
                found = Absorbed(file, made.dossier, name, made.revision, came)
                return self._taken(found, made, sent, texts)
        what = t("no version of a dossier is the one that this document was made of")
        fix = t("name it: --base with the commit from which it was sent")
        raise InvalidInputError([Problem(Place(file), what, fix)])

    def _editions(self, digests: Mapping[str, str]) -> Iterator[Edition]:
        """The versions to try; one that cannot be read any more is not the one that was sent."""
        for dossier, revision in self._revisions(digests):
            with contextlib.ExitStack() as until_done:
                try:
                    made = edition(self.repository, self.root, dossier, revision)
                    ready = until_done.enter_context(made)
                except InvalidInputError:
                    if self.base:
                        raise
                    continue
                yield ready

    def _revisions(self, digests: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
        """The dossiers as they are now and their commits, the latest first; or one at the base.

        The one whose documents are most like the file comes first, with its commits: to make the
        documents of all others takes long.
        """
        alike = {each: _alike(self._documents(each), digests) for each in self.dossiers}
        ordered = sorted(self.dossiers, key=lambda each: -alike[each])
        likely, rest = ordered[:1], ordered[1:]
        if self.base:
            yield from ((dossier, self.base) for dossier in likely)
            return
        for dossiers in (likely, rest):
            yield from ((dossier, None) for dossier in dossiers)
            for dossier in dossiers:
                for commit in self.repository.log(self.root / "agendas" / dossier)[:MOST]:
                    yield dossier, commit.id

    def _documents(self, dossier: str) -> list[bytes]:
        """The documents of a dossier at the base, or as they were built last."""
        if self.base is None:
            built = sorted((self.root / "out" / dossier).glob("*.docx"))
            return [content_of(path) for path in built]
        at_base = edition(self.repository, self.root, dossier, self.base)
        with contextlib.suppress(InvalidInputError), at_base as made:
            return list(made.documents.values())
        return []

    def _taken(
        self, found: Absorbed, made: Edition, sent: Reviewed, texts: Mapping[str, str]
    ) -> Absorbed:
        came = found.reviewed
        taken = take_over(sent, came, made.case())
        remarks = list(taken.remarks) if self.comments else []
        refused, files, conflicts = list(taken.refused), {}, []
        author = ", ".join(came.authors) or found.file
        now = {
            file: texts[file] if file in texts else self._now(file)
            for file in files_of(taken, remarks)
        }
        for file, ours in now.items():
            base = text_file(content_of(made.root / file)).text
            theirs, left = applied(base, file, taken)
            theirs = with_remarks(theirs, [each for each in remarks if each.file == file])
            refused += left
            labels = (file, str(found.revision or ""), author)
            merged, conflict = self.repository.merge(
                ours.encode(), base.encode(), theirs.encode(), labels
            )
            after = merged.decode()
            if after != ours:
                files[file] = (ours, after)
            if conflict:
                conflicts.append(file)
        return replace(found, refused=tuple(refused), files=files, conflicts=tuple(conflicts))

    def _now(self, file: str) -> str:
        """The text of a YAML file.

        Raises:
            InvalidInputError: if it cannot be written back as it is.
        """
        path = self.root / file
        now = text_file(content_of(path) if path.is_file() else b"")
        if now.mixed:
            what = t("the lines of this file end in more ways than one, so it is left as it is")
            fix = t("save it with LF or with CRLF (in VS Code: at the lower right)")
            raise InvalidInputError([Problem(Place(file), what, fix)])
        return now.text


def _read(path: Path, file: str) -> tuple[Reviewed, Mapping[str, str]]:
    """What a Word file says, and what it was when it was sent."""
    fix = t("open it in Word, save it again as .docx, and try again")
    try:
        parts = read_parts(content_of(path))
        what = suspicion(parts)
        if what is None:
            came, digests = reviewed_of(parts), sent_digests(parts)
    except (ValueError, OSError):
        what = t("this file cannot be read as a Word file")
        raise InvalidInputError([Problem(Place(file), what, fix)]) from None
    if what is not None:
        fix = t("copy its text into the document that was sent, and absorb that")
    elif len(came.paragraphs) > MOST_PARAGRAPHS:
        what = t("this document has {count} paragraphs", count=len(came.paragraphs))
        fix = t("no dossier is that long; ask for the document again")
    elif not digests:
        what = t("this is no document that briefgen made")
        fix = t("copy its text by hand, or read it with: briefgen import")
    else:
        return came, digests
    raise InvalidInputError([Problem(Place(file), what, fix)])


def _alike(documents: Iterable[bytes], digests: Mapping[str, str]) -> int:
    """How many paragraphs of a file are those of one of some documents."""
    most = 0
    for content in documents:
        with contextlib.suppress(ValueError):
            known = sent_digests(read_parts(content))
            most = max(most, len(known.items() & digests.items()))
    return most


def _fitting(
    made: Edition, digests: Mapping[str, str], came: Reviewed, *, sure: bool
) -> tuple[str, Reviewed] | None:
    """The document of an edition that was sent; if not `sure`, the one that is most like it.

    The letters to both chambers differ in what has no digest: the address.
    """
    parts = {name: read_parts(content) for name, content in made.documents.items()}
    known = {name: sent_digests(each) for name, each in parts.items()}
    alike = {
        name: len(each.items() & digests.items())
        for name, each in known.items()
        if not sure or each == digests
    }
    most = max(alike.values(), default=0)
    best = {name: reviewed_of(parts[name]) for name, count in alike.items() if count == most > 0}
    words = Counter(each.text for each in came.paragraphs)

    def in_common(name: str) -> int:
        return (words & Counter(each.text for each in best[name].paragraphs)).total()

    name = max(best, key=in_common, default=None)
    return (name, best[name]) if name else None
