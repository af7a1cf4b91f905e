"""The rules of the house that a machine can hold: imports, names, sizes, the lock."""

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.workspace import AGENDAS, load
from tools.drawing import PICTURE, drawn
from tools.house import House, Module, figures, floors, house

PACKAGE = ROOT / "briefgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOOR_OF = {name: number for number, names in enumerate(floors()) for name in names}
FACES = {"__init__": -1, "__main__": len(floors())}
"""The version, which every room may show, and the door to the command line."""


@pytest.fixture(scope="module")
def home() -> House:
    """The house as it stands."""
    return house()


def floor(module: Module) -> int:
    return FACES.get(module.package, FLOOR_OF.get(module.package, -9))


def test_imports_point_downward_only(home: House) -> None:
    for module in home.modules.values():
        assert floor(module) > -9, f"give {module.name} a place in docs/architecture.md"
        for other in map(home.modules.__getitem__, home.after[module.name]):
            downward = other.package == module.package or floor(other) < floor(module)
            assert downward, f"{module.name} imports {other.name}"


def test_no_import_is_only_for_types(home: House) -> None:
    assert [each.name for each in home.modules.values() if "TYPE_CHECKING" in each.text] == []


def test_every_room_of_the_table_is_there_and_nothing_else_is_loose(home: House) -> None:
    rooms = {each.package for each in home.modules.values()}
    assert rooms == {*FLOOR_OF, *FACES}
    loose = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert loose == {"__init__.py", "__main__.py", "problem.py", "py.typed"}


def test_the_picture_of_the_house_is_that_of_its_imports(home: House) -> None:
    assert PICTURE.read_text("utf-8") == drawn(home), "draw it again: python -m tools.drawing"


def test_no_files_import_each_other_in_a_ring(home: House) -> None:
    assert home.circles() == []


def test_a_file_is_opened_to_few_others(home: House, figure: Callable[[str], None]) -> None:
    for line in figures(home):
        figure(f"house: {line}")
    assert 1000 * len(home.edges) / home.code_lines() <= 40


def test_what_is_said_twice_is_little(home: House) -> None:
    assert len(home.repeated) <= 10


def test_files_stay_small(home: House) -> None:
    lines = {name: len(each.text.splitlines()) for name, each in home.modules.items()}
    assert [name for name, number in lines.items() if number > 250] == []


def test_functions_stay_small(home: House) -> None:
    for module in home.modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.lineno
                assert lines < 45, f"{module.name}: {node.name}"


@cache
def names_of_this_country() -> set[str]:
    """The names that only YAML may hold: ministries, posts, holders, chambers, formations."""
    government, terms = (load(AGENDAS / f"{name}.yaml") for name in ("government", "terms"))
    names = {*government["posts"], *government["chambers"], *government["ministries"]}
    for ministry in government["ministries"].values():
        names.add(ministry["name"])
    for post in government["posts"].values():
        names |= {post["title"], *(holder["name"] for holder in post.get("holders", ()))}
    for chamber in government["chambers"].values():
        names |= {chamber["name"], chamber["short_name"]}
    return names | {name for name in terms["abbreviations"] if len(name) > 3}


@cache
def words_of_formations() -> set[str]:
    """What a formation is called and the fixed words of its documents, of all that we know."""
    councils = load(AGENDAS / "councils.yaml")
    words = set(councils)
    for council in councils.values():
        words |= {council["name"], council["short_name"], *council.get("parts", ())}
        words |= {council[key] for key in ("noun", "chair") if key in council}
        shape = council.get("shape", {})
        words |= {shape[key] for key in ("heading", "aob_label") if key in shape}
        for section in (*shape.get("sections", ()), *shape.get("nota", ())):
            words |= {section["id"], section["heading"]}
    return words


ALLOWED = {
    ("briefgen/cli/init.py", "jbz"): "an example of a command",
    ("briefgen/files/workspace.py", "jbz"): "an example of a command",
    ("briefgen/importing/sources.py", "jbz"): "an example of an option",
    ("briefgen/cli/command.py", "raz"): "an example of an option",
    ("briefgen/importing/agenda.py", "toelichting"): "heads that anybody's agenda may have",
    ("briefgen/importing/agenda.py", "diversen"): "how anybody's agenda may call the rest",
    ("briefgen/importing/nota.py", "toelichting"): "a head that the nota of each ministry has",
    ("templates/nota/body.md.j2", "toelichting"): "the same",
    ("templates/geannoteerde-agenda/item.md.j2", "documenten"): "what they are called without head",
}
"""Words of YAML that may stand in code, and why: they are ordinary words, or an example."""


def found_in(path: Path) -> set[tuple[str, str]]:
    """The names and words of YAML in a file, save in what it explains; short ones as written."""
    text = re.sub(r'_\("[^"]*"\)|""".*?"""', "", path.read_text("utf-8"), flags=re.DOTALL)
    file, folded = path.relative_to(ROOT).as_posix(), text.casefold()
    return {
        (file, word if len(word) <= 3 else word.casefold())
        for word in names_of_this_country() | words_of_formations()
        # Few words are in a file at all: only those are worth an expression.
        if word.casefold() in folded
        and re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE if len(word) > 3 else 0)
    }


CODE = [*MODULES, *sorted((ROOT / "templates").rglob("*.j2"))]


def test_no_name_of_a_ministry_a_post_or_a_formation_stands_in_code() -> None:
    found = {each for path in CODE for each in found_in(path)}
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() - found == set(), "these stand there no longer"


def test_templates_stay_few_and_short(figure: Callable[[str], None]) -> None:
    files = [path for path in CODE if path.suffix == ".j2"]
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in files)
    figure(f"templates: {lines} lines in {len(files)} files")
    assert lines <= 350


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_the_lock_has_hashes_and_no_hosts_or_paths(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert not re.search(r"https?:|file:|--index|--extra|--find|/opt/|/home/|/root/", text)
    pinned = re.findall(r"^[a-z0-9_.-]+==", text, re.MULTILINE)
    assert len(pinned) > 8
    for block in re.split(r"\n(?=[a-z0-9_.-]+==)", text):
        assert "--hash=sha256:" in block


def test_the_project_speaks_of_the_project_alone() -> None:
    """No path of a machine and no invented host in what is written by hand."""
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "Makefile"):
        assert not re.search(r"/work/|/root/|/home/\w", path.read_text("utf-8")), path
