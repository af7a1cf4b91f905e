"""What changed in the files that all dossiers share, as far as it touches this one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from briefgen.history.agenda import Side
from briefgen.history.changes import About, Change, Kind, added_removed
from briefgen.model.dossier import Dossier
from briefgen.model.government import Council
from briefgen.problem import Place

GOVERNMENT, COUNCILS, TERMS = (
    f"agendas/{name}.yaml" for name in ("government", "councils", "terms")
)


def shared_changes(old: Side, new: Side) -> Iterator[Change]:
    """Changes of holders, posts, the council, the letterhead, the house style and terms."""
    yield from _holders(old.dossier, new.dossier)
    yield from _posts(old.dossier, new.dossier)
    yield from _council(old.dossier, new.dossier)
    yield from _chambers(old.dossier, new.dossier)
    styles = (asdict(each.dossier.house_style) for each in (old, new))
    for key, was, now in added_removed(*styles):
        yield _shared(Kind.HOUSE_STYLE, GOVERNMENT, was, now, key)
    yield from _terms(old, new)


def _shared(  # noqa: PLR0913, PLR0917 - the fields of a change
    kind: Kind, file: str, old: object, new: object, name: str, posts: tuple[str, ...] = ()
) -> Change:
    was, now = (None if each is None else str(each) for each in (old, new))
    return Change(kind, About("shared"), Place(file), was, now, name, posts=posts)


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
    posts = [*dossier.attending, *(dossier.nota.for_information if dossier.nota else ())]
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


def _council(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Another council is said with the dossier; here what is said of the same one."""
    if old.council.id != new.council.id:
        return
    for key, was, now in added_removed(_facts(old.council), _facts(new.council)):
        yield _shared(Kind.COUNCIL_FACTS, COUNCILS, was, now, key)
    if old.council.ministry.id != new.council.ministry.id:
        return
    heads = (_letterhead(old), _letterhead(new))
    for key, was, now in added_removed(*heads):
        yield _shared(Kind.LETTERHEAD, GOVERNMENT, was, now, key)


def _facts(council: Council) -> dict[str, str | None]:
    return {
        "name": council.name,
        "short_name": council.short_name,
        "kamerstuk_dossier": ", ".join(council.kamerstuk_dossiers),
        "ministry": council.ministry.id,
        "opening": council.opening,
    }


def _letterhead(dossier: Dossier) -> dict[str, str | None]:
    ministry = dossier.council.ministry
    facts = {"name": ministry.name, "website": ministry.website, "tooi": ministry.tooi}
    for key, value in asdict(ministry.letterhead).items():
        lines = value if isinstance(value, list | tuple) else (value,) if value else ()
        names = [getattr(line, "name", str(line)) if key == "logo" else str(line) for line in lines]
        facts[key] = "; ".join(names) or None
    return facts


def _chambers(old: Dossier, new: Dossier) -> Iterator[Change]:
    sides = (
        {
            each.chamber.id: f"{each.chamber.name}, {', '.join(each.chamber.address)}"
            for each in side
        }
        for side in (old.letters, new.letters)
    )
    if old.letters and new.letters:
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
