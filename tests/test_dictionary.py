"""The dictionary: what it knows, what is near, and a check without it."""

import itertools
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.checks.check import check
from briefgen.checks.documents import check_files
from briefgen.checks.rule import RULES
from briefgen.facts import dictionary
from briefgen.manuscript.meeting import given
from briefgen.texts.case import Texts, once
from tests.conftest import ROOT
from tests.workspace import make_workspace, write

SPELLING = ("BG515", "BG516", "BG517")
UNKNOWN = {
    "faillissementspauliana": "right: a term of law",
}
"""What the rules tell of the words of the examples, and whether it is right."""


def found(text: str, root: Path) -> list[str]:
    """The words that are told of a text."""
    write(root / "brief.md", text)
    about = given(None, (), None, None)
    (checked,) = check_files([root / "brief.md"], about, SPELLING)
    return [each.hit.spot.quoted for each in checked.checked.outcome.findings]


@pytest.mark.parametrize(
    "word",
    ["maatregelen", "lidstaat", "drugscriminaliteit", "opsporings-", "zee-eend", "Nederlandse",
     "RAAD", "foto's", "asielprocedureverordening"],
)  # fmt: skip
def test_dutch_words_and_compounds_are_known(word: str) -> None:
    assert dictionary.is_known(word)


@pytest.mark.parametrize(
    "word", ["maatregen", "vewerking", "verwerkering", "zeeeend", "nederlands", "raadraad"]
)
def test_what_is_no_dutch_is_not_known(word: str) -> None:
    assert not dictionary.is_known(word)


def test_words_of_the_texts_are_nearer_than_those_of_the_list() -> None:
    assert dictionary.near("geboude", dictionary.Used(("gebouwde", "besluit"))) == ["gebouwde"]
    assert len(dictionary.near("geboude")) > 1
    assert dictionary.near("klimaatdaptatie") == ["klimaatadaptatie"]
    assert dictionary.near("marinebouwcluster") == []


@pytest.mark.parametrize(
    "word",
    ["klimaatdaptatie", "maatregen", "verwerkng", "samenwerkinsgverband", "opsporingss-",
     "vreemdelinegnbeleid", "asielprocedureverodening", "zee-eedn", "onderhandelinen",
     "faillissementspauliana", "bzz", "lidstaatt"],
)  # fmt: skip
def test_what_is_not_looked_up_is_no_word(word: str) -> None:
    """A letter with which no word of the list goes on is passed by: all ways find the same."""
    anywhere = [{*dictionary.LETTERS, *word, ""}] * (len(word) + 1)
    ways = [each for each in dict.fromkeys(dictionary._one_off(word, anywhere)) if each != word]
    single = [each for each in ways if dictionary._may(each) & dictionary.WORD]
    more = (f"{word[:at]}{letter}{word[rest:]}" for at, letter, rest in dictionary._more(anywhere))
    moved = dict.fromkeys((*dictionary._moved(word, anywhere), *more))
    known = [each for each in moved if each != word and dictionary.is_known(each)]
    found = dictionary.near(word)
    long = len(word) >= dictionary.COMPOUND and not dictionary.is_joined(word)
    assert found == (single or (known if long and len(known) == 1 else []))


def test_a_reading_of_texts_is_done_once_for_each_of_them() -> None:
    readings = itertools.count(1)
    reading = once(lambda _texts: next(readings))
    one, other = Texts(()), Texts(())
    assert [reading(one), reading(one), reading(other), reading(replace(one))] == [1, 1, 2, 3]


def test_without_the_library_nothing_is_told_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Het wordt geïmplemeneterd met maatregen. Dat is een beleidsdoorlichterij.\n"
    assert len(found(text, tmp_path)) == 3
    monkeypatch.setitem(__import__("sys").modules, "marisa_trie", None)
    dictionary.words.cache_clear()
    assert not dictionary.is_there()
    assert found(text, tmp_path) == []
    dictionary.words.cache_clear()


def test_a_text_in_another_language_is_not_dutch_with_mistakes(tmp_path: Path) -> None:
    ends = ("vaska", "nenko", "litsju", "rozeb", "mynok", "tjask", "lekho")
    middles = [start + middle for start in "kvz" for middle in ("aro", "elu", "iny")]
    words = [middle + end for middle in middles for end in ends]
    assert found(". En dan ".join(words), tmp_path) == []


def test_a_word_of_many_letters_and_many_words_take_no_time(tmp_path: Path) -> None:
    assert found("De " + "zee" * 5000 + " is diep.", tmp_path) == []


def test_what_is_told_of_the_examples_was_judged() -> None:
    folders = [path.parent for path in sorted(ROOT.glob("agendas/2*/dossier.yaml"))]
    told = {
        each.hit.spot.quoted
        for checked in check(ROOT, folders, SPELLING)
        for each in checked.outcome.findings
    }
    assert told == set(UNKNOWN)


def test_the_list_goes_along_with_its_licence() -> None:
    licence = dictionary.LIST.with_suffix(".LICENSE").read_text("utf-8")
    assert "OpenTaal" in licence
    assert "Kevin Atkinson" in licence
    assert all(code in RULES for code in SPELLING)


def test_a_check_that_was_kept_counts_for_the_same_dictionary_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.checks import found as kept  # noqa: PLC0415

    folder = make_workspace(tmp_path)
    before = kept.what_goes_in(tmp_path, folder, ())
    monkeypatch.setattr(kept, "PathFinder", type("None", (), {"find_spec": lambda _name: None}))
    assert kept.what_goes_in(tmp_path, folder, ()) != before


def test_a_mark_within_a_word_does_not_stop_the_check(tmp_path: Path) -> None:
    text = "De CO[^1]-emissies van de lidstaten[^1]verzamelen dalen.\n\n[^1]: Een noot.\n"
    assert found(text, tmp_path) == []
