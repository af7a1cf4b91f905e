"""Messages in the user's language: gettext catalogues, Dutch unless asked otherwise.

The catalogue also holds the sentences of click, so that no English stands between the Dutch.
"""

import gettext
import os

LANGUAGES = ("nl", "en")
DOMAIN = "briefgen"
DIRECTORY = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is slow to import for --help


def choose_language(language: str) -> None:
    """Let this process speak `language`: our messages, and those of click by way of gettext."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, DIRECTORY)
    gettext.textdomain(DOMAIN)
