"""What becomes of each element of a Word file, and what of it has no place in a text.

The table is shown by `docs/word-inlezen.md`. What is not in it and holds words is found by the
count of words (`word_account.py`). Source: ECMA-376 part 1, sections 17 and 22.1; part 3, 7.5.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from briefgen.problem import Text, mark

MOST, WIDTH = 5, 60
"""How many texts of a kind are shown in a summary, and how much of each."""


class Treatment(StrEnum):
    """What becomes of an element."""

    READ = "read"
    UNWRAPPED = "unwrapped"
    TRANSLATED = "translated"
    LISTED = "listed"
    TAKEN = "taken away"
    FORM = "no text"


def _all(treatment: Treatment, names: str) -> dict[str, Treatment]:
    return dict.fromkeys(names.split(), treatment)


TREATMENT: Mapping[str, Treatment] = (
    _all(Treatment.READ, "p r t tbl tr tc hyperlink footnoteReference endnoteReference br comment")
    | _all(
        Treatment.UNWRAPPED,
        "customXml smartTag sdt sdtContent bdo dir fldSimple ins moveTo ruby rubyBase "
        "AlternateContent oMathPara",
    )
    | _all(
        Treatment.TRANSLATED,
        "sym symEx tab ptab cr noBreakHyphen vertAlign rFonts dropCap checkBox ddList",
    )
    | _all(
        Treatment.LISTED,
        "strike dstrike vanish oMath drawing pict object txbxContent contentPart rt gridSpan "
        "vMerge hMerge framePr altChunk subDoc pgNum dayLong dayShort monthLong monthShort "
        "yearLong yearShort",
    )
    | _all(Treatment.TAKEN, "del moveFrom delText cellDel")
    | _all(
        Treatment.FORM,
        "softHyphen lastRenderedPageBreak fldChar instrText delInstrText commentReference "
        "annotationRef footnoteRef endnoteRef separator continuationSeparator proofErr "
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd rPr pPr "
        "sectPr",
    )
)
"""What becomes of an element or a property, by its name."""

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


class LeftOut(Struct, frozen=True):
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
