"""YAML 1.2 by a strict reading of PyYAML's C composer.

Plain scalars are text, save `true`/`false` and `null`/`~`/nothing (YAML 1.2.2, section 10.3,
less the numbers: a model that wants a date or a number reads it from the text, so that `NO`,
`12:30`, `0755` and `1.10` stay what the author wrote). Refused: duplicate keys, tags, merge keys,
a second document, characters that XML 1.0 cannot hold, and aliases that unfold without end.
"""

import re

import yaml
from yaml._yaml import CParser
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from briefgen.errors import InvalidInputError
from briefgen.problem import Place, Problem, t
from briefgen.source.document import Path, Source, Span
from briefgen.source.yaml_errors import explain

MAX_NODES = 100_000
MAX_DEPTH = 60
MAX_BYTES = 8_000_000
PLAIN = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What neither Word (XML 1.0, section 2.2) nor a reader of Markdown can hold or show."""


class _Composer(CParser, Composer, BaseResolver):
    """libyaml's parser without the resolver of YAML 1.1."""

    def __init__(self, stream: str) -> None:
        CParser.__init__(self, stream)
        BaseResolver.__init__(self)


def read_source(content: bytes, file: str) -> Source:
    """Read one YAML file.

    Args:
        content: the bytes of the file; UTF-8, with or without a BOM, any line ends.
        file: its name as shown to the user.

    Raises:
        InvalidInputError: with every problem found in the file.
    """
    text = _decode(content, file)
    source = Source(file, tuple(text.split("\n")))
    _refuse_control_characters(source)
    try:
        node = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        raise InvalidInputError([explain(error, source)]) from None
    return _Converter(source).convert(node)


def _decode(content: bytes, file: str) -> str:
    if len(content) > MAX_BYTES:
        what = t("the file is larger than {size} MB", size=MAX_BYTES // 1_000_000)
        fix = t("split it, or remove what does not belong in it")
        raise InvalidInputError([Problem(Place(file), what, fix)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        shown = content.splitlines()[line].decode("utf-8", "replace")
        what = t("the file is not saved as UTF-8")
        fix = t("save it with the encoding UTF-8 (in VS Code: the encoding at the lower right)")
        place = Place(file, line + 1, column + 1, shown)
        raise InvalidInputError([Problem(place, what, fix)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_control_characters(source: Source) -> None:
    problems = [
        _control_character(source.at(number, found.start()), found.group())
        for number, line in enumerate(source.lines)
        if (found := NOT_TEXT.search(line))
    ]
    if problems:
        raise InvalidInputError(problems)


def _control_character(place: Place, character: str) -> Problem:
    return Problem(
        place,
        t("an invisible control character (U+{code}) stands here", code=f"{ord(character):04X}"),
        t("remove it and type the text anew; it often comes along with text copied from a PDF"),
    )


class _Converter:
    """Turns composed nodes into data and positions, gathering every problem on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def convert(self, node: yaml.Node | None) -> Source:
        data = self.value(node, ()) if node is not None else None
        if self.problems:
            raise InvalidInputError(self.problems)
        return Source(self.source.file, self.source.lines, data, self.values, self.keys)

    def value(self, node: yaml.Node, path: Path) -> object:
        self.nodes += 1
        if self.nodes > MAX_NODES or len(path) > MAX_DEPTH:
            what = t("the data is nested or repeated too often")
            raise InvalidInputError(
                [Problem(self.where(node), what, t("write it out, without & and *"))]
            )
        self.values[path] = self.span(node)
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag[18:] not in (
            "str",
            "seq",
            "map",
        ):
            what = t(
                "“{tag}” is not allowed here", tag=node.tag.replace("tag:yaml.org,2002:", "!!")
            )
            self.problem(node, what, t("remove the word with the exclamation mark"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return self.scalar(node.value, node)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        data: dict[str, object] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problem(
                    key,
                    t("a key must be one word"),
                    t("put quotes around text that starts with [ or {{"),
                )
                continue
            name = key.value
            if name in data:
                first = self.keys[(*path, name)].line + 1
                self.problem(
                    key,
                    t(
                        "“{key}” stands here twice (the first is on line {line})",
                        key=name,
                        line=first,
                    ),
                    t("keep one of the two"),
                )
                continue
            if name == "<<" and not key.style:
                self.problem(key, t("“<<” is not supported"), t("write the keys out"))
                continue
            self.keys[(*path, name)] = self.span(key)
            data[name] = self.value(child, (*path, name))
        return data

    def scalar(self, value: str, node: yaml.Node) -> object:
        if not getattr(node, "style", None) and value in PLAIN:
            return PLAIN[value]
        if found := NOT_TEXT.search(value):
            self.problems.append(_control_character(self.where(node), found.group()))
        return value

    def problem(self, node: yaml.Node, what: object, fix: object) -> None:
        self.problems.append(Problem(self.where(node), what, fix))  # type: ignore[arg-type]

    def where(self, node: yaml.Node) -> Place:
        return self.source.at(node.start_mark.line, node.start_mark.column)

    def span(self, node: yaml.Node) -> Span:
        line, column = node.start_mark.line, node.start_mark.column
        if getattr(node, "style", None) == "|":
            return Span(line, column, literal=True, indent=self.block_indent(line, node))
        quoted = getattr(node, "style", None) in ("'", '"')
        return Span(line, column + 1 if quoted else column)

    def block_indent(self, line: int, node: yaml.Node) -> int:
        first = next((text for text in node.value.split("\n") if text.strip()), "").lstrip(" ")
        for text in self.source.lines[line + 1 :]:
            if text.strip():
                return len(text) - len(text.lstrip(" ")) if first else 0
        return 0
