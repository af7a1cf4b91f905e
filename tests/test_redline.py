"""Tracked changes: accepted all, the new text; rejected all, the old one; and no more marked."""

import datetime
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypandoc
import pytest
from hypothesis import given, seed, settings

from briefgen.redline.changes import Stamp
from briefgen.redline.redline import redline
from briefgen.word.xml import DOCUMENT, FOOTNOTES, W, parsed, read_parts
from tests.conftest import THOROUGH, at_length
from tests.in_writer import in_writer
from tests.random_pairs import Item, docx, pairs
from tests.settled import both_said
from tests.word_files import p, r, word_file
from tests.word_text import Said, said

STAMP = Stamp("A. Redacteur", datetime.datetime(2025, 11, 24, 9, 30, tzinfo=datetime.UTC))
SENTENCE = "Het kabinet steunt het voorstel van de Commissie om de termijn te verlengen."


def compared(old: bytes, new: bytes, *, plain: bool = False) -> bytes:
    return redline(old, new, STAMP, plain=plain)


def agenda(*texts: str, title: str = "Een punt") -> tuple[Item, ...]:
    return (Item("punt1", title, tuple(("text", (text,)) for text in texts)),)


def marked(package: bytes, part: str = DOCUMENT) -> tuple[list[str], list[str]]:
    """The words that are marked as added, and those that are marked as taken away."""
    root = parsed(read_parts(package)[part])
    added = ["".join(t.text or "" for t in each.iter(f"{W}t")) for each in root.iter(f"{W}ins")]
    taken = [
        "".join(t.text or "" for t in each.iter(f"{W}delText")) for each in root.iter(f"{W}del")
    ]
    return [each for each in added if each], [each for each in taken if each]


@given(pair=pairs)
@settings(max_examples=at_length(240))
def test_all_accepted_is_the_new_text_and_all_rejected_the_old(
    pair: tuple[tuple[Item, ...], tuple[Item, ...]],
) -> None:
    old, new = docx(pair[0]), docx(pair[1], "2024" if pair[0] != pair[1] else "")
    old_text, new_text = said(old), said(new)
    for plain in (False, True):
        made = compared(old, new, plain=plain)
        accepted, rejected = both_said(made)
        assert accepted == new_text
        assert rejected == old_text
        root = parsed(read_parts(made)[DOCUMENT])
        references = [each.get(f"{W}id") for each in root.iter(f"{W}footnoteReference")]
        assert references == [str(n + 1) for n in range(len(references))], "each has its own note"


@dataclass(frozen=True)
class Pair:
    """Two agendas, the second made of the first, and their Word files."""

    agendas: tuple[tuple[Item, ...], tuple[Item, ...]]
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)


def random_pairs(number: int | None) -> list[Pair]:
    """As many pairs as each test of them tries; the same ones each time for the same number."""
    found: list[Pair] = []

    @settings(max_examples=at_length(240), database=None)
    @given(pair=pairs)
    def collect(pair: tuple[tuple[Item, ...], tuple[Item, ...]]) -> None:
        new = docx(pair[1], "2024" if pair[0] != pair[1] else "")
        found.append(Pair(pair, docx(pair[0]), new))

    (collect if number is None else seed(number)(collect))()
    return found


@pytest.mark.programs
def test_pandoc_finds_both_texts_again(tmp_path: Path) -> None:
    found = random_pairs(1 if THOROUGH else None)
    made = [compared(each.old, each.new) for each in found]
    accepted = pandoc_words(tmp_path, [*made, *(each.new for each in found)], "accept")
    rejected = pandoc_words(tmp_path, [*made, *(each.old for each in found)], "reject")
    for number, pair in enumerate(found):
        assert accepted[number] == accepted[len(made) + number], pair
        assert rejected[number] == rejected[len(made) + number], pair


def test_of_a_changed_word_that_word_is_marked() -> None:
    old = docx(agenda(SENTENCE, "Verder niets."))
    new = docx(agenda(SENTENCE.replace("steunt", "verwelkomt"), "Verder niets."))
    assert marked(compared(old, new)) == (["verwelkomt"], ["steunt"])


def test_of_an_added_sentence_that_sentence_is_marked() -> None:
    new = docx(agenda(f"{SENTENCE} Dat is goed.", "Verder niets."))
    assert marked(compared(docx(agenda(SENTENCE, "Verder niets.")), new)) == ([" Dat is goed."], [])


def test_of_a_changed_footnote_only_its_words_are_marked() -> None:
    old, new = docx(agenda(f"{SENTENCE}[^a]")), docx(agenda(f"{SENTENCE}[^a]"), "2024")
    made = compared(old, new)
    assert marked(made) == ([], [])
    assert marked(made, FOOTNOTES) == (["2024"], ["2025"])


def test_for_libreoffice_a_changed_footnote_is_another() -> None:
    old = docx(agenda(f"{SENTENCE}[^a]", f"{SENTENCE}[^b]"))
    new = docx(agenda(f"{SENTENCE}[^a]", f"{SENTENCE}[^c]"))
    made = compared(old, new, plain=True)
    assert marked(made) == (["."], ["."]), "the sign before the mark goes along"
    added, taken = marked(made, FOOTNOTES)
    assert "Zie de brief" in "".join(added)
    assert "COM(2025)" in "".join(taken)
    assert "Kamerstukken" not in "".join((*added, *taken))


@pytest.mark.parametrize("way", ["added", "taken"])
def test_at_the_end_no_more_is_marked_than_what_came_or_went(way: str) -> None:
    short, more = docx(agenda(SENTENCE)), docx(agenda(SENTENCE, "Verder niets.", "Helemaal niets."))
    words = ["Verder niets.", "Helemaal niets."]
    if way == "added":
        assert marked(compared(short, more)) == (words, [])
    else:
        assert marked(compared(more, short)) == ([], words)


def test_the_title_says_that_it_is_a_redline_and_changes_are_tracked() -> None:
    text = docx(agenda(SENTENCE))
    parts = read_parts(compared(text, text))
    assert "<dc:title>Agenda – wijzigingen</dc:title>" in parts["docProps/core.xml"].decode()
    assert parts["word/settings.xml"].count(b"<w:trackRevisions/>") == 1


def test_equal_texts_have_no_changes() -> None:
    text = docx(agenda(SENTENCE, "Verder niets.[^a]"))
    assert marked(compared(text, text)) == ([], [])


def test_a_moved_item_is_marked_as_moved() -> None:
    first = Item("punt1", "Het eerste punt van allemaal", (("text", (SENTENCE,)),))
    other = "De lidstaten hebben nog vragen over de gevolgen voor hun eigen begroting."
    second = Item("punt2", "Een heel ander onderwerp", (("text", (other,)),))
    last = Item("punt3", "Het laatste punt", (("text", ("Verder niets.",)),))
    made = compared(docx((first, second, last)), docx((second, first, last)))
    root = parsed(read_parts(made)[DOCUMENT])
    assert len(list(root.iter(f"{W}moveFromRangeStart"))) >= 1
    names = [
        [str(each.get(f"{W}name")) for each in root.iter(f"{W}move{way}RangeStart")]
        for way in ("From", "To")
    ]
    assert sorted(names[0]) == sorted(names[1])


def test_each_change_says_who_made_it_and_when() -> None:
    made = compared(docx(agenda(SENTENCE)), docx(agenda(f"{SENTENCE} Dat is goed.")))
    text = read_parts(made)[DOCUMENT].decode()
    assert re.findall(r'<w:ins [^>]*w:author="([^"]+)"', text) == ["A. Redacteur"]
    assert 'w:date="2025-11-24T09:30:00Z"' in text
    numbers = re.findall(r'<w:(?:ins|del|pPrChange)[^>]* w:id="(\d+)"', text)
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04"])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        compared(docx(agenda(SENTENCE)), content)


def settled_by_libreoffice(folder: Path, files: list[bytes]) -> list[tuple[bytes, bytes]]:
    """Each file with all changes accepted, and rejected, by LibreOffice Writer itself."""
    for number, content in enumerate(files):
        (folder / f"{number}.docx").write_bytes(content)
    in_writer(folder, f'Settle("{folder.as_uri()}", {len(files)})')
    return [
        (
            (folder / f"{number}-accepted.docx").read_bytes(),
            (folder / f"{number}-rejected.docx").read_bytes(),
        )
        for number in range(len(files))
    ]


def words_of(text: Said) -> list[str]:
    """The words of the paragraphs that have any, and of the notes: what LibreOffice must keep."""
    paragraphs = ["".join(words for *_look, words in each[3]) for each in text[0]]
    notes = [" ".join("".join(w for *_look, w in p[3]) for p in note).strip() for note in text[1]]
    return [
        # LibreOffice writes a hyphen that does not break in the way of Word.
        each.replace("<footnoteRef>", "").replace("<noBreakHyphen>", "\u2011").strip()
        for each in (*paragraphs, *notes)
        if each.strip()
    ]


MARK = "☰"


def pandoc_words(folder: Path, packages: Sequence[bytes], way: str) -> list[list[str]]:
    """The words that pandoc reads in each file, those of notes where they are referred to.

    It starts once for all, since its start takes longer than what it reads; it reads them as one
    text, with a mark after each.
    """
    (folder / "mark.docx").write_bytes(word_file(p(r(MARK))))
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json", f"--track-changes={way}"]
    for number, content in enumerate(packages):
        (folder / f"{number}.docx").write_bytes(content)
        command += [f"{number}.docx", "mark.docx"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    texts: list[list[str]] = [[]]
    for block in json.loads(done.stdout)["blocks"]:
        found = list(_words_in(block))
        if found == [MARK]:
            texts.append([])
        else:
            texts[-1] += found
    assert texts.pop() == []
    assert len(texts) == len(packages)
    assert all(texts)
    return texts


def _words_in(tree: object) -> Iterator[str]:
    """The words of a tree of pandoc's, whatever it keeps them in."""
    if isinstance(tree, dict) and tree.get("t") == "Str":
        yield from re.findall(r"\w+|\W", str(tree["c"]))
    elif isinstance(tree, dict):
        yield from _words_in(list(tree.values()))
    for each in tree if isinstance(tree, list) else ():
        yield from _words_in(each)


@pytest.mark.libreoffice
def test_libreoffice_settles_changes_in_the_same_way(
    tmp_path: Path, with_libreoffice: None, figure: Callable[[str], None]
) -> None:
    found = random_pairs(2)
    results = settled_by_libreoffice(
        tmp_path, [compared(each.old, each.new, plain=True) for each in found]
    )
    wrong = [
        (number, way)
        for number, (pair, (accepted, rejected)) in enumerate(zip(found, results, strict=True))
        for way, one, other in (("accepted", accepted, pair.new), ("rejected", rejected, pair.old))
        if words_of(said(one)) != words_of(said(other))
    ]
    total = 2 * len(found)
    figure(f"redlines settled by LibreOffice as by us: {total - len(wrong)} of {total}")
    assert wrong == []
