"""Names for files and footnotes, made of titles."""

import re
import unicodedata
from collections.abc import Collection

from briefgen.source.reader import PLAIN

SMALL_WORDS = (
    "de het een van voor en in op te tot met aan bij over inzake betreffende om der den des door "
    "naar uit tussen als ter ten zijn wordt die dat of the and for"
)
SMALL = frozenset(SMALL_WORDS.split())
"""Words that say nothing in a name."""
LONGEST, MOST_WORDS = 44, 4


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents, those that say nothing left out."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z0-9]+", bare)
    return [word for word in found if word not in SMALL] or found


def slug(text: str, taken: Collection[str], *, most: int = MOST_WORDS, other: str) -> str:
    """A name of a few words that is not taken yet; `other` if there are no words."""
    made = ""
    for word in words_of(text)[:most]:
        longer = f"{made}-{word}" if made else word
        if len(longer) > LONGEST:
            break
        made = longer
    made = made or words_of(text)[0][:LONGEST] if words_of(text) else other
    if made in PLAIN:
        made = f"{other}-{made}"
    number, name = 1, made
    while name in taken:
        number += 1
        name = f"{made}-{number}"
    return name
