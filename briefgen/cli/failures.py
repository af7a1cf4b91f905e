"""The one place that turns a failure into a message and an exit code.

0 fine (nothing comes here), 1 errors found or input unusable, 2 wrong command line, 3 a fault of
briefgen, 130 interrupted.
"""

import sys
import tempfile
import traceback
from pathlib import Path

import click

from briefgen import __version__
from briefgen.cli.command import Console
from briefgen.locale.say import speaker
from briefgen.problem import InvalidInputError, UsageError, t


def report(error: BaseException, language: str) -> int:
    """Say what went wrong; gives the exit code for it."""
    console = Console(speaker(language))
    match error:
        case InvalidInputError():
            console.problems(error.problems)
            return 1
        case UsageError():
            console.error(t("Error: {what}; {fix}", what=error.what, fix=error.fix))
            return 2
        case click.ClickException():
            error.show()
            return 2
        case OSError():
            reason = error.strerror or type(error).__name__
            what = t("reading or writing failed ({reason})", reason=reason)
            fix = t(
                "check the rights and the space on the disk, or choose another place with --out"
            )
            console.error(t("Error: {what}; {fix}", what=what, fix=fix))
            return 1
        case click.Abort() | KeyboardInterrupt():
            console.error(t("Interrupted."))
            return 130
    console.error(
        t(
            "briefgen itself made a fault; nothing of yours is wrong. Please report it, with "
            "the file {log}",
            log=_log(error),
        )
    )
    return 3


def _log(error: BaseException) -> Path:
    """A file with what a developer needs to know of a fault."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"briefgen {__version__}\nPython {sys.version}\n{sys.platform}\n\n")
        log.write("".join(traceback.format_exception(error)))
    return Path(log.name)
