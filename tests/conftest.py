"""What tests share: the command in a workspace, golden files, LibreOffice or why not."""

import functools
import gc
import itertools
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import WorkStealingScheduling

from briefgen.absorb.reviewed import Reviewed, reviewed_of
from briefgen.body.kinds import Fields
from briefgen.body.prose import check
from briefgen.body.template_files import _environment
from briefgen.building.edition import Documents, Edition
from briefgen.cli.main import run
from briefgen.files.workspace import Folders, cache_folder, contents, packaged, stamps
from briefgen.markdown.parse import parse, parse_line
from briefgen.model.faults import shape
from briefgen.model.written import Texts
from briefgen.problem import Problem
from briefgen.source.document import Source
from briefgen.source.layers import over
from briefgen.source.reader import read_source
from briefgen.word.document import Look, to_docx
from briefgen.word.properties import Properties

THOROUGH = os.environ.get("BRIEFGEN_THOROUGH") == "1"
"""Whether random tests run at full length, as CI does; else a twenty-fifth of it.

At full length the cases are the same on every run, so that CI fails on what a change did; the
short runs on the machines of developers try others each time, and find what nobody thought of.
"""

ROOT = Path(__file__).parent.parent

# What tests lay down for a moment stands in memory where the system has a place for that: files are
# made and removed by the ten thousand.
if "TMPDIR" not in os.environ and os.access("/dev/shm", os.W_OK):  # noqa: S108 - see above
    os.environ["TMPDIR"] = tempfile.tempdir = "/dev/shm"  # noqa: S108

# Python keeps what it compiled of our modules, as it does for users, whatever this machine says:
# else each process that a test starts, and each one that runs tests, compiles them all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Who starts tests in the background has a shell that ignores Ctrl-C for all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "briefgen",
    deadline=None,
    derandomize=THOROUGH,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("briefgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rebase` rewrites golden files, to be reviewed in git."""
    parser.addoption("--rebase", action="store_true", help="rewrite the golden files")


def needs(name: str, there: object, reason: str) -> None:
    """Skip a test whose program is not there, unless BRIEFGEN_REQUIRE says that it must be.

    Args:
        name: the word in BRIEFGEN_REQUIRE: chromium, libreoffice, java or node.
        there: whether the program is there.
        reason: what is missing, e.g. “soffice is not installed”.
    """
    if there:
        return
    if name in re.findall(r"\w+", os.environ.get("BRIEFGEN_REQUIRE", "")):
        pytest.fail(f"BRIEFGEN_REQUIRE={name}, but {reason}")
    pytest.skip(f"needs {name}: {reason}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """LibreOffice is a program of others too, before `-m` chooses."""
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.programs)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip the tests of LibreOffice Writer without it."""
    if item.get_closest_marker("libreoffice"):
        needs("libreoffice", shutil.which("soffice"), "soffice is not installed")


def at_length(full: int) -> int:
    """How many random cases to try: all of them, or a twenty-fifth."""
    return full if THOROUGH else max(full // 25, 1)


def pytest_collection_finish() -> None:
    """Have the garbage collector pass by what is there for good: modules, and all these tests."""
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WorkStealingScheduling:
    """Give each process tests that stand together, whose fixtures are then made once."""
    return WorkStealingScheduling(config, log)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Show a measured figure at the end of the run, whichever process measured it."""
    return lambda line: request.node.user_properties.append(("figure", line))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests measured."""
    reports = (report for reports in terminalreporter.stats.values() for report in reports)
    properties = (each for report in reports for each in getattr(report, "user_properties", ()))
    if figures := sorted({str(value) for name, value in properties if name == "figure"}):
        terminalreporter.section("figures")
        for line in figures:
            terminalreporter.line(line)


@dataclass(frozen=True)
class Outcome:
    """What a command gave."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this run's own; and LibreOffice is for the tests that ask for it."""
    with pytest.MonkeyPatch.context() as patched:
        folder = tmp_path_factory.mktemp("cache")
        patched.setenv("XDG_CACHE_HOME", str(folder))
        patched.setenv("BRIEFGEN_SOFFICE", "")
        yield folder


WORD_FILES: dict[tuple[object, ...], bytes] = {}


def _made_once(
    look: Look, properties: Properties, fields: Fields, body: str, notes: Sequence[str]
) -> bytes:
    """A Word file, made once of the same shell, logo and text."""
    files = (look.shell, *([look.logo.file] if look.logo else ()))
    if not all(file.is_file() for file in files):
        return to_docx(look, properties, fields, body, notes)
    contents = tuple(file.read_bytes() for file in files)
    key = (*contents, look, properties, tuple(fields.items()), body, tuple(notes))
    if key not in WORD_FILES:
        WORD_FILES[key] = to_docx(look, properties, fields, body, notes)
    return WORD_FILES[key]


def said_once(parts: Mapping[str, bytes]) -> Reviewed:
    """What the parts of a Word file say, read once of the same ones."""
    return _said(tuple(parts.items()))


@functools.lru_cache(maxsize=32)
def _said(parts: tuple[tuple[str, bytes], ...]) -> Reviewed:
    return reviewed_of(dict(parts))


READ: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}


def _read_once(function: Callable[..., object]) -> Callable[..., object]:
    """What is made of files that were read, made once of the same ones."""

    def made(*arguments: object, **more: object) -> object:
        alike = (id(each) if isinstance(each, Source) else each for each in arguments)
        key = (function, *alike, *more.values())
        if key not in READ:
            if len(READ) > 1000:
                READ.clear()
            # The files are kept with it, so that none comes to stand in the place of another.
            READ[key] = arguments, function(*arguments, **more)
        return READ[key][1]

    return made


def _texts_checked_once() -> Callable[[Texts], list[Problem]]:
    """What is wrong with the texts of one item or topic, found once in the same file."""
    known: dict[tuple[object, ...], tuple[Texts, list[Problem]]] = {}

    def checked(texts: Texts) -> list[Problem]:
        rows = (texts.public, texts.internal, (texts.notes or {}).values())
        spans = tuple(tuple((id(e.source), e.span, e.text) for e in row) for row in rows)
        key = (*spans, texts.notes is None, texts.headings)
        if key not in known:
            if len(known) > 1000:
                known.clear()
            known[key] = texts, list(check(texts))
        return known[key][1]

    return checked


def _made_in_turn_once(edition: Edition, name: str) -> Iterator[Documents]:
    """What an edition makes for one Word file that comes back, not made again for the next."""
    turns = edition.__dict__.setdefault("turns", {})
    turn, turns[name] = itertools.tee(turns.get(name) or in_turn(edition, name))
    return turn


in_turn = Edition.in_turn


def _loaded_once(ours: Folders, folder: Path) -> Callable[..., jinja2.Environment]:
    """The templates of briefgen alone, compiled once while the cache of this run is in use."""
    once = functools.cache(_environment)

    def made(folders: Folders, finalize: Callable[[Any], str] | None) -> jinja2.Environment:
        known = folders == ours and cache_folder().parent == folder
        return (once if known else _environment)(folders, finalize)

    return made


def _generated_once() -> Callable[..., object]:
    """Templates as Python, made once of the same source for any file that it stands in."""
    compiled, once = jinja2.Environment.compile, dict[tuple[object, ...], str]()

    def made(
        environment: jinja2.Environment,
        source: str,
        name: str | None = None,
        filename: str | None = None,
    ) -> object:
        key = (environment.finalize, source, name)
        if key not in once:
            once[key] = compiled(environment, source, name, filename, raw=True)
        return environment._compile(once[key], filename or "<template>")

    return made


def _read_through_once(ours: Folders) -> Callable[[Folders], Iterable[str]]:
    """What stands for the files of some folders; those of briefgen do not change meanwhile."""
    once = functools.cache(lambda: list(contents(ours)))
    return lambda folders: once() if folders == ours else contents(folders)


@pytest.fixture(autouse=True, scope="session")
def _done_once(cache: Path) -> Iterator[None]:
    """What comes out the same each time is done once, as in the one process that a user starts.

    Each test lays down the same facts of the government, the same formations and the same kinds of
    documents: to read and to make those again is the larger part of what many a test costs. That
    another process makes the same bytes of them, a test of its own holds.
    """
    read = functools.lru_cache(maxsize=500)(read_source)
    parsed = functools.lru_cache(maxsize=2000)(parse)
    ours, unchanging = (packaged("templates"),), functools.cache(stamps)
    once = {
        "briefgen.model.reading.read_source": read,
        "briefgen.model.reading.over": _read_once(over),
        "briefgen.model.reading.shape": _read_once(shape),
        "briefgen.tidy.files.read_source": read,
        "briefgen.tidy.form.parse": parsed,
        "briefgen.word.document.parse": parsed,
        "briefgen.body.template_files._environment": _loaded_once(ours, cache),
        "jinja2.Environment.compile": _generated_once(),
        "briefgen.building.request.contents": _read_through_once(ours),
        "briefgen.building.request.stamps": unchanging,
        "briefgen.checks.found.stamps": unchanging,
        "briefgen.absorb.absorber.reviewed_of": said_once,
        "briefgen.absorb.versions.reviewed_of": said_once,
        "briefgen.body.prose.check": _texts_checked_once(),
        "briefgen.body.prose.parse_line": functools.lru_cache(maxsize=500)(parse_line),
        "briefgen.building.compose.to_docx": _made_once,
        "briefgen.building.edition.Edition.in_turn": _made_in_turn_once,
    }
    with pytest.MonkeyPatch.context() as patched:
        for name, function in once.items():
            patched.setattr(name, function)
        # As for one dossier: what was read of texts is kept, for most are those of the last test.
        patched.setattr("briefgen.texts.remembered.MANY", 1000)
        # The tests themselves are shared by the cores.
        patched.setattr("briefgen.cli.build.cores", lambda: 1)
        patched.setattr("briefgen.cli.check.cores", lambda: 1)
        patched.setattr("briefgen.cli.diff.cores", lambda: 1)
        yield


@pytest.fixture
def with_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let briefgen find LibreOffice."""
    monkeypatch.delenv("BRIEFGEN_SOFFICE")


def copy_page_maps(out: Path) -> None:
    """Put the committed page maps where a build into `out` finds them."""
    for kept in (*ROOT.glob("out/*/pages.yaml"), *ROOT.glob("out/*/.briefgen.json")):
        (out / kept.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(kept, out / kept.parent.name)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The two example dossiers, built once, with the committed page maps and no LibreOffice."""
    out = tmp_path_factory.mktemp("built")
    copy_page_maps(out)
    assert run(["build", "-q", "--out", str(out), str(ROOT / "agendas" / "2025-12-08-jbz")]) == 0
    assert (
        run(["build", "-q", "--out", str(out), str(ROOT / "agendas" / "2025-06-05-transport")]) == 0
    )
    return out


Briefgen = Callable[..., Outcome]


@pytest.fixture
def briefgen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Briefgen:
    """Run the command in a folder, in this process: briefgen("build", cwd=folder)."""
    monkeypatch.delenv("BRIEFGEN_LANG", raising=False)

    def call(*arguments: object, cwd: Path) -> Outcome:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return Outcome(code, shown.out, shown.err)

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or rewrite that file under --rebase."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--rebase"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.read_text("utf-8") == text

    return compare
