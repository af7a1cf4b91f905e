"""Every word of a Word file is accounted for: what was read is compared with what stands in it.

The count here goes by a way of its own: the raw parts, before anything is made simpler. Letters and
digits are compared, for a word may be split over runs and joined to another one.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.manuscript.left_out import UNREAD, LeftOut
from briefgen.manuscript.word_package import UnreadableError
from briefgen.markdown.ties import plain
from briefgen.problem import t
from briefgen.word.xml import Element, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WORDS = "{*}t"
"""Text of any kind: that of runs, of equations and of drawings."""
APART = tuple(f"{W}{name}" for name in ("p", "br", "cr", "tab", "ptab"))
"""What parts words from each other."""
MOST_UNREAD = 0.1
"""A file of which a larger part cannot be accounted for is refused."""
MOST_NAMED = 20
FIX = t("open it in Word, choose Save as, Word document (*.docx), and try again; then look it over")


def raw_words(root: Element) -> list[str]:
    """The text of each paragraph of a part, without what its tracked changes take away."""
    gone = {
        text
        for each in root.iter(f"{W}del", f"{W}moveFrom", f"{W}cellDel")
        for text in _taken_away(each).iter(WORDS)
    }
    texts = [""]
    for each in root.iter(*APART, WORDS):
        if each.tag == f"{W}p":
            texts.append("")
        elif each not in gone:
            texts[-1] += " " if each.tag in APART else each.text or ""
    return [each for each in texts if each.strip()]


def _taken_away(change: Element) -> Element:
    """What a deletion takes away: what is in it, or the row or cell whose properties it is in."""
    parent = change.getparent()
    if parent is not None and parent.tag in (f"{W}trPr", f"{W}tcPr"):
        whole = parent.getparent()
        return change if whole is None else whole
    return change


def letters(text: str) -> str:
    """The letters and digits of a text, whatever their form: ⁶, ﬁ and é are 6, fi and e."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def _counted(texts: Iterable[str]) -> Counter[str]:
    """How often each letter and digit stands in texts."""
    decomposed = unicodedata.normalize("NFKD", " ".join(texts))
    return Counter({each: decomposed.count(each) for each in set(decomposed) if each.isalnum()})


def unread(raw: Sequence[str], read: Iterable[str]) -> tuple[LeftOut, ...]:
    """What stands in a file and was not read or listed, by its words; nothing if all is well.

    Raises:
        UnreadableError: if that is more than a tenth of it, or nothing at all was read.
    """
    known = [*read]
    there, here = (Counter(plain(each).strip() for each in texts) for texts in (raw, known))
    # What is on both sides, letter for letter, need not be counted by its letters.
    missing = (_counted((there - here).elements()) - _counted((here - there).elements())).total()
    if not missing:
        return ()
    words = _missing(raw, " ".join(known))
    if missing > MOST_UNREAD * _counted(raw).total():
        what = t("much of this file cannot be read, such as: {words}", words=words)
        raise UnreadableError(what, FIX)
    return (LeftOut(UNREAD, words),)


def _missing(raw: Iterable[str], said: str) -> str:
    """The first words that were not read; one that is part of another was joined to it."""
    known = Counter(map(letters, said.split()))
    missing = list[str]()
    for word in " ".join(raw).split():
        if known[letters(word)]:
            known[letters(word)] -= 1
        elif letters(word):
            missing.append(word)
    whole, first = letters(said), missing[: 10 * MOST_NAMED]
    named = [word for word in first if letters(word) not in whole] or first
    return " ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
