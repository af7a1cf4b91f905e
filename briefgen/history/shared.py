"""What changed in the files that all dossiers share, as far as it touches this one."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import to_builtins
from msgspec.structs import replace

from briefgen.history.agenda import Side
from briefgen.history.changes import About, Change, Kind, Reporter
from briefgen.history.outline import added_removed
from briefgen.model.dossier import Dossier
from briefgen.model.government import Council, Shape
from briefgen.model.stated import shape_of
from briefgen.problem import Place
from briefgen.source.document import Path

GOVERNMENT, COUNCILS, TERMS = (
    f"agendas/{name}.yaml" for name in ("government", "councils", "terms")
)


def shared_changes(old: Side, new: Side) -> Iterator[Change]:
    """Changes of holders, posts, the council, the letterhead, the house style and terms."""
    yield from _holders(old.dossier, new.dossier)
    yield from _posts(old.dossier, new.dossier)
    yield from _councils(old, new)
    yield from _chambers(old, new)
    styles = (to_builtins(each.dossier.house_style) for each in (old, new))
    for key, was, now in added_removed(*styles):
        yield _shared(Kind.HOUSE_STYLE, GOVERNMENT, was, now, key)
    yield from _terms(old, new)


def _shared(  # noqa: PLR0913, PLR0917 - the fields of a change
    kind: Kind, file: str, old: object, new: object, name: str, posts: tuple[str, ...] = ()
) -> Change:
    was, now = (None if each is None else str(each) for each in (old, new))
    return Change(kind, About("shared"), Place(file), was, now, name, posts=posts)


def of_councils(change: Change) -> Change:
    """A change as one of councils.yaml."""
    return replace(change, about=About("shared"), place=Place(COUNCILS))


def _holders(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Who signs for a post, where the post signed before and does now."""
    seen: set[tuple[str, str | None, str | None]] = set()
    for letter in new.letters:
        before = next((each for each in old.letters if each.chamber.id == letter.chamber.id), None)
        was = {each.post.id: each.name for each in before.signatories} if before else {}
        for signatory in letter.signatories:
            id_, name = signatory.post.id, signatory.name
            found = (id_, was.get(id_), name)
            if id_ in was and was[id_] != name and found not in seen:
                seen.add(found)
                yield _shared(Kind.HOLDER, GOVERNMENT, was[id_], name, id_, (id_,))


def _used(dossier: Dossier) -> set[str]:
    """The ids of the posts that a dossier names."""
    posts = [*(dossier.nota.for_information if dossier.nota else ())]
    named = [*dossier.attendance, *(each for part in dossier.parts for each in part.attendance)]
    posts += [each.post for each in named]
    for part in dossier.parts:
        posts += part.on_behalf_of
    for letter in dossier.letters:
        posts += [*letter.on_behalf_of, *(each.post for each in letter.signatories)]
    for subject in (*(entry.item for entry in dossier.entries()), *dossier.topics()):
        posts += subject.responsible
    return {post.id for post in posts}


def _posts(old: Dossier, new: Dossier) -> Iterator[Change]:
    used = _used(old) & _used(new)
    titles = ({p.id: p.title for p in each.posts if p.id in used} for each in (old, new))
    for id_, was, now in added_removed(*titles):
        yield _shared(Kind.POST_TITLE, GOVERNMENT, was, now, id_, (id_,))


def _councils(old: Side, new: Side) -> Iterator[Change]:
    """Another council is said with the dossier; here what is said of the same one.

    And of each other body that meets: its names and shape, but not how its own letters look.
    """
    was, now = (each.dossier for each in (old, new))
    bodies = [{body.id: body for body in each.bodies} for each in (was, now)]
    for each, known in zip((was, now), bodies, strict=True):
        known[each.council.id] = each.council
    main = now.council.id if was.council.id == now.council.id else None
    for id_ in [id_ for id_ in bodies[1] if id_ in bodies[0]]:
        facts = (_facts(bodies[0][id_], old), _facts(bodies[1][id_], new))
        of = "" if id_ == main else f"{id_}: "
        for key, before, after in added_removed(*facts):
            if id_ == main or key not in OF_LETTERS:
                yield _shared(Kind.COUNCIL_FACTS, COUNCILS, before, after, f"{of}{key}")
        if id_ != now.council.id:
            yield from _shapes(old, new, id_)
    yield from _shapes(old, new, None)
    if main is None or was.council.ministry.id != now.council.ministry.id:
        return
    for key, before, after in added_removed(_letterhead(was), _letterhead(now)):
        yield _shared(Kind.LETTERHEAD, GOVERNMENT, before, after, key)


OF_LETTERS = ("ministry", "opening", "kamerstuk_dossier", "parts", "source")
OF_ITEMS = ("sections", "handling")
"""What the shape of another body says of the items of its part."""


def _facts(council: Council, side: Side) -> dict[str, str | None]:
    stated = side.files.workspace.stated[council.id]
    return {
        "name": council.name,
        "short_name": council.short_name,
        "kamerstuk_dossier": ", ".join(council.kamerstuk_dossiers),
        "parts": ", ".join(stated.parts) or None,
        "ministry": council.ministry.id,
        "opening": council.opening,
        "source": stated.source,
        "chair": council.chair,
        "noun": council.noun,
        "seat": council.seat,
    }


def _shapes(old: Side, new: Side, body: str | None) -> Iterator[Change]:
    """The shape of the documents, key by key, or what another body says of its items."""
    was, now = (_shape(side, body) for side in (old, new))
    kept = {key: _order(key, was, now) for key in ("sections", "nota")}
    before, after = (_in_lines(each, kept) for each in (was, now))
    same_council = old.dossier.council.id == new.dossier.council.id
    reporter = Reporter(About("shape"), old.files.source, new.files.source)
    for key in dict.fromkeys((*before, *after)):
        path: Path = ("shape", *key.split(".")[: 2 if key.startswith("numbers") else 1])
        stated = path in reporter.old.keys or path in reporter.new.keys
        values = (before.get(key), after.get(key))
        if body and not stated and path[1] in OF_ITEMS and values[0] != values[1]:
            yield _shared(Kind.SHAPE, COUNCILS, *values, f"{body}: {key}")
        elif not body and stated:
            yield from reporter.line(Kind.SHAPE, path, *values, key)
        elif not body and same_council and values[0] != values[1]:
            yield _shared(Kind.SHAPE, COUNCILS, *values, key)


def _shape(side: Side, body: str | None) -> Shape:
    if body is None:
        return side.dossier.shape
    return shape_of(side.files.workspace.stated[body].shape, side.files.dossier.shape)


def _order(key: str, *shapes: Shape) -> set[str]:
    """The heads that both have: where one is added or removed the order of the rest stays."""
    was, now = ({each.id for each in getattr(shape, key)} for shape in shapes)
    return was & now


def _in_lines(shape: Shape, kept: Mapping[str, set[str]]) -> dict[str, str | None]:
    """Each key of a shape with its value on one line; each head has a key of its own."""
    made: dict[str, str | None] = {}
    for key, value in to_builtins(shape).items():
        if key == "numbers":
            made |= {f"{key}.{each}": _plain(number) for each, number in value.items()}
        elif key in kept:
            made[key] = ", ".join(each["id"] for each in value if each["id"] in kept[key]) or None
            made |= {f"{key}.{each['id']}": _described(each) for each in value}
        else:
            made[key] = _plain(value)
    return made


def _plain(value: object) -> str | None:
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value) if value else None


def _described(section: Mapping[str, object]) -> str:
    """A fixed head as councils.yaml may state it."""
    facts = {"is": section["means"], "required": section["required"], "empty": section["empty"]}
    said = ", ".join(f"{key}: {_plain(value)}" for key, value in facts.items() if value)
    return f"{section['heading']} ({said})" if said else str(section["heading"])


def _letterhead(dossier: Dossier) -> dict[str, str | None]:
    ministry = dossier.council.ministry
    facts = {"name": ministry.name, "website": ministry.website, "tooi": ministry.tooi}
    for key, value in to_builtins(ministry.letterhead).items():
        lines = value if isinstance(value, list | tuple) else (value,) if value else ()
        names = [getattr(line, "name", str(line)) if key == "logo" else str(line) for line in lines]
        facts[key] = "; ".join(names) or None
    return facts


def _chambers(old: Side, new: Side) -> Iterator[Change]:
    """The names and addresses of chambers that got a letter or get one."""
    letters = (old.dossier.letters, new.dossier.letters)
    getting = {each.chamber.id for side in letters for each in side}
    sides = (
        {
            id_: f"{each.name}, {', '.join(each.address)}"
            for id_, each in side.files.workspace.chambers.items()
            if id_ in getting
        }
        for side in (old, new)
    )
    if all(letters):
        for id_, was, now in added_removed(*sides):
            yield _shared(Kind.CHAMBER, GOVERNMENT, was, now, id_)


def _terms(old: Side, new: Side) -> Iterator[Change]:
    """Abbreviations and terms that changed and stand in the dossier."""
    stands = _stands_in(old, new)
    was, now = old.files.workspace.terms, new.files.workspace.terms
    for name, before, after in added_removed(was.abbreviations, now.abbreviations):
        if stands(name):
            yield _shared(Kind.ABBREVIATION, TERMS, before, after, name)
    terms = (
        {each.term: ", ".join(each.instead_of) for each in side.preferred} for side in (was, now)
    )
    for name, before, after in added_removed(*terms):
        variants = f"{before or ''}, {after or ''}".split(", ")
        if any(stands(word) for word in (name, *filter(None, variants))):
            yield _shared(Kind.TERM, TERMS, before, after, name)


def _stands_in(old: Side, new: Side) -> Callable[[str], bool]:
    """Whether a word stands in one of the texts of two versions of a dossier."""
    texts: Mapping[str, None] = dict.fromkeys(
        line
        for side in (old, new)
        for written in (*side.files.items.values(), *side.files.topics.values())
        if written
        for line in written.source.lines
    )
    all_of_it = "\n".join(texts)
    return lambda word: bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", all_of_it))
