"""What makes a Word file that came back not to be trusted, or not to be read whole."""

from collections.abc import Mapping

from briefgen.problem import Text, t
from briefgen.review.parts import parsed

LINK, TEMPLATE = "hyperlink", "attachedTemplate"
CHUNK = "aFChunk"


def suspicion(parts: Mapping[str, bytes]) -> Text | None:
    """Why a file is refused before it is read any further; None if nothing is wrong.

    Raises:
        ValueError: if its relationships cannot be read.
    """
    if any(name.endswith(("vbaProject.bin", "vbaData.xml")) for name in parts):
        return t("this Word file has macros")
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        for each in parsed(content):
            kind = each.get("Type", "").rpartition("/")[2]
            if each.get("TargetMode") == "External" and not _harmless(kind, each.get("Target", "")):
                return t("this Word file fetches something from elsewhere ({kind})", kind=kind)
            if kind == CHUNK:
                return t("this Word file has another file in it, whose text cannot be read")
    return None


def _harmless(kind: str, target: str) -> bool:
    """Whether what lies outside is a link, or the template of the ministry that Word notes."""
    return kind == LINK or (kind == TEMPLATE and not target.lower().startswith(("http", "ftp")))
