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

YOUNG = 100_000
"""How many new values are made before garbage is looked for: a check of one dossier makes fewer.

What is no longer used is mostly seen at once; what is left in rings was 3 MB of a build's 70.
"""


def start() -> None:
    """Look for garbage less often."""
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
