"""Files that are no documents, or far too much of one: each is refused with a message, at once."""

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefgen.files.workspace import MOST_BYTES
from briefgen.problem import MOST_ALIKE
from briefgen.word.xml import DOCUMENT, MAX_BYTES, MAX_PARTS, content_digest, read_parts
from tests.conftest import Briefgen
from tests.git import alone, commit, git
from tests.workspace import ITEM, make_workspace, write

COMMANDS = (("check",), ("import",), ("as-text",), ("absorb",))
HEAD = b'<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body>'


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one dossier, in a repository."""
    make_workspace(tmp_path)
    alone(monkeypatch, tmp_path)
    git(tmp_path, "init", "-q")
    commit(tmp_path, "eerste")
    return tmp_path


def packed(path: Path, content: bytes, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A Word file whose text is this part; gives its bytes."""
    with zipfile.ZipFile(path, "w", method) as package:
        package.writestr(DOCUMENT, content)
    return path.read_bytes()


def says_a_kilobyte(path: Path) -> None:
    """A part that says it has a kilobyte, and unpacks to twenty megabytes."""
    content = packed(path, b" " * 20_000_000)
    start = content.rindex(b"PK\x01\x02")
    short = struct.pack("<I", 1000)
    path.write_bytes(content[: start + 24] + short + content[start + 28 :])


def unfolds(path: Path) -> None:
    packed(path, b" " * (MAX_BYTES + 1))


def many_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for number in range(MAX_PARTS + 1):
            package.writestr(DOCUMENT if not number else f"word/{number}.xml", b"")


def corrupt(path: Path) -> None:
    """A part whose packed bytes are none."""
    content = packed(path, os.urandom(20_000))
    start = content.index(b"document.xml") + len("document.xml")
    path.write_bytes(content[:start] + b"\xff" * 1000 + content[start + 1000 :])


def another_sum(path: Path) -> None:
    content = packed(path, HEAD)
    path.write_bytes(content.replace(struct.pack("<I", zlib.crc32(HEAD)), b"abcd"))


def cut_off(path: Path) -> None:
    path.write_bytes(packed(path, HEAD * 99)[:-60])


def encrypted(path: Path) -> None:
    content = bytearray(packed(path, HEAD))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def packed_in_another_way(path: Path) -> None:
    packed(path, HEAD, method=zipfile.ZIP_LZMA)


def empty(path: Path) -> None:
    path.write_bytes(b"")


BROKEN = (
    says_a_kilobyte, unfolds, many_parts, corrupt, another_sum, cut_off, encrypted,
    packed_in_another_way, empty,
)  # fmt: skip


@pytest.mark.parametrize("make", BROKEN)
def test_a_package_that_cannot_be_read_is_none(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "brief.docx"
    make(path)
    with pytest.raises(ValueError):  # noqa: PT011 - each kind has its own words, for no user
        read_parts(path.read_bytes())
    assert len(content_digest(path.read_bytes())) == len(content_digest(b""))


@pytest.mark.parametrize("make", [corrupt, another_sum, cut_off, encrypted])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_damaged_word_file_is_refused_and_leaves_nothing_behind(
    workspace: Path,
    briefgen: Briefgen,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    make: Callable[[Path], None],
) -> None:
    (workspace / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(workspace / "temporary"))
    path = workspace / "brief.docx"
    make(path)
    outcome = briefgen(*command, str(path), cwd=workspace)
    assert outcome.code == (0 if command == ("as-text",) else 1)
    assert "Word" in outcome.out + outcome.err
    assert not list((workspace / "temporary").iterdir())


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def sparse(path: Path) -> None:
    """A file of five gigabytes that takes no place on the disk."""
    with path.open("wb") as made:
        made.truncate(5_000_000_000)


@pytest.mark.parametrize("make", [pipe, device, folder, sparse])
@pytest.mark.parametrize("ending", [".md", ".docx"])
@pytest.mark.parametrize("command", COMMANDS)
def test_only_ordinary_files_are_read(
    workspace: Path,
    briefgen: Briefgen,
    command: tuple[str, ...],
    ending: str,
    make: Callable[[Path], None],
) -> None:
    path = workspace / f"brief{ending}"
    make(path)
    outcome = briefgen(*command, str(path), cwd=workspace)
    assert outcome.code in {1, 2}
    assert f"brief{ending}" in outcome.out + outcome.err
    reasons = "geen bestand", "een apparaat of een pijplijn", f"groter dan {MOST_BYTES // 1000} kB"
    assert any(reason in outcome.out + outcome.err for reason in reasons)


@pytest.mark.parametrize("make", [pipe, device, sparse])
@pytest.mark.parametrize("name", ["dossier.yaml", "agenda/eerste.yaml", "check-baseline.json"])
@pytest.mark.parametrize("command", ["check", "build", "fmt"])
def test_a_dossier_is_made_of_ordinary_files(
    workspace: Path, briefgen: Briefgen, command: str, name: str, make: Callable[[Path], None]
) -> None:
    path = workspace / "agendas" / "2026-03-05-jbz" / name
    path.unlink(missing_ok=True)
    make(path)
    outcome = briefgen(command, cwd=workspace)
    unread = name.endswith(".json") and command != "check"
    assert outcome.code in ({0, 1} if unread or make is not sparse else {1, 2})


KINDS = {
    "latin-1": (
        "De coördinatie".encode("latin-1"),
        "1:6: het bestand is niet opgeslagen als UTF-8",
    ),
    "second line": (b"Een regel\nEen caf\xe9", "2:8: het bestand is niet opgeslagen als UTF-8"),
    "NUL": (b"Een regel\nmet \0 erin", "2:5: hier staat een onzichtbaar teken (U+0000)"),
    "lone surrogate": (b"Een \xed\xa0\x80 teken", "1:5: het bestand is niet opgeslagen als UTF-8"),
    "UTF-16": ("Een regel".encode("utf-16"), "1:1: het bestand is niet opgeslagen als UTF-8"),
    "UTF-16 without a mark": ("Een".encode("utf-16-le"), "1:1: het bestand is niet opgeslagen"),
    "Word": (b"PK\x03\x04\x14\0\x06\0", "1:1: dit is geen tekst, maar een bestand van Word"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1", "1:1: dit is geen tekst, maar een bestand van Word"),
    "rich text": (b"{\\rtf1\\ansi tekst}", "1:1: dit is geen tekst, maar een bestand van Word"),
    "PDF": (b"%PDF-1.7\n", "1:1: dit is geen tekst, maar een bestand van PDF"),
    "binary": (bytes(range(1, 256)), "het bestand is niet opgeslagen als UTF-8"),
}


@pytest.mark.parametrize("command", ["check", "import"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_text_is_refused_at_its_place(
    workspace: Path, briefgen: Briefgen, command: str, kind: str
) -> None:
    content, message = KINDS[kind]
    (workspace / "brief.md").write_bytes(content)
    outcome = briefgen(command, "brief.md", cwd=workspace)
    assert outcome.code == 1
    said = (outcome.out + outcome.err).replace("fout: ", "")
    assert f"brief.md:{message}" in said if message[0].isdigit() else message in said


@pytest.mark.parametrize("kind", KINDS)
def test_yaml_that_is_no_text_is_refused_at_its_place(
    workspace: Path, briefgen: Briefgen, kind: str
) -> None:
    content, message = KINDS[kind]
    path = workspace / "agendas" / "2026-03-05-jbz" / "agenda" / "eerste.yaml"
    path.write_bytes(content)
    outcome = briefgen("check", cwd=workspace)
    assert outcome.code == 1
    assert message.split(": ")[-1].split(" (")[0] in outcome.out


def test_text_with_a_byte_order_mark_is_read(workspace: Path, briefgen: Briefgen) -> None:
    (workspace / "brief.md").write_bytes("\ufeff# Brief\n\nDe coördinatie.\n".encode())
    outcome = briefgen("check", "brief.md", cwd=workspace)
    assert outcome.code == 0


def test_a_text_without_end_is_refused(workspace: Path, briefgen: Briefgen) -> None:
    write(workspace / "brief.md", "Een zin.\n\n" * 100_000)
    outcome = briefgen("check", "brief.md", cwd=workspace)
    assert outcome.code == 1
    assert "brief.md: fout: het bestand is groter dan 600 kB" in outcome.out
    write(workspace / "brief.md", "Ja\n\n" * 40_000)
    outcome = briefgen("check", "brief.md", cwd=workspace)
    assert outcome.code == 1
    assert "brief.md:60001:1: fout: de tekst tot hier is al langer dan" in outcome.out


def test_a_word_file_without_end_is_refused(workspace: Path, briefgen: Briefgen) -> None:
    document = docx.Document()
    for _number in range(20):
        document.add_paragraph("De minister steunt dit voorstel. " * 2000)
    document.save(str(workspace / "brief.docx"))
    outcome = briefgen("check", "brief.docx", cwd=workspace)
    assert outcome.code == 1
    assert "de tekst tot hier is al langer dan die van welke brief of agenda ook" in outcome.out


def test_a_paragraph_without_end_is_refused_at_its_place(
    workspace: Path, briefgen: Briefgen
) -> None:
    path = workspace / "agendas" / "2026-03-05-jbz" / "agenda" / "eerste.yaml"
    words = "woord " * 4000
    write(path, f"title: Een punt\nresponsible: [MJenV]\ntext: |\n  Kort.\n\n  {words}\n")
    outcome = briefgen("check", cwd=workspace)
    assert outcome.code == 1
    assert "eerste.yaml:6:3: fout: deze alinea heeft meer dan 20000 tekens" in outcome.out


def test_of_many_equal_messages_the_first_are_told_and_the_rest_is_counted(
    workspace: Path, briefgen: Briefgen
) -> None:
    path = workspace / "agendas" / "2026-03-05-jbz" / "agenda" / "eerste.yaml"
    marks = "\n".join(f"  Een zin.[^n{number}]\n" for number in range(5000))
    write(path, f"title: {ITEM['title']}\nresponsible: [MJenV]\ntext: |\n{marks}")
    outcome = briefgen("check", cwd=workspace)
    assert outcome.code == 1
    assert outcome.out.count("heeft geen tekst") == MOST_ALIKE
    assert f"hetzelfde is in dit bestand op nog {5000 - MOST_ALIKE} plaatsen mis" in outcome.out
    assert len(outcome.out) < 100_000
