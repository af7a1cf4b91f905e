"""What the templates make of an imported dossier, beside what the documents said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from briefgen.body.kinds import load_kinds
from briefgen.body.prose import problems_of
from briefgen.body.render import Templates
from briefgen.importing.chapters import in_agenda
from briefgen.importing.letter import divided
from briefgen.importing.nota import sections_of
from briefgen.importing.prose import sentences
from briefgen.markdown.marks import without_marks
from briefgen.markdown.parse import parse
from briefgen.markdown.tree import Block
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace
from briefgen.problem import InvalidInputError


class Made(Struct, frozen=True):
    """The texts that are made of a dossier, by what they are: agenda, letter, nota.

    `preamble` is what the letter says before its first heading, `preface` what introduces the
    agenda, `nota` the sections of the nota, `subject` what the letter is about.
    """

    texts: Mapping[str, tuple[Block, ...]]
    preamble: tuple[Block, ...] = ()
    preface: tuple[Block, ...] = ()
    nota: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    subject: str = ""


def generate(workspace: Workspace, folder: Path, templates: tuple[Path, ...]) -> Made:
    """Make the public texts of a dossier.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    loaded = load_dossier(workspace, folder)
    problems = problems_of(loaded)
    dossier = loaded.dossier
    if dossier is None or problems:
        raise InvalidInputError(problems)
    made = Templates(templates)
    found: dict[str, tuple[Block, ...]] = {}
    subject = ""
    for kind in load_kinds(templates):
        if kind.file.audience != "public" or kind.file.per == "post":
            continue
        name = kind.file.needs or "agenda"
        for document in made.documents(kind, dossier, loaded.confidential):
            found[name] = parse(without_marks(document.body)).blocks
            subject = str(document.meta["subject"]) if name == "letter" else subject
    holds = dossier.shape.in_letter
    letter, _ = divided(found.get("letter", ()), workspace, dossier.shape, holds=holds)
    agenda = in_agenda(found.get("agenda", ()), (), dossier.shape)
    kept = {"letter": letter.kept, "agenda": agenda.kept}
    return Made(
        {name: kept.get(name, blocks) for name, blocks in found.items()},
        tuple(letter.preamble),
        (*letter.preface, *agenda.preface),
        sections_of(found.get("nota", ()), dossier.shape.nota),
        subject,
    )


def differences(kept: Sequence[Block], made: Sequence[Block]) -> tuple[list[str], list[str]]:
    """The sentences of a document that are not in what is made of it, and the other way round."""
    one, other = Counter(sentences(kept)), Counter(sentences(made))
    return list((one - other).elements()), list((other - one).elements())
