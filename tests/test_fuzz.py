"""Whatever is written in the YAML: problems with their places, or documents that agree."""

import re
import tempfile
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.building.request import Built, Request
from briefgen.markdown.parse import parse, parse_line
from briefgen.markdown.ties import plain
from briefgen.markdown.tree import Table, Words, walk
from briefgen.markdown.write import escape, write, write_inlines
from briefgen.source.reader import NOT_TEXT
from tests.conftest import at_length
from tests.word_text import with_numbers
from tests.workspace import ITEM, TOPIC, dump, make_workspace, outcomes
from tests.workspace import write as write_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAVY = "*_[]()<>#|-+.1\\`~!&;:=\"' \n\t^ab€\u00a0"

any_text = st.text(max_size=60)
markdown_like = st.text(alphabet=HEAVY, max_size=40)
texts = any_text | markdown_like
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts | st.dates()
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
KEYS = (
    "council",
    "dates",
    "place",
    "agenda",
    "letter",
    "nota",
    "attending",
    "attachments",
    "status",
)


def attempt(
    dossier: dict[str, Any] | None = None,
    item: dict[str, Any] | None = None,
    topic: dict[str, Any] | None = None,
    only: tuple[str, ...] = (),
) -> tuple[Built, dict[str, bytes]]:
    """Build one dossier; gives what came of it and the files."""
    with tempfile.TemporaryDirectory() as root:
        folder = make_workspace(
            Path(root),
            dossier=dossier,
            items={"eerste": {**ITEM, **(item or {})}},
            topics={"onderwerp": {**TOPIC, **(topic or {})}},
        )
        (built,) = outcomes(Request(Path(root), (folder,), Path(root) / "out", only=only))
        files = {path.name: path.read_bytes() for path in (*built.written,)}
    for problem in built.problems:
        assert problem.place.file.startswith("agendas/")
        if problem.place.line:
            assert problem.place.column >= 1
    assert bool(files) != bool(built.problems)
    return built, files


def words(docx: bytes) -> str:
    """The text of a Word file, its notes at the end, white space as single spaces."""
    with zipfile.ZipFile(BytesIO(with_numbers(docx))) as package:
        assert package.testzip() is None
        parts = [package.read(f"word/{part}.xml") for part in ("document", "footnotes")]
    paragraphs: list[Any] = [p for part in parts for p in etree.fromstring(part).iter(f"{W}p")]
    texts = ["".join(each.text or " " for each in p.iter(f"{W}t", f"{W}br")) for p in paragraphs]
    return " ".join(plain(" ".join(texts)).split())


def words_of_markdown(markdown: bytes) -> str:
    """The text of our Markdown file, in the same form."""
    body, *notes = re.split(
        r"^\[\^\d+\]: ", markdown.decode().split("---\n", 2)[2], flags=re.MULTILINE
    )
    found: list[str] = []
    for block in parse(body).blocks:
        found += [node_text(node) for node in walk((block,))]
    for note in notes:
        found += ["\n", *(node_text(node) for node in walk(parse_line(note.strip())[0]))]
    return " ".join(plain("".join(found)).split())


def node_text(node: Any) -> str:
    name = type(node).__name__
    if name == "Words":
        return str(node.text)
    return "" if name in ("Emphasis", "Strong", "Link", "Note") else " "


def same(left: str, right: str) -> bool:
    """Equal but for where white space stands: around notes and cells it is layout."""
    return "".join(left.split()) == "".join(right.split())


@given(st.sampled_from(KEYS), anything)
@settings(max_examples=at_length(300))
def test_any_data_under_any_key_gives_problems_or_documents(key: str, data: Any) -> None:
    attempt(dossier={key: data}, only=("geannoteerde-agenda",))


@given(anything)
@settings(max_examples=at_length(200))
def test_any_data_as_a_whole_file_gives_problems_or_documents(data: Any) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = make_workspace(Path(root))
        write_file(folder / "agenda" / "eerste.yaml", dump({"x": data})[3:])
        list(outcomes(Request(Path(root), (folder,), Path(root) / "out")))


@given(st.binary(max_size=80) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=at_length(300))
def test_any_bytes_as_a_file_give_problems_or_documents(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = make_workspace(Path(root))
        write_file(folder / "letter" / "onderwerp.yaml", content)
        (built,) = outcomes(Request(Path(root), (folder,), Path(root) / "out"))
        assert built.problems
        for problem in built.problems:
            assert problem.place.line or problem.place.file


@given(st.sampled_from(("title", "short_title", "handling")), texts)
@example("title", "R&D <b>")
@example("title", "1. Een # kop *met* [haken](x) en _strepen_")
@settings(max_examples=at_length(160))
def test_a_line_of_plain_text_stands_in_all_documents_as_typed(key: str, text: str) -> None:
    built, files = attempt(item={key: text}, only=("nota", "geannoteerde-agenda"))
    if built.problems:
        assert not text.strip() or "\n" in text.strip() or NOT_TEXT.search(text) or "\r" in text
        return
    name = "nota" if key == "short_title" else "geannoteerde-agenda"
    shown = words(files[f"{name}.docx"])
    assert " ".join(text.split()) in shown
    assert same(shown, words(files[f"{name}.docx"]))
    for file in ("nota", "geannoteerde-agenda"):
        assert same(
            without_head(words(files[f"{file}.docx"])), words_of_markdown(files[f"{file}.md"])
        )


def without_head(text: str) -> str:
    """The text from its first heading on: the lines above it are front matter in Markdown."""
    starts = [text.find(start) for start in ("1. Aanleiding", "Geannoteerde agenda van de")]
    return text[min(start for start in starts if start >= 0) :]


@given(markdown_like | any_text | st.lists(markdown_like, max_size=4).map("\n\n".join))
@settings(max_examples=at_length(400))
def test_any_text_gives_problems_or_a_word_file_that_says_what_the_markdown_says(text: str) -> None:
    built, files = attempt(item={"text": text, "footnotes": {}}, only=("geannoteerde-agenda",))
    if not built.problems:
        shown = words(files["geannoteerde-agenda.docx"])
        assert same(shown, words_of_markdown(files["geannoteerde-agenda.md"]))


@given(markdown_like | st.lists(markdown_like, max_size=5).map("\n\n".join))
@settings(max_examples=at_length(1000))
def test_markdown_that_is_written_reads_back_as_the_same_tree(text: str) -> None:
    result = parse(text)
    if not result.faults:
        once = write(result.blocks)
        again = parse(once)
        if again.blocks == result.blocks:
            assert write(again.blocks) == once
        else:
            assert "*" in text or "_" in text


@given(texts)
@settings(max_examples=at_length(800))
def test_escaped_text_reads_as_the_text_itself(text: str) -> None:
    if NOT_TEXT.search(text) or "\r" in text:
        return
    plain = " ".join(text.split())
    (block,) = parse(escape(plain)).blocks or (None,)
    shown = "".join(getattr(node, "text", "") for node in walk((block,))) if block else ""
    assert shown == plain


@given(markdown_like)
@settings(max_examples=at_length(800))
def test_running_text_that_is_written_reads_back_the_same(text: str) -> None:
    inlines, faults = parse_line(text.replace("\n", " ").strip())
    if not faults and "*" not in text and "_" not in text:
        assert parse_line(write_inlines(inlines))[0] == inlines


SIGNS = st.text("=-#>+*.1)|\\`~_^[]: a", min_size=1, max_size=6).map(
    lambda text: " ".join(text.split())
)
ROWS = st.lists(st.tuples(SIGNS, SIGNS), min_size=2, max_size=4)


@given(ROWS)
@example([("=", "==="), ("---", "#"), (">", "-"), ("+", "1."), ("#a", "[^a]:")])
@settings(max_examples=at_length(600))
def test_a_cell_of_signs_only_is_a_cell(rows: list[tuple[str, str]]) -> None:
    header, *others = (tuple((Words(cell),) if cell else () for cell in row) for row in rows)
    table = Table(header, (None, None), tuple(others))
    parsed = parse(write((table,)))
    assert (parsed.blocks, parsed.faults) == ((table,), ())


@pytest.mark.programs
def test_pandoc_reads_the_same_text_in_our_markdown_and_our_word_files() -> None:
    """An independent reader on both sides, for many texts at once."""
    sample: list[str] = []

    @given(markdown_like.filter(lambda text: any(c.isalnum() for c in text)))
    @settings(max_examples=at_length(300))
    def gather(text: str) -> None:
        parsed = parse(text)
        if not parsed.faults and parse(write(parsed.blocks)).blocks == parsed.blocks:
            sample.append(text)

    gather()
    usable = [text for text in sample if "#" not in text and "[^" not in text]
    assert len(usable) > 10
    nobody = {"none": "proef"}
    items = {
        f"p{n}": {"title": f"Titel {n}", "responsible": nobody, "text": text}
        for n, text in enumerate(usable)
    }
    with tempfile.TemporaryDirectory() as root:
        folder = make_workspace(
            Path(root), dossier={"agenda": [{"items": list(items)}]}, items=items
        )
        (built,) = outcomes(
            Request(Path(root), (folder,), Path(root) / "out", only=("geannoteerde-agenda",))
        )
        assert built.problems == ()
        out = Path(root) / "out" / folder.name / "geannoteerde-agenda"
        markdown = pypandoc.convert_file(
            str(out.with_suffix(".md")),
            "plain",
            format="commonmark+pipe_tables+footnotes+yaml_metadata_block",
            extra_args=["--wrap=none"],
        )
        # Pandoc knows a heading that is counted, and does not write its number.
        docx = out.with_suffix(".docx")
        docx.write_bytes(with_numbers(docx.read_bytes()))
        word = pypandoc.convert_file(str(docx), "plain", extra_args=["--wrap=none"])
    assert letters(markdown) == letters(word)


def letters(text: str) -> str:
    """The letters and digits of a text: what plain output adds for layout is left out."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())
