"""`briefgen absorb`: what reviewers wrote in Word comes home to the YAML."""

import functools
import io
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.absorb.absorber import Absorbed, Absorber
from briefgen.building.edition import Edition, edition
from briefgen.building.request import Request
from briefgen.history.git import Repository, find_repository
from briefgen.markdown.lines import plain
from briefgen.problem import InvalidInputError
from briefgen.source.reader import read_source
from briefgen.word.xml import W, read_parts
from tests.conftest import THOROUGH, Briefgen, said_once
from tests.git import commit, git, repository_of
from tests.in_writer import in_writer
from tests.word_edits import EDITS, Draft, add_a_note, add_a_paragraph, make_noise
from tests.workspace import DOSSIER, ITEM, dump, make_workspace, outcomes, write

ROOT = Path(__file__).parent.parent
REAL = "2025-12-08-jbz"
AGENDA = "geannoteerde-agenda"
LETTER = "aanbiedingsbrief-tweede-kamer"
Edit = Callable[[Draft], None]
EXAMPLES = 100 if THOROUGH else 6


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real dossier in a repository of its own."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "agendas", root / "agendas")
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "out" / REAL).mkdir(parents=True)
    shutil.copy(ROOT / "out" / REAL / "pages.yaml", root / "out" / REAL)
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, "Zoals verzonden")
    return root


class Documents(dict[str, bytes]):
    """The Word files of a dossier by their names, shown by these alone."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"


def documents(root: Path, dossier: str = REAL) -> Documents:
    with edition(find_repository(root), root, dossier, None) as made:
        return Documents(made.documents)


def send(root: Path, **files: bytes) -> None:
    """Put Word files that came back into the workspace."""
    for name, content in files.items():
        (root / f"{name}.docx").write_bytes(content)


@pytest.fixture(scope="module")
def made(real: Path) -> Iterator[Edition]:
    """What is made of the real dossier as it stands there."""
    with edition(find_repository(real), real, REAL, None) as made:
        yield made


@pytest.fixture(scope="module")
def sent(made: Edition) -> Documents:
    """The documents as they were sent."""
    return Documents(made.documents)


@pytest.fixture
def copy(real: Path, sent: Documents, tmp_path: Path) -> Path:
    """A clone of it for one test, built as it stands there."""
    root = shutil.copytree(real, tmp_path / "clone")
    for name, content in sent.items():
        write(root / "out" / REAL / f"{name}.docx", content)
    return root


@pytest.fixture
def made_once(real: Path, made: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of the real dossier as it stands there is not made again for each edit."""

    def once(
        repository: Repository,
        root: Path,
        dossier: str,
        revision: str | None,
        concept: bool | None = None,
    ) -> AbstractContextManager[Edition]:
        if (root, dossier, revision) == (real, REAL, None):
            return nullcontext(made)
        return edition(repository, root, dossier, revision, concept)

    monkeypatch.setattr("briefgen.absorb.absorber.edition", once)


def absorbed(root: Path, content: bytes, dossier: str = REAL) -> Absorbed:
    path = root / "terug.docx"
    path.write_bytes(content)
    try:
        return Absorber(repository_of(root), root, [dossier]).absorb(path, "terug.docx", {})
    finally:
        path.unlink()


@functools.lru_cache(maxsize=4)
def text_of(package: bytes) -> list[tuple[str, str]]:
    """What a document says: each paragraph with its kind, its notes in their places."""
    came = said_once(read_parts(package))
    return [(each.kind, came.with_notes(each)) for each in came.paragraphs if each.text]


def rebuilt(root: Path, found: Absorbed, name: str) -> bytes:
    """The document as it is made of what was absorbed; the workspace is put back after."""
    before = {file: (root / file).read_bytes() for file in found.files}
    for file, (_old, new) in found.files.items():
        (root / file).write_text(new, "utf-8")
    try:
        return built(root, name)
    finally:
        for file, content in before.items():
            (root / file).write_bytes(content)


def built(root: Path, name: str) -> bytes:
    """A document of the real dossier, made alone."""
    with tempfile.TemporaryDirectory() as folder:
        dossiers, out = (root / "agendas" / REAL,), Path(folder)
        outcomes(Request(root, dossiers, out, ("docx",), only=(name,), force=True))
        return (out / REAL / f"{name}.docx").read_bytes()


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def words_in(root: Path) -> str:
    """The words of all texts of the dossier, by a way of its own."""
    files = sorted((root / "agendas" / REAL).rglob("*.yaml"))
    return words(" ".join(re.sub(r"\[\^\w+\]", " ", file.read_text("utf-8")) for file in files))


def stands_at_what_briefgen_writes(root: Path, edited: bytes, found: Absorbed) -> bool:
    """Whether all that was refused changes, or was put after, words that are in no YAML."""
    texts, here = words_in(root), [text for _kind, text in text_of(edited)]
    about = [each.sent or here[here.index(each.came) - 1] for each in found.refused]
    return all(words(plain(each)) not in texts for each in about)


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


def try_edit(root: Path, draft: Draft, name: str, edit: Edit) -> None:
    edit(draft)
    if not draft.tracked:
        make_noise(draft)
    edited = draft.package()
    found = absorbed(root, edited)
    assert not found.conflicts
    if found.refused:
        assert not found.files
        assert stands_at_what_briefgen_writes(root, edited, found), found.refused
        return
    again, wanted = text_of(rebuilt(root, found, name)), text_of(edited)
    if not found.files:  # the look of what briefgen writes itself
        again, wanted = ([(kind, plain(text)) for kind, text in each] for each in (again, wanted))
    assert again == wanted
    assert len(found.files) <= 1
    for old, new in found.files.values():
        assert comments(old) == comments(new)


@pytest.mark.usefixtures("made_once")
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(EDITS), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_each_edit_comes_home_exactly(  # noqa: PLR0917 - what hypothesis chooses
    real: Path, sent: Documents, edit: Edit, seed: int, tracked: bool, letter: bool
) -> None:
    name = LETTER if letter else AGENDA
    try_edit(real, Draft(sent[name], seed, tracked=tracked), name, edit)


@pytest.mark.usefixtures("made_once")
@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(st.sampled_from(EDITS), min_size=2, max_size=6), st.integers(0, 10**6), st.booleans()
)
def test_of_many_edits_no_word_is_lost(
    real: Path, sent: Documents, edits: list[Edit], seed: int, tracked: bool
) -> None:
    draft = Draft(sent[AGENDA], seed, tracked=tracked)
    for edit in edits:
        edit(draft)
    edited = draft.package()
    try:
        found = absorbed(real, edited)
    except InvalidInputError as error:
        assert "of what was sent is not in it" in error.problems[0].what.template  # noqa: PT017
        return
    assert not found.conflicts
    here = Counter(draft.left())
    assert here <= Counter(written(found).split()), here - Counter(written(found).split())
    if not found.refused:
        assert text_of(rebuilt(real, found, AGENDA)) == text_of(edited)


def written(found: Absorbed) -> str:
    """The words that came into the YAML, and those of the report."""
    new = [after for _before, after in found.files.values()]
    return words(" ".join((*new, *(each.came for each in found.refused))))


def draft_of(package: bytes, *edits: Edit, seed: int = 1, tracked: bool = False) -> bytes:
    draft = Draft(package, seed, tracked=tracked)
    for edit in edits:
        edit(draft)
    return draft.package()


def replacing(old: str, new: str) -> Edit:
    """Other words in the first run of running text that has some."""

    def edit(draft: Draft) -> None:
        for text in draft.document.iter(f"{W}t"):
            at = (text.text or "").find(old)
            if at >= 0:
                draft.put(text, at, at + len(old), new)
                return
        raise AssertionError(old)

    return edit


@pytest.mark.libreoffice
def test_saved_unchanged_by_libreoffice_nothing_is_taken_over(
    real: Path, sent: Documents, tmp_path: Path, with_libreoffice: None
) -> None:
    for number, content in enumerate(sent.values()):
        (tmp_path / f"{number}.docx").write_bytes(content)
    in_writer(tmp_path, f'Save("{tmp_path.as_uri()}", {len(sent)})')
    for number, name in enumerate(sent):
        found = absorbed(real, (tmp_path / f"{number}-saved.docx").read_bytes())
        assert (found.document, dict(found.files), found.refused) == (name, {}, ())


@pytest.mark.libreoffice
def test_what_was_typed_in_libreoffice_comes_home(
    real: Path, sent: Documents, tmp_path: Path, with_libreoffice: None
) -> None:
    names = [AGENDA, LETTER]
    for number, name in enumerate(names):
        (tmp_path / f"{number}.docx").write_bytes(sent[name])
    in_writer(tmp_path, f'Retype("{tmp_path.as_uri()}", {len(names)})')
    for number, name in enumerate(names):
        for way in ("typed", "tracked"):
            content = (tmp_path / f"{number}-{way}.docx").read_bytes()
            found = absorbed(real, content)
            assert found.refused == ()
            (after,) = (after for _before, after in found.files.values())
            assert "Het college " in after
            assert " En dit is toegevoegd.\n\n  Een nieuwe alinea.\n" in after
            again = text_of(rebuilt(real, found, name))
            assert [text for _kind, text in again if "college" in text or "nieuwe" in text] == [
                text for _kind, text in text_of(content) if "college" in text or "nieuwe" in text
            ]


UCPM = Path("agendas") / REAL / "agenda" / "ucpm.yaml"
VOORTGANG = "zal het Voorzitterschap een voortgangsrapportage"


def test_two_reviewers_in_different_paragraphs_are_both_taken_over(
    copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    one = draft_of(sent[AGENDA], replacing(VOORTGANG, "zal de Commissie een verslag"))
    other = draft_of(sent[AGENDA], replacing("op basis van solidariteit", "uit solidariteit"))
    send(copy, een=one, ander=other)
    outcome = briefgen("absorb", "een.docx", "ander.docx", cwd=copy)
    assert outcome.code == 0, outcome.err
    text = (copy / UCPM).read_text("utf-8")
    assert "zal de Commissie een verslag" in text
    assert "uit solidariteit" in text


def test_two_reviewers_of_the_same_words_leave_a_conflict(
    copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    one = draft_of(sent[AGENDA], replacing(VOORTGANG, "zal de Commissie een verslag"))
    other = draft_of(sent[AGENDA], replacing(VOORTGANG, "zal Denemarken een brief"))
    send(copy, een=one, ander=other)
    outcome = briefgen("absorb", "een.docx", "ander.docx", cwd=copy)
    assert outcome.code == 1
    assert "ucpm.yaml" in outcome.err
    text = (copy / UCPM).read_text("utf-8")
    assert re.search("<<<<<<<.*een verslag.*=======.*een brief.*>>>>>>>", text, re.DOTALL)


def test_the_version_that_was_sent_is_found_in_the_history(
    copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    """Nothing that was built says which of the dossiers it is."""
    shutil.rmtree(copy / "out")
    path = copy / UCPM
    path.write_text(path.read_text("utf-8").replace("op basis van", "op grond van"), "utf-8")
    commit(copy, "Intussen veranderd")
    send(copy, terug=draft_of(sent[AGENDA], replacing(VOORTGANG, "zal de Commissie een verslag")))
    outcome = briefgen("absorb", "terug.docx", cwd=copy)
    assert outcome.code == 0, outcome.err
    assert "op grond van" in path.read_text("utf-8")
    assert "zal de Commissie een verslag" in path.read_text("utf-8")


@pytest.mark.usefixtures("made_once")
def test_a_paragraph_in_another_item_is_refused_with_its_words(real: Path, sent: Documents) -> None:
    def move(draft: Draft) -> None:
        here = draft.texts()
        here[-1].addnext(here[0])

    found = absorbed(real, draft_of(sent[AGENDA], move))
    assert not found.files
    assert len(found.refused) == 1
    assert "Terugkeer" in found.refused[0].came


def test_a_sentence_of_briefgen_is_refused_with_its_words(
    copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    send(
        copy, terug=draft_of(sent[LETTER], replacing("Hierbij bieden wij", "Met plezier geven wij"))
    )
    outcome = briefgen("absorb", "terug.docx", cwd=copy)
    assert outcome.code == 1
    assert "briefgen maakt dit van “letter.opening, attending” in dossier.yaml" in outcome.err
    assert "Met plezier geven wij" in outcome.out
    assert not git(copy, "status", "--porcelain", "agendas")


@pytest.mark.usefixtures("made_once")
def test_a_changed_title_comes_home(real: Path, sent: Documents) -> None:
    found = absorbed(
        real, draft_of(sent[AGENDA], replacing("veilige landen", "landen die veilig zijn"))
    )
    ((_file, (before, after)),) = found.files.items()
    assert not found.refused
    assert after == before.replace("veilige landen", "landen die veilig zijn", 1)


def test_comments_are_told_and_put_above_the_text_if_asked(
    copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    def remark(draft: Draft) -> None:
        run = next(
            t for t in draft.document.iter(f"{W}t") if VOORTGANG in (t.text or "")
        ).getparent()
        mark = etree.Element(f"{W}r")
        etree.SubElement(mark, f"{W}commentReference").set(f"{W}id", "0")
        run.addnext(mark)
        comments = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        comment = etree.SubElement(comments, f"{W}comment")
        comment.set(f"{W}id", "0")
        comment.set(f"{W}author", "Een collega")
        text = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(text, f"{W}t").text = "Klopt dit nog?"
        draft.parts["word/comments.xml"] = etree.tostring(comments)

    send(copy, terug=draft_of(sent[AGENDA], remark))
    outcome = briefgen("absorb", "terug.docx", cwd=copy)
    assert "Een collega" in outcome.out
    assert "Klopt dit nog?" in outcome.out
    assert not git(copy, "status", "--porcelain", "agendas")
    for _twice in range(2):
        assert briefgen("absorb", "--apply", "--comments", "terug.docx", cwd=copy).code == 0
        text = (copy / UCPM).read_text("utf-8")
        assert re.findall(r"\n# Een collega: Klopt dit nog\? \[.*\]\ntext: \|\n", text)
        assert text.count("Klopt dit nog?") == 1


def test_nothing_is_written_unless_that_is_safe(
    copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    path = copy / UCPM
    send(copy, terug=draft_of(sent[AGENDA], replacing(VOORTGANG, "zal de Commissie een verslag")))
    before = path.read_text("utf-8")
    outcome = briefgen("absorb", "--dry-run", "terug.docx", cwd=copy)
    assert outcome.code == 0
    assert "+  Tijdens deze JBZ-Raad zal de Commissie een verslag" in outcome.out
    assert path.read_text("utf-8") == before
    path.write_text(before + "# nog niet vastgelegd\n", "utf-8")
    assert "--apply" in briefgen("absorb", "terug.docx", cwd=copy).err
    assert path.read_text("utf-8") == before + "# nog niet vastgelegd\n"
    assert briefgen("absorb", "--apply", "terug.docx", cwd=copy).code == 0
    after = path.read_text("utf-8")
    assert "zal de Commissie een verslag" in after
    assert after.endswith("# nog niet vastgelegd\n")
    assert briefgen("absorb", "--apply", "terug.docx", cwd=copy).code == 0
    assert path.read_text("utf-8") == after


def with_part(name: str, content: bytes) -> Edit:
    def edit(draft: Draft) -> None:
        draft.parts[name] = content

    return edit


def with_other_words(draft: Draft) -> None:
    for text in draft.document.iter(f"{W}t"):
        text.text = re.sub(r"\w", "x", text.text or "")


def with_relation(kind: str, target: str) -> Edit:
    def edit(draft: Draft) -> None:
        name = "word/_rels/document.xml.rels"
        root = etree.fromstring(draft.parts[name])
        relation = etree.SubElement(root, f"{root.tag.rpartition('}')[0]}}}Relationship")
        relation.set("Id", "rIdX")
        relation.set("Type", f"http://schemas.openxmlformats.org/officeDocument/{kind}")
        relation.set("Target", target)
        relation.set("TargetMode", "External")
        draft.parts[name] = etree.tostring(root)

    return edit


def zeros(size: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * size)
    return target.getvalue()


ENTITIES = (
    b'<!DOCTYPE w:comments [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<w:comments xmlns:w="%s">&x;</w:comments>'
)
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "no zip": lambda _sent: b"geen zip",
    "empty": lambda _sent: b"",
    "broken zip": lambda sent: sent[: len(sent) // 2],
    "bomb": lambda _sent: zeros(100_000_001),
    "xxe": lambda sent: draft_of(sent, with_part("word/comments.xml", ENTITIES % W[1:-1].encode())),
    "macro": lambda sent: draft_of(sent, with_part("word/vbaProject.bin", b"x")),
    "picture from elsewhere": lambda sent: draft_of(
        sent, with_relation("image", "https://example.org/x.png")
    ),
    "template from elsewhere": lambda sent: draft_of(
        sent, with_relation("attachedTemplate", "https://example.org/x.dotm")
    ),
    "ten million runs": lambda sent: draft_of(
        sent, with_part("word/comments.xml", b"<x>" + b"<r/>" * 10_000_000 + b"</x>")
    ),
    "another tool": lambda sent: draft_of(
        sent, with_part("customXml/item1.xml", b"<x/>"), with_other_words
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_not_to_be_trusted_is_refused(
    kind: str, copy: Path, sent: Documents, briefgen: Briefgen
) -> None:
    send(copy, terug=HOSTILE[kind](sent[AGENDA]))
    outcome = briefgen("absorb", "terug.docx", cwd=copy)
    assert outcome.code == 1
    assert "terug.docx" in outcome.err
    assert "Traceback" not in outcome.err
    assert not git(copy, "status", "--porcelain", "agendas")


def heading(draft: Draft) -> Any:
    """The paragraph of the first numbered heading."""
    for paragraph in draft.document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading3":
            return paragraph
    raise AssertionError


def add_a_heading(draft: Draft) -> None:
    made = deepcopy(heading(draft))
    for mark in [*made.iter(f"{W}bookmarkStart"), *made.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    next(made.iter(f"{W}t")).text = "Een heel ander punt"
    heading(draft).addprevious(made)


def delete_a_title(draft: Draft) -> None:
    heading(draft).getparent().remove(heading(draft))


def put_a_note_in_a_title(draft: Draft) -> None:
    mark = etree.SubElement(heading(draft), f"{W}r")
    number = draft.notes.findall(f"{W}footnote")[-1].get(f"{W}id")
    etree.SubElement(mark, f"{W}footnoteReference").set(f"{W}id", number)


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (add_a_heading, "a heading and its text were added"),
        (delete_a_title, "the heading of this item or topic was taken away"),
        (put_a_note_in_a_title, "a footnote cannot stand in a title"),
    ],
)
def test_what_has_no_place_is_refused(edit: Edit, why: str, real: Path, sent: Documents) -> None:
    found = absorbed(real, draft_of(sent[AGENDA], edit))
    assert not found.files
    (refused,) = found.refused
    assert why in refused.why.template
    assert refused.came or refused.sent


TEXT = """\
Inleiding op de lijst:

- eerste punt van de lijst
- tweede punt van de lijst

| kolom | andere |
| --- | --- |
| cel een | cel twee |

Het slot van de tekst.
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dossier with a list and a table, committed."""
    folder = make_workspace(tmp_path)
    literal = "".join(f"  {line}".rstrip() + "\n" for line in TEXT.splitlines())
    item = {key: ITEM[key] for key in ("title", "handling", "responsible")}
    write(folder / "agenda" / "eerste.yaml", f"{dump(item)}text: |\n{literal}")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Zoals verzonden")
    return tmp_path


def after_edit(small: Path, *edits: Edit) -> Absorbed:
    return absorbed(small, draft_of(documents(small, DOSSIER)[AGENDA], *edits), DOSSIER)


def paragraph_of(draft: Draft, words_: str) -> Any:
    return next(
        each
        for each in draft.document.iter(f"{W}p")
        if "".join(t.text or "" for t in each.iter(f"{W}t")) == words_
    )


@pytest.mark.parametrize("sent_with_an_error", [True, False])
def test_a_file_says_itself_whether_it_went_as_a_concept(
    small: Path, briefgen: Briefgen, *, sent_with_an_error: bool
) -> None:
    """A definitive dossier with errors does; the rules of today do not judge what was sent."""
    path = small / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    text = path.read_text("utf-8")
    flawed = text.replace("Het slot van de tekst.", "Het slot van de tekst.[1] Meer volgt.")
    write(path, flawed if sent_with_an_error else text)
    assert briefgen("build", "--force", "--format=docx", cwd=small).code == 0
    commit(small, "Zoals verzonden")
    built = (small / "out" / DOSSIER / f"{AGENDA}.docx").read_bytes()
    assert (b"CONCEPT" in b"".join(read_parts(built).values())) is sent_with_an_error
    if not sent_with_an_error:
        write(path, flawed)
    found = absorbed(small, draft_of(built, replacing("cel een", "cel drie")), DOSSIER)
    assert [each.came for each in found.refused] == ["cel drie"]


def test_an_element_of_a_list_is_added_and_taken_away(small: Path) -> None:
    def edit(draft: Draft) -> None:
        first = paragraph_of(draft, "eerste punt van de lijst")
        made = deepcopy(first)
        for mark in [*made.iter(f"{W}bookmarkStart"), *made.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        next(made.iter(f"{W}t")).text = "een punt ertussen"
        first.addnext(made)
        second = paragraph_of(draft, "tweede punt van de lijst")
        second.getparent().remove(second)

    found = after_edit(small, edit)
    assert not found.refused
    ((_before, after),) = found.files.values()
    assert "\n  - eerste punt van de lijst\n  - een punt ertussen\n\n  | kolom" in after


def test_a_table_is_not_changed_and_its_words_are_told(small: Path) -> None:
    found = after_edit(small, replacing("cel een", "cel drie"))
    assert not found.files
    (refused,) = found.refused
    assert (refused.came, refused.sent) == ("cel drie", "cel een")


def test_a_cell_that_was_taken_away_is_told(small: Path) -> None:
    def edit(draft: Draft) -> None:
        cell = paragraph_of(draft, "cel twee")
        cell.getparent().remove(cell)

    found = after_edit(small, edit)
    assert not found.files
    assert [each.sent for each in found.refused] == ["cel twee"]


def test_two_paragraphs_in_one_place_are_both_added(small: Path) -> None:
    def edit(draft: Draft) -> None:
        last = paragraph_of(draft, "Het slot van de tekst.")
        for words_ in ("Nog een slot.", "Een eerder slot."):
            made = etree.Element(f"{W}p")
            etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = words_
            last.addnext(made)
        next(last.iter(f"{W}t")).text = "Het slot van de tekst. En meer."

    found = after_edit(small, edit)
    assert not found.refused
    ((_before, after),) = found.files.values()
    assert "Het slot van de tekst. En meer.\n\n  Een eerder slot.\n\n  Nog een slot.\n" in after


@pytest.mark.parametrize(
    "notes", ["footnotes: {bron: Een bron.}\n", "footnotes:\n  bron: Een bron.\n"]
)
def test_what_does_not_fit_the_yaml_is_told_with_its_notes(small: Path, notes: str) -> None:
    path = small / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    head = path.read_text("utf-8").partition("text:")[0]
    write(path, head + 'text: "Een eerste alinea.[^bron]\\n\\nHet slot van de tekst."\n' + notes)
    draft = Draft(documents(small, DOSSIER)[AGENDA], 3)
    add_a_paragraph(draft)
    add_a_note(draft)
    found = absorbed(small, draft.package(), DOSSIER)
    assert Counter(draft.left()) <= Counter(written(found).split())
    for _before, after in found.files.values():
        assert read_source(after.encode(), "x.yaml").data


def test_the_marks_and_line_ends_of_a_file_stay_as_they_are(
    small: Path, briefgen: Briefgen
) -> None:
    path = small / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    commit(small, "Bewaard op Windows")
    send(
        small,
        terug=draft_of(documents(small, DOSSIER)[AGENDA], replacing("Eerste punt", "Punt een")),
    )
    before = path.read_bytes()
    assert briefgen("absorb", "terug.docx", cwd=small).code == 0
    assert path.read_bytes() == before.replace(b"Eerste punt", b"Punt een")


def test_a_file_with_line_ends_of_two_kinds_is_left_alone(small: Path, briefgen: Briefgen) -> None:
    path = small / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 2))
    commit(small, "Half op Windows bewaard")
    send(small, terug=draft_of(documents(small, DOSSIER)[AGENDA], replacing("slot", "einde")))
    before = path.read_bytes()
    outcome = briefgen("absorb", "terug.docx", cwd=small)
    assert outcome.code == 1
    assert "eerste.yaml" in outcome.err
    assert path.read_bytes() == before


def test_a_merge_that_git_refuses_empties_no_file(small: Path) -> None:
    with pytest.raises(ValueError, match="binary"):
        find_repository(small).merge(b"a\0b\n", b"c\0d\n", b"e\0f\n", ("a", "b", "c"))


@pytest.mark.usefixtures("made_once")
def test_what_is_added_among_the_signatures_belongs_to_no_text(real: Path, sent: Documents) -> None:
    def edit(draft: Draft) -> None:
        signature = paragraph_of(draft, "De Minister van Justitie en Veiligheid,")
        made = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = "Mede namens een ander."
        signature.addnext(made)

    found = absorbed(real, draft_of(sent[LETTER], edit))
    assert not found.files
    assert [each.came for each in found.refused] == ["Mede namens een ander."]


def test_with_a_base_too_the_dossier_is_the_one_that_is_most_alike(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    """Both dossiers have the same title first, and the base is not quite what was sent."""
    texts = ("Het ene punt.\n\nEn meer.\n\nHet slot.\n", "Iets heel anders.\n")
    names = (DOSSIER.replace("03-05", "01-05"), DOSSIER)
    for name, text in zip(names, reversed(texts), strict=True):
        make_workspace(
            tmp_path, items={"eerste": {**ITEM, "text": text, "footnotes": {}}}, name=name
        )
    git(tmp_path, "init", "-q", "-b", "main")
    path = tmp_path / "agendas" / DOSSIER / "agenda" / "eerste.yaml"
    path.write_text(path.read_text("utf-8").replace("En meer", "En minder"), "utf-8")
    commit(tmp_path, "Zoals verzonden, op een woord na")
    path.write_text(path.read_text("utf-8").replace("En minder", "En meer"), "utf-8")
    content = draft_of(documents(tmp_path, DOSSIER)[AGENDA], replacing("Het slot", "Het einde"))
    git(tmp_path, "checkout", "-q", "--", ".")
    send(tmp_path, terug=content)
    outcome = briefgen("absorb", "--base=HEAD", "terug.docx", cwd=tmp_path)
    assert f"geannoteerde-agenda van {DOSSIER}," in outcome.err
    assert "Het einde." in path.read_text("utf-8")
