"""The files of a dossier, each read as it is written → what they say together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.facts import MemberState, member_state, member_state_codes, presidency_on
from briefgen.model.dossier import Attachment, Dossier, Meeting, Nota
from briefgen.model.government import ANNEXES, OTHER_BUSINESS, Council, Shape
from briefgen.model.letters import Letters
from briefgen.model.named import Agenda
from briefgen.model.shapes import BY_VIDEO, DossierFile, NotaShape
from briefgen.model.stated import misshapen, shape_of
from briefgen.model.subjects import ItemFile, TopicFile
from briefgen.model.workspace import Workspace
from briefgen.model.written import Names, Written
from briefgen.problem import Place, Problem, choose, t
from briefgen.source.document import Prose, Source

NOTA_TEXTS = ("reason", "decision", "explanation")
ROTATING = "rotating"
Folders = Mapping[str, Mapping[str, Written[ItemFile] | None]]
"""The items in each folder by their ids."""


class Files(Struct, frozen=True):
    """The files of one dossier as they are written, and the workspace they are in."""

    workspace: Workspace
    folder: Path
    source: Source
    dossier: DossierFile
    items: Mapping[str, Written[ItemFile] | None]
    topics: Mapping[str, Written[TopicFile] | None]


def resolve(names: Names, files: Files, folders: Folders) -> Dossier | None:
    """The dossier that files make together; None where a problem was added to those of `names`."""
    workspace, file = files.workspace, files.dossier
    council = names.council(file.council)
    stated = workspace.stated.get(file.council)
    shape = shape_of(stated.shape if stated else None, file.shape)
    introductions = workspace.offered["introductions"]
    names.problems.extend(misshapen(introductions, file.shape, names.source, ("shape",)))
    agenda = Agenda(names, file, folders, shape if council else None)
    letters = Letters(names, files.topics, stated.letter if stated else None)
    parts = agenda.parts(council or next(iter(workspace.councils.values())))
    rest = {key: agenda.chapter(key, getattr(file, key)) for key in (OTHER_BUSINESS, ANNEXES)}
    if shape.in_letter and not file.letter:
        what = t("the agenda stands in the letter, and there is no letter")
        names.problem(("agenda",), what, t("add the letter: a line letter:, with its date"))
    chambers = letters.chambers(file.letter)
    to_chambers = letters.to_chambers(file.letter, chambers) if file.letter else ()
    meeting = _meeting(names, file, {part.council for part in parts})
    attachments = tuple(_attachments(names, files.folder, file))
    nota = _nota(names, file.nota, shape) if file.nota else None
    attendance = names.attendance(file.attending, ("attending",))
    _unprinted(names, file, shape)
    names.problems.extend(_left_over(files.items, agenda.placed, names))
    names.problems.extend(_left_over(files.topics, letters.placed, names))
    if council is None or meeting is None:
        return None
    return Dossier(
        id=files.folder.name,
        council=council,
        meeting=meeting,
        status=file.status,
        attendance=attendance,
        parts=parts,
        **rest,
        introduction=_prose(names, file.introduction, ("introduction",)),
        provisional=file.provisional,
        shape=shape,
        letters=to_chambers,
        nota=nota,
        attachments=attachments,
        posts=tuple(workspace.posts.values()),
        chambers=tuple(chambers.values()),
        house_style=workspace.house_style,
    )


def _unprinted(names: Names, file: DossierFile, shape: Shape) -> None:
    """Refuse texts of the nota that its shape has no section for."""
    known = {each.means for each in shape.nota}
    for key in (*NOTA_TEXTS, "not_public"):
        if getattr(file.nota, key, None) and key not in known:
            what = t("“{key}” would be left out: the nota has no section for it", key=key)
            fix = t("add a section with is: {name} to nota under shape, or remove it", name=key)
            names.problem(("nota", key), what, fix)


def _prose(names: Names, text: str | None, path: tuple[str, ...]) -> Prose | None:
    return names.source.prose(path, text) if text else None


def _meeting(names: Names, file: DossierFile, bodies: Collection[Council]) -> Meeting | None:
    if list(file.dates) != sorted(set(file.dates)):
        what = t("the dates of the meeting are not in order, or one stands there twice")
        names.problem(("dates",), what, t("write the first day first"))
    by_video = file.meeting == BY_VIDEO
    place = None if by_video else file.place
    chairs = {body.chair for body in bodies}
    chair = chairs.pop() if len(chairs) == 1 else "none"
    presidency = None
    if file.presidency or chair == ROTATING:
        presidency = _presidency(names, file)
        if presidency is None:
            return None
    presiding = chair if presidency is None and chair not in (ROTATING, "none") else None
    return Meeting(file.dates, place, file.informal, presidency, presiding, by_video)


def _presidency(names: Names, file: DossierFile) -> MemberState | None:
    if file.presidency is None:
        presidency = presidency_on(file.dates[0])
        if presidency is None:
            what = t("the presidency of this year is not known to briefgen")
            names.problem(("dates",), what, t("add a line presidency: with the country code"))
        return presidency
    presidency = member_state(file.presidency)
    if presidency is None:
        what = t("“{code}” is not the code of a member state", code=file.presidency)
        names.problem(("presidency",), what, choose(file.presidency, member_state_codes()))
    return presidency


def _nota(names: Names, file: NotaShape, shape: Shape) -> Nota:
    texts = {key: _prose(names, getattr(file, key), ("nota", key)) for key in NOTA_TEXTS}
    known = {each.id: each for each in shape.nota}
    for id_ in file.sections:
        path = ("nota", "sections", id_)
        if id_ not in known:
            what = t("there is no section “{name}” here", name=id_)
            free = [each for each in known if known[each].means is None]
            add = t("add it to nota under shape, with its heading")
            names.problem(path, what, choose(id_, free) if free else add)
        elif known[id_].means:
            what = t("the section “{name}” is filled by the rest of the dossier", name=id_)
            names.problem(path, what, t("write what it says in its own key of the nota"))
    if all(each.means != "routing" for each in shape.nota):
        what = t("this nota has no section that says for whom each item is")
        fix = t("add one with is: routing to nota under shape, unless that is meant")
        names.warnings.append(Problem(names.source.key_place(("nota",)), what, fix))
    sections = {
        id_: prose
        for id_, text in file.sections.items()
        if (prose := _prose(names, text, ("nota", "sections", id_)))
    }
    for section in shape.nota:
        written = sections.get(section.id) if section.means is None else texts.get(section.means)
        if section.required and section.means in (None, "explanation") and not written:
            what = t("the section “{name}” is empty", name=section.heading)
            key = section.means or f"sections: {section.id}"
            fix = t("write its text below {key}:", key=key)
            names.incomplete(("nota",), what, fix)
    return Nota(
        file.date,
        file.reference,
        names.posts(file.for_information, ("nota", "for_information")),
        grounds=tuple(passage.ground for passage in file.not_public),
        sections=sections,
        **texts,
    )


def _attachments(names: Names, folder: Path, file: DossierFile) -> Iterator[Attachment]:
    for index, attachment in enumerate(file.attachments):
        path = ("attachments", index, "file")
        if attachment.file and not _inside(folder, attachment.file):
            what = t("the file “{file}” is not in the folder of the dossier", file=attachment.file)
            fix = t("put it there, under attachments/, or correct the name")
            names.incomplete(path, what, fix)
        yield Attachment(attachment.title, attachment.reference, attachment.file)


def _inside(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):
        return False


def _left_over(
    found: Mapping[str, Written[ItemFile] | None] | Mapping[str, Written[TopicFile] | None],
    placed: Iterable[str],
    names: Names,
) -> Iterator[Problem]:
    """A file that no list names would silently be left out of the documents."""
    used = {*placed, *names.meant}
    for id_, written in found.items():
        if written and id_ not in used:
            what = t("this file stands in no list of {dossier}", dossier=names.source.file)
            fix = t("add “{name}” to the list, or remove the file", name=id_)
            yield Problem(Place(written.source.file), what, fix)
