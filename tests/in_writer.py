"""Runs a macro of ours in LibreOffice Writer, as someone would work in it."""

import shutil
import subprocess
from pathlib import Path

from briefgen.layout.kept import PROFILE

MACROS = Path(__file__).with_name("writer_macros.xba")


def in_writer(folder: Path, call: str) -> None:
    """Run a call of a macro, with a profile of its own in `folder`."""
    profile = folder / "profile"
    if not profile.exists():
        shutil.copytree(PROFILE, profile)
        shutil.copy(MACROS, profile / "user" / "basic" / "Standard" / "Briefgen.xba")
    home = f"-env:UserInstallation={profile.as_uri()}"
    macro = f"macro:///Standard.Briefgen.{call}"
    command = ["soffice", home, "--headless", "--norestore", macro]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
