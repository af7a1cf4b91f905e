"""Sentences with their values → words of one language."""

import gettext
import os
from collections.abc import Mapping
from functools import cache

from briefgen.locale import DIRECTORY, DOMAIN, LANGUAGES
from briefgen.problem import Say, Text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, DIRECTORY, [language], fallback=True)


def speaker(language: str) -> Say:
    """The function that says a sentence in `language`, one of LANGUAGES."""
    catalogue = _catalogue(language)

    def say(text: Text) -> str:
        return catalogue.gettext(text.template).format_map(_said(text.values, say))

    return say


def current_say() -> Say:
    """The function that says a sentence in the language that was chosen."""
    return speaker(os.environ.get("LANGUAGE", LANGUAGES[0]))


def _said(values: Mapping[str, object], say: Say) -> dict[str, object]:
    return {
        name: say(value) if isinstance(value, Text) else value for name, value in values.items()
    }
