"""The runs of a part of a Word file → runs of plain text, line breaks and marks of notes.

What a run shows and its letters do not say is translated: symbols, raised signs, boxes that are
ticked. Words that were struck through or hidden, and those in codes of fields, are listed.
"""

from collections import Counter

from msgspec.structs import replace

from briefgen.manuscript.left_out import (
    CODE,
    HIDDEN,
    MADE,
    RAISED,
    STRUCK,
    SYMBOL,
    TREATMENT,
    LeftOut,
    Treatment,
)
from briefgen.manuscript.word_account import letters
from briefgen.manuscript.word_signs import Look, Looks, in_fonts, lowered, on_the_line, raised
from briefgen.manuscript.word_styles import Styles, is_on, value
from briefgen.markdown.ties import plain
from briefgen.word.settle import remove
from briefgen.word.xml import Element, W, element, text

INSTEAD = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
"""What stands for an element that is no text (ECMA-376 part 1, 17.3.3)."""
HEXADECIMAL = 16


def local(each: Element) -> str:
    """The name of an element without its namespace; nothing for a comment of XML."""
    return str(each.tag).rpartition("}")[2]


class TextOfRuns:
    """Makes the runs of one part plain, in the order of the text.

    `left_out` is what was listed, `translated` the letters in whose place other signs stand.
    """

    def __init__(self, styles: Styles, fonts: Element | None) -> None:
        self.looks = Looks(styles, fonts)
        self.left_out: list[LeftOut] = []
        self.translated: list[str] = []
        self.before: Element | None = None
        """What stands before the run that was taken away last."""
        self.fields: list[bool] = []
        """Of each field that is open in this paragraph: whether its code is not over (17.16.18)."""
        self.codes = 0
        """How many of them are in their code."""

    def simplify(self, root: Element) -> None:
        """Make the runs below an element plain."""
        paragraph: Element | None = None
        style: str | None = None
        for each in list(root.iter(f"{W}p", f"{W}r")):
            if each.tag == f"{W}p":
                paragraph, style = each, value(each, "pPr", "pStyle")
                self.fields, self.codes = [], 0
            else:
                self._run(each, self.looks.of(each, style), paragraph)

    def _run(self, run: Element, look: Look, paragraph: Element | None) -> None:
        for child in list(run):
            self._child(child, look, paragraph)
        if look.struck or look.hidden or self.codes:
            words = "".join(each.text or "" for each in run.iter(f"{W}t"))
            kind = STRUCK if look.struck else HIDDEN if look.hidden else CODE
            if words.strip():
                self._taken(LeftOut(kind, words, paragraph), run.getprevious())
            if words.strip() or kind is not CODE:
                remove(run)

    def _child(self, child: Element, look: Look, paragraph: Element | None) -> None:
        name = local(child)
        if name in ("t", "sym", "symEx"):
            self._sign(child, look, paragraph)
        elif name == "fldChar":
            self._field(child)
        elif name in INSTEAD or (name == "br" and child.get(f"{W}type") in ("page", "column")):
            _replace(child, INSTEAD.get(name, " "))
        elif name == "cr":
            child.tag = f"{W}br"
        elif name and TREATMENT.get(name, Treatment.LISTED) is Treatment.LISTED:
            self._list(MADE, name, paragraph, kept=True)

    def _list(
        self, kind: str, words: str, paragraph: Element | None, *, kept: bool = False
    ) -> None:
        self.left_out.append(LeftOut(kind, words, paragraph, kept))

    def _taken(self, found: LeftOut, before: Element | None) -> None:
        """List the words of a run that goes; those of two in a row as one."""
        last = self.left_out[-1] if self.left_out else None
        alike = last and (last.what, last.paragraph) == (found.what, found.paragraph)
        if last and alike and before is self.before:
            self.left_out[-1] = replace(last, words=last.words + found.words)
        else:
            self.left_out.append(found)
        self.before = before

    def _field(self, mark: Element) -> None:
        """A field begins, its code is over, or it ends; one of a form shows what was chosen."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(True)
            self.codes += 1
            if (run := mark.getparent()) is not None and (chosen := _chosen(mark)):
                run.addprevious(element("r", text(chosen)))
        elif kind == "separate" and self.fields:
            self.codes -= self.fields[-1]
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.codes -= self.fields.pop()

    def _sign(self, child: Element, look: Look, paragraph: Element | None) -> None:
        if child.tag == f"{W}t":
            raw, fonts = child.text or "", look.fonts
        else:
            raw, fonts = _symbol(child), (_attribute(child, "font"), *look.fonts)
        shown = in_fonts(raw, fonts, self.looks.pictorial)
        if shown.unknown:
            codes = " ".join(
                f"{fonts[0] if fonts else ''} {ord(each):04X}" for each in shown.unknown
            )
            self._list(SYMBOL, codes.strip(), paragraph, kept=True)
        # Which signs hold a line together is decided anew each time that a document is made.
        made = self._placed(plain(shown.text), look.place, paragraph)
        if child.tag == f"{W}t" and made == raw:
            return
        if child.tag == f"{W}t" and made != plain(raw):
            changed = Counter(letters(raw)) - Counter(letters(made))
            self.translated.extend(changed.elements())
        _replace(child, made)

    def _placed(self, words: str, place: str, paragraph: Element | None) -> str:
        """Words as they stand: raised, lowered or on the line."""
        if not place or not words.strip():
            return words
        made = (raised if place == "superscript" else lowered)(words)
        if made is not None:
            return made
        if on_the_line(words):
            return words
        self._list(RAISED, words, paragraph, kept=True)
        sign = "^" if place == "superscript" else "_"
        return f"{sign}({words})" if any(map(str.isdigit, words)) else words


def _replace(child: Element, words: str) -> None:
    child.addnext(text(words))
    remove(child)


def _attribute(element: Element, name: str) -> str:
    found = (said for key, said in element.items() if str(key).endswith(f"}}{name}"))
    return str(next(found, ""))


def _symbol(element: Element) -> str:
    """The character of a symbol; one of a font of symbols is a private one (17.3.3.30)."""
    code = _attribute(element, "char")
    try:
        number = int(code, HEXADECIMAL)
        return chr(number) if number >= ord(" ") else ""
    except (ValueError, OverflowError):
        return ""


def _chosen(mark: Element) -> str:
    """What a field of a form shows: whether its box is ticked, or the entry of its list (17.16)."""
    box, entries = mark.find(f"{W}ffData/{W}checkBox"), mark.find(f"{W}ffData/{W}ddList")
    if box is not None:
        ticked = is_on(box, "checked")
        return "☑" if (is_on(box, "default") if ticked is None else ticked) else "☐"
    if entries is None:
        return ""
    said = value(entries, "result") or value(entries, "default") or "0"
    shown = [each.get(f"{W}val", "") for each in entries.iter(f"{W}listEntry")]
    number = int(said) if said.isdecimal() else 0
    return shown[number] if number < len(shown) else ""
