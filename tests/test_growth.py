"""The time of each command grows with the length of a text, and not with its square.

Texts are one small piece over and over, made of what the expressions of rules and parsers look for:
nothing that a person would write, but a dossier comes from anywhere.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from briefgen.markdown.parser import MAX_PARAGRAPH
from briefgen.source.reader import NOT_TEXT
from tests.conftest import THOROUGH, Briefgen, at_length
from tests.git import alone, commit, git
from tests.test_patterns import parser, patterns
from tests.workspace import DOSSIER, ITEM, dump, make_workspace, write

KNOWN = (
    "((((", ")", ") ", "[", "[^", "[a](", "](", "![", "``a", "[^a]", "(AB) ", "(hierna: AB) ",
    "Aa Bb (AB) ", "12-12-2025 ", "12 december 2025 ", "06 ", "Verordening (EU) ",
    "artikel 1, lid 2, ", "zowel ", "vond ", "vond plaats ", "de ", "fiche ", "lidstaat ", "en en ",
    "alsmede ", "# a\n", "## a\n", "* \n", "```\n", "[^a]: b\n", "....", "- a - ", "> ",
    "de Aa (hierna: #) en.\n\n", "Aa Bb (#). ", "(#) en #. ", "het #besluit (hierna: A#) ",
    "# Titel #\n\nZin over #.\n\n", "Kamerstuk 21501-02, nr. 1, van 3 mei 2025 ", "a[^#]. ",
)  # fmt: skip
"""What took minutes once; a number sign is another word each time."""
CLASSES = {"SPACE": " ", "DIGIT": "1", "WORD": "a", "NOT_SPACE": "a", "NOT_WORD": "."}
LENGTHS = (25, 200) if THOROUGH else (25, 100)
"""In thousands of characters."""
MOST = 2.8
"""How many times as long a text of double length may take: halfway between twice and four times."""
FLOOR = 0.25
"""Below so many seconds nothing is measured but noise."""
ROUNDS = 5
"""How often each length is measured at most, in turn: a busy machine spoils no length alone."""


def strings(parsed: Any) -> Iterator[str]:
    """The words and characters that a parsed expression looks for."""
    words = ""
    for operation, value in parsed:
        name = str(operation)
        if name == "LITERAL":
            words += chr(value)
            continue
        yield words
        words = ""
        if name == "IN":
            yield from characters(value)
        else:
            for part in parts(value):
                yield from strings(part)
    yield words


def characters(members: Any) -> Iterator[str]:
    """One or two characters for each member of a class."""
    for operation, value in members:
        if str(operation) in {"LITERAL", "RANGE"}:
            yield from map(chr, value if isinstance(value, tuple) else (value,))
        elif str(operation) == "CATEGORY":
            yield CLASSES.get(str(value).removeprefix("CATEGORY_"), "a")


def parts(value: Any) -> Iterator[Any]:
    """The expressions within a part of one."""
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from parts(each)


@cache
def alphabet() -> list[str]:
    """What the expressions of rules and parsers look for, as pieces of text."""
    found = set[str]()
    for name, pattern in patterns():
        if name.startswith(("briefgen.checks", "briefgen.markdown", "briefgen.texts")):
            found.update(strings(parser.parse(pattern.pattern, pattern.flags)))
    return sorted(each for each in found if each and not NOT_TEXT.search(each))


def pieces() -> st.SearchStrategy[str]:
    """A piece that was slow once, or some of what the expressions look for."""
    made = st.lists(st.sampled_from(alphabet()), min_size=1, max_size=4).map("".join)
    ended = st.builds(str.__add__, made, st.sampled_from(["", " ", "\n", "\n\n", "#", " # "]))
    return st.one_of(st.sampled_from(KNOWN), ended)


def text_of(piece: str, length: int) -> str:
    """The piece over and over."""
    made, size = list[str](), 0
    for number in count():
        word = "".join(chr(65 + number * 7919 // 26**place % 26) for place in range(4))
        made.append(piece.replace("#", word) if "#" in piece.replace("# ", "") else piece)
        size += len(made[-1])
        if size >= length:
            return "".join(made)[:length]
    raise AssertionError


def in_paragraphs(text: str) -> str:
    """The text in paragraphs that are just not too long to be read."""
    starts = range(0, len(text), MAX_PARAGRAPH - 1)
    return "\n\n".join(text[start : start + MAX_PARAGRAPH - 1] for start in starts)


def seconds(work: Callable[[], object]) -> float:
    """What some work costs the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def is_even(taken: Sequence[float]) -> bool:
    """Whether a text of twice the length takes no more than `MOST` times as long."""
    bounds = [
        max(one, FLOOR) * MOST ** ((longer // shorter).bit_length() - 1)
        for one, shorter, longer in zip(taken, LENGTHS, LENGTHS[1:], strict=False)
    ]
    return all(now <= bound for now, bound in zip(taken[1:], bounds, strict=True))


def at_best(measures: Sequence[Callable[[], float]]) -> list[float]:
    """The least that each length took, measured until that is even, or often enough."""
    taken = [measure() for measure in measures]
    for _ in range(ROUNDS - 1):
        if is_even(taken):
            break
        taken = [min(least, measure()) for least, measure in zip(taken, measures, strict=True)]
    return taken


def grows_evenly(prepare: Callable[[str], Callable[[], object]], piece: str) -> None:
    """Measure some work on texts of several lengths."""
    works = [prepare(text_of(piece, length * 1000)) for length in LENGTHS]
    taken = at_best([partial(seconds, work) for work in works])
    assert is_even(taken), f"{piece!r} takes {taken} seconds for {LENGTHS} thousand characters"


def test_the_alphabet_is_that_of_the_expressions() -> None:
    assert {"[^", "hierna", "december", "(", "1", " ", "Kamer"} <= set(alphabet())
    assert len(alphabet()) > 500


def measured(costs: Sequence[float], noise: Sequence[float]) -> list[float]:
    """What is found of lengths at these costs, each first measured with so much noise."""
    pairs = zip(costs, noise, strict=True)
    return at_best([chain([cost * more], repeat(cost)).__next__ for cost, more in pairs])


def test_what_grows_with_the_square_is_seen() -> None:
    squares = [FLOOR * (length / LENGTHS[0]) ** 2 for length in LENGTHS]
    for noisy in range(len(LENGTHS)):
        noise = [1.6 if place == noisy else 1.0 for place in range(len(LENGTHS))]
        assert not is_even(measured(squares, noise))


def test_a_measure_that_was_spoilt_once_is_no_fault() -> None:
    evenly = [FLOOR * length / LENGTHS[0] for length in LENGTHS]
    for noisy in range(len(LENGTHS)):
        noise = [9.0 if place == noisy else 1.0 for place in range(len(LENGTHS))]
        assert is_even(measured(evenly, noise))


@with_settings(max_examples=at_length(8))
@given(st.deferred(pieces))
def test_a_text_that_is_checked(tmp_path: Path, briefgen: Briefgen, piece: str) -> None:
    options = ("--council", "jbz", "--date", "2026-03-01", "--meeting", "2026-03-05")

    def prepare(text: str) -> Callable[[], object]:
        path = tmp_path / f"{len(text)}.md"
        write(path, text)
        return lambda: briefgen("check", str(path), *options, cwd=tmp_path)

    grows_evenly(prepare, piece)


@with_settings(max_examples=at_length(6))
@given(st.deferred(pieces))
def test_a_dossier_that_is_checked(tmp_path: Path, briefgen: Briefgen, piece: str) -> None:
    folder = make_workspace(tmp_path)

    def prepare(text: str) -> Callable[[], object]:
        item = dump({key: ITEM[key] for key in ("title", "handling", "responsible")})
        lines = "".join(f"  {line}\n" for line in in_paragraphs(text).split("\n"))

        def work() -> None:
            write(folder / "agenda" / "eerste.yaml", f"{item}text: |\n{lines}# {time.time()}\n")
            briefgen("check", cwd=tmp_path)

        return work

    grows_evenly(prepare, piece)


@with_settings(max_examples=at_length(4))
@given(st.deferred(pieces))
def test_a_text_that_is_imported(tmp_path: Path, briefgen: Briefgen, piece: str) -> None:
    make_workspace(tmp_path)

    def prepare(text: str) -> Callable[[], object]:
        path = tmp_path / f"{len(text)}.md"
        write(path, in_paragraphs(text))
        return lambda: briefgen("import", str(path), cwd=tmp_path)

    grows_evenly(prepare, piece)


@with_settings(max_examples=at_length(4))
@given(st.deferred(pieces))
def test_a_word_file_that_comes_back(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    if not (tmp_path / ".git").exists():
        make_workspace(tmp_path)
        alone(monkeypatch, tmp_path)
        git(tmp_path, "init", "-q")
        assert briefgen("build", "-q", cwd=tmp_path).code == 0
        commit(tmp_path, "eerste")
    sent = tmp_path / "out" / DOSSIER / "geannoteerde-agenda.docx"

    def prepare(text: str) -> Callable[[], object]:
        document, path = docx.Document(str(sent)), tmp_path / f"{len(text)}.docx"
        (last,) = (each for each in document.paragraphs if each.text.startswith("De Raad wisselt"))
        for paragraph in text.split("\n\n"):
            last.insert_paragraph_before(paragraph, last.style)
        document.save(str(path))

        def work() -> None:
            said = briefgen("absorb", "--dry-run", str(path), cwd=tmp_path).err
            assert f"geannoteerde-agenda van {DOSSIER}" in said

        return work

    grows_evenly(prepare, piece)
