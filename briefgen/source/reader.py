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

from briefgen.problem import InvalidInputError, Place, Problem, Text, t
from briefgen.source.document import BACKSLASH, NESTED, STAR, Path, Source, Span, explain
from briefgen.source.remedies import APOSTROPHE, LOST_APOSTROPHE, UNEVEN, indent_of

MAX_NODES = 100_000
MAX_DEPTH = 60
MAX_BYTES = 600_000
PLAIN = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""What Word cannot hold (XML 1.0, section 2.2), and what no reader sees."""

CONFLICT, CONFLICT_SIGNS = re.compile(r"(<{7}|>{7})( |$)"), ("<" * 7, ">" * 7)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OTHERS = (
    (b"PK\x03\x04", "Word"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "Word"),
    (b"%PDF", "PDF"),
)
"""How files start that are no text, whatever their name ends in."""


YAML = "tag:yaml.org,2002:"
TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: f"{YAML}str",
    yaml.SequenceNode: f"{YAML}seq",
    yaml.MappingNode: f"{YAML}map",
}


class _Composer(CParser, Composer, BaseResolver):
    """libyaml's parser without the resolver of YAML 1.1."""

    def __init__(self, stream: str) -> None:
        CParser.__init__(self, stream)
        BaseResolver.__init__(self)

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        """The tag of what has none: that of its kind, whatever it says."""
        return TAGS[kind]


def read_source(content: bytes, file: str) -> Source:
    """Read one YAML file.

    Args:
        content: the bytes of the file; UTF-8, with or without a BOM, any line ends.
        file: its name as shown to the user.

    Raises:
        InvalidInputError: with every problem found in the file.
    """
    text = decoded(content, file)
    source = Source(file, tuple(text.split("\n")))
    if NOT_TEXT.search(text) or any(sign in text for sign in CONFLICT_SIGNS):
        _refuse_what_no_parser_explains(source)
    try:
        node = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        raise InvalidInputError([explain(error, source)]) from None
    return _Converter(source).convert(node)


def decoded(content: bytes, file: str) -> str:
    """The words of a file, with line feeds for line ends.

    Raises:
        InvalidInputError: if it is no text in UTF-8, or larger than any text of a dossier.
    """
    if kind := next((kind for start, kind in OTHERS if content.startswith(start)), None):
        what = t("this is no text but a file of {kind}", kind=kind)
        fix = t("give it the ending of its kind, or save its text as plain text in UTF-8")
        raise InvalidInputError([Problem(Place(file, 1, 1), what, fix)])
    if len(content) > MAX_BYTES:
        what = t("the file is larger than {size} kB", size=MAX_BYTES // 1000)
        fix = t("split it, or remove what does not belong in it")
        raise InvalidInputError([Problem(Place(file), what, fix)])
    wide = content.startswith(UTF_16) or content[1:2] == b"\0" or content[:1] == b"\0"
    try:
        text = content.decode("utf-8-sig") if not wide else ""
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        shown = content.split(b"\n")[line].decode("utf-8", "replace")
        raise InvalidInputError(
            [_not_utf_8(Place.within(file, line + 1, column + 1, shown))]
        ) from None
    if wide:
        raise InvalidInputError([_not_utf_8(Place(file, 1, 1))])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf_8(place: Place) -> Problem:
    what = t("the file is not saved as UTF-8")
    fix = t("save it with the encoding UTF-8 (in VS Code: the encoding at the lower right)")
    return Problem(place, what, fix)


def _refuse_what_no_parser_explains(source: Source) -> None:
    problems = []
    for number, line in enumerate(source.lines):
        if found := NOT_TEXT.search(line):
            problems.append(invisible(source.at(number, found.start()), found.group()))
        elif CONFLICT.match(line):
            what = t("here git left a conflict between two versions")
            fix = t("choose one version and remove the lines with <<<<<<<, ======= and >>>>>>>")
            problems.append(Problem(source.at(number, 0), what, fix))
    if problems:
        raise InvalidInputError(problems)


def invisible(place: Place, character: str) -> Problem:
    """What is wrong with a character that nobody sees."""
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
        self.anchors: dict[int, yaml.Node] = {}
        self.aliased: set[int] = set()

    def convert(self, node: yaml.Node | None) -> Source:
        data = self.value(node, ()) if node is not None else None
        for id_ in self.anchors.keys() - self.aliased:
            self.problem(self.anchors[id_], *STAR)
        if self.problems:
            raise InvalidInputError(self.problems)
        return Source(self.source.file, self.source.lines, data, self.values, self.keys)

    def value(self, node: yaml.Node, path: Path) -> object:
        self.nodes += 1
        if self.nodes > MAX_NODES or len(path) > MAX_DEPTH:
            raise InvalidInputError([Problem(self.where(node), *NESTED)])
        self.values[path] = self.span(node)
        if self.source.lines[node.start_mark.line].startswith("&", node.start_mark.column):
            if id(node) in self.anchors:
                self.aliased.add(id(node))
            self.anchors[id(node)] = node
        if node.tag not in TAGS.values():
            what = t("“{tag}” is not allowed here", tag=node.tag.replace(YAML, "!!"))
            self.problem(node, what, t("remove the word with the exclamation mark"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        if path and isinstance(path[-1], int) and not getattr(node, "style", None):
            self.refuse_dashes_within(node)
        return self.scalar(node.value, node)

    def refuse_dashes_within(self, node: yaml.Node) -> None:
        """A dash to the right of those of its list is taken for text of the element above it."""
        for number in range(node.start_mark.line + 1, self.span(node).end + 1):
            text = self.source.lines[number]
            if text.lstrip(" ").startswith("-"):
                place = self.source.at(number, indent_of(text))
                self.problems.append(Problem(place, *UNEVEN))

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
                what = t(
                    "“{key}” stands here twice (the first is on line {line})", key=name, line=first
                )
                self.problem(key, what, t("keep one of the two"))
                continue
            if name == "<<" and not key.style:
                self.problem(key, t("“<<” is not supported"), t("write the keys out"))
                continue
            if found := NOT_TEXT.search(name):
                self.problems.append(invisible(self.where(key), found.group()))
            self.keys[(*path, name)] = self.span(key)
            data[name] = self.value(child, (*path, name))
        return data

    def scalar(self, value: str, node: yaml.Node) -> object:
        if not getattr(node, "style", None) and value in PLAIN:
            return PLAIN[value]
        if NOT_TEXT.search(value):
            self.problem(node, *BACKSLASH)
        if getattr(node, "style", None) == "'" and LOST_APOSTROPHE.match(value):
            self.problem(node, *APOSTROPHE)
        return value

    def problem(self, node: yaml.Node, what: Text, fix: Text) -> None:
        self.problems.append(Problem(self.where(node), what, fix))

    def where(self, node: yaml.Node) -> Place:
        return self.source.at(node.start_mark.line, node.start_mark.column)

    def span(self, node: yaml.Node) -> Span:
        line, column = node.start_mark.line, node.start_mark.column
        style = getattr(node, "style", None)
        end = node.end_mark.line - (node.end_mark.column == 0 and node.end_mark.line > line)
        if style == "|":
            return Span(line, column, end, literal=True, indent=self.block_indent(line, node.value))
        return Span(line, column + 1 if style in ("'", '"') else column, end)

    def block_indent(self, line: int, value: str) -> int:
        """The spaces before the text of a block: those of its first line that it does not keep."""
        kept = next((text for text in value.split("\n") if text.strip()), "")
        for text in self.source.lines[line + 1 :]:
            if text.strip():
                return indent_of(text) - indent_of(kept) if kept else 0
        return 0
