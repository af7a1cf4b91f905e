"""The house in figures: which file imports which, on which floor it stands, how large it is.

`python -m tools.house` prints the figures of briefgen/, `python -m tools.house DIR` those of
another checkout, so that two commits can be held beside each other.
"""

import ast
import io
import keyword
import re
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).parent.parent
NAME = "briefgen"
SHARED_LINES = 6
"""How many lines two places share to be named."""


@dataclass(frozen=True)
class Module:
    """A file of Python: its name with dots, where it is, its text and its syntax tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @cached_property
    def defined(self) -> frozenset[str]:
        """The names that it defines itself."""
        return frozenset(name for node in self.tree.body for name in _names(node))

    @cached_property
    def imports(self) -> tuple[tuple[str, str], ...]:
        """What it takes from this package, anywhere in it: (module, name)."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                found += [(node.module, alias.name) for alias in node.names]
            elif isinstance(node, ast.Import):
                found += [(alias.name, "") for alias in node.names]
        return tuple(each for each in found if each[0].split(".")[0] == NAME)

    @property
    def package(self) -> str:
        """The room at the top in which it stands: `word` of briefgen.word.shell."""
        return self.name.split(".")[1] if "." in self.name else "__init__"


@dataclass(frozen=True)
class House:
    """All modules of a checkout, by their names."""

    modules: Mapping[str, Module]

    @cached_property
    def edges(self) -> frozenset[tuple[str, str]]:
        """File → file that defines what it takes; what a package only hands on is followed."""
        return frozenset(
            (module.name, found)
            for module in self.modules.values()
            for taken in module.imports
            if (found := self._definer(*taken)) != module.name
        )

    def _definer(self, module: str, name: str) -> str:
        if f"{module}.{name}" in self.modules:
            return f"{module}.{name}"
        found = self.modules[module]
        if name not in found.defined:
            for source, taken in found.imports:
                if taken == name and source != module:
                    return self._definer(source, name)
        return module

    def circles(self) -> list[str]:
        """The files that import each other in a ring."""
        try:
            TopologicalSorter(self.after).prepare()
        except CycleError as ring:
            return [str(name) for name in ring.args[1]]
        return []

    @cached_property
    def after(self) -> Mapping[str, set[str]]:
        """Each file with those that it imports."""
        found: dict[str, set[str]] = {name: set() for name in self.modules}
        for one, other in self.edges:
            found[one].add(other)
        return found

    @cached_property
    def repeated(self) -> list[str]:
        """Pairs of files that share six lines or more, each by where the first such run is.

        What functions do counts by its shape: names and values may differ. What is only declared,
        a field, an option or a pattern, counts if it is the same to the letter; imports do not.
        """
        places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for module in self.modules.values():
            lines = list(_lines(module))
            for start in range(len(lines) - SHARED_LINES + 1):
                run = lines[start : start + SHARED_LINES]
                places[tuple(line for _number, line in run)].append((module.name, run[0][0]))
        pairs: dict[tuple[str, str], str] = {}
        for spots in places.values():
            for (one, line), (other, at) in combinations(spots, 2):
                if one != other or abs(line - at) >= SHARED_LINES:
                    pairs.setdefault((one, other), f"{one}:{line} ~ {other}:{at}")
        return sorted(pairs.values())

    def code_lines(self) -> int:
        """Lines that are neither empty nor a comment."""
        lines = (line.strip() for each in self.modules.values() for line in each.text.splitlines())
        return sum(1 for line in lines if line and not line.startswith("#"))

    def statements(self) -> int:
        """Statements of Python, docstrings outside."""
        return sum(
            1
            for module in self.modules.values()
            for node in ast.walk(module.tree)
            if isinstance(node, ast.stmt) and not _is_docstring(node)
        )


def _lines(module: Module) -> Iterator[tuple[int, str]]:
    """The lines of code that can be shared, as they are compared."""
    passed, inside = set[int](), set[int]()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
            passed |= _span(node)
        elif isinstance(node, ast.FunctionDef):
            inside |= _span(node)
    shapes: dict[int, str] = defaultdict(str)
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type in {tokenize.NAME, tokenize.OP, tokenize.NUMBER, tokenize.STRING}:
            line = token.start[0]
            known = token.type == tokenize.OP or keyword.iskeyword(token.string)
            shapes[line] += token.string if known or line not in inside else "x"
    for line, shape in sorted(shapes.items()):
        if line not in passed and re.search(r"\w", shape):
            yield line, shape


def _span(node: ast.stmt) -> set[int]:
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


def house(root: Path = ROOT) -> House:
    """The modules of the package in a checkout."""
    modules = {}
    for path in sorted((root / NAME).rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text("utf-8")
        modules[name] = Module(name, path, text, ast.parse(text))
    return House(modules)


def floors(page: Path = ROOT / "docs" / "architecture.md") -> list[tuple[str, ...]]:
    """The rooms of each floor from the ground up, as the page of the architecture has them."""
    rows = re.findall(r"^\| \d+ \| (.*?) \|", page.read_text("utf-8"), re.MULTILINE)
    return [tuple(re.findall(r"`(\w+)/?`", row)) for row in rows]


def figures(found: House) -> Iterator[str]:
    """The figures by which two commits can be compared."""
    edges, lines = len(found.edges), found.code_lines()
    yield f"{len(found.modules)} files, {lines} code lines, {found.statements()} statements"
    yield f"{edges} import edges, {1000 * edges / lines:.1f} per 1,000 code lines"
    yield f"{len(found.repeated)} pairs of files that share {SHARED_LINES} lines or more"


def _names(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a module defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from (each.id for each in ast.walk(target) if isinstance(each, ast.Name))


def _is_docstring(node: ast.AST) -> TypeGuard[ast.Expr]:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


if __name__ == "__main__":
    measured = house(Path(sys.argv[1]) if sys.argv[1:] else ROOT)
    for line in (*figures(measured), *measured.repeated):
        print(line)
