"""A process that neither looks for garbage more than it must, nor takes itself apart at its end.

A command is over in a moment. What it made lives as long as it does, so to look through all of it
again for each few hundred values more is of no use; and to take each value apart before the system
takes back the memory as a whole costs a tenth of a check. Without this module all works as well.
"""

import atexit
import gc
import os
import sys
import threading

MODULES = 80_000
"""How many values there are about when all modules of a build are imported."""
YOUNG = 10_000
"""How many new values are made from then on before garbage is looked for; more gained nothing."""


def start() -> None:
    """Look for garbage later, and less often."""
    gc.set_threshold(MODULES)
    gc.callbacks.append(_pass_by_modules)


def _pass_by_modules(_phase: str, _info: object) -> None:
    """When garbage is looked for first, let alone what was made so far: nearly all of it lasts."""
    gc.callbacks.remove(_pass_by_modules)
    gc.freeze()
    gc.set_threshold(YOUNG)


def leave(code: int) -> None:
    """End the process as `sys.exit` does in the end: what was promised for then is done first.

    Returns where something could still be lost: another thread runs, or nobody reads the output.
    """
    if threading.active_count() > 1:
        return
    # What is done at the end may say something too, and is done once, whoever asks.
    atexit._run_exitfuncs()  # noqa: SLF001 - its public way is the end of the interpreter
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code)
