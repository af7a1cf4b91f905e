"""Writes the shell of every kind of document: `python -m tools.shells`."""

import zipfile
from pathlib import Path

from tools.shells import looks, parts, styles
from tools.shells.parts import PACKAGE
from tools.shells.xml import HEAD

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LOOKS = {
    "aanbiedingsbrief": looks.letter,
    "briefing": looks.briefing,
    "geannoteerde-agenda": looks.agenda,
    "nota": looks.nota,
    "nota-compleet": looks.nota,
}
"""The kinds that are not plain: those with a letterhead or a mark, and the agenda."""
TYPES = {
    "document": f"{MAIN}.document.main+xml",
    "theme/theme1": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
"""The content types of parts that are not called after them."""


def main() -> None:
    """Write the shell of every kind."""
    for kind in sorted(TEMPLATES.glob("*/kind.yaml")):
        look = LOOKS.get(kind.parent.name, looks.plain)()
        with zipfile.ZipFile(kind.with_name("shell.docx"), "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in packaged(look).items():
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, content)
        print(kind.with_name("shell.docx"))


def packaged(look: looks.Look) -> dict[str, str]:
    """The parts with what holds them together."""
    beside = {
        "styles": styles.styles(look.styles),
        "settings": parts.settings(),
        "numbering": parts.numbering(),
        "footnotes": parts.footnotes(),
        "fontTable": parts.font_table(),
        "theme/theme1": parts.theme(),
    }
    document = look.document(len(beside) + 1)
    beside |= look.margins
    properties = {
        "docProps/core": parts.core_properties(),
        "docProps/app": parts.extended_properties(),
    }
    names = [f"word/{name}" for name in ("document", *beside)]
    return {
        "[Content_Types].xml": content_types([*names, *properties]),
        "_rels/.rels": relationships(
            [
                (f"{OFFICE}/officeDocument", "word/document.xml"),
                (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relationships(
            [(f"{OFFICE}/{called(name)}", f"{name}.xml") for name in beside]
        ),
        **{f"word/{name}.xml": content for name, content in beside.items()},
        **{f"{name}.xml": content for name, content in properties.items()},
    }


def called(name: str) -> str:
    """What a part is, by its name: `header` for header1."""
    return name.rpartition("/")[2].rstrip("12")


def content_types(names: list[str]) -> str:
    """[Content_Types].xml."""
    types = "".join(
        f'<Override PartName="/{name}.xml" ContentType="'
        f'{TYPES.get(name.removeprefix("word/"), f"{MAIN}.{called(name)}+xml")}"/>'
        for name in names
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )


def relationships(rows: list[tuple[str, str]]) -> str:
    """A .rels part."""
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


if __name__ == "__main__":
    main()
