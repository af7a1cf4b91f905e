"""What holds of any two texts and any two orders that `diff` compares."""

import copy
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.files.workspace import offered, templates_of
from briefgen.history.changes import Kind
from briefgen.history.compare import compare
from briefgen.history.outline import ROOT, Box, compare_outlines, moved, renamed
from briefgen.history.snapshot import Snapshot
from briefgen.history.words import Op, Passage, compare_lines, compare_texts, plain
from briefgen.model.fitting import is_shape, keys_of
from briefgen.model.load import load_dossier
from briefgen.model.shapes import DossierFile
from briefgen.model.shared_files import CouncilShape
from briefgen.model.subjects import AnnexFile, TopicFile
from briefgen.model.values import GATHERED
from briefgen.model.workspace import load_workspace
from briefgen.report.kinds import LABELS, SENTENCES
from tests.conftest import at_length
from tests.diff_cases import BIG, RICH, Draft
from tests.test_diff import lay_down

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


Way = tuple[str | int, ...]
FILES = (DossierFile, AnnexFile, TopicFile, CouncilShape)
NEVER = {"file", "chambers"}
"""The file of an attachment, which has to be there; and a chamber, which has a name of its own."""


def keys_in(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys_in(each)


def keys_within(annotation: Any) -> Iterator[str]:
    """The keys of a model, and of those in it."""
    if is_shape(annotation):
        for key, each in keys_of(annotation).items():
            yield each.name if key == GATHERED else key
            yield from keys_within(each.type)
    for each in get_args(annotation):
        yield from keys_within(each)


def test_the_rich_dossier_has_every_key_there_is() -> None:
    assert {key for model in FILES for key in keys_within(model)} - NEVER <= set(keys_in(RICH))


def ways(data: object, way: Way = ()) -> Iterator[Way]:
    """The way to each key and each element of a list."""
    steps = data.items() if isinstance(data, dict) else enumerate(data)  # type: ignore[arg-type]
    for step, value in steps:
        yield (*way, step)
        if isinstance(value, dict | list):
            yield from ways(value, (*way, step))


def without(data: Draft, way: Way) -> Draft:
    changed = copy.deepcopy(data)
    here: Any = changed
    for step in way[:-1]:
        here = here[step]
    del here[way[-1]]
    return changed


def otherwise(data: Draft, way: Way) -> Draft | None:
    """The same with another value at one place; None where a list or a mapping stands."""
    changed = copy.deepcopy(data)
    here: Any = changed
    for step in way[:-1]:
        here = here[step]
    old = here[way[-1]]
    if isinstance(old, dict | list):
        return None
    others = {True: False, False: True, "MX": "SX", "SX": "MX", "raad": "beurs"}
    others["spreekt"] = "luistert"
    here[way[-1]] = others.get(old, f"{old.strip()} anders" if isinstance(old, str) else 8)
    return changed


def read_in(root: Path, draft: Draft) -> Snapshot:
    lay_down(root, draft)
    workspace = load_workspace(root, offered(templates_of(root)))
    folder = root / "agendas" / BIG
    return Snapshot(None, workspace, folder, load_dossier(workspace, folder))


HOLDERS = ("government.yaml", "posts")
UNSAID = (
    (*HOLDERS, "MX", "holders", 0, "until"),
    (*HOLDERS, "MX", "holders", 1),
    (*HOLDERS, "SX", "holders"),
)
"""What changes no document: who held a post on other days, and who held one that does not sign."""


@pytest.mark.parametrize("change", [without, otherwise])
def test_no_change_of_any_key_is_silent(
    change: Callable[[Draft, Way], Draft | None], tmp_path: Path
) -> None:
    old = read_in(tmp_path / "old", RICH)
    assert old.loaded.problems == ()
    told, silent = 0, []
    for way in ways(RICH):
        unsaid = any(way[: len(each)] == each for each in UNSAID)
        draft = None if unsaid or len(way) < 3 else change(RICH, way)
        new = read_in(tmp_path / "new", draft) if draft else old
        if new is old or new.loaded.dossier is None:
            continue
        found = compare(old, new)
        told += bool(found)
        silent += [] if found else [way]
    assert silent == []
    assert told > 100
