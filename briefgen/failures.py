"""The one place that turns a failure into a message and an exit code."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from briefgen import __version__
from briefgen.console import Console
from briefgen.errors import InvalidInputError, UsageError
from briefgen.locale import speaker
from briefgen.problem import t


@dataclass
class Outcome:
    """How a command ended."""

    code: int = 0


@contextlib.contextmanager
def reported(language: str) -> Iterator[Outcome]:
    """Report what goes wrong within, and give the exit code for it."""
    console, outcome = Console(speaker(language)), Outcome()
    try:
        yield outcome
    except InvalidInputError as error:
        console.problems(error.problems)
        outcome.code = 1
    except UsageError as error:
        console.error(t("Error: {what}; {fix}", what=error.what, fix=error.fix))
        outcome.code = 2
    except click.ClickException as error:
        error.show()
        outcome.code = 2
    except (click.Abort, KeyboardInterrupt):
        console.error(t("Interrupted."))
        outcome.code = 130
    except Exception:  # noqa: BLE001 - whatever is left is a fault of ours
        console.error(
            t(
                "briefgen itself made a fault; nothing of yours is wrong. Please report it, with "
                "the file {log}",
                log=_log(),
            )
        )
        outcome.code = 3


def _log() -> Path:
    """A file with what a developer needs to know of the exception now handled."""
    import tempfile  # noqa: PLC0415 - only needed after a fault of ours
    import traceback  # noqa: PLC0415

    with tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"briefgen {__version__}\nPython {sys.version}\n{sys.platform}\n\n")
        log.write(traceback.format_exc())
    return Path(log.name)
