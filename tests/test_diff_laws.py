"""What holds of any two texts and any two orders that `diff` compares."""

import copy
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.history.changes import Kind
from briefgen.history.outline import ROOT, Box, compare_outlines, moved, renamed
from briefgen.history.words import Op, Passage, compare_lines, compare_texts, plain
from briefgen.report.wording import LABELS, SENTENCES
from tests.conftest import at_length

WORDS = st.sampled_from(
    ["de", "Raad", "voorstel.", "kabinet,", "(COM)", "jl.", "’s-Gravenhage", "[^noot]", "*op*", "!"]
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
GAPS = st.sampled_from((" ", "\n", "\n\n", "  \n", "\n- "))
TEXTS = st.lists(st.tuples(LINES.filter(str.strip), GAPS), max_size=6).map(
    lambda pieces: "".join(itertools.chain.from_iterable(pieces))
)
NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


def read(passage: Passage, *ops: Op) -> str:
    return "".join(run.words for run in passage if run.op in ops).strip()


@settings(max_examples=at_length(400))
@given(LINES, LINES)
def test_both_values_can_be_read_from_their_marked_words(old: str, new: str) -> None:
    (passage,) = compare_lines(old, new)
    assert read(passage, "same", "removed") == old
    assert read(passage, "same", "added") == new


@settings(max_examples=at_length(400))
@given(TEXTS)
def test_a_text_does_not_differ_from_itself_on_other_lines(text: str) -> None:
    assert compare_texts(plain(text), plain(text.rstrip() + "\n"))[0] == ()


@settings(max_examples=at_length(400))
@given(TEXTS, TEXTS)
def test_texts_differ_both_ways_or_not_at_all(old: str, new: str) -> None:
    there, at_old, at_new = compare_texts(plain(old), plain(new))
    back = compare_texts(plain(new), plain(old))[0]
    assert bool(there) == bool(back)
    assert all(any(run.op != "same" for run in passage) for passage in there)
    assert at_old <= len(old)
    assert at_new <= len(new)


@pytest.mark.parametrize(
    ("old", "new", "passages"),
    [
        ("Een twee.", "Een drie.", ["same: Een", "removed: twee", "added: drie", "same:."]),
        ("Een. Twee.", "Een. Nieuw. Twee.", ["added: Nieuw."]),
        ("Een. Twee.", "Een.", ["removed: Twee."]),
        ("Een, twee.", "Een twee.", ["same: Een", "removed:,", "same: twee."]),
        ("COM(2025)795", "COM(2025) 795",
         ["same: COM(2025)", "removed:795", "added: 795"]),
        ("a  \nb.", "a\nb.", ["same: a", "removed: ↵", "same: b."]),
    ],
)  # fmt: skip
def test_only_what_differs_is_marked(old: str, new: str, passages: list[str]) -> None:
    (passage,) = compare_texts(plain(old), plain(new))[0]
    assert [f"{run.op}:{run.words}" for run in passage] == passages


@settings(max_examples=at_length(400))
@given(NAMES, NAMES)
def test_what_did_not_move_has_the_same_order(old: list[str], new: list[str]) -> None:
    gone = moved(old, new)
    common = set(old) & set(new)
    assert gone <= common
    stay = common - gone
    assert [name for name in old if name in stay] == [name for name in new if name in stay]


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("abcde", "bcdea", "a"),
        ("abcde", "eabcd", "e"),
        ("abcde", "acbde", "bc"),
        ("abc", "abc", ""),
    ],
)
def test_the_fewest_are_said_to_have_moved(old: str, new: str, gone: str) -> None:
    found = moved(tuple(old), tuple(new))
    assert found <= set(gone)
    assert len(found) == min(1, len(gone))


def test_a_file_is_the_one_that_says_most_of_the_same() -> None:
    old = {"a": "De douane krijgt een agentschap in Rotterdam.", "b": "Malta slaat een munt."}
    new = {
        "c": "Malta slaat een gouden munt.",
        "d": "De douane krijgt een agentschap.",
        "e": "Iets.",
    }
    assert renamed(old, new) == {"a": "d", "b": "c"}
    assert renamed({"a": "Malta slaat een munt."}, {"b": "De euro wordt digitaal."}) == {}


def test_each_kind_has_a_sentence_or_a_label() -> None:
    assert set(LABELS) | set(SENTENCES) == set(Kind)
    assert not set(LABELS) & set(SENTENCES)


AGENDAS = st.lists(
    st.lists(st.none() | st.integers(2, 4), min_size=1, max_size=4), min_size=1, max_size=3
)
"""Parts with entries: an item, or a group of so many."""


def outline(agenda: list[list[list[str] | str]]) -> dict[str, Box]:
    """Parts with entries, as an outline: a group is a list of items."""
    keys = tuple(f"/{index}" for index, _ in enumerate(agenda))
    boxes = {ROOT: Box("root", None, None, "", keys)}
    for key, entries in zip(keys, agenda, strict=True):
        names = [f"{key}/{i}" if isinstance(e, list) else e for i, e in enumerate(entries)]
        boxes[key] = Box("part", f"Deel {key}", None, ROOT, tuple(names))
        for name, entry in zip(names, entries, strict=True):
            if isinstance(entry, list):
                boxes[name] = Box("group", f"Groep {entry[0]}", None, key, tuple(entry))
    return boxes


@settings(max_examples=at_length(300))
@given(AGENDAS, st.data())
def test_one_item_put_elsewhere_is_one_that_moved(
    shapes: list[list[int | None]], data: st.DataObject
) -> None:
    names = (f"punt-{number}" for number in itertools.count())
    agenda: list[list[list[str] | str]] = [
        [[next(names) for _ in range(e)] if e else next(names) for e in part] for part in shapes
    ]
    old = outline(agenda)
    assert not compare_outlines(old, old, {}).moved
    moved_one = copy.deepcopy(agenda)
    lists: list[list[list[str] | str]] = [*moved_one]
    lists += [e for part in moved_one for e in part if isinstance(e, list)]  # type: ignore[misc]
    froms = [(box, i) for box in lists if len(box) > 1 for i, e in enumerate(box)
             if isinstance(e, str) and not (i == 0 and box not in moved_one)]  # fmt: skip
    if not froms:
        return
    box, index = data.draw(st.sampled_from(froms))
    item = box.pop(index)
    target = data.draw(st.sampled_from(lists))
    target.insert(data.draw(st.integers(0 if target in moved_one else 1, len(target))), item)
    found = compare_outlines(old, outline(moved_one), {})
    same = moved_one == agenda
    assert len(found.moved) == (0 if same else 1)
    if target is not box:
        assert found.moved == {item}
