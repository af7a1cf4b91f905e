"""Where things stand that are not the user's: the templates, and the cache."""

import os
from pathlib import Path

PACKAGED = Path(__file__).parent / "templates"
CHECKOUT = Path(__file__).parent.parent / "templates"


def templates_of(root: Path) -> Path:
    """The folder of templates: the workspace's own, else the one that came with briefgen."""
    for folder in (root / "templates", PACKAGED, CHECKOUT):
        if folder.is_dir():
            return folder
    return PACKAGED


def cache_folder() -> Path:
    """Where the user's caches stand (XDG Base Directory Specification; LOCALAPPDATA on Windows)."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "briefgen"
