"""Jinja2 templates → documents: sandboxed, strict about names, escaping what is not Markdown."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import jinja2

from briefgen.body.kinds import Document, Kind, MetaValue, fields
from briefgen.body.prose import Numbering
from briefgen.body.template_files import UNUSABLE, TemplateFiles
from briefgen.body.views import Pages, View, views
from briefgen.files.workspace import digest
from briefgen.markdown.html import to_html
from briefgen.model.dossier import Confidential, Dossier
from briefgen.problem import InvalidInputError, Place, Problem, t
from briefgen.source.reader import read_source

LANGUAGE = "nl-NL"
SHOWN_ONLY = ("provenance",)
"""What only pages show: a Markdown file has none, so its front matter does not say it."""
MARK = 6
"""How many signs stand for what a document says, by which two copies can be told apart."""
NONE: Mapping[str, Pages] = {}
PAGE = "page.html.j2"
"""The template of every document as a page for browsers."""
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Templates:
    """The templates of a workspace; reading them once serves all dossiers.

    Raises:
        InvalidInputError: if one says what would not be printed.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.files = TemplateFiles(folders)
        if problems := list(self.files.left_out()):
            raise InvalidInputError(problems)

    def documents(
        self,
        kind: Kind,
        dossier: Dossier,
        confidential: Confidential,
        pages: Pages | None = None,
        own: Mapping[str, Pages] = NONE,
    ) -> Iterator[Document]:
        """The documents of a kind that a dossier has.

        `pages` are those of the kind that it cites, `own` those of a document itself by its name.

        Raises:
            InvalidInputError: if a template is wrong.
        """
        for number, (name, seen) in enumerate(views(kind, dossier, confidential)):
            view = {**seen, "pages": own.get(name, pages)}
            numbering = Numbering(dossier.house_style)
            body = self._render(self.files.bodies, f"{kind.name}/body.md.j2", view, numbering)
            body = re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n"
            stated = self._meta(kind, {**view, "mark": digest(body.encode())[:MARK]})
            filled = {
                key: value
                for key, value in stated.items()
                if value is not None and key not in SHOWN_ONLY
            }
            meta = {**filled, **_common(dossier)}
            yield Document(
                name,
                kind.name,
                _cited_as(kind, dossier, number),
                _date(meta, dossier),
                meta,
                fields(stated, dossier),
                body,
                tuple(numbering.texts),
            )

    def page(
        self,
        document: Document,
        dossier: Dossier,
        kind: Kind,
        cited: str | None,
        english: Sequence[str],
    ) -> bytes:
        """A document as a page for browsers; it links to the items of the document `cited`.

        Terms that are `english` are read out so.

        Raises:
            InvalidInputError: if the template is wrong.
        """
        page = to_html(document.body, document.notes, document.name, cited, english)
        view = {
            "document": document,
            "internal": kind.file.audience == "internal",
            "page": page,
            "style": dossier.house_style,
        }
        return self._render(self.files.pages, PAGE, view, None).encode()

    def titles(self, kind: Kind, dossier: Dossier) -> Iterator[tuple[str, str]]:
        """The name and the title of each document of a public kind that a dossier has.

        Raises:
            InvalidInputError: if a template is wrong.
        """
        for name, seen in views(kind, dossier, Confidential()):
            yield name, str(self._meta(kind, {**seen, "pages": None}).get("title") or name)

    def _meta(self, kind: Kind, view: View) -> dict[str, MetaValue | None]:
        name = f"{kind.name}/meta.yaml.j2"
        text = self._render(self.files.metas, name, view, None)
        data = read_source(text.encode(), f"templates/{name}").data
        if not isinstance(data, dict):
            what = t("this template must yield keys with values (“key: value”)")
            raise InvalidInputError(
                [Problem(Place(f"templates/{name}"), what, t("correct the template"))]
            )
        return {key: _meta_value(value) for key, value in data.items()}

    def _render(
        self,
        environment: jinja2.Environment,
        name: str,
        view: View,
        numbering: Numbering | None,
    ) -> str:
        try:
            return environment.get_template(name).render(view, numbering=numbering)
        except UNUSABLE as error:
            raise InvalidInputError([self.files.problem(error, name)]) from None


def _cited_as(kind: Kind, dossier: Dossier, number: int) -> str:
    """The kind for which a document stands: the first letter, for the agenda that it holds."""
    holds = kind.file.may_hold if dossier.shape.in_letter and number == 0 else None
    return holds or kind.name


def _common(dossier: Dossier) -> dict[str, MetaValue]:
    ministry = dossier.council.ministry
    return {
        "author": ministry.letterhead.directorate or f"Ministerie van {ministry.name}",
        "lang": LANGUAGE,
        "status": dossier.status,
    }


def _date(meta: Mapping[str, MetaValue], dossier: Dossier) -> datetime.date:
    """The day of the document, or of the first letter that it goes with, or of the meeting."""
    date = meta.get("date")
    if isinstance(date, datetime.date):
        return date
    return dossier.letters[0].date if dossier.letters else dossier.meeting.dates[0]


def _meta_value(value: object) -> MetaValue | None:
    if value is None:
        return None
    if isinstance(value, list):
        return [str(each) for each in value]
    text = str(value)
    return datetime.date.fromisoformat(text) if ISO_DAY.fullmatch(text) else text
