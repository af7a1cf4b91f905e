"""What holds for whatever a reviewer did: no word elsewhere, nothing by halves, nothing broken."""

import copy
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.absorb.titles import has_a_title
from briefgen.building.edition import Edition, edition
from briefgen.history.git import find_repository
from briefgen.problem import InvalidInputError
from briefgen.word.xml import W
from tests.conftest import ROOT, THOROUGH, Briefgen
from tests.git import commit, git, repository_of
from tests.shaped import SHAPES, Shaped
from tests.word_edits import (
    EDITS,
    UNSAFE,
    Draft,
    Edit,
    headings,
    lose_anchors,
    own_paragraph,
    replace_a_word,
    type_anything,
)
from tests.word_files import elements, r
from tests.workspace import DOSSIER, ITEM, data_of, make_workspace

EXAMPLES = 90 if THOROUGH else 4
SEQUENCES = 110 if THOROUGH else 4
"""How many are tried of each shape."""
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failure is told as it was found: to make it smaller takes minutes, and its seed is enough."""
AGENDA = "geannoteerde-agenda"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with four items of three ministers, in a repository."""
    root = tmp_path_factory.mktemp("wetten")
    SHAPES["justitie"].make(root)
    shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    return root


PLAIN = ("title", "handling", "documents")
"""What is no Markdown: what looks like the mark of a footnote is none there."""


class Content(bytes):
    """A Word file, shown by its size alone."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} bytes>"


@pytest.fixture(scope="module")
def made(place: Path) -> Iterator[Edition]:
    """What is made of the dossier as it stands there."""
    with edition(find_repository(place), place, DOSSIER, None) as made:
        yield made


@pytest.fixture(scope="module")
def sent(made: Edition) -> bytes:
    return Content(made.documents[AGENDA])


@pytest.fixture
def made_once(made: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of the dossier is not made again for each edit."""
    monkeypatch.setattr("briefgen.absorb.absorber.edition", lambda *_, **__: nullcontext(made))


def absorbed(root: Path, content: bytes) -> Absorbed:
    path = root / "terug.docx"
    path.write_bytes(content)
    try:
        return Absorber(repository_of(root), root, [DOSSIER]).absorb(path, "terug", {})
    finally:
        path.unlink()


def words(text: str) -> "Counter[str]":
    """The words of a text."""
    return Counter(re.findall(r"[^\W_]+", text))


def without_marks(markdown: str) -> str:
    return re.sub(r"(?<!\\)\[\^\w+\]", "", markdown)


def values(path: tuple[Any, ...], data: Any) -> Iterator[tuple[tuple[Any, ...], str]]:
    """All values of a YAML file with their paths."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items if isinstance(data, dict | list) else ():
        if isinstance(value, dict | list):
            yield from values((*path, key), value)
        else:
            yield (*path, key), str(value)


def in_yaml(text: str) -> "Counter[str]":
    """The words of all values of a YAML file."""
    found = Counter[str]()
    for path, value in values((), data_of(text)):
        found += words(value if path[0] in PLAIN else without_marks(value))
    return found


def in_word(draft: Draft) -> "Counter[str]":
    """The words of a Word file: those of each note at its mark."""
    notes = {note.get(f"{W}id"): typed(note) for note in draft.notes}
    found = Counter[str]()
    for paragraph in draft.document.iter(f"{W}p"):
        if paragraph.find(f"{W}r/{W}txbxContent") is not None:
            continue
        for mark in paragraph.iter(f"{W}footnoteReference"):
            if not any(each.tag == f"{W}del" for each in mark.iterancestors()):
                found += words(notes.get(mark.get(f"{W}id"), ""))
    return found + words(typed(draft.document))


def typed(element: Any) -> str:
    """The text of an element: a paragraph whose mark was taken away goes on in the next one."""
    made = ""
    for paragraph in element.iter(f"{W}p"):
        for each in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
            made += (each.text or "") if each.tag == f"{W}t" else " "
        made += "" if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None else "\n"
    return made


Home = tuple[str, str]
"""The heading of an item or a chapter, and the fixed head below that, if there is one."""


def places(draft: Draft, shaped: Shaped) -> dict[str, Home]:
    """Below which headings each word of the reviewer stands.

    A paragraph whose mark was taken away is one with the next, be that a heading.
    """
    heads, found, here, before = headings(draft), dict[str, Home](), ("", ""), ""
    for paragraph in draft.document.iter(f"{W}p"):
        text = before + "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        before = text if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None else ""
        if paragraph in heads:
            head = next((each for each in shaped.heads if each in text), "")
            here = (text if "over" in text or not head else here[0], head)
        found |= {word: here for word in draft.typed if word in text and not before}
    return found


def reported(found: Absorbed) -> tuple["Counter[str]", "Counter[str]"]:
    """The words of the report: as they came, and as they were sent."""
    came, was = Counter[str](), Counter[str]()
    for each in found.refused:
        came += words(without_marks(each.came))
        was += words(without_marks(each.sent))
    return came, was


class Made:
    """A dossier in a shape as it stands in a workspace, and the document that was sent of it."""

    def __init__(self, shaped: Shaped, root: Path, edition_: Edition) -> None:
        self.shaped, self.root, self.edition = shaped, root, edition_
        self.sent = Content(edition_.documents[shaped.document])
        self.words = in_word(Draft(self.sent, 0))

    def __repr__(self) -> str:
        return f"<{self.shaped.document}>"


def check_laws(sample: Made, draft: Draft) -> None:
    before, after = sample.words, in_word(draft)
    where = places(draft, sample.shaped)
    try:
        found = absorbed(sample.root, draft.package())
    except InvalidInputError:
        return
    assert not found.conflicts
    came, was = reported(found)
    change = Counter[str]()
    for old, new in found.files.values():
        change.update(in_yaml(new))
        change.subtract(in_yaml(old))
    change.update(came)
    change.subtract(was)
    change.update(before)
    change.subtract(after)
    wrong = {word: n for word, n in change.items() if n}
    assert not wrong, (wrong, found.refused)
    in_own_item(found, where, sample.shaped)
    loads(sample.root, found, sample.shaped.document)


def in_own_item(found: Absorbed, where: dict[str, Home], shaped: Shaped) -> None:
    """No word is in another item than the one that it was typed in, nor below another head."""
    for word, (heading, head) in where.items():
        own = [shaped.heads[head]] if head else list(shaped.loose)
        for name, (old, new) in found.files.items():
            if word not in new or word in old:
                continue
            of_item = Path(name).stem in heading.lower()
            path = next(path for path, text in values((), data_of(new)) if word in text)
            in_introduction = path == ("introduction",) and "over" not in heading
            # What is joined with the heading of a part is what that part is called now.
            of_part = path[-1] == "part" and word in heading
            assert of_item or in_introduction or of_part, (word, heading, name)
            beside = path[0] in ("introduction", "footnotes") or of_part
            assert beside or any(path[: len(each)] == each for each in own), (word, head, path)


def loads(root: Path, found: Absorbed, document: str = AGENDA) -> None:
    """The dossier can be read, with no error that it had not."""
    old = {name: (root / name).read_bytes() for name in found.files}
    for name, (_old, new) in found.files.items():
        (root / name).write_text(new, "utf-8")
    try:
        with edition(repository_of(root), root, DOSSIER, None) as made:
            assert document in made.documents
    finally:
        for name, content in old.items():
            (root / name).write_bytes(content)


@pytest.fixture(scope="module", params=SHAPES)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """A dossier in each of some shapes, in a repository."""
    shaped, root = SHAPES[request.param], tmp_path_factory.mktemp(request.param)
    shaped.make(root)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    with edition(find_repository(root), root, DOSSIER, None) as made:
        yield Made(shaped, root, made)


@pytest.fixture
def sample_once(sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of it is not made again for each edit."""
    monkeypatch.setattr(
        "briefgen.absorb.absorber.edition", lambda *_, **__: nullcontext(sample.edition)
    )


@pytest.mark.usefixtures("sample_once")
@settings(max_examples=SEQUENCES, deadline=None, phases=QUICK)
@given(
    st.lists(st.sampled_from((*UNSAFE, *EDITS)), min_size=1, max_size=4),
    st.integers(0, 10**6),
    st.booleans(),
)
def test_each_word_is_in_its_own_item_or_in_the_report(
    sample: Made, edits: list[Edit], seed: int, tracked: bool
) -> None:
    draft = Draft(sample.sent, seed, tracked=tracked)
    for edit in edits:
        if draft.texts() and len(headings(draft)) > 1:
            edit(draft)
    check_laws(sample, draft)


@pytest.mark.usefixtures("sample_once")
@settings(max_examples=EXAMPLES, deadline=None, phases=QUICK)
@given(st.integers(1, 3), st.integers(0, 10**6))
@example(1, 47241)
@example(3, 878)
def test_words_of_any_form_are_in_their_item_or_in_the_report(
    sample: Made, count: int, seed: int
) -> None:
    draft = Draft(sample.sent, seed)
    for _ in range(count):
        type_anything(draft)
    where = places(draft, sample.shaped)
    try:
        found = absorbed(sample.root, draft.package())
    except InvalidInputError:
        return
    told = " ".join(
        f"{each.came} {' '.join(map(str, each.why.values.values()))}" for each in found.refused
    )
    told += " ".join(new for _old, new in found.files.values())
    assert not [word for word in draft.typed if word not in told], found.refused
    in_own_item(found, where, sample.shaped)
    loads(sample.root, found, sample.shaped.document)


def head_of(draft: Draft, words_: str) -> Any:
    return next(h for h in headings(draft) if words_ in "".join(h.itertext(f"{W}t")))


LONG_TITLE = (
    "Verordening van het Europees Parlement en de Raad tot vaststelling van regels (hierna: alfa)"
)
WAYS = {
    "heading": "Nieuw voorstel",
    "bold": "Nieuw voorstel",
    "number": "4. Nieuw voorstel",
    "long": LONG_TITLE,
    "question": "Hoe verder met het voorstel?",
    "capitals": "NIEUW VOORSTEL.",
    "underlined": "Nieuw voorstel, met een punt.",
    "list": "Nieuw voorstel",
    "line": "Nieuw voorstel",
}
TO_ADD = "De minister van Financiën licht dit toe."


def added_item(draft: Draft, way: str) -> list[Any]:
    """The title and the text of an item as a reviewer may type them."""
    like = head_of(draft, "delta") if way == "heading" else None
    if way == "list":
        like = next(p for p in draft.document.iter(f"{W}p") if "eerste onderdeel" in typed(p))
    title = own_paragraph(draft, WAYS[way], bold=way in ("bold", "line"), like=like)
    text = own_paragraph(draft, TO_ADD)
    if way == "underlined":
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}u").set(f"{W}val", "single")
        title.find(f"{W}r").insert(0, look)
    if way == "line":
        etree.SubElement(title.find(f"{W}r"), f"{W}br")
        title.append(text.find(f"{W}r"))
        return [title]
    return [title, text]


@pytest.mark.parametrize("way", WAYS)
def test_an_item_that_a_reviewer_added_is_offered_as_a_file_and_put_into_no_other(
    way: str, place: Path, sent: bytes, tmp_path: Path, briefgen: Briefgen
) -> None:
    draft = Draft(sent, 1)
    for each in added_item(draft, way):
        head_of(draft, "delta").addprevious(each)
    (tmp_path / "terug.docx").write_bytes(draft.package())
    outcome = briefgen("absorb", "--new", tmp_path / "nieuw", tmp_path / "terug.docx", cwd=place)
    assert outcome.code == 1
    assert "Financiën licht dit toe" in outcome.out
    assert "--new" in outcome.err
    assert not git(place, "status", "--porcelain", "agendas")
    (path,) = (tmp_path / "nieuw").iterdir()
    made = data_of(path.read_text("utf-8"))
    assert made["title"] == WAYS[way].removeprefix("4. ")
    assert made["text"] == f"{TO_ADD}\n"


def test_an_item_typed_within_the_last_paragraph_of_another_is_not_put_into_it(
    place: Path, sent: bytes
) -> None:
    draft = Draft(sent, 1)
    last = next(p for p in draft.document.iter(f"{W}p") if "wil gamma" in typed(p))
    etree.SubElement(etree.SubElement(last, f"{W}r"), f"{W}br")
    for run in added_item(draft, "line")[0].findall(f"{W}r"):
        last.append(run)
    found = absorbed(place, draft.package())
    assert not found.files
    assert TO_ADD in found.refused[0].came


def test_a_word_in_a_bold_line_that_was_there_comes_home() -> None:
    before = "Vooraf.\\\n**Inzet van Nederland**\\\nDe tekst."
    assert not has_a_title(before, before.replace("Inzet", "Positie"))
    assert has_a_title("Vooraf.", before)


def test_of_an_item_that_was_taken_away_nothing_goes(place: Path, sent: bytes) -> None:
    draft = Draft(sent, 1)
    head = head_of(draft, "beta")
    here = [head, *head.itersiblings()]
    for each in here[: here.index(head_of(draft, "gamma")) - 1]:
        each.getparent().remove(each)
    found = absorbed(place, draft.package())
    assert not found.files
    (refused,) = found.refused
    assert "Voorstel over beta" in refused.sent
    assert "derde onderdeel sluit af" in refused.sent


def test_a_whole_list_goes_or_stays(place: Path, sent: bytes) -> None:
    draft = Draft(sent, 1)
    for paragraph in list(draft.document.iter(f"{W}p")):
        if "onderdeel" in "".join(each.text or "" for each in paragraph.iter(f"{W}t")):
            paragraph.getparent().remove(paragraph)
    found = absorbed(place, draft.package())
    assert not found.refused
    ((_old, new),) = found.files.values()
    assert data_of(new)["text"] == (
        "De Commissie licht de stand van zaken toe.\n\nDaarna volgt een lunch.[^bron]\n"
    )


@pytest.mark.parametrize("base", [None, "HEAD"])
@pytest.mark.parametrize("lost", ["digests", "anchors too"])
def test_a_file_that_lost_what_briefgen_put_into_it_comes_home(
    lost: str, base: str | None, place: Path, sent: bytes
) -> None:
    draft = Draft(sent, 1)
    draft.parts.pop("customXml/item1.xml")
    replace_a_word(draft)
    if lost == "anchors too":
        lose_anchors(draft)
    path = place / "terug.docx"
    path.write_bytes(draft.package())
    found = Absorber(find_repository(place), place, [DOSSIER], base).absorb(path, "terug", {})
    path.unlink()
    assert not found.refused
    ((_old, new),) = found.files.values()
    assert draft.typed[0] in new


def test_a_break_in_a_title_is_a_space(place: Path, sent: bytes) -> None:
    draft = Draft(sent, 1)
    text = next(t for t in head_of(draft, "alfa").iter(f"{W}t") if "Voorstel" in (t.text or ""))
    run, words_ = text.getparent(), text.text
    at = words_.index("over ")
    text.text = words_[:at].rstrip()
    etree.SubElement(run, f"{W}br")
    etree.SubElement(run, f"{W}t").text = words_[at:]
    found = absorbed(place, draft.package())
    assert (found.files, found.refused) == ({}, ())


def test_another_dossier_takes_nothing_away(
    place: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    make_workspace(
        tmp_path,
        topics={"onderwerp": {"title": "Iets anders", "text": "Heel andere woorden staan hier.\n"}},
        items={"eerste": {**ITEM, "text": "Van deze tekst komt niets overeen.[^bron]\n"}},
    )
    shutil.copytree(ROOT / "templates", tmp_path / "templates", dirs_exist_ok=True)
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Een andere")
    with edition(find_repository(tmp_path), tmp_path, DOSSIER, None) as made:
        documents = dict(made.documents)
    for name, content in documents.items():
        (place / "ander.docx").write_bytes(content)
        outcome = briefgen("absorb", "--base", "HEAD", "ander.docx", cwd=place)
        (place / "ander.docx").unlink()
        assert outcome.code == 1, name
        assert not git(place, "status", "--porcelain", "agendas"), name


def test_the_internal_nota_is_not_taken_for_the_public_one(tmp_path: Path) -> None:
    secret = {"internal": {"sensitive": "Dit blijft intern."}}
    make_workspace(tmp_path, items={"eerste": {**ITEM, **secret}})
    shutil.copytree(ROOT / "templates", tmp_path / "templates", dirs_exist_ok=True)
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Zoals verzonden")
    with edition(find_repository(tmp_path), tmp_path, DOSSIER, None) as made:
        *_public, internal = made.in_turn("")
    assert internal
    for name, content in internal.items():
        path = tmp_path / "terug.docx"
        path.write_bytes(content)
        absorber = Absorber(find_repository(tmp_path), tmp_path, [DOSSIER], "HEAD")
        if name.endswith("nota"):
            with pytest.raises(InvalidInputError, match="internal"):
                absorber.absorb(path, "terug", {})


def test_words_struck_through_in_a_note_are_told(place: Path, sent: bytes) -> None:
    draft = Draft(sent, 1)
    note = next(n for n in draft.notes if typed(n).strip())
    for each in elements(r(" vervallen", "<w:strike/>")):
        next(note.iter(f"{W}p")).append(each)
    found = absorbed(place, draft.package())
    assert not found.files
    assert "vervallen" in str(found.refused[0].why.values)


def test_a_new_line_in_a_note_is_a_space(place: Path, sent: bytes) -> None:
    draft = Draft(sent, 1)
    note = next(n for n in draft.notes if typed(n).strip())
    for each in elements("<w:r><w:br/><w:t>Zie ook daar.</w:t></w:r>"):
        next(note.iter(f"{W}p")).append(each)
    found = absorbed(place, draft.package())
    assert not found.refused
    ((_old, new),) = found.files.values()
    assert data_of(new)["footnotes"]["bron"].endswith("final. Zie ook daar.")


@pytest.mark.parametrize("form", ["list", "heading", "quotation", "table", "deeper"])
def test_another_form_of_a_paragraph_is_told_and_its_words_come_home(
    form: str, place: Path, sent: bytes
) -> None:
    draft = Draft(sent, 1)
    with_words = {typed(p).strip(): p for p in draft.document.iter(f"{W}p")}
    last = with_words["Het laatste punt van deze dag gaat over delta."]
    if form == "table":
        table = elements("<w:tbl><w:tr><w:tc></w:tc></w:tr></w:tbl>")[0]
        last.addprevious(table)
        next(table.iter(f"{W}tc")).append(last)
    elif form == "deeper":
        last = with_words["derde onderdeel sluit af"]
        for each in elements(
            '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        ):
            last.replace(last.find(f"{W}pPr"), each)
    else:
        like = {
            "list": with_words["derde onderdeel sluit af"],
            "heading": head_of(draft, "delta"),
            "quotation": with_words["Een citaat uit het verslag."],
        }[form]
        for each in last.findall(f"{W}pPr"):
            last.remove(each)
        last.insert(0, copy.deepcopy(like.find(f"{W}pPr")))
    runs = last.findall(f"{W}r")
    runs[-1].addnext(elements(r(" Nog iets."))[0])
    found = absorbed(place, draft.package())
    (told,) = found.refused
    assert "Nog iets." in str(told.why.values["words"])
    ((_old, new),) = found.files.values()
    assert "Nog iets." in new


def mark_taken_away(last: Any, head: Any, *, tracked: bool) -> None:
    """Delete pressed at the end of a paragraph, before a heading."""
    if tracked:
        properties = last.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            last.insert(0, properties)
        etree.SubElement(etree.SubElement(properties, f"{W}rPr"), f"{W}del")
        return
    for run in reversed(last.findall(f"{W}r")):
        head.insert(1, run)
    last.getparent().remove(last)


@pytest.mark.parametrize("way", ["heading stays", "text stays", "tracked"])
def test_a_text_joined_with_the_heading_below_it_is_in_no_other_item(
    way: str, place: Path, sent: bytes
) -> None:
    draft = Draft(sent, 1)
    last = next(p for p in draft.document.iter(f"{W}p") if "wil gamma" in typed(p))
    head = head_of(draft, "delta")
    if way == "text stays":
        for run in head.findall(f"{W}r"):
            last.append(run)
        head.getparent().remove(head)
    else:
        mark_taken_away(last, head, tracked=way == "tracked")
    found = absorbed(place, draft.package())
    assert not found.files
    assert "Het kabinet wil gamma" in " ".join(each.sent for each in found.refused)


@pytest.mark.parametrize("like", ["heading", "text"])
def test_of_a_title_that_was_divided_no_half_is_taken_over(
    like: str, place: Path, sent: bytes
) -> None:
    draft = Draft(sent, 1)
    head = head_of(draft, "delta")
    text = next(t for t in head.iter(f"{W}t") if "Voorstel over" in (t.text or ""))
    text.text = text.text.replace(" over delta", "")
    head.addnext(own_paragraph(draft, "over delta", like=head if like == "heading" else None))
    found = absorbed(place, draft.package())
    assert not found.files
    assert "over delta" in " ".join(each.came for each in found.refused)


def test_a_wrong_base_takes_nothing_back_that_a_colleague_wrote_since(tmp_path: Path) -> None:
    own = "Het ene punt blijft.\n\nEn dit gaat over meer.\n\nHet slot van dit punt.\n"
    folder = make_workspace(tmp_path, items={"eerste": {**ITEM, "text": own, "footnotes": {}}})
    shutil.copytree(ROOT / "templates", tmp_path / "templates", dirs_exist_ok=True)
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path, "Zoals verzonden")
    with edition(find_repository(tmp_path), tmp_path, DOSSIER, None) as made:
        draft = Draft(made.documents[AGENDA], 1)
    path = folder / "agenda" / "eerste.yaml"
    path.write_text(path.read_text("utf-8").replace("over meer", "over minder"), "utf-8")
    commit(tmp_path, "Een collega")
    text = next(t for t in draft.document.iter(f"{W}t") if t.text == "Het slot van dit punt.")
    text.text = "Het einde van dit punt."
    file = tmp_path / "terug.docx"
    file.write_bytes(draft.package())
    found = Absorber(find_repository(tmp_path), tmp_path, [DOSSIER], "HEAD").absorb(file, "t", {})
    ((_old, new),) = found.files.values()
    assert "Het einde van dit punt." in new
    assert "over minder" in new
    assert ["over meer" in each.came for each in found.refused] == [True]
