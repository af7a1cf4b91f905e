"""What becomes of each element of a Word file that may hold or mean words: one table.

`docs/word-inlezen.md` shows this table. What is not in it and holds words is found by the count of
words (`word_account.py`). Source: ECMA-376 part 1, sections 17 and 22.1; part 3, 7.5.
"""

from collections.abc import Mapping
from enum import StrEnum


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
        "vMerge framePr altChunk subDoc pgNum dayLong dayShort monthLong monthShort "
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
