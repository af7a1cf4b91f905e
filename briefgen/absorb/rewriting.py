"""A text of YAML that is between quotes, folded or bare, written anew with other words in it.

There a change of characters alone may say something else: a colon in a bare title, a quotation mark
between quotes, a paragraph more on one line. Such a text gets the form that holds it.
"""

import json
import re
from collections.abc import Sequence

import yaml
from msgspec import Struct

from briefgen.editing.mend import after_edits
from briefgen.texts.case import Edit, Passage

Path = tuple[str | int, ...]
ESCAPED = re.compile("[\u00a0\u00ad\u2011\u202f]")
"""Signs that one does not see: between double quotes an author can tell them from others."""


class _Scalar(Struct, frozen=True):
    """A text in a file: its node, and the column of its key; None if it has no line of its own."""

    node: yaml.ScalarNode
    column: int | None


def rewritten(text: str, changes: Sequence[tuple[Passage, Sequence[Edit]]]) -> str | None:
    """The text of a file with changes in texts that are no block after a `|`, or become empty.

    Args:
        text: the whole text of the file.
        changes: these texts, each with all its changes, which lie apart from each other.
    """
    found = list[tuple[_Scalar, str]]()
    for passage, own in changes:
        scalar = _scalar(yaml.compose(text, yaml.SafeLoader), passage.key)
        after = after_edits(passage, own).rstrip("\n")
        if scalar is None or (scalar.node.style == "|" and after):
            return None
        before = scalar.node.value
        found.append((scalar, after + before[len(before.rstrip("\n")) :] if after else ""))
    for scalar, value in sorted(found, key=lambda each: -each[0].node.start_mark.index):
        start, end = scalar.node.start_mark.index, scalar.node.end_mark.index
        old = text[start:end]
        text = text[:start] + _written(scalar, value) + old[len(old.rstrip()) :] + text[end:]
    return text


def _scalar(node: yaml.Node | None, path: Path) -> _Scalar | None:
    """The text at a path."""
    column = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, each) for key, each in node.value if key.value == step), None)
            block = pair is not None and not node.flow_style
            column = pair[0].start_mark.column if pair and block else None
            node = pair[1] if pair else None
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            column, node = None, dict(enumerate(node.value)).get(step)
        else:
            return None
    return _Scalar(node, column) if isinstance(node, yaml.ScalarNode) else None


def _written(scalar: _Scalar, value: str) -> str:
    """A text in the form that it had as far as that can hold it."""
    style, lines = scalar.node.style, value.rstrip("\n").split("\n")
    ends = value[len(value.rstrip("\n")) :]
    block = scalar.column is not None and len(ends) <= 1 and value.strip() and lines[0][:1] != " "
    if block and (style == ">" or (len(lines) > 1 and style != '"')):
        margin = " " * ((scalar.column or 0) + 2)
        written = (f"{margin}{line}" if line else "" for line in lines)
        return "\n".join(("|" if ends else "|-", *written))
    if style == "'" and len(lines) == 1 and not ends:
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    said = json.dumps(value, ensure_ascii=False)
    return ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", said)
