"""Documents: their kinds, each a folder in `templates/` with a kind.yaml and a body template.

And a document as text: what its Markdown file and its Word file are both made from.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import yaml
from msgspec import Struct

from briefgen.body.filters import day
from briefgen.files.workspace import Folders, first_of, offered, templates_of
from briefgen.markdown.marks import has_contents, without_marks
from briefgen.model.dossier import Dossier
from briefgen.model.government import Ministry
from briefgen.model.reading import read_shape
from briefgen.model.values import Line, Means, Shape
from briefgen.model.workspace import Workspace, load_workspace
from briefgen.problem import InvalidInputError, Place, Problem, choose, t
from briefgen.problem import mark as _
from briefgen.source.document import Source


class KindFile(Shape, frozen=True, kw_only=True):
    """kind.yaml: what a kind of document is made for, and for whom."""

    name: Annotated[
        Line, Means(_("The name of the file; {{chamber}} and {{post}} stand for whom it is made."))
    ]
    per: Annotated[
        Literal["dossier", "letter", "post"],
        Means(_("Made once, for each letter, or for each post that attends.")),
    ]
    audience: Annotated[Literal["public", "internal"], Means(_("Who may read it."))]
    needs: Annotated[
        Literal["agenda", "letter", "nota", "not_public"] | None,
        Means(_("The part of the dossier without which it is not made.")),
    ] = None
    fields: Annotated[
        tuple[Line, ...], Means(_("What the Word file must have a place for, e.g. date."))
    ] = ()
    may_hold: Annotated[
        Line | None,
        Means(_("The kind of document that it holds if the shape of a dossier says so.")),
    ] = None
    cites_pages_of: Annotated[
        Line | None, Means(_("The kind of document whose pages it names."))
    ] = None
    published_as: Annotated[
        Literal["Kamerbrief", "agenda", "beslisnota"] | None,
        Means(_("What its metadata call it; without it none are made.")),
    ] = None


class Kind(Struct, frozen=True):
    """A kind of document: the name of its folder, what kind.yaml says, and its shell."""

    name: str
    file: KindFile
    shell: Path


def load_kinds(templates: Folders) -> tuple[Kind, ...]:
    """All kinds of documents, by name, those that cite the pages of another after that one.

    Raises:
        InvalidInputError: with every mistake in the kind.yaml files.
    """
    problems: list[Problem] = []
    read = tuple(_read(templates, problems))
    kinds = {kind.name: kind for kind, _source in read}
    for kind, source in read:
        problems.extend(_check_cited(kind, source, kinds))
    problems.extend(_of_no_kind(templates[0], kinds))
    if problems:
        raise InvalidInputError(problems)
    return tuple(sorted(kinds.values(), key=lambda kind: kind.file.cites_pages_of is not None))


def read_workspace(root: Path) -> Workspace:
    """What the workspace in a folder says, with what its templates offer."""
    return load_workspace(root, offered(templates_of(root)))


def _read(templates: Folders, problems: list[Problem]) -> Iterator[tuple[Kind, Source]]:
    names = {path.parent.name for folder in templates for path in folder.glob("*/kind.yaml")}
    for name in sorted(names):
        path = first_of(templates, f"{name}/kind.yaml")
        source, file = read_shape(path, f"templates/{name}/kind.yaml", KindFile, problems)
        if file and source:
            yield Kind(name, file, first_of(templates, f"{name}/shell.docx")), source


def _of_no_kind(own: Path, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """The folders with templates that no document is made of: their names may be misspelt."""
    for folder in sorted(path for path in own.glob("[!.]*") if path.name not in kinds):
        if (folder / "kind.yaml").exists():
            continue
        if (folder / "shell.docx").is_file() or any(folder.glob("*.j2")):
            what = t("there is no kind of document “{name}”", name=folder.name)
            yield Problem(Place(f"templates/{folder.name}"), what, choose(folder.name, kinds))


def _check_cited(kind: Kind, source: Source, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """A document is laid out once, so what cites pages cannot be cited itself, in a ring least."""
    name = kind.file.cites_pages_of
    if name is None:
        return
    place = source.place(("cites_pages_of",))
    cited = kinds.get(name)
    if cited is None:
        what = t("there is no kind of document “{name}”", name=name)
        yield Problem(place, what, choose(name, kinds))
    elif cited.file.cites_pages_of or cited.file.per != "dossier":
        what = t("the pages of “{name}” cannot be cited", name=name)
        fix = t("cite a document that cites no pages itself and is made once for a dossier")
        yield Problem(place, what, fix)


POSTCODE = re.compile(r"\b([1-9]\d{3} [A-Z]{2}) (?=[A-Z][A-Za-z])")
"""A Dutch postcode, which two spaces part from its town in an address (NEN 5825)."""
MetaValue = str | datetime.date | list[str]
Fields = Mapping[str, tuple[str, ...]]
"""The lines of each placeholder by its name; none where there is nothing to say."""


class Document(Struct, frozen=True):
    """One document of a dossier.

    `name` is its path below the dossier's folder, without an ending; `kind` the folder of its
    templates; `cited_as` the kind under whose name its pages are cited; `date` the day that it
    carries; `meta` its front matter; `fields` the values for the placeholders of its shell; `body`
    Markdown with marks; `notes` the Markdown of footnote 1, 2, …, in the order of their references.
    """

    name: str
    kind: str
    cited_as: str
    date: datetime.date
    meta: Mapping[str, MetaValue]
    fields: Fields
    body: str
    notes: tuple[str, ...]

    @property
    def lists_pages(self) -> bool:
        """Whether it has a list of contents, and so cites its own pages."""
        return has_contents(self.body)


def to_markdown(document: Document) -> bytes:
    """The bytes of the file: UTF-8, line ends LF."""
    front = yaml.dump(
        dict(document.meta),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    notes = "".join(f"\n[^{number}]: {text}\n" for number, text in enumerate(document.notes, 1))
    return f"---\n{front}---\n\n{without_marks(document.body + notes)}".encode()


def fields(meta: Mapping[str, MetaValue | None], dossier: Dossier) -> Fields:
    """The values of all placeholders that a shell of this document may have.

    What a meta.yaml.j2 says goes before, but it need not know of `your_reference` and `provenance`.
    """
    values = {
        **dict(_letterhead(dossier.council.ministry)),
        "concept": ("CONCEPT",) if dossier.status == "concept" else (),
        "your_reference": (),
        "provenance": (),
        **{key: tuple(_lines(value)) for key, value in meta.items()},
    }
    return {
        name: tuple(POSTCODE.sub(r"\1  ", line) for line in lines) for name, lines in values.items()
    }


def _letterhead(ministry: Ministry) -> Iterator[tuple[str, tuple[str, ...]]]:
    head = ministry.letterhead
    yield "ministry", (f"Ministerie van {ministry.name}",)
    for name, value in (
        ("cluster", head.cluster),
        ("directorate", head.directorate),
        ("unit", head.unit),
        ("website", ministry.website),
        ("return_address", ", ".join(head.postal_address)),
    ):
        yield name, (value,) if value else ()
    yield "visiting_address", head.visiting_address
    yield "postal_address", head.postal_address
    yield "contact", head.contact


def _lines(value: MetaValue | None) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if each is not None:
            yield day(each) if isinstance(each, datetime.date) else each
