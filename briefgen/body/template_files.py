"""The files of templates: one of the workspace goes before that of briefgen, and may extend it.

Below `briefgen/` stand those of briefgen alone, so that a workspace says one block otherwise and
not the whole. They stand by the digest of their source and of Jinja's version. A cache that cannot
be read or written is done without.
"""

import contextlib
import datetime
import json
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.body.filters import FILTERS
from briefgen.body.markdown_filters import MARKDOWN_FILTERS, Markdown, to_markdown
from briefgen.files.workspace import Folders, below, cache_folder, first_of, replace_file
from briefgen.problem import Place, Problem, Text, choose, nearest, t

BENEATH = "briefgen/"
"""Before its name, it says that a template of briefgen is meant, and not of the workspace."""
UNUSABLE = (jinja2.TemplateError, RecursionError, UnicodeDecodeError)
"""What a template that is wrong raises."""
PRINTS_NOTHING = (nodes.Block, nodes.Extends, nodes.Assign, nodes.AssignBlock, nodes.Macro)


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


class BlockContext(Context):
    """Prints what `super()` gives as it is: the block beneath escaped it already."""

    def super(self, name: str, current: Callable[[Context], Iterator[str]]) -> Any:
        """The block beneath, to be called."""
        block = super().super(name, current)
        return (lambda: Markdown(block())) if isinstance(block, BlockReference) else block


class TemplateFiles:
    """The templates of a workspace over those of briefgen, and what is wrong in them."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.bodies = _environment(folders, to_markdown)
        self.bodies.filters.update(FILTERS | MARKDOWN_FILTERS)
        self.metas = _environment(folders, _json)
        self.metas.filters.update(FILTERS)
        self.pages = _environment(folders, None)

    def problem(self, error: Exception, name: str) -> Problem:
        """What went wrong in the template of that name, or in one that it calls for."""
        file, line = _template_line(error, self.folders) or (name, getattr(error, "lineno", 0) or 0)
        if isinstance(error, jinja2.TemplateNotFound):
            return self._missing(file, line, str(error.name))
        if isinstance(error, RecursionError):
            return self._ring(file, line)
        return self._at(file, line, _complaint(error), t("correct the template"))

    def left_out(self) -> Iterator[Problem]:
        """What Jinja would leave out silently of templates of the workspace that extend one."""
        for folder in self.folders[:-1]:
            for path in sorted(folder.rglob("*.j2")):
                name = below(folder, path)
                try:
                    if b"extends" in path.read_bytes():
                        yield from self._in_vain(name)
                except UNUSABLE as error:
                    yield self.problem(error, name)

    def _in_vain(self, name: str) -> Iterator[Problem]:
        template = self._parsed(name)
        extended, line = _extended(template)
        blocks, seen = set[str](), [name]
        while extended:
            if extended not in self.bodies.list_templates():
                yield self._missing(name, line, extended)
                return
            if extended in seen:
                yield self._ring(name, line)
                return
            seen.append(extended)
            above = self._parsed(extended)
            blocks |= {block.name for block in above.find_all(nodes.Block)}
            extended, _line = _extended(above)
        if len(seen) > 1:
            yield from self._beside(name, template.body, blocks)

    def _beside(self, name: str, body: list[nodes.Node], blocks: set[str]) -> Iterator[Problem]:
        for node in body:
            if isinstance(node, nodes.Block) and node.name not in blocks:
                what = t("the template that this one extends has no block “{name}”", name=node.name)
                yield self._at(name, node.lineno, what, choose(node.name, blocks))
            elif not isinstance(node, PRINTS_NOTHING) and (line := _first_line(node)):
                what = t("this stands in no block, and would not be printed")
                fix = t("put it in one of the blocks: {names}", names=", ".join(sorted(blocks)))
                yield self._at(name, line, what, fix)

    def _parsed(self, name: str) -> nodes.Template:
        assert self.bodies.loader  # noqa: S101 - set below
        source, file, _fresh = self.bodies.loader.get_source(self.bodies, name)
        return self.bodies.parse(source, name, file)

    def _missing(self, name: str, line: int, asked: str) -> Problem:
        names = self.bodies.list_templates()
        fix = choose(asked, names) if nearest(asked, names) else t("correct the template")
        return self._at(name, line, t("there is no template “{name}”", name=asked), fix)

    def _ring(self, name: str, line: int) -> Problem:
        own = name.removeprefix(BENEATH)
        fix = t("for the template of briefgen beneath it, write “{name}”", name=BENEATH + own)
        return self._at(name, line, t("this template asks for itself"), fix)

    def _at(self, name: str, line: int, what: Text, fix: Text) -> Problem:
        own = name.removeprefix(BENEATH)
        path = first_of(self.folders if own == name else self.folders[-1:], own)
        lines = path.read_text("utf-8", "replace").split("\n") if path.is_file() else []
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        shown = f"templates/{name}" if own == name else name
        return Problem(Place(shown, line, 1 if line else 0, source), what, fix)


def _environment(folders: Folders, finalize: Callable[[Any], str] | None) -> jinja2.Environment:
    """What reads templates: `finalize` escapes what they print; if none is given, Jinja as HTML."""
    beneath = jinja2.PrefixLoader({BENEATH[:-1]: jinja2.FileSystemLoader(folders[-1:])})
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([beneath, jinja2.FileSystemLoader(folders)]),
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=finalize is None,
        auto_reload=False,
        bytecode_cache=TemplateCache(),
    )
    if finalize:
        environment.context_class = BlockContext
    return environment


def _json(value: Any) -> str:
    if isinstance(value, jinja2.Undefined):
        return str(value)
    if isinstance(value, Markdown):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def _extended(template: nodes.Template) -> tuple[str | None, int]:
    """The name of the template that one extends, if it says so by name, and in which line."""
    for node in template.body:
        if isinstance(node, nodes.Extends) and isinstance(node.template, nodes.Const):
            return str(node.template.value), node.lineno
    return None, 0


def _first_line(node: nodes.Node) -> int:
    """The first line in which a node prints something; none for blank lines."""
    for each in node.nodes if isinstance(node, nodes.Output) else [node]:
        if not isinstance(each, nodes.TemplateData):
            return each.lineno
        if each.data.strip():
            before = each.data[: len(each.data) - len(each.data.lstrip())]
            return each.lineno + before.count("\n")
    return 0


def _template_line(error: BaseException, folders: Folders) -> tuple[str, int] | None:
    """The template and line at which an error came up: the innermost one of the traceback."""
    found = None
    traceback = error.__traceback__
    while traceback:
        path = Path(traceback.tb_frame.f_code.co_filename)
        folder = next((each for each in folders if path.is_relative_to(each)), None)
        if folder and path.suffix == ".j2":
            prefix = "" if folder == folders[0] else BENEATH
            found = prefix + below(folder, path), traceback.tb_lineno
        traceback = traceback.tb_next
    if found is None and isinstance(error, jinja2.TemplateSyntaxError) and error.name:
        return error.name, error.lineno
    return found


def _complaint(error: Exception) -> Text:
    names = re.findall(r"'([^']+)'", str(error))
    if isinstance(error, jinja2.UndefinedError) and names:
        return t("the template asks for “{name}”, which does not exist", name=names[-1])
    if isinstance(error, SecurityError):
        return t("the template does what a template may not do")
    return t("the template cannot be read from here")
