"""Runs LibreOffice Writer as people would work in it: to convert files, or with a macro of ours."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from briefgen.layout.kept import PROFILE

MACROS = Path(__file__).with_name("writer_macros.xba")


def soffice(folder: Path, *arguments: str) -> None:
    """Run it once, with a profile of its own in `folder` that is set up as ours is."""
    profile = folder / "profile"
    if not profile.exists():
        shutil.copytree(PROFILE, profile)
        shutil.copy(MACROS, profile / "user" / "basic" / "Standard" / "Briefgen.xba")
    home = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", home, "--headless", "--norestore", *arguments]
    subprocess.run(command, capture_output=True, timeout=300, check=True)


def in_writer(folder: Path, call: str) -> None:
    """Run a call of a macro."""
    soffice(folder, f"macro:///Standard.Briefgen.{call}")


def convert(folder: Path, form: str, files: Iterable[Path], out: Path) -> None:
    """Convert files to a form, all in one run, since a start takes longer than a document."""
    soffice(folder, "--convert-to", form, "--outdir", str(out), *map(str, files))
