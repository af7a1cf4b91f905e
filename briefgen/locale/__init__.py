"""Messages in the user's language: gettext catalogues, Dutch unless asked otherwise.

The catalogue also holds the sentences of click, so that no English stands between the Dutch.
"""

import gettext
import os
from collections.abc import Callable

LANGUAGES = ("nl", "en")
DOMAIN = "briefgen"
DIRECTORY = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is slow to import for --help


def choose_language(language: str) -> Callable[[str], str]:
    """Let this process speak `language`: our messages, and those of click by way of gettext.

    Gives what translates a sentence; `gettext.gettext` would look for the catalogue each time.
    """
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, DIRECTORY)
    gettext.textdomain(DOMAIN)
    return gettext.translation(DOMAIN, DIRECTORY, [language], fallback=True).gettext
