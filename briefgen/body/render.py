"""Jinja2 templates → documents: sandboxed, strict about names, escaping what is not Markdown.

They stand by the digest of their source and of Jinja's version. A cache that cannot be read or
written is done without.
"""

import contextlib
import datetime
import json
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.body.filters import FILTERS
from briefgen.body.kinds import Document, Kind, MetaValue, fields
from briefgen.body.markdown_filters import MARKDOWN_FILTERS, to_markdown
from briefgen.body.prose import Numbering
from briefgen.body.views import Pages, View, views
from briefgen.errors import InvalidInputError
from briefgen.files.workspace import Folders, cache_folder, first_of, replace_file
from briefgen.model.dossier import Confidential, Dossier
from briefgen.problem import Place, Problem, Text, t
from briefgen.source.reader import read_source


class TemplateCache(BytecodeCache):
    """Jinja's bytecode in files that are written whole or not at all."""

    def __init__(self) -> None:
        self.folder = cache_folder() / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if the cache holds this very source."""
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError, pickle.UnpicklingError):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        with contextlib.suppress(OSError):
            replace_file(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.jinja"


LANGUAGE = "nl-NL"
NONE: Mapping[str, Pages] = {}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Templates:
    """The templates of a workspace; reading them once serves all dossiers."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.bodies = _environment(folders, to_markdown)
        self.bodies.filters.update(FILTERS | MARKDOWN_FILTERS)
        self.metas = _environment(folders, _json)
        self.metas.filters.update(FILTERS)

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
            stated = self._meta(kind, view)
            filled = {key: value for key, value in stated.items() if value is not None}
            meta = {**filled, **_common(dossier)}
            numbering = Numbering(dossier.house_style)
            body = self._render(self.bodies, f"{kind.name}/body.md.j2", view, numbering)
            body = re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n"
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

    def _meta(self, kind: Kind, view: View) -> dict[str, MetaValue | None]:
        name = f"{kind.name}/meta.yaml.j2"
        text = self._render(self.metas, name, view, None)
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
        except jinja2.TemplateError as error:
            raise InvalidInputError([self._problem(error, name)]) from None

    def _problem(self, error: jinja2.TemplateError, name: str) -> Problem:
        file, line = _template_line(error, self.folders) or (name, getattr(error, "lineno", 0) or 0)
        path = first_of(self.folders, file)
        lines = path.read_text("utf-8").split("\n") if path.is_file() else []
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        place = Place(f"templates/{file}", line, 1 if line else 0, source)
        return Problem(place, _complaint(error), t("correct the template"))


def _environment(folders: Folders, finalize: Callable[[Any], str]) -> jinja2.Environment:
    return ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
        bytecode_cache=TemplateCache(),
    )


def _json(value: Any) -> str:
    if isinstance(value, jinja2.Undefined):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


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


def _template_line(error: BaseException, folders: Folders) -> tuple[str, int] | None:
    """The template and line at which an error came up: the innermost one of the traceback."""
    found = None
    traceback = error.__traceback__
    while traceback:
        path = Path(traceback.tb_frame.f_code.co_filename)
        folder = next((each for each in folders if path.is_relative_to(each)), None)
        if folder and path.suffix == ".j2":
            found = path.relative_to(folder).as_posix(), traceback.tb_lineno
        traceback = traceback.tb_next
    if found is None and isinstance(error, jinja2.TemplateSyntaxError) and error.name:
        return error.name, error.lineno
    return found


def _complaint(error: jinja2.TemplateError) -> Text:
    names = re.findall(r"'([^']+)'", error.message or "")
    if isinstance(error, jinja2.TemplateNotFound):
        return t("there is no template “{name}”", name=error.name)
    if isinstance(error, jinja2.UndefinedError) and names:
        return t("the template asks for “{name}”, which does not exist", name=names[-1])
    if isinstance(error, SecurityError):
        return t("the template does what a template may not do")
    return t("the template cannot be read from here")
