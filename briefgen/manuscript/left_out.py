"""What of a document has no place in a text: listed with its words, never left out silently."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.problem import Text, mark

MOST, WIDTH = 5, 60
"""How many texts of a kind are shown in a summary, and how much of each."""

STRUCK = mark("struck through by hand, and so not read as text: {words}")
HIDDEN = mark("hidden text: {words}")
EQUATION = mark("an equation, read as words in a line: {words}")
RAISED = mark("raised or lowered text, read as words in a line: {words}")
SYMBOL = mark("a sign of a symbol font whose meaning is not known: {words}")
BOX = mark("a text box: {words}")
PICTURE = mark("a picture, chart or other object: {words}")
BARE_PICTURE = mark("a picture, chart or other object without a description")
RUBY = mark("words in small print above others: {words}")
MERGED = mark("a table with merged cells; look whether its columns are right: {words}")
FRAME = mark("a frame beside the text: {words}")
CONTENTS = mark("a table of contents: {words}")
CHUNK = mark("another file in this file, whose text cannot be read")
CODE = mark("words within the code of a field: {words}")
OTHER_FORM = mark("another form of the same passage: {words}")
MADE = mark("something that Word itself fills in ({words})")
COMMENT = mark("a comment in the margin: {words}")
HEADER = mark("in a header or footer: {words}")
UNREAD = mark("words of this file that were not read: {words}")
LETTERED = mark("a list that is numbered otherwise than 1, 2, 3, and now is: {words}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a Word file has no place in a text: its kind, its words, and where it stands.

    `what` is a sentence in which the words are filled in; `paragraph` is the element in which they
    stand; `kept` says that they stand in the text all the same, in another form, or are no words of
    it, such as the description of a picture.
    """

    what: str
    words: str = ""
    paragraph: object = None
    kept: bool = False

    def text(self) -> Text:
        """The sentence, with all its words."""
        return Text(self.what, {"words": f"“{' '.join(self.words.split())}”"})


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH].rstrip()}…"


def summed_up(found: Iterable[LeftOut]) -> Iterator[Text]:
    """A sentence for each kind, with the first few of its texts."""
    kinds: dict[str, list[str]] = {}
    for each in found:
        kinds.setdefault(each.what, []).append(f"“{_shortened(each.words)}”")
    for what, words in kinds.items():
        more = f" … (+{len(words) - MOST})" if len(words) > MOST else ""
        yield Text(what, {"words": "; ".join(words[:MOST]) + more})
