"""What public documents say of themselves, for who looks for them and who keeps them.

DiWoo is the standard for what is published under the Wet open overheid; its values are those of
TOOI, the government's own lists (facts/publication.yaml). The same goes into the XMP of a PDF.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from briefgen.body.kinds import Document, Kind
from briefgen.body.render import Templates
from briefgen.facts import usual
from briefgen.files.workspace import digest
from briefgen.layout.engine import Stated
from briefgen.model.dossier import Dossier, Letter
from briefgen.model.government import Ministry
from briefgen.word.xml import Element

SPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
CHECKSUM = "sha256"
"""The key of what the standard has no place for: a line as sha256sum writes it for each file."""
Value = tuple[str | None, str]
"""A value of a list and its label; None if no list has it."""


class Related(Struct, frozen=True):
    """Another document: its title, and its identifier (None: nobody gave it one)."""

    id: str | None
    title: str


class Family(Struct, frozen=True):
    """The public documents of a dossier that belong together: its letters, and what goes along."""

    letters: tuple[Related, ...] = ()
    others: tuple[Related, ...] = ()


class Record(Struct, frozen=True):
    """What is said of one public document; `kind` is what it is published as.

    `attached` are documents of others that go along with it.
    """

    kind: str
    title: str
    subject: str
    date: datetime.date
    identifiers: tuple[str, ...]
    publisher: Ministry
    others: tuple[Ministry, ...]
    part_of: Related | None
    parts: tuple[Related, ...]
    attached: tuple[Related, ...]


def family_of(kinds: Iterable[Kind], templates: Templates, dossier: Dossier) -> Family:
    """The documents of a dossier that are published; none of one that is a concept.

    Raises:
        InvalidInputError: if a template is wrong.
    """
    if dossier.status != "definitief":
        return Family()
    letters: list[Related] = []
    others: list[Related] = []
    for kind in kinds:
        if is_published(kind):
            found = letters if kind.file.per == "letter" else others
            for name, title in templates.titles(kind, dossier):
                found.append(Related(f"{dossier.id}/{name}", title))
    return Family(tuple(letters), tuple(others))


def is_published(kind: Kind) -> bool:
    """Whether a kind of document is published, and as what is known."""
    return kind.file.audience == "public" and kind.file.published_as is not None


def record_of(kind: Kind, dossier: Dossier, document: Document, family: Family) -> Record | None:
    """What is said of a document; None of one that is a concept or not published."""
    id_ = f"{dossier.id}/{document.name}"
    if kind.file.published_as is None or not any(
        each.id == id_ for each in (*family.letters, *family.others)
    ):
        return None
    is_letter = kind.file.per == "letter"
    reference = document.meta.get("reference")
    dossiers = [f"Kamerstuk {number}" for number in dossier.council.kamerstuk_dossiers]
    return Record(
        kind.file.published_as,
        str(document.meta.get("title", document.name)),
        str(document.meta.get("subject", "")),
        document.date,
        tuple(dict.fromkeys((id_, *([str(reference)] if reference else ()), *dossiers))),
        dossier.council.ministry,
        tuple(_signing(dossier)) if is_letter else (),
        next(iter(family.letters), None) if not is_letter else None,
        family.others if is_letter else (),
        tuple(Related(a.reference, a.title) for a in dossier.attachments) if is_letter else (),
    )


def _signing(dossier: Dossier) -> Iterator[Ministry]:
    """The other ministries of those who sign the letters."""
    letters: Sequence[Letter] = dossier.letters
    found = (each.post.ministry for letter in letters for each in letter.signatories)
    return (each for each in dict.fromkeys(found) if each.id != dossier.council.ministry.id)


def stated(document: Document, record: Record | None) -> Stated:
    """What the PDF of a document says of itself beside what its Word file says."""
    mark = " ".join(document.fields["concept"])
    if record is None:
        return Stated(document.date, mark)
    related = (*([record.part_of] if record.part_of else ()), *record.parts, *record.attached)
    uri, name = _ministry(record.publisher)
    return Stated(
        document.date,
        mark,
        uri or name,
        usual("documents", "publication")[record.kind]["type"][1],
        record.identifiers,
        tuple(each.id or each.title for each in related),
    )


def to_xml(record: Record, files: Mapping[str, bytes], attached: Mapping[str, bytes]) -> bytes:
    """The metadata of a document as a file: one `Document` of DiWoo 0.9.8.

    Args:
        record: what is said of it.
        files: the content of its files by their names, which it names with what stands for them.
        attached: the same of what is attached, as far as it is there.
    """
    said = usual("documents", "publication")[record.kind]
    values, formats = usual("values", "publication"), usual("formats", "publication")
    publisher = _ministry(record.publisher)
    endings = [name.rpartition(".")[2] for name in files]
    format_ = next((formats[each] for each in formats if each in endings), None)
    about = _e(
        "DiWoo",
        _e("identifiers", *(_e("identifier", each) for each in record.identifiers)),
        _valued("publisher", publisher),
        _valued("verantwoordelijke", publisher),
        *_within("medeverantwoordelijken", "medeverantwoordelijke", map(_ministry, record.others)),
        _valued("opsteller", publisher),
        _e("titelcollectie", _e("officieleTitel", record.title)),
        *([_e("omschrijvingen", _e("omschrijving", record.subject))] if record.subject else ()),
        _classified(_concept(said["category"]), _concept(said["type"])),
        _e("creatiedatum", str(record.date)),
        _valued("language", tuple(values["language"])),
        *([_valued("format", _format(format_))] if format_ else ()),
        *([_valued("isPartOf", _related(record.part_of))] if record.part_of else ()),
        *_within("hasParts", "hasPart", map(_related, (*record.parts, *record.attached))),
        _e("documenthandelingen", _done(_concept(said["act"]), record.date, publisher)),
        *_relations(_concept(values["has_attachment"]), record.attached),
    )
    root = _e("Document", about, _e("extraMetadata", _checksums({**attached, **files})))
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


def _classified(category: Value, type_: Value) -> Element:
    return _e(
        "classificatiecollectie",
        *_within("informatiecategorieen", "informatiecategorie", [category]),
        *_within("documentsoorten", "documentsoort", [type_]),
    )


def _done(act: Value, day: datetime.date, by: Value) -> Element:
    """What was done with a document; of the hour nothing is known."""
    at, who = _e("atTime", f"{day}T00:00:00"), _valued("wasAssociatedWith", by)
    return _e("documenthandeling", _valued("soortHandeling", act), at, who)


def _checksums(files: Mapping[str, bytes]) -> Element:
    lines = [_e("value", f"{digest(content)}  {name}") for name, content in sorted(files.items())]
    field = _e("extraMetadataveld", _e("key", CHECKSUM), _e("values", *lines))
    return _e("extraMetadatavelden", field)


def _relations(role: Value, attached: Iterable[Related]) -> Iterator[Element]:
    each = [
        _e("documentrelatie", _valued("role", role), _valued("relation", _related(other)))
        for other in attached
    ]
    if each:
        yield _e("documentrelaties", *each)


def _within(holder: str, name: str, values: Iterable[Value]) -> Iterator[Element]:
    """An element with one for each value; nothing if there is no value."""
    if each := [_valued(name, value) for value in values]:
        yield _e(holder, *each)


def _valued(name: str, value: Value) -> Element:
    uri, label = value
    made = _e(name, label)
    if uri:
        made.set("resource", uri)
    return made


def _e(name: str, *content: Element | str) -> Element:
    """An element of the standard, with text or with other elements in it."""
    made = etree.Element(f"{{{SPACE}}}{name}", nsmap={"diwoo": SPACE})
    for each in content:
        if isinstance(each, str):
            made.text = each
        else:
            made.append(each)
    return made


def _concept(pair: Sequence[str]) -> Value:
    return f"{usual('spaces', 'publication')['concepts']}{pair[0]}", pair[1]


def _format(pair: Sequence[str]) -> Value:
    return f"{usual('spaces', 'publication')['formats']}{pair[0]}", pair[1]


def _ministry(ministry: Ministry) -> Value:
    space = usual("spaces", "publication")["ministries"]
    return f"{space}{ministry.tooi}" if ministry.tooi else None, f"ministerie van {ministry.name}"


def _related(other: Related) -> Value:
    return other.id, other.title
