"""What the steps of a build share: the kinds of documents, the templates, what was asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from briefgen.body.kinds import Kind, load_kinds, to_markdown
from briefgen.body.prose import check
from briefgen.body.render import Templates
from briefgen.build.gate import errors_of
from briefgen.build.pagination import Made, Pagination
from briefgen.build.record import LastBuild, inputs_digest, keep, outputs, tools_digest
from briefgen.build.request import Built, Request
from briefgen.build.word_file import check_names, document_names, word_file
from briefgen.build.writing import write_folders
from briefgen.errors import ErrorsFoundError, InvalidInputError
from briefgen.files.output import digest
from briefgen.files.workspace import openings, templates_of
from briefgen.layout.page_map import FILE, PageMap, doubt, to_yaml
from briefgen.layout.session import Session
from briefgen.model.dossier import Confidential, Dossier
from briefgen.model.load import Files, load_dossier
from briefgen.model.workspace import Workspace, load_workspace
from briefgen.problem import Place, Problem, Text, each_once, t

Value = TypeVar("Value")
NOT_LAID = t("they were not laid out")
Maps = Mapping[str, PageMap | None]
"""The page map of each kind that is cited; None where its pages cannot be known."""


@dataclass(frozen=True)
class Ready:
    """A dossier that was read without problems; `inputs` stands for the files it was read from."""

    dossier: Dossier
    confidential: Confidential
    warnings: tuple[Problem, ...]
    inputs: str
    files: Files

    @property
    def definitive(self) -> bool:
        """Whether it is meant to be sent as it is."""
        return self.dossier.status == "definitief"

    def with_errors(self, errors: tuple[Problem, ...]) -> "Ready":
        """What is built of it in spite of errors: a concept."""
        concept = replace(self.dossier, status="concept")
        return replace(self, dossier=concept, warnings=(*self.warnings, *errors))


class Workshop:
    """Takes dossiers through the steps of a build; `failed` is what became of broken ones."""

    def __init__(
        self,
        request: Request,
        kinds: Sequence[Kind],
        templates: Templates,
        workspace: Workspace,
        session: Session | None = None,
    ) -> None:
        check_names(request.only, kinds, workspace)
        self.request, self.kinds, self.templates = request, kinds, templates
        self.workspace, self.tools = workspace, tools_digest(request)
        self.pagination = Pagination(session, self.tools)
        self.failed: dict[Path, Built] = {}

    def each(self, dossiers: Iterable[Path], step: Callable[[Path], Value]) -> dict[Path, Value]:
        """Take dossiers through a step; those in which it finds problems go no further."""
        results = {}
        for dossier in dossiers:
            try:
                results[dossier] = step(dossier)
            except InvalidInputError as error:
                held = isinstance(error, ErrorsFoundError)
                self.failed[dossier] = Built(dossier.name, problems=error.problems, held=held)
        return results

    def load(self, dossier: Path) -> Ready:
        """Read a dossier and check its texts."""
        inputs = inputs_digest(self.request, dossier, self.tools)
        loaded = load_dossier(self.workspace, dossier)
        problems = [*loaded.problems, *(each for texts in loaded.texts for each in check(texts))]
        if loaded.dossier is None or loaded.files is None or problems:
            raise InvalidInputError(_in_order(each_once([*problems, *loaded.warnings])))
        ready = Ready(loaded.dossier, loaded.confidential, loaded.warnings, inputs, loaded.files)
        errors = errors_of(loaded.dossier, loaded.files) if ready.definitive else ()
        if errors and not self.request.force:
            raise ErrorsFoundError(errors)
        return ready.with_errors(errors) if errors else ready

    def make(self, dossier: Path, ready: Ready) -> tuple[Made, ...]:
        """Make the documents that cite no pages: those asked for, and those that are cited."""
        kinds = (kind for kind in self.kinds if kind.file.cites_pages_of is None)
        return tuple(made for kind in kinds for made in self._make(dossier, ready, kind, None))

    def make_citing(self, dossier: Path, ready: Ready, maps: Maps) -> tuple[Made, ...]:
        """Make the documents that cite the pages of others."""
        return tuple(
            made
            for kind in self.kinds
            if kind.file.cites_pages_of
            for made in self._make(dossier, ready, kind, maps.get(kind.file.cites_pages_of))
        )

    def _make(
        self, dossier: Path, ready: Ready, kind: Kind, pages: PageMap | None
    ) -> Iterator[Made]:
        cited = kind.folder.name in self.cited()
        spans = pages.spans() if pages else None
        word = cited or {"docx", "pdf"} & set(self.request.formats)
        for document in self.templates.documents(kind, ready.dossier, ready.confidential, spans):
            if cited or self._asked(document.name, document.kind):
                content = word_file(document, kind, ready.dossier) if word else b""
                yield Made(self.request.out / dossier.name, document, content)

    def to_lay_out(self, made: Mapping[Path, tuple[Made, ...]]) -> Iterator[Made]:
        """What needs a PDF, or pages that others cite and that are not known already."""
        for each in (each for documents in made.values() for each in documents):
            if self._needs_pdf(each) or self._needs_pages(each):
                yield each

    def _needs_pdf(self, made: Made) -> bool:
        return "pdf" in self.request.formats and self._asked(made.document.name, made.document.kind)

    def _needs_pages(self, made: Made) -> bool:
        return made.document.kind in self.cited() and not self.pagination.known(made)

    def page_maps(self, made: Iterable[Made]) -> Maps:
        """The page maps of the documents that others cite."""
        cited = self.cited()
        return {
            each.document.kind: self.pagination.pages_of(each)
            for each in made
            if each.document.kind in cited
        }

    def write(self, dossier: Path, ready: Ready, made: Sequence[Made], maps: Maps) -> Built:
        """Write the files of a dossier; after a whole build, what it no longer has is removed."""
        out = self.request.out / dossier.name
        failures = self.pagination.problems(out)
        warnings = (*ready.warnings, *self._warnings(made, maps))
        built = write_folders(self.request, out, self._files(made, maps))
        built = replace(built, failures=failures, warnings=warnings)
        inputs = "" if failures or built.kept or built.left else ready.inputs
        self._remember(out, replace(ready, inputs=inputs), made, built)
        return built

    def _remember(self, out: Path, ready: Ready, made: Sequence[Made], built: Built) -> None:
        """Record a build; what was laid out before stays known after a build of a part."""
        files = outputs(out, (*built.written, *built.unchanged))
        before = self.pagination.before(out)
        last = LastBuild(
            ready.inputs,
            self.tools,
            tuple(files),
            {**(before.outputs if before else {}), **files},
            {**(before.laid if before else {}), **self.pagination.laid(made)},
            self._pictures(ready),
            built.warnings,
        )
        keep(out, last)

    def _files(self, made: Iterable[Made], maps: Maps) -> dict[str, dict[str, bytes]]:
        """The content of each file, by its folder below that of the dossier and its name."""
        files: dict[str, dict[str, bytes]] = {}
        for each in made:
            folder, _, name = each.document.name.rpartition("/")
            if self._asked(each.document.name, each.document.kind):
                for ending, content in self._formats(each):
                    files.setdefault(folder, {})[f"{name}.{ending}"] = content
        for map_ in maps.values():
            if map_:
                files.setdefault("", {})[FILE] = to_yaml(map_)
        return files

    def _formats(self, made: Made) -> Iterator[tuple[str, bytes]]:
        formats = self.request.formats
        if "md" in formats:
            yield "md", to_markdown(made.document)
        if "docx" in formats:
            yield "docx", made.docx
        if "pdf" in formats and (content := self.pagination.pdfs.get(made.pdf)):
            yield "pdf", content

    def _warnings(self, made: Iterable[Made], maps: Maps) -> Iterator[Problem]:
        there = {each.document.kind for each in made}
        citing = {
            kind.folder.name: kind.file.cites_pages_of
            for kind in self.kinds
            if kind.folder.name in there and kind.file.cites_pages_of
        }
        for kind, name in citing.items():
            map_ = maps.get(name)
            if map_ is None:
                what = t("the pages of {cited} are not known: {why}", cited=name, why=self._why())
                fix = t("the numbers of items stand here instead; build again with LibreOffice")
                yield Problem(Place(kind), what, fix)
            elif problem := doubt(map_, Place(kind)):
                yield problem

    def _why(self) -> Text:
        failure, engine = self.pagination.failure, self.request.engine
        return failure.what if failure else engine if isinstance(engine, Text) else NOT_LAID

    @staticmethod
    def _pictures(ready: Ready) -> dict[str, str]:
        logo = ready.dossier.council.ministry.letterhead.logo
        return {str(logo): digest(logo.read_bytes())} if logo else {}

    def cited(self) -> set[str]:
        """The kinds whose pages are cited by what was asked for."""
        return {
            kind.file.cites_pages_of
            for kind in self.kinds
            if kind.file.cites_pages_of and self._may_be_asked(kind)
        }

    def _may_be_asked(self, kind: Kind) -> bool:
        possible = {kind.folder.name, *document_names(kind, self.workspace)}
        return not self.request.only or bool(possible & set(self.request.only))

    def _asked(self, name: str, kind: str) -> bool:
        return not self.request.only or bool({name, kind} & set(self.request.only))


def open_workshop(request: Request, session: Session | None = None) -> Workshop:
    """The workshop for a request; without a session nothing is laid out.

    Raises:
        InvalidInputError: if the kinds of documents cannot be read.
        UsageError: if `only` names a document that cannot exist.
    """
    folder = templates_of(request.root)
    workspace = load_workspace(request.root, openings(folder))
    return Workshop(request, load_kinds(folder), Templates(folder), workspace, session)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file and line, so that each file is mended from top to bottom."""
    return sorted(problems, key=lambda each: (each.place.file, each.place.line, each.place.column))
