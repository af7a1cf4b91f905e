"""What a reviewer does to a Word file, typed by script into its XML: with or without tracking."""

import copy
import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from briefgen.markdown.marks import PARAGRAPH
from briefgen.word.text_styles import GENERATED
from briefgen.word.xml import DOCUMENT, FOOTNOTES, W
from tests.word_files import BLOCKS, LOOKS, MARKS, PROPERTIES, WRAPPERS, elements, p, t

WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
VOCABULARY = ("spoedig", "kabinet", "zorgvuldige", "lidstaten", "aandacht", "Nederland", "twee")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Tree = Any


class Draft:
    """A Word file under a reviewer's hands; `typed` are the words that were typed into it."""

    def __init__(self, package: bytes, seed: int, *, tracked: bool = False) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.tracked = tracked
        self.typed: list[str] = []
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document: Tree = etree.fromstring(self.parts[DOCUMENT])
        self.notes: Tree = etree.fromstring(self.parts[FOOTNOTES])

    def package(self) -> bytes:
        """The file as it would be sent back."""
        self.parts[DOCUMENT] = etree.tostring(self.document)
        self.parts[FOOTNOTES] = etree.tostring(self.notes)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return target.getvalue()

    def left(self) -> list[str]:
        """The words that were typed and that no later edit took away, split or joined to another.

        Where the mark of a paragraph is taken away, what is left of it joins the next one.
        """
        marks = {
            mark.get(f"{W}id")
            for mark in self.document.iter(f"{W}footnoteReference")
            if not any(each.tag == f"{W}del" for each in mark.iterancestors())
        }
        notes = [each for each in self.notes if each.get(f"{W}id") in marks]
        said = "".join(
            "".join(t.text or "" for t in p.iter(f"{W}t"))
            + ("" if p.find(f"{W}pPr/{W}rPr/{W}del") is not None else " ")
            for tree in (self.document, *notes)
            for p in tree.iter(f"{W}p")
        )
        there = Counter(re.findall(r"\w+", said))
        return [
            word
            for word, count in Counter(self.typed).items()
            for _ in range(min(count, there[word]))
        ]

    def words(self) -> str:
        """A few words, one of which stands nowhere else."""
        own = "".join(self.random.choices("abcdefghijklmnopqrstuvwxyz", k=7))
        made = " ".join((*self.random.choices(VOCABULARY, k=self.random.randint(0, 3)), own))
        self.typed.append(own)
        return made

    def texts(self) -> list[Tree]:
        """The paragraphs of running text that have an anchor and words."""
        return [p for p in self.document.iter(f"{W}p") if _anchored(p) and list(_long(p))]

    def put(self, text: Tree, start: int, end: int, new: str) -> None:
        """Replace characters of a `w:t`, by hand or with tracking on."""
        words = text.text or ""
        if not self.tracked:
            text.text = words[:start] + new + words[end:]
            text.set(SPACE, "preserve")
            return
        run = text.getparent()
        look = run.find(f"{W}rPr")
        made = [_run(words[:start], look)]
        if start < end:
            deleted = _run(words[start:end], look)
            deleted.find(f"{W}t").tag = f"{W}delText"
            made.append(_change("del", deleted))
        if new:
            made.append(_change("ins", _run(new, look)))
        made.append(_run(words[end:], look))
        _replace(run, [each for each in made if each is not None])


Edit = Callable[[Draft], None]


def _anchored(paragraph: Tree) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    heading = style is not None and style.get(f"{W}val", "").startswith("Heading")
    names = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    handling = paragraph.find(f"{W}r/{W}rPr/{W}rStyle") is not None and not list(_plain(paragraph))
    return not (heading or handling) and any(name.startswith(PARAGRAPH) for name in names)


def _plain(paragraph: Tree) -> Iterator[Tree]:
    for run in paragraph.findall(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        bare = style is None or style.get(f"{W}val") == GENERATED
        if bare and run.find(f"{W}t") is not None:
            yield run


def _long(paragraph: Tree) -> Iterator[Tree]:
    """The plain runs in which a word can be replaced."""
    for text in paragraph.iter(f"{W}t"):
        inside = text.getparent().getparent() is paragraph
        if inside and len(text.getparent().findall(f"{W}t")) == 1 and WORD.search(text.text or ""):
            yield text


def _run(words: str, look: Tree) -> Tree:
    if not words:
        return None
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(copy.deepcopy(look))
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set(SPACE, "preserve")
    return run


def _change(kind: str, run: Tree) -> Tree:
    change = etree.Element(f"{W}{kind}")
    change.set(f"{W}id", "9001")
    change.set(f"{W}author", "Een collega")
    change.set(f"{W}date", "2026-02-02T10:00:00Z")
    change.append(run)
    return change


def _replace(run: Tree, made: list[Tree]) -> None:
    parent = run.getparent()
    at = parent.index(run)
    parent[at : at + 1] = made


def replace_a_word(draft: Draft) -> None:
    """Another word in the place of one."""
    text = draft.random.choice(list(_long(draft.random.choice(draft.texts()))))
    found = draft.random.choice(list(WORD.finditer(text.text)))
    draft.put(text, found.start(), found.end(), draft.words())


def insert_words(draft: Draft) -> None:
    """Words before another."""
    text = draft.random.choice(list(_long(draft.random.choice(draft.texts()))))
    found = draft.random.choice(list(WORD.finditer(text.text)))
    draft.put(text, found.start(), found.start(), draft.words() + " ")


def delete_words(draft: Draft) -> None:
    """A word with the space before it."""
    text = draft.random.choice(list(_long(draft.random.choice(draft.texts()))))
    found = list(re.finditer(r" [A-Za-zÀ-ÿ]{3,}", text.text))
    if found:
        one = draft.random.choice(found)
        draft.put(text, one.start(), one.end(), "")


def add_a_sentence(draft: Draft) -> None:
    """A sentence at the end of a paragraph."""
    paragraph = draft.random.choice(draft.texts())
    look = None
    run = _run(f" En dan {draft.words()}.", look)
    last = paragraph.findall(f"{W}r")[-1]
    last.addnext(_change("ins", run) if draft.tracked else run)


def add_a_paragraph(draft: Draft) -> None:
    """A paragraph after another, of the same kind."""
    paragraph = draft.random.choice(draft.texts())
    made = etree.Element(f"{W}p")
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
    run = _run(f"Een alinea over {draft.words()}.", None)
    made.append(_change("ins", run) if draft.tracked else run)
    paragraph.addnext(made)


def delete_a_paragraph(draft: Draft) -> None:
    """A paragraph gone, with its notes."""
    paragraph = draft.random.choice(draft.texts())
    if draft.tracked:
        for run in paragraph.findall(f"{W}r"):
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
            change = _change("del", copy.deepcopy(run))
            _replace(run, [change])
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = etree.SubElement(properties, f"{W}rPr")
        deleted = etree.SubElement(mark, f"{W}del")
        deleted.set(f"{W}id", "9002")
        deleted.set(f"{W}author", "Een collega")
    else:
        paragraph.getparent().remove(paragraph)


def change_a_note(draft: Draft) -> None:
    """Another word in a footnote."""
    texts = [t for t in draft.notes.iter(f"{W}t") if WORD.search(t.text or "")]
    plain = [t for t in texts if t.getparent().getparent().tag == f"{W}p"]
    if not plain:
        return
    text = draft.random.choice(plain)
    found = draft.random.choice(list(WORD.finditer(text.text)))
    draft.put(text, found.start(), found.end(), draft.words())


def add_a_note(draft: Draft) -> None:
    """A footnote at the end of a paragraph."""
    paragraph = draft.random.choice(draft.texts())
    old = draft.notes.findall(f"{W}footnote")[-1]
    note = copy.deepcopy(old)
    number = str(900 + len(draft.notes))
    note.set(f"{W}id", number)
    texts = list(note.iter(f"{W}t"))
    texts[-1].text = f" Zie ook {draft.words()}."
    for text in texts[:-1]:
        text.getparent().remove(text)
    draft.notes.append(note)
    run = etree.Element(f"{W}r")
    look = etree.SubElement(run, f"{W}rPr")
    etree.SubElement(look, f"{W}rStyle").set(f"{W}val", "FootnoteReference")
    etree.SubElement(run, f"{W}footnoteReference").set(f"{W}id", number)
    last = paragraph.findall(f"{W}r")[-1]
    last.addnext(_change("ins", run) if draft.tracked else run)


def delete_a_note(draft: Draft) -> None:
    """A footnote's mark gone, as Word takes the note with it."""
    marks = [
        run
        for paragraph in draft.texts()
        for run in paragraph.findall(f"{W}r")
        if run.find(f"{W}footnoteReference") is not None
    ]
    if not marks:
        return
    run = draft.random.choice(marks)
    if draft.tracked:
        _replace(run, [_change("del", copy.deepcopy(run))])
    else:
        run.getparent().remove(run)


def embolden_a_word(draft: Draft) -> None:
    """A word made bold."""
    text = draft.random.choice(list(_long(draft.random.choice(draft.texts()))))
    run, words = text.getparent(), text.text
    found = draft.random.choice(list(WORD.finditer(words)))
    look = run.find(f"{W}rPr")
    bold = _run(found[0], look)
    if bold.find(f"{W}rPr") is None:
        bold.insert(0, etree.Element(f"{W}rPr"))
    etree.SubElement(bold.find(f"{W}rPr"), f"{W}b")
    pieces = [_run(words[: found.start()], look), bold, _run(words[found.end() :], look)]
    _replace(run, [each for each in pieces if each is not None])


def make_noise(draft: Draft) -> None:
    """What Word does to a file by itself: numbers of revisions, split runs, languages, proofing."""
    for paragraph in draft.document.iter(f"{W}p"):
        paragraph.set(f"{W}rsidR", f"00{draft.random.randrange(16**6):06X}")
        for run in paragraph.findall(f"{W}r"):
            texts = run.findall(f"{W}t")
            if len(texts) != 1 or len(texts[0].text or "") < 4:
                continue
            look = run.find(f"{W}rPr")
            at = draft.random.randint(1, len(texts[0].text) - 1)
            made = [_run(texts[0].text[:at], look), _run(texts[0].text[at:], look)]
            made[1].set(f"{W}rsidRPr", "00AB12CD")
            look = made[1].find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                made[1].insert(0, look)
            if look.find(f"{W}lang") is None:
                etree.SubElement(look, f"{W}lang").set(f"{W}val", "en-US")
            proof = etree.Element(f"{W}proofErr")
            proof.set(f"{W}type", "spellStart")
            _replace(run, [made[0], proof, made[1]])


def own_paragraph(draft: Draft, words: str, *, bold: bool = False, like: Tree = None) -> Tree:
    """A paragraph of a reviewer's own, with the properties of another."""
    made = etree.Element(f"{W}p")
    if like is not None and like.find(f"{W}pPr") is not None:
        made.append(copy.deepcopy(like.find(f"{W}pPr")))
    run = _run(words, None)
    if bold:
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}b")
        run.insert(0, look)
    made.append(_change("ins", run) if draft.tracked else run)
    return made


def headings(draft: Draft) -> list[Tree]:
    """The headings of the document."""
    found = []
    for paragraph in draft.document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            found.append(paragraph)
    return found


def add_an_item(draft: Draft) -> None:
    """A title and a text before the heading of an item: as a heading, in bold or with a number."""
    head = draft.random.choice(headings(draft)[1:])
    way = draft.random.choice(("heading", "bold", "number", "plain"))
    number = "4. " if way == "number" else ""
    title = f"{number}Verordening {draft.words()}"
    like = head if way == "heading" else None
    head.addprevious(own_paragraph(draft, title, bold=way == "bold", like=like))
    for _ in range(draft.random.randint(1, 2)):
        head.addprevious(own_paragraph(draft, f"Dit punt gaat over {draft.words()}."))


def delete_an_item(draft: Draft) -> None:
    """A heading and all up to the next one gone."""
    head = draft.random.choice(headings(draft)[1:])
    here = [head]
    for each in head.itersiblings():
        if each in headings(draft) or each.tag == f"{W}sectPr":
            break
        here.append(each)
    for each in here:
        each.getparent().remove(each)


def delete_a_heading(draft: Draft) -> None:
    """A heading gone, its text not."""
    head = draft.random.choice(headings(draft)[1:])
    head.getparent().remove(head)


def move_a_paragraph(draft: Draft) -> None:
    """A paragraph put behind another, in its item or elsewhere."""
    one, other = draft.random.choice(draft.texts()), draft.random.choice(draft.texts())
    if one is not other:
        other.addnext(one)


def type_above(draft: Draft) -> None:
    """A paragraph typed at the start of another, whose anchor it gets."""
    paragraph = draft.random.choice(draft.texts())
    made = own_paragraph(draft, f"Vooraf iets over {draft.words()}.", like=paragraph)
    for mark in [*paragraph.findall(f"{W}bookmarkStart"), *paragraph.findall(f"{W}bookmarkEnd")]:
        made.append(mark)
    paragraph.addprevious(made)


def swap_two(draft: Draft) -> None:
    """Two paragraphs, with the words of one below the anchor of the other."""
    one, other = draft.random.choice(draft.texts()), draft.random.choice(draft.texts())
    first, second = one.findall(f"{W}r"), other.findall(f"{W}r")
    if one is not other and first and second:
        for run in first:
            other.append(run)
        for run in second:
            one.append(run)


def join_with_a_heading(draft: Draft) -> None:
    """The mark between a heading and the paragraph before it or behind it gone."""
    head = draft.random.choice(headings(draft)[1:])
    before, after = head.getprevious(), head.getnext()
    first, second = (before, head) if draft.random.random() < 0.5 else (head, after)
    if first is None or second is None or not first.tag == second.tag == f"{W}p":
        return
    stays, goes = (first, second) if draft.random.random() < 0.5 else (second, first)
    runs = goes.findall(f"{W}r")
    if stays is first:
        stays.extend([_run(" ", None), *runs])
    else:
        stays[1:1] = [*runs, _run(" ", None)]
    goes.getparent().remove(goes)


def lose_anchors(draft: Draft) -> None:
    """All bookmarks gone, as Google Docs does it."""
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(draft.document.iter(f"{W}{tag}")):
            mark.getparent().remove(mark)


def break_a_line(draft: Draft) -> None:
    """Shift+Enter in the middle of a text."""
    text = draft.random.choice(list(_long(draft.random.choice(draft.texts()))))
    words = text.text
    at = draft.random.choice(list(WORD.finditer(words))).start()
    run = text.getparent()
    made = [_run(words[:at], run.find(f"{W}rPr")), etree.Element(f"{W}r")]
    etree.SubElement(made[1], f"{W}br")
    made.append(_run(words[at:], run.find(f"{W}rPr")))
    _replace(run, [each for each in made if each is not None])


SIGNS = """
1.\n-\n#\n>\n| a | b |\n[^1]\n[^bron]:\n*\n`\n<b>\n&amp;\n---\ntekst:
+\n2026.\n=\n\\\n[x](y)\n{{ x }}\n{% x %}\n'\n"\n%
"""
ODD = tuple(f"{each} " for each in SIGNS.split("\n") if each)


def type_signs(draft: Draft) -> None:
    """Signs that mean something in Markdown or YAML, typed as they are."""
    paragraph = draft.random.choice(draft.texts())
    words = f"{draft.random.choice(ODD)}{draft.words()} {draft.random.choice(ODD)}"
    if draft.random.random() < 0.5:
        paragraph.addnext(own_paragraph(draft, words, like=paragraph))
        return
    text = draft.random.choice(list(_long(paragraph)))
    found = draft.random.choice(list(WORD.finditer(text.text)))
    draft.put(text, found.start(), found.start(), f"{words} ")


def spoil_a_note(draft: Draft) -> None:
    """A footnote that is empty, not there, or refers to itself."""
    note = draft.random.choice(draft.notes.findall(f"{W}footnote")[2:] or [None])
    if note is None:
        return
    way = draft.random.choice(("empty", "gone", "itself"))
    if way == "gone":
        note.getparent().remove(note)
        return
    if way == "itself":
        run = etree.SubElement(note.find(f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}footnoteReference").set(f"{W}id", note.get(f"{W}id"))
        return
    for text in note.iter(f"{W}t"):
        text.text = ""


def type_anything(draft: Draft) -> None:
    """Words with any property, beside any mark, within any element, in any paragraph."""
    choice = draft.random.choice
    inside = t(draft.words())
    if choice((True, False)):
        inside += choice(MARKS) + t(draft.words())
    run = f"<w:r><w:rPr>{choice(LOOKS)}</w:rPr>{inside}</w:r>"
    made = choice(WRAPPERS).format(run)
    if choice((True, False)):
        made = choice(WRAPPERS).format(made)
    paragraph = choice(draft.texts())
    if choice((True, False)):
        at = draft.random.randint(0, len(paragraph))
        paragraph[at:at] = elements(made)
    else:
        block = choice(BLOCKS).format(p(made, properties=choice(PROPERTIES)))
        for each in reversed(elements(block)):
            paragraph.addnext(each)


UNSAFE: tuple[Edit, ...] = (
    add_an_item,
    delete_an_item,
    delete_a_heading,
    move_a_paragraph,
    type_above,
    swap_two,
    join_with_a_heading,
    lose_anchors,
    break_a_line,
    type_signs,
    spoil_a_note,
)
"""What a reviewer or a program does that cannot always be taken over."""
EDITS: tuple[Edit, ...] = (
    replace_a_word,
    insert_words,
    delete_words,
    add_a_sentence,
    add_a_paragraph,
    delete_a_paragraph,
    change_a_note,
    add_a_note,
    delete_a_note,
    embolden_a_word,
)
