"""Messages in the user's language: gettext catalogues, Dutch unless asked otherwise.

The catalogue also holds the sentences of click, so that no English stands between the Dutch.
"""

import gettext
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from briefgen.problem import Text

LANGUAGES = ("nl", "en")
DOMAIN = "briefgen"
DIRECTORY = Path(__file__).parent

Say = Callable[[Text], str]
"""Turns a sentence and its values into words of one language."""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, DIRECTORY, [language], fallback=True)


def speaker(language: str) -> Say:
    """The function that says a sentence in `language`, one of LANGUAGES."""
    catalogue = _catalogue(language)

    def say(text: Text) -> str:
        return catalogue.gettext(text.template).format_map(_said(text.values, say))

    return say


def choose_language(language: str) -> None:
    """Let this process speak `language`: our messages, and those of click by way of gettext."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(DIRECTORY))
    gettext.textdomain(DOMAIN)


def current_say() -> Say:
    """The function that says a sentence in the language that was chosen."""
    return speaker(os.environ.get("LANGUAGE", LANGUAGES[0]))


def _said(values: Mapping[str, object], say: Say) -> dict[str, object]:
    return {
        name: say(value) if isinstance(value, Text) else value for name, value in values.items()
    }
