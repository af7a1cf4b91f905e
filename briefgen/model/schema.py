"""JSON Schemas of the YAML files, for editors: completion, and the meaning of a key on hover."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, asdict

from briefgen.model.fitting import is_shape, keys_of, members, models_in, root_of, unmarked
from briefgen.model.shapes import DossierFile
from briefgen.model.shared_files import CouncilsFile, GovernmentFile
from briefgen.model.stated import shape_of
from briefgen.model.subjects import AnnexFile, ItemFile, TopicFile
from briefgen.model.terms import TermsFile
from briefgen.model.values import GATHERED, Filled, Means, Offered, Shape, Whole
from briefgen.model.workspace import Workspace
from briefgen.problem import Say, Text

FILES: Mapping[str, type[Shape]] = {
    "dossier.json": DossierFile,
    "item.json": ItemFile,
    "annex.json": AnnexFile,
    "topic.json": TopicFile,
    "government.json": GovernmentFile,
    "councils.json": CouncilsFile,
    "terms.json": TermsFile,
}


DIFFERS = ("GovernmentFile", "MinistryShape", "PostShape", "ChamberShape", "CouncilShape")
"""What says only what differs from what briefgen knows, so that an editor misses no key."""

AWAY: Mapping[str, Any] = {"enum": [False, None]}
"""What takes away what lies beneath, or leaves it as it is."""


def schemas(workspace: Workspace, say: Say) -> dict[str, bytes]:
    """The content of each schema by its file name.

    The posts, formations, chambers and fixed heads of the workspace are what an editor offers.
    """
    made = {}
    for name, model in FILES.items():
        text = json.dumps(_schema(model, workspace, say), indent=2, ensure_ascii=False)
        made[name] = f"{text}\n".encode()
    return made


def _schema(model: type[Shape], workspace: Workspace, say: Say) -> dict[str, Any]:
    definitions = {each.__name__: _keys(each) for each in sorted(_within(model), key=_name)}
    schema = _value(root_of(model)) if issubclass(model, Whole) else _keys(model)
    schema = {"$defs": definitions, **schema}
    for name, shape in ((model.__name__, schema), *definitions.items()):
        if name in DIFFERS:
            shape.pop("required", None)
        if "meeting" in shape.get("properties", {}):
            shape["required"].remove("place")
        for key in shape.get("properties", {}).values():
            if "description" in key:
                key["description"] = say(Text(key["description"]))
    for node, names in _entries(schema, workspace):
        ((pattern, entry),) = node["patternProperties"].items()
        either = {"anyOf": [entry, AWAY]}
        node["patternProperties"] = {pattern: either}
        node["properties"] = {id_: {**either, "description": f"{names[id_]}."} for id_ in names}
    if words := schema.get("properties", {}).get("abbreviations"):
        words["additionalProperties"] = {"anyOf": [words["additionalProperties"], AWAY]}
    if "LetterShape" in definitions:
        keys = definitions["LetterShape"]["properties"]
        chamber = keys.pop(GATHERED)
        for id_ in workspace.chambers:
            keys[id_.replace("-", "_")] = {
                "$ref": chamber["additionalProperties"]["$ref"],
                "description": chamber["description"],
            }
    _offer_heads({model.__name__: schema, **definitions}, workspace)
    known = {
        "post": sorted(workspace.posts),
        "council": sorted(workspace.councils),
        "chamber": list(workspace.chamber_keys()),
        "introduction": [*sorted(workspace.offered["introductions"]), "none"],
    }
    with_names = json.loads(json.dumps(schema), object_hook=lambda node: _offered(node, known))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **with_names}


def _name(shape: type[Shape]) -> str:
    return shape.__name__


def _within(model: type[Shape]) -> set[type[Shape]]:
    """The shapes that stand somewhere in a value of a shape."""
    inner = {each for key in keys_of(model).values() for each in models_in(key.type)}
    return inner.union(*map(_within, inner))


def _keys(model: type[Shape]) -> dict[str, Any]:
    keys = keys_of(model)
    needed = [name for name, each in keys.items() if each.required]
    return {
        "additionalProperties": False,
        "properties": {name: _key(each) for name, each in keys.items()},
        **({"required": needed} if needed else {}),
        "type": "object",
    }


def _key(key: FieldInfo) -> dict[str, Any]:
    said = _value(key.type)
    for mark in unmarked(key.type)[1]:
        if isinstance(mark, Means):
            said["description"] = mark.description
    if key.default is not NODEFAULT:
        usual = key.default
        said["default"] = asdict(usual) if isinstance(usual, Shape) else usual
    return dict(sorted(said.items()))


def _value(annotation: Any) -> dict[str, Any]:
    kind, marks = unmarked(annotation)
    offered = [each.schema for each in marks if isinstance(each, Offered)]
    schema = dict(offered[-1]) if offered else _of_kind(kind)
    if Filled() in marks:
        schema["minItems" if schema["type"] == "array" else "minProperties"] = 1
    return dict(sorted(schema.items()))


def _of_kind(kind: Any) -> dict[str, Any]:
    """What a value of a type without marks may be."""
    if is_shape(kind):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    arguments = get_args(kind)
    match get_origin(kind):
        case None:
            return {"type": "boolean" if kind is bool else "string"}
        case origin if origin is tuple:
            return {"type": "array", "items": _value(arguments[0])}
        case origin if origin is dict:
            return {"type": "object", **_names(*map(_value, arguments))}
        case origin if origin is Literal:
            return {"type": "string", "enum": list(arguments)}
    schemas = [_value(each) for each in members(kind)]
    return {"oneOf": schemas} if len(schemas) > 1 else {"anyOf": [*schemas, {"type": "null"}]}


def _names(name: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """What names may stand in a mapping, and what below each."""
    if "pattern" in name:
        return {"patternProperties": {name["pattern"]: value}}
    bound = {key: said for key, said in name.items() if key != "type"}
    return {"additionalProperties": value, **({"propertyNames": bound} if bound else {})}


def _entries(
    schema: dict[str, Any], workspace: Workspace
) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Where things stand by their ids, and the names of those that the workspace knows."""
    if "patternProperties" in schema:
        yield schema, {id_: council.name for id_, council in workspace.councils.items()}
    known = {
        "ministries": {id_: each.name for id_, each in workspace.ministries.items()},
        "posts": {id_: _held(workspace, id_) for id_ in workspace.posts},
        "chambers": {id_: chamber.name for id_, chamber in workspace.chambers.items()},
    }
    for key, names in known.items():
        if key in schema.get("properties", {}):
            yield schema["properties"][key], names


def _offer_heads(shapes: Mapping[str, dict[str, Any]], workspace: Workspace) -> None:
    """Let texts stand below the fixed heads of all formations that have no key of their own."""
    stated = [shape_of(each.shape) for each in workspace.stated.values()]
    for name, shape in shapes.items():
        if name in ("ItemFile", "AnnexFile"):
            sections = [head for each in stated for head in each.sections]
        elif name == "NotaShape":
            sections = [head for each in stated for head in each.nota if not head.means]
        else:
            continue
        heads: dict[str, list[str]] = {}
        for head in sections:
            if not head.has_own_key and head.heading not in heads.setdefault(head.id, []):
                heads[head.id].append(head.heading)
        node = shape["properties"]["sections"]
        ((_, entry),) = node["patternProperties"].items()
        node["properties"] = {
            id_: {**entry, "description": f"{' / '.join(words)}."} for id_, words in heads.items()
        }


def _held(workspace: Workspace, post: str) -> str:
    """The title of a post, and who hold or held it."""
    title = workspace.posts[post].title
    names = ", ".join(holder.name for holder in workspace.holders[post])
    return f"{title} ({names})" if names else title


def _offered(node: dict[str, Any], known: Mapping[str, list[str]]) -> dict[str, Any]:
    """A value that names something becomes a choice of what the workspace knows."""
    names = node.pop("names", None)
    return {**node, "enum": known[names]} if isinstance(names, str) else node
