"""Documents as pages for browsers: heard as well as seen, on a phone too, and linked."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from briefgen.cli.main import run
from briefgen.markdown.html import to_html
from briefgen.markdown.parse import parse
from briefgen.markdown.tree import Words, walk
from tests.conftest import ROOT, Briefgen
from tests.in_browser import PHONE, seen_in_browser
from tests.workspace import ITEM, TOPIC, make_workspace, write

NOTE = re.compile(r"^\[\^\d+\]: (.*)$", re.MULTILINE)
SHAPES = ROOT / "tests" / "shapes"
EVERYTHING = """\
De Raad spreekt[^a] over [de *verordening*](https://example.org/?a=1&b="2"), **vet** & \\<i>.[^a]

- een
  1. genest
- twee

  met een alinea

3. derde

> Een citaat.

| | Bedrag | Aantal met een kop die veel langer is dan een telefoon breed is, en nog langer |
|---|---:|:---:|
| Zeer-lang-woord-zonder-spaties-dat-nergens-breekt | € 600 | 3 |
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Mapping[str, str]:
    """All pages of the examples, of those of each shape, and of one with all kinds of text."""
    root = tmp_path_factory.mktemp("pages")
    item = {**ITEM, "text": EVERYTHING, "footnotes": {"a": "Zie [a](https://example.org/a)."}}
    all_kinds = make_workspace(root, items={"eerste": item}, topics={"onderwerp": TOPIC})
    real, shaped = ((folder / "agendas").glob("20*") for folder in (ROOT, SHAPES))
    for number, folders in enumerate((real, shaped, [all_kinds])):
        out = root / str(number)
        assert run(["build", "-q", "--format=html", f"--out={out}", *map(str, folders)]) == 0
    found = sorted(root.rglob("*.html"))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


@pytest.mark.programs
def test_axe_finds_nothing_and_every_page_fits_on_a_phone(
    pages: Mapping[str, str], tmp_path: Path
) -> None:
    seen = seen_in_browser(pages, tmp_path)
    assert len(seen) == len(pages) > 20
    assert {name: each["said"] for name, each in seen.items() if each["said"]} == {}
    assert [name for name, each in seen.items() if each["width"] > PHONE] == []


def test_every_link_within_and_between_pages_leads_somewhere(pages: Mapping[str, str]) -> None:
    places = {name: re.findall(r' id="([^"]+)"', text) for name, text in pages.items()}
    links = 0
    for name, text in pages.items():
        assert len(places[name]) == len(set(places[name])), name
        for target in re.findall(r'href="((?!http)[^"]*)"', text):
            file, _, place = target.partition("#")
            there = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            )
            assert place in places[there], (name, target)
            links += 1
    assert links > 100


def test_no_page_runs_a_script_or_fetches_anything(pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        assert not re.search(r"<script|<link|<img|src=|@import|url\(|\son\w+=", text), name


def test_a_page_says_what_the_markdown_file_says(built: Path) -> None:
    for path in built.rglob("*.html"):
        tree: Any = html.document_fromstring(path.read_text("utf-8"))
        for added in tree.xpath("//sup | //*[@role='doc-backlink'] | //*[@id='noten']"):
            added.drop_tree()
        front, written = path.with_suffix(".md").read_text("utf-8").split("\n---\n", 1)
        inlines = walk(parse(NOTE.sub(r"\1", written)).blocks)
        texts = [node.text for node in inlines if isinstance(node, Words)]
        expected, shown = (
            re.sub(r"\W", "", text) for text in ("".join(texts), tree.xpath("string(//main)"))
        )
        assert expected
        assert shown.endswith(expected), path
        title = tree.xpath("string(//h1)") if shown != expected else ""
        assert shown == re.sub(r"\W", "", title) + expected, path
        assert f"title: {title}" in front


def test_headings_go_down_step_by_step() -> None:
    page = to_html("#### a\n\n# b\n\n### c\n", (), "stuk")
    assert re.findall(r"<(h\d)>(.)", page.body) == [("h2", "a"), ("h2", "b"), ("h3", "c")]
    assert not page.titled
    assert to_html("# a\n\n### b\n", (), "stuk").body == "<h1>a</h1>\n<h2>b</h2>\n"


def test_what_is_english_is_read_out_so() -> None:
    page = to_html(
        "De state of play.[^1]\n", ["[Juist]{lang=fr}"], "stuk", english=["state of play"]
    )
    assert 'De <span lang="en">state of play</span>.' in page.body
    assert '<span lang="fr">Juist</span>' in page.notes


def test_a_concept_says_so_in_its_title_and_on_the_page(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, dossier={"status": "concept"}, items={"eerste": ITEM})
    assert briefgen("build", "--format=html", cwd=tmp_path).code == 0
    page = (tmp_path / "out" / "2026-03-05-jbz" / "geannoteerde-agenda.html").read_text("utf-8")
    assert "<title>Concept – Geannoteerde agenda" in page
    assert '<p class="concept">CONCEPT</p>' in page


def test_a_workspace_gives_its_pages_another_style(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, items={"eerste": {**ITEM, "title": "A < B & C"}})
    own = '{% extends "briefgen/page.html.j2" %}{% block style %}h1 { color: red }{% endblock %}'
    write(tmp_path / "templates" / "page.html.j2", own)
    assert briefgen("build", "--format=html", cwd=tmp_path).code == 0
    page = (tmp_path / "out" / "2026-03-05-jbz" / "geannoteerde-agenda.html").read_text("utf-8")
    assert "h1 { color: red }</style>" in page
    assert "A &lt; B &amp; C</h" in page
