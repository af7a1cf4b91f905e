"""`briefgen diff`: two revisions of dossiers compared as data."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.compare import dossiers
from briefgen.history.changes import Kind
from briefgen.history.git import find_repository
from briefgen.locale.say import speaker
from briefgen.report.changes import FORMS, report
from briefgen.word.xml import FOOTNOTES, read_parts
from tests.conftest import Briefgen
from tests.diff_cases import (
    ALONG,
    BEGROTING,
    BIG,
    CASES,
    OLD,
    ONE,
    SMALL,
    STEUN,
    TEXT,
    TWO,
    Draft,
    Edit,
    both,
    changed,
    drop,
    parts,
    put,
    rename,
)
from tests.git import git
from tests.settled import accept_all, reject_all
from tests.word_text import said
from tests.workspace import dump, write

GOLDEN = Path(__file__).parent / "golden" / "diff"
FINAL = put("dossier", "status", value="definitief")
REASON = put("dossier", "nota", "reason", value="De Raad komt bijeen.\n")
FOLDERS = {
    "items": "agenda",
    "topics": "letter",
    "other_business": "other_business",
    "annexes": "annexes",
}
Golden = Callable[[Path, str], None]


def lay_down(root: Path, draft: Draft) -> None:
    """Write a workspace, and nothing but that."""
    shutil.rmtree(root / "agendas", ignore_errors=True)
    for name, data in draft.items():
        if name.endswith(".yaml"):
            write(root / "agendas" / name, dump(data))
            continue
        folder = root / "agendas" / name
        write(folder / "dossier.yaml", dump(data["dossier"]))
        for sort, place in FOLDERS.items():
            for id_, subject in data.get(sort, {}).items():
                write(folder / place / f"{id_}.yaml", dump(subject))


def commit(root: Path, draft: Draft) -> None:
    lay_down(root, draft)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Een versie", "--allow-empty")


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old dossiers, committed."""
    root = tmp_path_factory.mktemp("committed")
    git(root, "init", "-q", "-b", "main", "--template=")
    commit(root, OLD)
    return root


@pytest.fixture
def workspace(committed: Path, tmp_path: Path) -> Path:
    """The old dossiers, committed, for one test."""
    return shutil.copytree(committed, tmp_path / "werk")


Rows = list[dict[str, Any]]


def rows(briefgen: Briefgen, root: Path, *arguments: str) -> Rows:
    outcome = briefgen("diff", "--format=json", *arguments, cwd=root)
    assert outcome.code == 0, outcome.err
    found: Rows = json.loads(outcome.out)
    return found


def after(briefgen: Briefgen, root: Path, edit: Edit) -> Rows:
    lay_down(root, changed(edit))
    return rows(briefgen, root)


def test_each_kind_of_change_has_a_case() -> None:
    assert set(CASES) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_reported_once_in_its_words_and_nothing_else_and_can_be_read_the_other_way(
    kind: Kind, workspace: Path, golden: Golden, briefgen: Briefgen
) -> None:
    edit = CASES[kind]
    if isinstance(edit, tuple):
        first, second = edit
        commit(workspace, changed(first))
        edit = both(first, second)
    lay_down(workspace, changed(edit))
    found = in_forms(workspace)
    kinds = [row["kind"] for row in json.loads(found["json"])]
    assert set(kinds) == {kind, *ALONG.get(kind, ())}
    if kind not in {Kind.HOUSE_STYLE, Kind.LETTERHEAD, Kind.COUNCIL_FACTS}:
        assert kinds.count(kind) == 1
    golden(GOLDEN / f"{kind}.txt", found["text"])
    golden(GOLDEN / f"{kind}.md", found["markdown"])
    commit(workspace, changed(edit))
    back = rows(briefgen, workspace, "HEAD", "HEAD~1")
    assert sorted(map(turned, kinds)) == sorted(row["kind"] for row in back)


def in_forms(root: Path) -> dict[str, str]:
    """What differs between HEAD and what stands there, in each form: compared once."""
    repository = find_repository(root)
    between = dossiers.Between(repository, root, repository.commit("HEAD"), None)
    found = []
    for pair in dossiers.changed_dossiers(between, ()):
        with dossiers.both(between, pair) as sides:
            found.append(dossiers.difference(between, pair, *sides))
    say = speaker("nl")
    return {
        form: "".join(f"{line.words}\n" for line in report(form, found, ("HEAD", "werkmap"), say))
        for form in FORMS
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_command_gives_each_form_as_it_is_made(
    form: str, workspace: Path, briefgen: Briefgen
) -> None:
    lay_down(workspace, changed(FINAL))
    assert briefgen("diff", "--format", form, cwd=workspace).out == in_forms(workspace)[form]


def test_without_a_difference_it_says_so(workspace: Path, briefgen: Briefgen) -> None:
    outcome = briefgen("diff", cwd=workspace)
    assert (outcome.code, outcome.out) == (0, "geen verschil tussen HEAD en werkmap\n")
    assert briefgen("diff", "--exit-code", cwd=workspace).code == 0
    assert rows(briefgen, workspace) == []


def test_a_difference_fails_only_when_asked(workspace: Path, briefgen: Briefgen) -> None:
    lay_down(workspace, changed(FINAL))
    assert briefgen("diff", cwd=workspace).code == 0
    assert briefgen("diff", "--exit-code", cwd=workspace).code == 1


def test_one_changed_word_is_that_word(workspace: Path, briefgen: Briefgen) -> None:
    text = TEXT.replace("licht het voorstel toe", "licht het plan toe")
    (row,) = after(briefgen, workspace, put(*BEGROTING, "text", value=text))
    assert row["passages"] == [
        [
            {"op": "same", "words": " De Commissie licht het"},
            {"op": "removed", "words": " voorstel"},
            {"op": "added", "words": " plan"},
            {"op": "same", "words": " toe."},
        ]
    ]
    assert row["posts"] == ["MFin"]
    line = (workspace / row["file"]).read_text("utf-8").splitlines()[row["line"] - 1]
    assert "plan" in line


def in_begroting(root: Path, old: str, new: str) -> None:
    path = root / "agendas" / BIG / "agenda" / "begroting.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Begroting van de Unie", "# let op\ntitle: 'Begroting van de Unie'"),
        ("responsible:\n- MFin\n", "responsible: [MFin]\n"),
        ("fiche", "bnc"),
    ],
    ids=["comment and quotes", "form of a list", "name of a footnote"],
)
def test_what_means_the_same_is_no_difference(
    old: str, new: str, workspace: Path, briefgen: Briefgen
) -> None:
    in_begroting(workspace, old, new)
    assert rows(briefgen, workspace) == []


def test_line_ends_in_a_paragraph_are_no_difference_but_paragraphs_are(
    workspace: Path, briefgen: Briefgen
) -> None:
    joined = TEXT.replace("[^fiche]\n", "[^fiche] ").replace("795.\n\n", "795.\n\n\n")
    assert after(briefgen, workspace, put(*BEGROTING, "text", value=joined)) == []
    apart = TEXT.replace("[^fiche]\n", "[^fiche]\n\n")
    (row,) = after(briefgen, workspace, put(*BEGROTING, "text", value=apart))
    assert row["kind"] == "text"
    (passage,) = row["passages"]
    assert [run for run in passage if run["op"] != "same"] == [{"op": "added", "words": " ¶"}]


def test_a_renamed_file_that_also_changed_is_not_removed_and_added(
    workspace: Path, briefgen: Briefgen
) -> None:
    edit = both(
        put(*BEGROTING, "text", value=TEXT.replace("wisselt", "verandert")),
        put("items", "klimaat", "same_as", value="begroting"),
    )
    commit(workspace, changed(put("items", "klimaat", "same_as", value="begroting")))
    more = both(
        edit,
        rename("items", "begroting", "geld"),
        put("items", "klimaat", "same_as", value="geld"),
        parts(("Dag een", ["geld", *ONE[1:]]), ("Dag twee", TWO)),
    )
    found = after(briefgen, workspace, more)
    assert [row["kind"] for row in found] == ["file-renamed", "text"]
    assert {(row["old_id"], row["id"]) for row in found} == {("begroting", "geld")}


def test_a_moved_item_is_one_change_wherever_it_goes(workspace: Path, briefgen: Briefgen) -> None:
    first, *others = ONE
    edit = parts(("Dag een", [*others[:2], {**STEUN, "items": ["oekraine", first, "leningen"]}]),
                 ("Dag twee", TWO))  # fmt: skip
    found = after(briefgen, workspace, edit)
    assert [row["kind"] for row in found] == ["item-moved", "items-renumbered"]
    assert (found[0]["old"], found[0]["new"]) == ("I.1", "I.3.b")


def test_an_item_that_moved_and_changed_is_both(workspace: Path, briefgen: Briefgen) -> None:
    edit = both(
        put("items", "douane", "title", value="Hervorming van de grote douane"),
        parts(("Dag een", ["douane", ONE[0], *ONE[2:]]), ("Dag twee", TWO)),
    )
    found = after(briefgen, workspace, edit)
    assert [(row["kind"], row["id"]) for row in found if row["id"]] == [
        ("item-moved", "douane"),
        ("title", "douane"),
    ]


def test_a_source_in_a_text_is_not_told_as_words_as_well(
    workspace: Path, briefgen: Briefgen
) -> None:
    other = TEXT.replace("COM(2025) 795", "COM(2026) 12")
    (row,) = after(briefgen, workspace, put(*BEGROTING, "text", value=other))
    assert (row["kind"], row["old"], row["new"]) == ("source", "COM(2025) 795", "COM(2026) 12")
    assert row["line"] == 6
    more = other.replace("licht", "legt")
    found = after(briefgen, workspace, put(*BEGROTING, "text", value=more))
    assert [row["kind"] for row in found] == ["source", "text"]
    assert "COM(2026)" not in json.dumps(found[1]["passages"])


def test_what_is_internal_never_is_shown(workspace: Path, briefgen: Briefgen) -> None:
    edit = both(
        put(*BEGROTING, "internal", "bottom_line", value="Altijd toegeven.\n"),
        put(*BEGROTING, "internal", "sensitive", value="Gevoelig.\n"),
        put("dossier", "nota", "not_public", value=[{"text": "Verborgen.", "ground": "5.1.2b"}]),
    )
    lay_down(workspace, changed(edit))
    for form in ("text", "markdown", "json"):
        out = briefgen("diff", "--format", form, cwd=workspace).out
        for word in ("toegeven", "Gevoelig", "geheim", "Verborgen"):
            assert word not in out
        assert "interne aantekeningen" in out
        assert "wat niet openbaar is, is gewijzigd" in out


def test_revisions_are_named_as_in_git(workspace: Path, briefgen: Briefgen) -> None:
    commit(workspace, changed(FINAL))
    assert rows(briefgen, workspace) == []
    for named in (
        ("HEAD~1",),
        ("HEAD~1", "HEAD"),
        ("HEAD~1..HEAD",),
        ("HEAD~1..",),
        ("main~", "main"),
    ):
        assert [row["kind"] for row in rows(briefgen, workspace, *named)] == ["status"]
    (row,) = rows(briefgen, workspace, "HEAD", "HEAD~1")
    assert (row["old"], row["new"]) == ("definitief", "concept")


def test_one_dossier_can_be_chosen(workspace: Path, briefgen: Briefgen) -> None:
    edit = both(FINAL, put("dossier", "place", value="Brussel", dossier=SMALL))
    lay_down(workspace, changed(edit))
    found = rows(briefgen, workspace, "--dossier", SMALL)
    assert [row["dossier"] for row in found] == [SMALL]
    lay_down(workspace, changed(drop(SMALL, dossier=None)))
    (row,) = rows(briefgen, workspace, "--dossier", f"agendas/{SMALL}/")
    assert row["kind"] == "dossier-removed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("weg",), "git kent geen versie “weg”"),
        (("a", "b", "c"), "er zijn 3 versies opgegeven"),
        (("--dossier", "2026-03-06-jbz"), "“2026-03-05-jbz”"),
    ],
)
def test_a_wrong_command_is_explained(
    arguments: tuple[str, ...], said: str, workspace: Path, briefgen: Briefgen
) -> None:
    outcome = briefgen("diff", *arguments, cwd=workspace)
    assert outcome.code == 2
    assert said in outcome.err


def test_without_git_it_says_what_to_do(tmp_path: Path, briefgen: Briefgen) -> None:
    lay_down(tmp_path, OLD)
    outcome = briefgen("diff", cwd=tmp_path)
    assert outcome.code == 2
    assert "git init" in outcome.err


def test_a_dossier_that_cannot_be_read_is_explained_and_the_others_compared(
    workspace: Path, briefgen: Briefgen
) -> None:
    edit = both(FINAL, put("dossier", "dates", value=["morgen"], dossier=SMALL))
    lay_down(workspace, changed(edit))
    outcome = briefgen("diff", cwd=workspace)
    assert outcome.code == 1
    assert "status: concept → definitief" in outcome.out
    assert f"{SMALL} is niet te lezen in werkmap:" in outcome.err
    assert f"agendas/{SMALL}/dossier.yaml:3:" in outcome.err
    commit(workspace, changed(edit))
    lay_down(workspace, OLD)
    outcome = briefgen("diff", cwd=workspace)
    assert outcome.code == 1
    assert f"{SMALL} is niet te lezen in HEAD:" in outcome.err


def test_the_pages_are_those_of_each_revision(workspace: Path, briefgen: Briefgen) -> None:
    def pages(first: int, last: int) -> str:
        spot = {"id": "begroting", "number": "I.1", "heading": "1. Begroting"}
        anchors = [{**spot, "first": first, "last": last}]
        rest: dict[str, Any] = {"document": "geannoteerde-agenda", "digest": "0", "fonts": []}
        rest |= {"engine": "LibreOffice", "substitute": None, "pages": 9}
        return dump({**rest, "anchors": anchors})

    kept = workspace / "out" / BIG / "pages.yaml"
    write(kept, pages(1, 1))
    commit(workspace, OLD)
    write(kept, pages(2, 3))
    lay_down(workspace, changed(put(*BEGROTING, "handling", value="Besluit")))
    out = briefgen("diff", cwd=workspace).out
    assert "I.1 Begroting van de Unie (p. 1 → 2-3) – raakt MFin" in out


def test_a_letter_that_differs_for_one_chamber_is_told_for_that_one(
    workspace: Path, briefgen: Briefgen
) -> None:
    own = {"topics": [{"heading": "Geld", "topics": ["goud", "euro"]}, "handel"]}
    found = after(briefgen, workspace, put("dossier", "letter", "eerste_kamer", value=own))
    told = [(row["kind"], row["name"]) for row in found]
    assert told == [("heading-removed", "Overig (Eerste Kamer)"), ("topic-moved", "Eerste Kamer")]


def test_a_terminal_shows_what_came_and_went_in_colour(
    workspace: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_down(workspace, changed(REASON))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[32m      + De Raad komt bijeen.\x1b[0m" in briefgen("diff", cwd=workspace).out


def test_it_speaks_english_as_well(workspace: Path, briefgen: Briefgen) -> None:
    lay_down(workspace, changed(FINAL))
    out = briefgen("diff", "--lang=en", cwd=workspace).out
    assert "  Meeting\n    status: concept → definitief\n" in out


TOGETHER = [
    kind
    for kind in Kind
    if not isinstance(CASES[kind], tuple)
    and kind.split("-")[0] not in {"dossier", "part", "group", "items", "item", "heading", "topic"}
    and kind
    not in {
        Kind.FILE_RENAMED,
        Kind.FOOTNOTE_REMOVED,
        Kind.FOOTNOTE_CHANGED,
        Kind.LETTER_REMOVED,
        Kind.LETTER_TO,
        Kind.NOTA_REMOVED,
        Kind.NOT_PUBLIC,
        Kind.ATTACHMENT_ADDED,
        Kind.ATTACHMENT_REMOVED,
        Kind.ATTACHMENT_MOVED,
        Kind.COUNCIL,
    }
]


def test_many_changes_at_once_are_each_told_once(workspace: Path, briefgen: Briefgen) -> None:
    edits = [edit for kind in TOGETHER if not isinstance(edit := CASES[kind], tuple)]
    found = after(briefgen, workspace, both(*edits))
    kinds = [row["kind"] for row in found if row["dossier"] == BIG]
    here = {*TOGETHER} - {Kind.LETTER_ADDED, Kind.NOTA_ADDED}
    assert set(kinds) == here
    assert len(kinds) == len(here)


TURNED = (
    ("added", "removed"),
    *(
        (f"not-{kind}", kind)
        for kind in ("informal", "aob", "provisional", "standing", "landscape", "compact")
    ),
)


def turned(kind: str) -> str:
    """The kind of a change that undoes one of this kind."""
    for one, other in TURNED:
        for old, new in ((one, other), (other, one)):
            if kind.endswith(old):
                return kind.removesuffix(old) + new
    return kind


def test_a_workspace_can_be_a_folder_of_a_repository(tmp_path: Path, briefgen: Briefgen) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    root = tmp_path / "stukken" / "raad"
    lay_down(root, OLD)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Een versie")
    lay_down(root, changed(FINAL))
    (row,) = rows(briefgen, root)
    assert (row["kind"], row["file"]) == ("status", f"agendas/{BIG}/dossier.yaml")


def test_before_the_first_commit_it_says_so(tmp_path: Path, briefgen: Briefgen) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    lay_down(tmp_path, OLD)
    outcome = briefgen("diff", cwd=tmp_path)
    assert outcome.code == 2
    assert "“HEAD”" in outcome.err


def test_the_documents_with_tracked_changes(workspace: Path, briefgen: Briefgen) -> None:
    def built(name: str) -> dict[str, bytes]:
        assert briefgen("build", "--format=docx", f"--out={name}", BIG, cwd=workspace).code == 0
        return {path.name: path.read_bytes() for path in (workspace / name / BIG).glob("*.docx")}

    old = built("old")
    text = TEXT.replace("licht het voorstel toe", "licht het plan toe")
    lay_down(workspace, changed(put(*BEGROTING, "text", value=text)))
    new = built("new")
    outcome = briefgen("diff", "--dossier", BIG, "--docx=ronde-2", "--format=json", cwd=workspace)
    assert outcome.code == 0, outcome.err
    folder = workspace / "ronde-2" / BIG
    redlines = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    assert set(redlines) == {name.replace(".docx", "-wijzigingen.docx") for name in new}
    for name in new:
        tracked = redlines[name.replace(".docx", "-wijzigingen.docx")]
        assert said(accept_all(tracked)) == said(new[name])
        assert said(reject_all(tracked)) == said(old[name])
        assert str(folder.relative_to(workspace) / name.replace(".docx", "-w")) in outcome.err


def test_each_revision_is_made_with_the_templates_that_it_had(
    workspace: Path, briefgen: Briefgen
) -> None:
    template = workspace / "templates/nota/body.md.j2"
    above = (
        '{% extends "briefgen/nota/body.md.j2" %}{% block decision %}Gaat u akkoord?{% endblock %}'
    )
    write(template, above)
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "Een eigen vraag")
    write(template, above.replace("Gaat u akkoord", "Stemt u in"))
    lay_down(workspace, changed(FINAL))
    assert briefgen("diff", "--dossier", BIG, "--docx=r", cwd=workspace).code == 0
    redline = (workspace / "r" / BIG / "nota-wijzigingen.docx").read_bytes()
    assert "Gaat u akkoord?" in str(said(reject_all(redline)))
    assert "Stemt u in?" in str(said(accept_all(redline)))


def test_an_error_that_came_marks_no_change_of_the_status(
    workspace: Path, briefgen: Briefgen
) -> None:
    """A definitive dossier with an error is a concept in both, whatever the old one was."""
    commit(workspace, changed(FINAL))
    text = TEXT.replace("licht het voorstel toe", "licht het voorstel[1] toe")
    lay_down(workspace, changed(both(FINAL, put(*BEGROTING, "text", value=text))))
    assert briefgen("diff", "--dossier", BIG, "--docx=r", cwd=workspace).code == 0
    redline = (workspace / "r" / BIG / "geannoteerde-agenda-wijzigingen.docx").read_bytes()
    for settled in (accept_all(redline), reject_all(redline)):
        assert b"CONCEPT" in b"".join(read_parts(settled).values())


def test_quietly_there_is_no_report(workspace: Path, briefgen: Briefgen) -> None:
    lay_down(workspace, changed(FINAL))
    outcome = briefgen("diff", "-q", "--exit-code", cwd=workspace)
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")


def test_for_libreoffice_no_change_is_within_a_note(workspace: Path, briefgen: Briefgen) -> None:
    draft = changed(put(*BEGROTING, "footnotes", "fiche", value="Een andere bron."))
    lay_down(workspace, draft)
    found = {}
    for program in ("word", "libreoffice"):
        out = f"--docx={program}"
        outcome = briefgen("diff", "--dossier", BIG, out, "--for", program, cwd=workspace)
        assert outcome.code == 0, outcome.err
        for path in (workspace / program / BIG).glob("*agenda*.docx"):
            found[program] = read_parts(path.read_bytes())[FOOTNOTES]
    assert found["word"].count(b"<w:footnote ") < found["libreoffice"].count(b"<w:footnote ")


def test_a_document_that_was_not_there_is_given_as_new(workspace: Path, briefgen: Briefgen) -> None:
    draft = changed(FINAL)
    draft["2026-02-02-nieuw"] = draft[BIG]
    lay_down(workspace, draft)
    assert briefgen("diff", "--docx=ronde", cwd=workspace).code == 0
    there = {path.name for path in (workspace / "ronde" / "2026-02-02-nieuw").glob("*.docx")}
    assert there
    assert all(name.endswith("-nieuw.docx") for name in there)


def test_a_redline_that_someone_changed_is_not_replaced(
    workspace: Path, briefgen: Briefgen
) -> None:
    lay_down(workspace, changed(FINAL))
    assert briefgen("diff", "--dossier", BIG, "--docx=r", cwd=workspace).code == 0
    path = workspace / "r" / BIG / "nota-wijzigingen.docx"
    path.write_bytes(b"mijn werk")
    outcome = briefgen("diff", "--dossier", BIG, "--docx=r", cwd=workspace)
    assert path.read_bytes() == b"mijn werk"
    assert "nota-wijzigingen.docx is gewijzigd nadat briefgen het schreef" in outcome.err
