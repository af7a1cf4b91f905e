"""One document → its files: Markdown as it is, Word in the shell of its kind."""

from collections.abc import Collection, Iterator, Sequence

from briefgen.body.kinds import Document, Kind
from briefgen.errors import UsageError
from briefgen.model.dossier import Dossier
from briefgen.model.workspace import Workspace
from briefgen.problem import choose, t
from briefgen.word.document import Look, Properties, to_docx
from briefgen.word.fields import Logo
from briefgen.word.shell import Typeface

LOGO = "Logo {name}"
"""The alternative text of the logo, which is Dutch as the documents are."""


def word_file(document: Document, kind: Kind, dossier: Dossier) -> bytes:
    """The Word file of a document.

    Raises:
        InvalidInputError: if the shell cannot be used.
    """
    meta, style, ministry = document.meta, dossier.house_style, dossier.council.ministry
    properties = Properties(
        str(meta.get("title", document.name)),
        str(meta.get("subject", "")),
        str(meta["author"]),
        str(meta["lang"]),
        document.date,
    )
    logo = ministry.letterhead.logo
    look = Look(
        kind.folder / "shell.docx",
        kind.file.fields,
        Typeface(style.font, style.font_size),
        Logo(logo, LOGO.format(name=f"Ministerie van {ministry.name}")) if logo else None,
    )
    return to_docx(look, properties, document.fields, document.body, document.notes)


def check_names(names: Collection[str], kinds: Sequence[Kind], workspace: Workspace) -> None:
    """Refuse the name of a document that cannot exist.

    Raises:
        UsageError: naming it, and what was meant.
    """
    possible = {name for kind in kinds for name in document_names(kind, workspace)}
    for name in names:
        if possible and name not in possible:
            raise UsageError(t("there is no document “{name}”", name=name), choose(name, possible))


def document_names(kind: Kind, workspace: Workspace) -> Iterator[str]:
    """The names that a document of this kind can have, and that of the kind itself."""
    yield kind.folder.name
    pattern = kind.file.name
    if kind.file.per == "letter":
        yield from (pattern.replace("{chamber}", chamber) for chamber in workspace.chambers)
    elif kind.file.per == "post":
        yield from (pattern.replace("{post}", post) for post in workspace.posts)
    else:
        yield pattern
