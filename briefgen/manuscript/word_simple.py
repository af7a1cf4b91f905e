"""A part of a Word file in its simplest form: paragraphs, tables, runs of text, links and notes.

Every reader walks this form, so that all of them read the same. Tracked changes are accepted; what
becomes of the rest is the table of `left_out.py`. What has no place is listed with its words.
"""

from collections import Counter
from collections.abc import Iterator

from briefgen.manuscript.left_out import (
    BARE_PICTURE,
    BOX,
    CHUNK,
    EQUATION,
    MERGED,
    OTHER_FORM,
    PICTURE,
    RUBY,
    TREATMENT,
    LeftOut,
    Treatment,
)
from briefgen.manuscript.word_account import APART, WORDS, M, letters
from briefgen.manuscript.word_signs import in_a_line
from briefgen.manuscript.word_styles import Styles, value
from briefgen.manuscript.word_text import TextOfRuns, local
from briefgen.word.settle import remove, settle, unwrap
from briefgen.word.xml import Element, W, element, text

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WRAPPERS = [
    f"{W}{name}"
    for name, treatment in TREATMENT.items()
    if treatment is Treatment.UNWRAPPED and name not in ("ins", "moveTo", "ruby")
]
ABOUT_WRAPPERS = [f"{W}{name}Pr" for name in ("sdt", "sdtEnd", "customXml", "smartTag")]
DRAWINGS = [f"{W}{name}" for name in ("drawing", "pict", "object", "contentPart")]
MOST_COLUMNS = 63
"""Word makes no table that is wider."""

JOINED = (f"tcPr/{W}vMerge", f"tcPr/{W}hMerge", "tbl")
"""What tells that a cell is one with others, or has a table of its own in it."""


class Simplifier:
    """Makes parts simple.

    `left_out` is what was listed, `boxes` the contents of text boxes by the paragraph on which they
    hang, `read_elsewhere` the words that stand in the text in another form.
    """

    def __init__(self, styles: Styles, fonts: Element | None) -> None:
        self.runs = TextOfRuns(styles, fonts)
        self.left_out: list[LeftOut] = self.runs.left_out
        self.read_elsewhere = self.runs.translated
        self.boxes: dict[Element | None, list[Element]] = {}

    def simplify(self, root: Element) -> None:
        """Make a part simple, in place."""
        for each in reversed(list(root.iter(f"{MC}AlternateContent"))):
            self._one_branch(each)
        for each in list(root.iter(f"{W}fldSimple")):
            _as_complex(each)
        for each in list(root.iter(*ABOUT_WRAPPERS)):
            remove(each)
        for each in reversed(list(root.iter(*WRAPPERS))):
            unwrap(each)
        settle(root, accept=True)
        for each in reversed(list(root.iter(f"{W}framePr"))):
            _join_drop_cap(each)
        for each in list(root.iter(f"{W}altChunk", f"{W}subDoc")):
            self._list(CHUNK, "", each)
            remove(each)
        boxes = [box for each in reversed(list(root.iter(*DRAWINGS))) for box in self._drawn(each)]
        for tree in (root, *boxes):
            self._plain(tree)

    def _plain(self, tree: Element) -> None:
        for each in list(tree.iter(f"{W}ruby")):
            self._ruby(each)
        for each in [each for each in tree.iter(f"{M}oMath") if local(each) == "oMath"]:
            self._equation(each)
        for each in list(tree.iter(f"{M}oMathPara")):
            unwrap(each)
        self.runs.simplify(tree)
        for each in list(tree.iter(f"{W}tbl")):
            self._columns(each)

    def _list(self, kind: str, words: str, at: Element, *, kept: bool = False) -> None:
        paragraph = at if at.tag == f"{W}p" else next(at.iterancestors(f"{W}p"), None)
        self.left_out.append(LeftOut(kind, words, paragraph, kept))

    def _one_branch(self, alternate: Element) -> None:
        """Keep the branch of which the words can be read (part 3, 7.5)."""
        branches = [each for each in alternate if local(each) in ("Choice", "Fallback")]
        read = max(branches, key=_readable, default=None)
        said = Counter(letters(_all_said(read))) if read is not None else Counter()
        for each in branches:
            other = _all_said(each)
            if each is read:
                continue
            self.read_elsewhere.append(words_of(each))
            if Counter(letters(other)) - said:
                self._list(OTHER_FORM, other, alternate, kept=True)
        for each in list(alternate):
            if each is not read:
                remove(each)
        if read is not None:
            unwrap(read)
        unwrap(alternate)

    def _drawn(self, drawing: Element) -> Iterator[Element]:
        """List a drawing; gives its text boxes."""
        paragraph = next(drawing.iterancestors(f"{W}p"), None)
        contents = [each for each in drawing.iter(f"{W}txbxContent") if words_of(each).strip()]
        for each in contents:
            self._list(BOX, words_of(each), drawing, kept=True)
            self.boxes.setdefault(paragraph, []).append(each)
            remove(each)
        drawn = words_of(drawing)
        self.read_elsewhere.append(drawn)
        described = " ".join(dict.fromkeys((*_descriptions(drawing), drawn))).strip()
        if described or not contents:
            kind = PICTURE if described else BARE_PICTURE
            self._list(kind, described, drawing, kept=True)
        remove(drawing)
        yield from contents

    def _ruby(self, ruby: Element) -> None:
        """Words with small print above them: they are read, the small print is listed."""
        for small in ruby.findall(f"{W}rt"):
            self._list(RUBY, words_of(small), ruby)
            remove(small)
        within = local(parent) == "r" if (parent := ruby.getparent()) is not None else False
        for run in list(ruby.iter(f"{W}r")):
            for each in [child for child in run if child.tag != f"{W}rPr"] if within else [run]:
                ruby.addprevious(each)
        remove(ruby)

    def _equation(self, equation: Element) -> None:
        parent = equation.getparent()
        if parent is None or next(equation.iterancestors(f"{M}oMath"), None) is not None:
            return
        words = in_a_line(equation)
        self._list(EQUATION, words, equation, kept=True)
        made = text(words) if parent.tag == f"{W}r" else element("r", text(words))
        inside = next(equation.iterancestors(f"{W}p", f"{W}r"), None) is not None
        parent.replace(equation, made if inside else element("p", made))

    def _columns(self, table: Element) -> None:
        """Cells over several columns are followed by empty ones, so that each stays in its own."""
        merged: Element | None = None
        for row in table.iterchildren(f"{W}tr"):
            cells = list(row.iterchildren(f"{W}tc"))
            if cells and (properties := row.find(f"{W}trPr")) is not None:
                for _ in range(_span(properties, "gridBefore")):
                    cells[0].addprevious(element("tc"))
            for cell in cells:
                properties = cell.find(f"{W}tcPr")
                more = 0 if properties is None else _span(properties, "gridSpan") - 1
                for _ in range(more):
                    cell.addnext(element("tc"))
                joined = any(cell.find(f"{W}{name}") is not None for name in JOINED)
                if merged is None and (more > 0 or joined):
                    merged = cell
        if merged is not None:
            first = next(merged.iter(f"{W}p"), merged)
            self._list(MERGED, words_of(merged), first, kept=True)


def words_of(element: Element) -> str:
    """All words in an element, with a space between paragraphs and lines."""
    texts = element.iter(*APART, WORDS)
    return "".join(" " if each.tag in APART else each.text or "" for each in texts).strip()


def _as_complex(field: Element) -> None:
    """Give a simple field the form of the others (17.16.19)."""
    code = element("instrText")
    code.text = field.get(f"{W}instr", "")
    for kind in ("begin", "", "separate"):
        mark = element("fldChar", fldCharType=kind) if kind else code
        field.addprevious(element("r", mark))
    field.addnext(element("r", element("fldChar", fldCharType="end")))


def _readable(branch: Element) -> int:
    """How well the words of a branch can be read: as text, as a sign, or not at all."""
    if words_of(branch) or next(branch.iter(f"{W}sym"), None) is not None:
        return 3
    return 2 if any(local(each) == "symEx" for each in branch.iter()) else min(len(branch), 1)


def _all_said(branch: Element) -> str:
    return " ".join((words_of(branch), *_descriptions(branch)))


def _descriptions(drawing: Element) -> Iterator[str]:
    """The alternative text of a drawing, and words that are drawn as letters."""
    for each in drawing.iter():
        for name in ("descr", "title", "alt", "string"):
            said = each.get(name, "")
            if said.strip() and local(each) in ("docPr", "cNvPr", "shape", "textpath", "rect"):
                yield said.strip()


def _span(properties: Element, name: str) -> int:
    said = value(properties, name) or "0"
    return min(int(said), MOST_COLUMNS) if said.isdecimal() else 0


def _join_drop_cap(frame: Element) -> None:
    """Put a letter or word that hangs before a paragraph at its start (17.3.1.11).

    A frame of more words is no drop cap, whatever it says: it would join what stands apart.
    """
    paragraph = next(frame.iterancestors(f"{W}p"), None)
    if frame.get(f"{W}dropCap") not in ("drop", "margin") or paragraph is None:
        return
    following = next(paragraph.itersiblings(f"{W}p"), None)
    words = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
    if following is None or len(words.split()) > 1:
        remove(frame)
        return
    properties = following.find(f"{W}pPr")
    for each in reversed([each for each in paragraph if each.tag != f"{W}pPr"]):
        if properties is None:
            following.insert(0, each)
        else:
            properties.addnext(each)
    remove(paragraph)
