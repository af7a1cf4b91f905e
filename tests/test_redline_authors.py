"""Redlines name who committed each word: who wrote it, and who took it away."""

import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.building.edition import edition
from briefgen.compare.authors import NEUTRAL
from briefgen.compare.redlines import redlines
from briefgen.history.git import find_repository
from briefgen.markdown.ties import plain
from briefgen.word.xml import DOCUMENT, FOOTNOTES, W, parsed, read_parts
from tests.conftest import ROOT, at_length
from tests.git import alone, commit, git
from tests.settled import accept_all, reject_all
from tests.workspace import DATA, DOSSIER, ITEM, dump, make_workspace, write

PEOPLE = ("Anna de Vries", "Bram Bakker", "Carla Smit", "Daan Visser", "Els Mulder")
WORD = re.compile(r"zq\d+")
Mark = tuple[str, str, str]
"""What became of a word, the word, and the author of the mark around it."""


def commit_by(root: Path, person: str) -> None:
    git(root, "add", "-A")
    who = ("-c", f"user.name={person}", "-c", "user.email=a@example.org")
    git(root, *who, "commit", "-q", "--allow-empty", "-m", "wijziging")


def marks(root: Path, old: str, new: str | None = None, was: str = DOSSIER) -> dict[str, bytes]:
    repository = find_repository(root)
    now = repository.commit(new) if new else None
    with (
        edition(repository, root, was, repository.commit(old)) as before,
        edition(repository, root, DOSSIER, now) as after,
    ):
        return {each.name: each.content for each in redlines(repository, root, (before, after))}


def marked(package: bytes, pattern: re.Pattern[str] = WORD, part: str = "") -> list[Mark]:
    found: list[Mark] = []
    parts = read_parts(package)
    for name in (part,) if part else (DOCUMENT, FOOTNOTES):
        if name not in parts:
            continue
        for each in parsed(parts[name]).iter(*(f"{W}{x}" for x in ("ins", "del"))):
            found += _words(each, pattern)
        for each in parsed(parts[name]).iter(*(f"{W}move{x}" for x in ("From", "To"))):
            found += _words(each, pattern)
    return found


def _words(change: object, pattern: re.Pattern[str]) -> Iterator[Mark]:
    state = "del" if change.tag in (f"{W}del", f"{W}moveFrom") else "ins"  # type: ignore[attr-defined]
    text = "".join(t.text or "" for t in change.iter(f"{W}t", f"{W}delText"))  # type: ignore[attr-defined]
    author = change.get(f"{W}author")  # type: ignore[attr-defined]
    return ((state, word, author) for word in pattern.findall(text))


@dataclass
class Book:
    """A dossier as the test writes it, with a book of who wrote and took away each word."""

    items: dict[str, list[list[str]]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    writers: dict[str, str] = field(default_factory=dict)
    takers: dict[str, str] = field(default_factory=dict)
    touched: Counter[str] = field(default_factory=Counter)
    made: int = 0

    def words(self, count: int, who: str) -> list[str]:
        fresh = [f"zq{self.made + number}" for number in range(count)]
        self.made += count
        self.writers.update(dict.fromkeys(fresh, who))
        return fresh

    def take(self, words: list[str], who: str) -> None:
        self.takers.update(dict.fromkeys(words, who))

    def standing(self) -> set[str]:
        return {word for id_ in self.order for each in self.items[id_] for word in each}

    def save(self, root: Path) -> None:
        """Paragraph 0 of an item is its title, 1 its footnote."""
        folder = root / "agendas" / DOSSIER
        data = {**DATA, "status": "concept", "agenda": [{"items": self.order}]}
        write(folder / "dossier.yaml", dump(data))
        for path in (folder / "agenda").glob("*.yaml"):
            path.unlink()
        for id_ in self.order:
            title, note, *paragraphs = (" ".join(words) for words in self.items[id_])
            text = "\n\n".join(f"{each}." for each in paragraphs) + "[^bron]\n"
            item = {**ITEM, "title": f"Punt {title}", "text": text, "footnotes": {"bron": note}}
            write(folder / "agenda" / f"{id_}.yaml", dump(item))


def edit(draw: Callable[..., int], book: Book, who: str, only: str | None = None) -> None:
    """One edit by a person, in one item or of the agenda; `only` is the item it may touch."""
    kind = draw(0, 5 if only else 8)
    id_ = only or book.order[draw(0, len(book.order) - 1)]
    paragraphs = book.items[id_]
    at = draw(0, len(paragraphs) - 1)
    words = paragraphs[at]
    place = draw(0, len(words) - 1)
    if kind == 0:
        book.take([words[place]], who)
        words[place : place + 1] = book.words(1, who)
    elif kind == 1:
        words[place:place] = book.words(draw(1, 3), who)
    elif kind == 2 and len(words) > 1:
        book.take([words.pop(place)], who)
    elif kind == 3:
        paragraphs.insert(draw(2, len(paragraphs)), book.words(draw(3, 8), who))
    elif kind == 4 and at > 1 and len(paragraphs) > 3:
        book.take(paragraphs.pop(at), who)
    elif kind == 5 and at > 1:
        paragraphs.insert(draw(2, len(paragraphs) - 1), paragraphs.pop(at))
    elif kind == 6:
        book.order.insert(draw(0, len(book.order) - 1), book.order.pop(book.order.index(id_)))
    elif kind == 7 and len(book.order) > 1:
        book.order.remove(id_)
        book.take([word for each in book.items.pop(id_) for word in each], who)
    elif kind == 8:
        new = f"punt{book.made}"
        book.items[new] = [book.words(draw(2, 6), who) for _paragraph in range(draw(3, 5))]
        book.order.insert(draw(0, len(book.order)), new)


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone(monkeypatch, tmp_path)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=at_length(50))
def test_each_marked_word_has_the_name_of_who_committed_it(seed: int) -> None:
    draw = random.Random(seed).randint  # noqa: S311 - a history, not a secret
    book = Book()
    for number in range(draw(2, 4)):
        book.items[f"begin{number}"] = [book.words(draw(2, 9), "") for _p in range(draw(3, 6))]
        book.order.append(f"begin{number}")
    before = book.standing()
    people = PEOPLE[: draw(2, 5)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_workspace(root, items={})
        git(root, "init", "-q", "-b", "main")
        book.save(root)
        commit(root, "begin")
        git(root, "tag", "begin")
        for _commit in range(draw(2, 6)):
            history(draw, book, root, people)
        found = marks(root, "begin", "HEAD")
    standing = book.standing()
    wrong = [
        (name, mark)
        for name, package in found.items()
        for mark in marked(package)
        if not right(book, mark, before, standing)
    ]
    assert wrong == [], seed
    seen = {(state, word) for state, word, _author in marked(found["geannoteerde-agenda"])}
    assert {("ins", word) for word in standing - before} <= seen
    assert {("del", word) for word in before - standing} <= seen


def history(draw: Callable[..., int], book: Book, root: Path, people: tuple[str, ...]) -> None:
    """One commit, or two on branches of their own that are merged."""
    who = people[draw(0, len(people) - 1)]
    if draw(0, 3) or len(book.order) < 2:
        for _edit in range(draw(1, 3)):
            edit(draw, book, who)
        book.save(root)
        commit_by(root, who)
        return
    ours, theirs = book.order[0], book.order[-1]
    git(root, "checkout", "-q", "-b", "zij")
    edit(draw, book, who, theirs)
    book.save(root)
    commit_by(root, who)
    git(root, "checkout", "-q", "main")
    # The item of the branch stays as it was here.
    content = git(root, "show", f"zij:agendas/{DOSSIER}/agenda/{theirs}.yaml")
    other = people[draw(0, len(people) - 1)]
    path = root / "agendas" / DOSSIER / "agenda" / f"{theirs}.yaml"
    was = path.read_bytes()
    edit(draw, book, other, ours)
    book.save(root)
    path.write_bytes(was)
    commit_by(root, other)
    git(root, "merge", "-q", "--no-edit", "zij")
    git(root, "branch", "-q", "-D", "zij")
    assert path.read_text("utf-8") == content


def right(book: Book, mark: Mark, before: set[str], standing: set[str]) -> bool:
    """Whether a marked word has the right name.

    One that stood there before and still does is in a paragraph that moved, or was made anew:
    nobody wrote it or took it away.
    """
    state, word, author = mark
    if word in before and word in standing:
        return author in {NEUTRAL, *PEOPLE}
    return author == (book.takers[word] if state == "del" else book.writers[word])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "werk"
    make_workspace(root, dossier={"status": "concept"})
    git(root, "init", "-q", "-b", "main")
    commit(root, "begin")
    git(root, "tag", "begin")
    return root


def change(root: Path, who: str, *words: tuple[str, str], file: str = "agenda/eerste") -> None:
    """Replace words in a file of the dossier, and commit that; an empty name commits nothing."""
    path = root / "agendas" / DOSSIER / f"{file}.yaml"
    text = path.read_text("utf-8")
    for old, new in words:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    if who:
        commit_by(root, who)


def names(
    root: Path, document: str, old: str = "begin", new: str | None = "HEAD", part: str = ""
) -> set[Mark]:
    """The marks of a redline: state, words and author of each."""
    content = marks(root, old, new)[document]
    return set(marked(content, re.compile(r"\w(?:[\w ,.]*\w)?"), part))


ANNA, BRAM, CARLA = PEOPLE[:3]


def test_several_in_one_paragraph_each_have_their_own_words(root: Path) -> None:
    change(root, ANNA, ("wisselt", "spreekt"))
    change(root, BRAM, ("gedachten.", "gedachten over de grens."))
    change(root, CARLA, ("De Raad", "De hele Raad"))
    change(root, ANNA, ("over de grens", "over de zee"))
    assert names(root, "geannoteerde-agenda") == {
        ("del", "wisselt", ANNA),
        ("ins", "spreekt", ANNA),
        ("ins", "over de", BRAM),
        ("ins", "zee", ANNA),
        ("ins", "hele", CARLA),
    }


def test_what_comes_of_a_key_is_of_who_changed_the_key(root: Path) -> None:
    change(root, ANNA, ("2026-03-05", "2026-03-06"), file="dossier")
    change(root, BRAM, ("Brussel", "Luxemburg"), file="dossier")
    change(root, CARLA, ("Gedachtewisseling", "Raadsconclusies"))
    found = names(root, "geannoteerde-agenda")
    assert {("del", "5", ANNA), ("ins", "6", ANNA)} <= found
    assert {("del", "Brussel", BRAM), ("ins", "Luxemburg", BRAM)} <= found
    assert {("del", "Gedachtewisseling", CARLA), ("ins", "Raadsconclusies", CARLA)} <= found


def test_the_date_in_the_header_of_later_pages_is_a_change_too(root: Path) -> None:
    change(root, ANNA, ("2026-02-19", "2026-02-20"), file="dossier")
    change(root, BRAM, ("Brussel", "Luxemburg"), file="dossier")
    letter = "aanbiedingsbrief-tweede-kamer"
    header = "word/header1.xml"
    assert names(root, letter, part=header) == {("del", "19", ANNA), ("ins", "20", ANNA)}
    made = marks(root, "begin", "HEAD")[letter]
    for settled, day in ((accept_all(made), "20"), (reject_all(made), "19")):
        words = "".join(t.text or "" for t in parsed(read_parts(settled)[header]).iter(f"{W}t"))
        assert f"Datum{day} februari 2026" in plain(words)


def test_what_is_not_committed_is_of_who_works_here(root: Path) -> None:
    change(root, ANNA, ("wisselt", "spreekt"))
    git(root, "config", "user.name", CARLA)
    change(root, "", ("gedachten", "zaken"))
    assert names(root, "geannoteerde-agenda", "begin", None) == {
        ("del", "wisselt", ANNA),
        ("ins", "spreekt", ANNA),
        ("del", "gedachten", CARLA),
        ("ins", "zaken", CARLA),
    }


@pytest.mark.parametrize(("second", "author"), [(ANNA, ANNA), (BRAM, NEUTRAL)])
def test_of_what_could_not_be_read_in_between_nobody_else_gets_the_blame(
    second: str, author: str, root: Path
) -> None:
    change(root, ANNA, ("wisselt", "spreekt"), ("handling", "handeling"))
    change(root, second, ("handeling", "handling"))
    change(root, CARLA, ("gedachten", "zaken"))
    assert names(root, "geannoteerde-agenda") == {
        ("del", "wisselt", author),
        ("ins", "spreekt", author),
        ("del", "gedachten", CARLA),
        ("ins", "zaken", CARLA),
    }


def test_what_the_new_revision_never_had_was_taken_away_by_nobody(root: Path) -> None:
    change(root, ANNA, ("wisselt", "spreekt"))
    assert names(root, "geannoteerde-agenda", "HEAD", "begin") == {
        ("del", "spreekt", NEUTRAL),
        ("ins", "wisselt", NEUTRAL),
    }


def test_a_dossier_that_was_put_off_keeps_the_authors_of_before(root: Path) -> None:
    folder = root / "agendas"
    git(root, "mv", f"agendas/{DOSSIER}", "agendas/2026-03-04-jbz")
    commit(root, "begin onder een andere naam")
    git(root, "tag", "-f", "begin")
    path = folder / "2026-03-04-jbz" / "agenda" / "eerste.yaml"
    write(path, path.read_text("utf-8").replace("wisselt", "spreekt"))
    commit_by(root, ANNA)
    git(root, "mv", "agendas/2026-03-04-jbz", f"agendas/{DOSSIER}")
    commit_by(root, BRAM)
    change(root, CARLA, ("gedachten", "zaken"))
    made = marks(root, "begin", "HEAD", "2026-03-04-jbz")["geannoteerde-agenda"]
    assert set(marked(made, re.compile(r"\w+"))) == {
        ("del", "wisselt", ANNA),
        ("ins", "spreekt", ANNA),
        ("del", "gedachten", CARLA),
        ("ins", "zaken", CARLA),
    }


def test_pages_that_are_known_on_one_side_only_are_no_changes(tmp_path: Path) -> None:
    for name in ("agendas", "templates", "out"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("intern", "*.pdf")
        )
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "begin")
    real = "2025-12-08-jbz"
    path = tmp_path / "agendas" / real / "agenda" / "werkprogramma.yaml"
    text = path.read_text("utf-8")
    assert "prioriteiten" in text
    write(path, text.replace("prioriteiten", "voornemens"))
    repository = find_repository(tmp_path)
    with (
        edition(repository, tmp_path, real, repository.commit("HEAD")) as before,
        edition(repository, tmp_path, real, None) as after,
    ):
        made = redlines(repository, tmp_path, (before, after))
        nota = next(each for each in made if each.name == "nota").content
    found = marked(nota, re.compile(r"\w+"))
    assert {word for _state, word, _author in found} <= {"prioriteiten", "voornemens"}
