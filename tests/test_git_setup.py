"""`briefgen git-setup` and `as-text`: Word files as text in git, a check before a commit."""

import io
import re
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, Briefgen
from tests.git import alone, commit, git, git_fails
from tests.workspace import ITEM, make_workspace, write

pytestmark = pytest.mark.programs

TEXT = "De Raad wisselt van gedachten.[^bron]\nHet kabinet luistert.\n\n- Eén.\n- Twee.\n"
KEPT = ("config", "info/attributes", "hooks")
WRONG = "Op 31 juni 2026 is er een Raad.[^bron]\n"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone(monkeypatch, tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "mijn dossiers"
    make_workspace(root, items={"eerste": {**ITEM, "text": TEXT}})
    git(root, "init", "-q", "-b", "main")
    commit(root, "eerste")
    return root


def kept(root: Path) -> dict[str, bytes]:
    """What git-setup may change, as it is now."""
    inside = root / ".git"
    files = [each for name in KEPT for each in (inside / name, *(inside / name).rglob("*"))]
    return {str(path): path.read_bytes() for path in files if path.is_file()}


def change(root: Path, text: str) -> None:
    make_workspace(root, items={"eerste": {**ITEM, "text": text}})


def test_git_shows_the_changed_sentence_of_a_word_file(root: Path, briefgen: Briefgen) -> None:
    write(root / ".gitattributes", "*.docx binary\n")
    briefgen("build", "-q", cwd=root)
    commit(root, "gebouwd")
    assert briefgen("git-setup", cwd=root).code == 0
    change(root, TEXT.replace("luistert", "spreekt"))
    briefgen("build", "-q", cwd=root)
    shown = git(root, "diff", "--", "*/geannoteerde-agenda.docx")
    changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[3:4] != " "]
    assert changed == ["-Het kabinet luistert.", "+Het kabinet spreekt."]
    assert "Eerste punt" in shown.split("@@")[2].splitlines()[0], "the heading of the item"
    assert "PK" not in shown
    assert "Binary" not in shown
    commit(root, "veranderd")
    assert "+Het kabinet spreekt." in git(root, "log", "-p", "-1", "--", "*.docx")


def test_a_rebuild_without_a_change_of_content_is_quiet_in_git(
    root: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(root / ".gitignore", (ROOT / ".gitignore").read_text("utf-8"))
    briefgen("build", "-q", cwd=root)
    commit(root, "gebouwd")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another-cache"))
    assert briefgen("build", "-q", cwd=root).code == 0
    assert git(root, "status", "--porcelain") == ""
    item = root / "agendas" / "2026-03-05-jbz" / "agenda" / "eerste.yaml"
    item.write_text("# Nog nalezen.\n" + item.read_text("utf-8"), "utf-8")
    assert briefgen("build", "-q", cwd=root).code == 0
    assert git(root, "status", "--porcelain").split() == ["M", str(item.relative_to(root))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config", b"[core]\n\tbare = false"),
        ("config", b"[core]\r\n\tbare = false\r\n# van ons\r\n\r\n"),
        ("config", b"\xef\xbb\xbf[core]\n\tbare = false\n"),
        ("config", b'[core]\n\tbare = false\n[diff "briefgen-docx"]\n\tbinary = false\n'),
        ("info/attributes", b"*.xlsx diff=onze\n"),
        ("info/attributes", b"# zonder regeleinde\n*.xlsx diff=onze"),
        ("info/attributes", None),
    ],
)
def test_undo_leaves_all_as_it_was(
    name: str, content: bytes | None, root: Path, briefgen: Briefgen
) -> None:
    if content is not None:
        write(root / ".git" / name, content)
    else:
        shutil.rmtree(root / ".git" / "info", ignore_errors=True)
        shutil.rmtree(root / ".git" / "hooks", ignore_errors=True)
    before = kept(root)
    assert briefgen("git-setup", cwd=root).code == 0
    assert kept(root) != before
    assert "briefgen" in git(root, "config", "diff.briefgen-docx.textconv")
    attributes = git(root, "check-attr", "diff", "out/x.docx", "x.xlsx")
    assert "x.docx: diff: briefgen-docx" in attributes
    assert ("onze" in attributes) is (name == "info/attributes" and content is not None)
    assert briefgen("git-setup", "--undo", cwd=root).code == 0
    assert kept(root) == before


def test_a_briefgen_that_is_in_no_path_is_found_all_the_same(
    root: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda *_arguments, **_options: None)
    briefgen("git-setup", cwd=root)
    assert "-P -m briefgen as-text" in git(root, "config", "diff.briefgen-docx.textconv")
    write(root / "briefgen" / "__init__.py", "raise SystemExit('van een ander')\n")
    write(root / "brief.docx", word("<w:p><w:r><w:t>Een brief.</w:t></w:r></w:p>"))
    git(root, "add", "-A")
    assert "+Een brief." in git(root, "diff", "--cached")


def test_undo_forgets_the_texts_that_git_kept(root: Path, briefgen: Briefgen) -> None:
    briefgen("build", "-q", cwd=root)
    commit(root, "gebouwd")
    before = git(root, "for-each-ref")
    briefgen("git-setup", cwd=root)
    git(root, "show", "--stat", "-p", "HEAD")
    assert "refs/notes/textconv/briefgen-docx" in git(root, "for-each-ref")
    briefgen("git-setup", "--undo", cwd=root)
    assert git(root, "for-each-ref") == before


def test_twice_is_once_and_undo_of_nothing_changes_nothing(root: Path, briefgen: Briefgen) -> None:
    before = kept(root)
    assert briefgen("git-setup", "--undo", cwd=root).out == "er is niets te wijzigen\n"
    assert kept(root) == before
    assert briefgen("git-setup", cwd=root).out.count("veranderd  ") == 3
    once = kept(root)
    assert briefgen("git-setup", cwd=root).out == "er is niets te wijzigen\n"
    assert kept(root) == once


def test_the_hook_holds_back_errors_and_nothing_else(root: Path, briefgen: Briefgen) -> None:
    briefgen("git-setup", cwd=root)
    hook = root / ".git" / "hooks" / "pre-commit"
    assert hook.stat().st_mode & stat.S_IXUSR
    change(root, WRONG)
    write(root / "lees-mij.txt", "Hallo.\n")
    git(root, "add", "lees-mij.txt")
    git(root, "commit", "-q", "-m", "zonder YAML wordt niets nagelezen")
    git(root, "add", "-A")
    assert "31 juni" in git_fails(root, "commit", "-q", "-m", "met een fout")
    change(root, WRONG.replace("31", "30"))
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "zonder fout")
    assert git(root, "status", "--porcelain") == ""


def test_the_hook_lets_a_commit_through_where_briefgen_is_gone(
    root: Path, briefgen: Briefgen
) -> None:
    briefgen("git-setup", cwd=root)
    hook = root / ".git" / "hooks" / "pre-commit"
    words = hook.read_text("utf-8")
    program = next(line for line in words.splitlines() if line.startswith("if ! command -v"))
    hook.write_text(words.replace(program.split()[4], "/weg/briefgen"), "utf-8")
    change(root, WRONG)
    commit(root, "niet nagelezen")
    assert git(root, "status", "--porcelain") == ""


def test_a_workspace_below_the_root_and_a_worktree_share_one_setup(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    repository = tmp_path / "alles"
    below = Path("van ons") / "dossiers"
    make_workspace(repository / below)
    git(repository, "init", "-q", "-b", "main")
    commit(repository, "eerste")
    other = tmp_path / "andere"
    git(repository, "worktree", "add", "-q", "-b", "zij", str(other))
    before = kept(repository)
    assert briefgen("git-setup", cwd=other / below).code == 0
    change(other / below, WRONG)
    git(other, "add", "-A")
    assert "31 juni" in git_fails(other, "commit", "-q", "-m", "met een fout")
    assert "briefgen-docx" in git(repository, "check-attr", "diff", "a.docx")
    shutil.rmtree(repository / "van ons")
    git(repository, "commit", "-q", "-a", "-m", "de map is er niet meer")
    assert briefgen("git-setup", "--undo", cwd=other / below).code == 0
    assert kept(repository) == before


@pytest.mark.parametrize("link", [False, True])
def test_a_hook_of_someone_else_is_left_alone_and_that_is_said(
    link: bool, root: Path, briefgen: Briefgen
) -> None:
    hook = root / ".git" / "hooks" / "pre-commit"
    if link:
        hook.symlink_to(root.parent / "nergens" / "pre-commit")
    else:
        write(hook, "#!/bin/sh\nexit 0\n")
    before = kept(root)
    outcome = briefgen("git-setup", cwd=root)
    assert outcome.code == 0
    assert "pre-commit is niet van briefgen" in outcome.err
    assert "git-setup --staged || exit 1" in outcome.err
    assert (hook.is_symlink(), hook.exists()) == (link, not link), "nothing behind the link"
    briefgen("git-setup", "--undo", cwd=root)
    assert kept(root) == before
    assert hook.is_symlink() is link


def test_hooks_that_stand_elsewhere_are_left_alone(root: Path, briefgen: Briefgen) -> None:
    git(root, "config", "core.hooksPath", "onze-hooks")
    before = kept(root)
    assert "onze-hooks is niet van briefgen" in briefgen("git-setup", cwd=root).err
    assert not (root / ".git" / "hooks" / "pre-commit").exists()
    assert not (root / "onze-hooks").exists()
    briefgen("git-setup", "--undo", cwd=root)
    assert kept(root) == before


def test_the_rights_of_a_file_stay(root: Path, briefgen: Briefgen) -> None:
    config = root / ".git" / "config"
    config.chmod(0o600)
    briefgen("git-setup", cwd=root)
    assert stat.S_IMODE(config.stat().st_mode) == 0o600


def test_without_git_there_is_nothing_to_set_up(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    outcome = briefgen("git-setup", cwd=tmp_path)
    assert outcome.code == 2
    assert "niet in git" in outcome.err or "git init" in outcome.err


def test_a_word_file_is_text_with_headings_lists_and_footnotes(
    root: Path, briefgen: Briefgen
) -> None:
    briefgen("build", "-q", cwd=root)
    file = root / "out" / "2026-03-05-jbz" / "geannoteerde-agenda.docx"
    out = briefgen("as-text", file, cwd=root).out
    assert "\n\n# Geannoteerde agenda van de bijeenkomst van de Raad" in out
    assert "\n## 1. Eerste punt\n\nGedachtewisseling\n\nDe Raad wisselt van gedachten.[^1]\n" in out
    assert "\nHet kabinet luistert.\n\n- Eén.\n- Twee.\n\n[^1]: COM(2025) 795 final.\n" in out


def word(body: str) -> bytes:
    """A Word file of our own making, with this body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
    return content.getvalue()


def test_of_tracked_changes_the_new_text_is_shown(tmp_path: Path, briefgen: Briefgen) -> None:
    body = (
        "<w:p><w:r><w:t>Het </w:t></w:r><w:del><w:r><w:delText>oude</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>nieuwe</w:t></w:r></w:ins><w:r><w:t> voorstel.</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Verplaatst.</w:t></w:r></w:moveFrom></w:p>"
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        "<w:moveTo><w:r><w:t>Verplaatst.</w:t></w:r></w:moveTo></w:p>"
    )
    write(tmp_path / "brief.docx", word(body))
    outcome = briefgen("as-text", "brief.docx", cwd=tmp_path)
    assert outcome.out == "Het nieuwe voorstel.\n\n  - Verplaatst.\n"


def test_a_heading_above_a_list_is_no_empty_section(tmp_path: Path, briefgen: Briefgen) -> None:
    body = (
        '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>1. Aanleiding</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
        "<w:r><w:t>De Raad is in maart.</w:t></w:r></w:p>"
    )
    write(tmp_path / "nota.docx", word(body))
    assert "BG701" not in briefgen("check", "nota.docx", cwd=tmp_path).out


def test_a_word_file_that_cannot_be_read_keeps_git_going(root: Path, briefgen: Briefgen) -> None:
    briefgen("git-setup", cwd=root)
    for content in (b"geen zip", b"ook geen zip"):
        write(root / "kapot.docx", content)
        git(root, "add", "-A")
        assert "geen Word-bestand" in git(root, "diff", "--cached")
        git(root, "commit", "-q", "-m", "kapot")
    shown = git(root, "show")
    assert shown.count("[geen Word-bestand dat kan worden gelezen: ") == 2


def test_a_file_that_is_not_there_is_said(tmp_path: Path, briefgen: Briefgen) -> None:
    outcome = briefgen("as-text", "weg.docx", cwd=tmp_path)
    assert outcome.code == 1
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("out", ["out", "elders/stukken"])
def test_what_is_internal_never_goes_into_git(out: str, root: Path, briefgen: Briefgen) -> None:
    arguments = ("build", "-q", f"--out={out}")
    assert briefgen(*arguments, cwd=root).code == 0
    git(root, "add", "-A")
    kept = git(root, "ls-files")
    assert f"{out}/2026-03-05-jbz/nota.docx" in kept
    assert "intern" not in kept
    inner = root / out / "2026-03-05-jbz" / "intern"
    assert (inner / "briefing-MJenV.docx").is_file()
    ignore = inner / ".gitignore"
    ignore.unlink()
    assert briefgen(*arguments, cwd=root).code == 0
    assert ignore.read_bytes() == b"*\n", "it comes back, though nothing else is made anew"
    assert briefgen(*arguments, cwd=root).out == ""
    assert "--cached" not in briefgen("verify", f"--out={out}", cwd=root).err


def test_internal_documents_that_git_keeps_already_are_named(
    root: Path, briefgen: Briefgen
) -> None:
    briefgen("build", "-q", cwd=root)
    git(root, "add", "-f", "out/2026-03-05-jbz/intern")
    git(root, "commit", "-q", "-m", "te veel")
    remedy = "git rm -r --cached out/2026-03-05-jbz/intern"
    for command in ("verify", "git-setup"):
        outcome = briefgen(command, cwd=root)
        assert outcome.code == 1
        assert remedy in outcome.err
    git(root, *remedy.split()[1:])
    for command in ("verify", "git-setup"):
        assert "--cached" not in briefgen(command, cwd=root).err


SECOND = "agendas/2026-03-05-jbz/agenda/tweede.yaml"
FIRST = "agendas/2026-03-05-jbz/agenda/eerste.yaml"
UNTIDY = "text: Een tekst.\ntitle: Tweede punt\nhandling: Diversen\nresponsible: [MJenV]\n"


@pytest.fixture
def shared(root: Path, briefgen: Briefgen) -> Path:
    """A clone with a file of a colleague in it that is not in its fixed form."""
    make_workspace(
        root,
        dossier={"agenda": [{"items": ["eerste", "tweede"]}]},
        items={"eerste": {**ITEM, "text": TEXT}},
    )
    write(root / SECOND, UNTIDY)
    assert briefgen("fmt", FIRST, "agendas/2026-03-05-jbz/dossier.yaml", cwd=root).code == 0
    for name in ("government.yaml", "councils.yaml"):
        assert briefgen("fmt", f"agendas/{name}", cwd=root).code == 0
    commit(root, "van een collega")
    assert briefgen("git-setup", "-q", cwd=root).code == 0
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    write(root / name, text.replace(old, new))


def held_back(root: Path, briefgen: Briefgen) -> str:
    """What is said of what is staged, asked in this process as the hook asks it in one of its own.

    That the hook does so, and of what git stages for one commit alone, others hold.
    """
    outcome = briefgen("git-setup", "--staged", cwd=root)
    said = outcome.out + outcome.err
    assert outcome.code == 1, said
    return said


def let_through(root: Path, briefgen: Briefgen, words: str) -> None:
    """Commit what is staged, of which nothing may be said."""
    outcome = briefgen("git-setup", "--staged", cwd=root)
    assert outcome.code == 0, outcome.out + outcome.err
    git(root, "commit", "-q", "--no-verify", "-m", words)


def test_the_form_of_a_file_of_somebody_else_keeps_no_commit_back(
    shared: Path, briefgen: Briefgen
) -> None:
    edit(shared, FIRST, "luistert", "spreekt")
    git(shared, "add", "-u")
    let_through(shared, briefgen, "mijn bestand")
    edit(shared, FIRST, "spreekt", "zwijgt")
    edit(shared, SECOND, "Een tekst", "Op 31 juni een tekst")
    git(shared, "add", FIRST)
    let_through(shared, briefgen, "het zijne ligt hier nog, met een fout")
    assert git(shared, "status", "--porcelain").split() == ["M", SECOND]


def test_the_last_words_are_the_command_that_mends_the_form(
    shared: Path, briefgen: Briefgen
) -> None:
    edit(shared, SECOND, "Een tekst", "Een andere tekst")
    git(shared, "add", SECOND)
    said = held_back(shared, briefgen).rstrip()
    command = f"briefgen fmt {SECOND} && git add {SECOND}"
    assert said.endswith(command)
    assert briefgen("fmt", SECOND, cwd=shared).code == 0
    git(shared, "add", SECOND)
    let_through(shared, briefgen, "nu wel")


def test_what_is_staged_counts_and_not_the_working_tree(shared: Path, briefgen: Briefgen) -> None:
    edit(shared, FIRST, "luistert", "luistert op 31 juni 2026")
    git(shared, "add", FIRST)
    edit(shared, FIRST, "31 juni", "30 juni")
    said = held_back(shared, briefgen)
    assert "op 31 juni 2026" in said
    assert said.rstrip().endswith(f"git add {FIRST}")
    git(shared, "add", FIRST)
    edit(shared, FIRST, "30 juni", "31 juni")
    let_through(shared, briefgen, "de fout is niet klaargezet")


def test_of_a_file_that_is_staged_in_part_the_parts_are_asked_for(
    shared: Path, briefgen: Briefgen
) -> None:
    edit(shared, SECOND, "Een tekst", "Een andere tekst")
    git(shared, "add", SECOND)
    edit(shared, SECOND, "Een andere", "Nog een andere")
    said = held_back(shared, briefgen).rstrip()
    assert said.endswith(f"git add -p {SECOND}")


def test_another_name_for_a_file_is_no_change_of_its_form(shared: Path, briefgen: Briefgen) -> None:
    git(shared, "mv", SECOND, SECOND.replace("tweede", "derde"))
    edit(shared, "agendas/2026-03-05-jbz/dossier.yaml", "tweede", "derde")
    git(shared, "add", "-u")
    let_through(shared, briefgen, "hernoemd")


def test_a_commit_that_makes_another_file_wrong_is_kept_back(
    shared: Path, briefgen: Briefgen
) -> None:
    git(shared, "rm", "-q", SECOND)
    said = held_back(shared, briefgen)
    assert "tweede" in said
    git(shared, "reset", "-q", "--hard")
    edit(shared, "agendas/2026-03-05-jbz/dossier.yaml", "tweede", "derde")
    git(shared, "add", "-A")
    assert "derde" in held_back(shared, briefgen)


def test_errors_of_before_in_other_files_keep_no_commit_back(
    shared: Path, briefgen: Briefgen
) -> None:
    edit(shared, SECOND, "Een tekst", "Op 31 juni 2026 een tekst")
    git(shared, "commit", "-q", "--no-verify", "-a", "-m", "met een fout van een collega")
    edit(shared, FIRST, "luistert", "spreekt")
    git(shared, "add", "-u")
    let_through(shared, briefgen, "mijn bestand is goed")
    write(shared / "verslag.yaml", "b: 1\na: [\n")
    git(shared, "add", "-A")
    let_through(shared, briefgen, "buiten agendas/ wordt niets nagelezen")


def test_what_a_merge_brings_along_is_not_of_who_merges(shared: Path, briefgen: Briefgen) -> None:
    git(shared, "checkout", "-q", "-b", "zij")
    edit(shared, SECOND, "Een tekst", "Op 31 juni 2026 een tekst")
    edit(shared, FIRST, "luistert", "spreekt")
    git(shared, "commit", "-q", "--no-verify", "-a", "-m", "van hen")
    git(shared, "checkout", "-q", "main")
    edit(shared, FIRST, "luistert", "zwijgt")
    git(shared, "add", "-u")
    let_through(shared, briefgen, "van ons")
    git_fails(shared, "merge", "-q", "zij")
    text = (shared / FIRST).read_text("utf-8")
    write(shared / FIRST, re.sub(r"<<<<<<<.*?>>>>>>> zij\n", "", text, flags=re.DOTALL))
    edit(shared, FIRST, "[^bron]\n", "[^bron]\n  Het kabinet zwijgt op 31 juni 2026.\n")
    git(shared, "add", "-A")
    said = held_back(shared, briefgen)
    assert FIRST in said
    assert "een tekst" not in said
    edit(shared, FIRST, "31 juni", "30 juni")
    git(shared, "add", "-A")
    let_through(shared, briefgen, "samen")


def test_the_first_commit_of_all_is_checked_too(tmp_path: Path, briefgen: Briefgen) -> None:
    root = tmp_path / "nieuw"
    make_workspace(root, items={"eerste": {**ITEM, "text": WRONG}})
    git(root, "init", "-q", "-b", "main")
    briefgen("git-setup", "-q", cwd=root)
    git(root, "add", "-A")
    assert "31 juni" in git_fails(root, "commit", "-q", "-m", "eerste")


def test_a_commit_of_one_file_alone_is_checked_for_that_file_alone(shared: Path) -> None:
    edit(shared, SECOND, "Een tekst", "Op 31 juni 2026 een tekst")
    git(shared, "add", SECOND)
    edit(shared, FIRST, "luistert", "spreekt")
    git(shared, "commit", "-q", "-m", "alleen dit bestand", "--", FIRST)
    edit(shared, FIRST, "spreekt", "spreekt op 31 juni 2026")
    assert FIRST in git_fails(shared, "commit", "-q", "-m", "nee", "--", FIRST)
