"""The rules of the house that a machine can hold: imports, names, sizes, the lock."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

PACKAGE = ROOT / "briefgen"
FLOORS = (
    ("problem", "errors", "__init__"),
    ("facts", "locale"),
    ("source",),
    ("model",),
    ("markdown", "output", "places"),
    ("body", "word", "layout", "checks", "history", "tidy", "console"),
    ("request", "check_request", "finding", "page_table", "existing", "baseline"),
    ("review",),
    ("last_build", "making", "skeleton", "gate", "diffing"),
    ("pagination", "writing", "importing"),
    ("workshop",),
    ("pipeline", "verify", "checking", "editions"),
    ("redlining", "absorbing"),
    ("checking_files", "mending"),
    ("report", "diff_report"),
    ("last_check", "check_changes", "overview", "cli_options"),
    ("cli_making", "cli_checking", "cli_history"),
    ("survey",),
    ("status", "git_setup"),
    (
        "cli",
        "cli_commands",
        "commands",
        "check_commands",
        "diff_commands",
        "status_commands",
        "git_commands",
        "fmt_commands",
        "absorb_commands",
        "import_commands",
        "failures",
        "__main__",
    ),
)
SAME_FLOOR = {
    ("errors", "problem"),
    ("cli", "commands"),
    ("cli", "failures"),
    ("cli", "cli_commands"),
    ("__main__", "cli"),
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    return next(number for number, names in enumerate(FLOORS) if name in names)


def imported(tree: ast.AST) -> set[str]:
    """The packages of briefgen that a module imports, anywhere in it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefgen"):
            below = (node.module or "").split(".")[1:]
            names |= {below[0]} if below else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {a.name.split(".")[1] for a in node.names if a.name.startswith("briefgen.")}
    return {name for name in names if not name.startswith("__version")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward_only(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "TYPE_CHECKING" not in text
    here = package_of(path)
    for name in imported(ast.parse(text)) - {here}:
        allowed = floor(name) < floor(here) or (here, name) in SAME_FLOOR
        assert allowed, f"{here} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.splitlines()
    assert len(lines) <= 250 or path.name == "shapes.py", (
        "the contract's one list of keys is longer"
    )
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, node.name


def names_of_this_country() -> set[str]:
    """The names that only YAML may hold: ministries, posts, holders, chambers, formations."""
    government = yaml.safe_load((ROOT / "agendas/government.yaml").read_text("utf-8"))
    councils = yaml.safe_load((ROOT / "agendas/councils.yaml").read_text("utf-8"))
    terms = yaml.safe_load((ROOT / "agendas/terms.yaml").read_text("utf-8"))
    names = {*government["posts"], *government["chambers"]}
    for ministry in government["ministries"].values():
        names.add(ministry["name"])
    for post in government["posts"].values():
        names |= {post["title"], *(holder["name"] for holder in post["holders"])}
    for chamber in government["chambers"].values():
        names |= {chamber["name"], chamber["short_name"]}
    for council in councils.values():
        names |= {council["name"], council["short_name"], *council.get("parts", ())}
    return names | {name for name in terms["abbreviations"] if len(name) > 3}


@pytest.mark.parametrize(
    "path",
    [*MODULES, *sorted((ROOT / "templates").rglob("*.j2"))],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_name_of_a_ministry_a_post_or_a_formation_stands_in_code(path: Path) -> None:
    text = re.sub(r'_\("[^"]*"\)', "", path.read_text("utf-8"))
    code = re.sub(r'""".*?"""', "", text, flags=re.DOTALL)
    found = [name for name in names_of_this_country() if re.search(rf"\b{re.escape(name)}\b", code)]
    assert found == []


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
