"""What a new user gets wrong in YAML, put into every line of the examples where it can be."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefgen.locale.say import speaker
from briefgen.model.faults import shape
from briefgen.model.shapes import DossierFile
from briefgen.model.subjects import ItemFile, TopicFile
from briefgen.model.values import Shape
from briefgen.problem import InvalidInputError, Problem
from briefgen.source.document import Source
from briefgen.source.reader import read_source
from tests.conftest import ROOT

FILES = sorted((ROOT / "agendas").glob("*/**/*.yaml"))
CHAMBERS = ("eerste_kamer", "tweede_kamer")
SAY = speaker("nl")
UNEVEN = "de streepjes van deze lijst staan niet recht onder elkaar"
each_file = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(ROOT / "agendas").as_posix()
)


def model_of(path: Path) -> type[Shape]:
    if path.name == "dossier.yaml":
        return DossierFile
    return ItemFile if path.parent.name == "agenda" else TopicFile


@cache
def sound(path: Path) -> Source:
    return read_source(path.read_bytes(), path.name)


def found(path: Path, number: int, line: str) -> tuple[Problem, ...]:
    """What is wrong in a file with another line in the place of one of its own."""
    lines = list(sound(path).lines)
    lines[number] = line
    try:
        source = read_source("\n".join(lines).encode(), path.name)
    except InvalidInputError as error:
        return tuple(error.problems)
    problems = shape(model_of(path), source, CHAMBERS)[1]
    assert problems or source.data == sound(path).data, line
    return problems


def assert_said(problems: tuple[Problem, ...], number: int, words: str) -> None:
    said = [(problem.place.line, SAY(problem.what)) for problem in problems]
    assert [words in what for line, what in said if line == number + 1] == [True], said


def keys(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each line with a key and its value, by number: what stands before the space, and after."""
    for number in sorted({span.line for span in sound(path).keys.values()}):
        if parts := re.fullmatch(r"( *(?:- )?[\w-]+:) (\S.*)", sound(path).lines[number]):
            yield number, parts[1], parts[2]


@each_file
def test_a_colon_without_its_space_is_explained_at_its_line(path: Path) -> None:
    for number, key, value in keys(path):
        assert_said(found(path, number, key + value), number, "ontbreekt een spatie")


@each_file
@pytest.mark.parametrize(
    "text", ["'s-Gravenhage", "'t gaat om de Kamer's voorstel", "'90 was het jaar"]
)
def test_a_text_that_starts_with_an_apostrophe_is_explained_at_its_line(
    text: str, path: Path
) -> None:
    for number, key, value in keys(path):
        if re.match(r"[^|>\[{\"'&#]", value):
            assert_said(found(path, number, f"{key} {text}"), number, "met een apostrof begint")


@each_file
@pytest.mark.parametrize("further", [-1, 1, 2, 3])
def test_a_dash_in_another_column_is_explained_or_changes_nothing(further: int, path: Path) -> None:
    """The first of a list may stand where it wants: then the one below it is in another column."""
    for at, span in sound(path).values.items():
        line = sound(path).lines[span.line]
        if not (at and isinstance(at[-1], int) and line.lstrip(" ").startswith("- ")):
            continue
        indent = max(len(line) - len(line.lstrip(" ")) + further, 0)
        problems = found(path, span.line, " " * indent + line.lstrip(" "))
        if at[-1]:
            assert_said(problems, span.line, UNEVEN)
        elif (*at[:-1], 1) in sound(path).values and not re.match(r" *- \w+: ", line):
            assert any(UNEVEN in SAY(each.what) for each in problems), line
