"""What pydantic's kinds of errors mean to a civil servant."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from briefgen.problem import Text, t

Error = Mapping[str, Any]
Advice = tuple[Text, Text]
Wording = Callable[[Error, object], Advice]
"""What is wrong and how to mend it, from pydantic's error and the name of the value."""


def advice(error: Error, name: object) -> Advice:
    """What is wrong with the value called `name`, and how to mend it."""
    if error["type"] in _FIXED:
        what, fix = _FIXED[error["type"]]
        return Text(what.template, {"key": name}), Text(fix.template, {"key": name})
    if error.get("input") is None:
        return t("“{key}” is empty", key=name), t("fill it in, or remove the line")
    return _BY_FORM.get(error["type"], _other)(error, name)


def _found(error: Error) -> Text:
    value = error.get("input")
    if isinstance(value, dict):
        return t("keys with values (“key: value”)")
    if isinstance(value, list):
        return t("a list")
    if isinstance(value, bool):
        return t("true or false")
    return t("text")


def _text(error: Error, name: object) -> Advice:
    value = error.get("input")
    if isinstance(value, dict) and len(value) == 1 and any(" " in key for key in value):
        return (
            t("the colon in this text makes YAML read its first words as a key"),
            t('put the whole text between double quotes: "text: more text"'),
        )
    what = t("“{key}” must be text, but here stands: {found}", key=name, found=_found(error))
    if isinstance(value, bool):
        return what, t("put the word between double quotes")
    return what, t("write one text, without [ ] or “- ”, and without keys below it")


def _list(error: Error, name: object) -> Advice:
    what = t("“{key}” must be a list, but here stands: {found}", key=name, found=_found(error))
    value = error.get("input")
    if isinstance(value, str) and re.match(r"\w[^\n]*$", value):
        return what, t("put it between brackets: [{value}]", value=value)
    return what, t("write [one, two], or below each other, each on a line that starts with “- ”")


def _mapping(error: Error, name: object) -> Advice:
    if name == "":
        what = t("this file must consist of lines “key: value”")
        return what, t("compare it with the example in the handbook")
    what = t("“{key}” must have keys, but here stands: {found}", key=name, found=_found(error))
    return what, t("write the keys below it, each indented by two spaces: key: value")


def _choice(error: Error, name: object) -> Advice:
    known = re.findall(r"'([^']+)'", error["ctx"]["expected"])
    what = t("this value of “{key}” is not known", key=name)
    return what, t("choose from: {names}", names=", ".join(known))


def _other(_error: Error, name: object) -> Advice:
    what = t("the value of “{key}” cannot be used", key=name)
    return what, t("compare it with the example in the handbook")


_BY_FORM: Mapping[str, Wording] = {
    "text": _text,
    "string_type": _text,
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _mapping,
    "literal_error": _choice,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
}

_FIXED: Mapping[str, Advice] = {
    "empty": (t("“{key}” is empty"), t("fill it in, or remove the line")),
    "one_line": (t("“{key}” must be on one line"), t("write it on one line")),
    "note_in_line": (
        t("a footnote cannot stand in “{key}”"),
        t("put it in the text"),
    ),
    "id": (
        t("this name cannot be the name of a file"),
        t("use letters, digits and hyphens only: no spaces, no folder, no .yaml"),
    ),
    "note_name": (
        t("this name of a footnote cannot be used"),
        t("use one word without spaces and brackets, e.g. bron"),
    ),
    "day": (
        t("this is not a date"),
        t("write year, month and day, with ordinary hyphens: 2026-03-05"),
    ),
    "ground": (
        t("this is not a ground of the Woo that we know"),
        t("write e.g. 5.1.1c, 5.1.2a or 5.1.2e (Woo), or 68 (Grondwet)"),
    ),
    "website": (
        t("this is not the address of a website"),
        t("write the whole address, e.g. https://www.rijksoverheid.nl"),
    ),
    "bool_type": (t("“{key}” must be true or false"), t("write true or false, without quotes")),
    "points": (t("this is not a size of type"), t("write points, e.g. 9 or 9.5")),
    "too_short": (t("“{key}” is empty"), t("add at least one element")),
}
