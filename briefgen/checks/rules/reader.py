"""What is found before or beside the rules, as rules too: with a code, a name and an explanation.

These read nothing themselves: the reader of dossiers, the check of what was built and the
suppressions yield their findings.
"""

from collections.abc import Iterator

from briefgen.checks.rule import Hit, text_rule
from briefgen.texts.case import Texts

UNREADABLE, INCOMPLETE, UNUSED, SUBSTITUTE = "BG001", "BG002", "BG003", "BG004"


@text_rule(UNREADABLE, "dossier-onleesbaar", "error", "reading")
@text_rule(INCOMPLETE, "dossier-onvolledig", "warning", "reading")
@text_rule(UNUSED, "onderdrukking-zonder-bevinding", "warning", "reading")
@text_rule(SUBSTITUTE, "lettertype-vervangen", "warning", "built")
def found_elsewhere(_texts: Texts) -> Iterator[Hit]:
    """Nothing."""
    yield from ()
