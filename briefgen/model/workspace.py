"""A workspace: the folder with `agendas/`, and what government.yaml and councils.yaml say."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict

from briefgen.facts import Formation, usual
from briefgen.model.government import (
    Chamber,
    Council,
    HouseStyle,
    Letterhead,
    Ministry,
    Post,
    Signatory,
)
from briefgen.model.reading import beneath, read_shared
from briefgen.model.shared_files import (
    CouncilsFile,
    CouncilShape,
    GovernmentFile,
    Holder,
    MinistryShape,
    check_government,
)
from briefgen.model.stated import misshapen
from briefgen.model.terms import TermsFile
from briefgen.problem import Place, Problem, UsageError, choose, choose_or_add, t
from briefgen.source.document import Path as Way
from briefgen.source.document import Source

Offered = Mapping[str, Collection[str]]
"""The names of what templates offer to choose from: “openings” and “introductions”."""
GOVERNMENT, COUNCILS = "agendas/government.yaml", "agendas/councils.yaml"


class Workspace(Struct, frozen=True):
    """The facts that all dossiers share; `problems` is what is wrong with their files."""

    root: Path
    posts: Mapping[str, Post] = field(default_factory=dict)
    holders: Mapping[str, tuple[Holder, ...]] = field(default_factory=dict)
    chambers: Mapping[str, Chamber] = field(default_factory=dict)
    councils: Mapping[str, Council] = field(default_factory=dict)
    stated: Mapping[str, CouncilShape] = field(default_factory=dict)
    """What councils.yaml states of each formation: its parts, its shape, its letters."""
    house_style: HouseStyle = field(default_factory=HouseStyle)
    terms: TermsFile = field(default_factory=TermsFile)
    problems: tuple[Problem, ...] = ()
    ministries: Mapping[str, Ministry] = field(default_factory=dict)
    offered: Offered = field(default_factory=dict)
    without_letter: frozenset[str] = frozenset()
    """The keys of chambers that briefgen knows, and to which this workspace sends no letter."""

    @property
    def agendas(self) -> Path:
        """The folder of the dossiers."""
        return self.root / "agendas"

    @property
    def formations(self) -> tuple[Formation, ...]:
        """The formations, by the names that texts give them."""
        return tuple(
            Formation(id_, each.names, each.kamerstuk_dossiers)
            for id_, each in self.councils.items()
        )

    def council(self, name: str) -> Council:
        """The formation of a name in councils.yaml.

        Raises:
            UsageError: if there is none.
        """
        if name not in self.councils:
            what = t("there is no council “{name}” in councils.yaml", name=name)
            raise UsageError(what, choose_or_add(name, self.councils, COUNCILS))
        return self.councils[name]

    def shown(self, path: Path) -> str:
        """A path as the user knows it: from the root of the workspace, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)

    def signatory(self, post: Post, day: datetime.date) -> Signatory:
        """The post with the name of who held it on `day`; no name where none or two are known."""
        names = self.names_of(post, day)
        return Signatory(post, names[0] if len(names) == 1 else None)

    def names_of(self, post: Post, day: datetime.date) -> list[str]:
        """The names of all who, by government.yaml, held the post on `day`."""
        return [
            holder.name
            for holder in self.holders.get(post.id, ())
            if (holder.since or day) <= day <= (holder.until or day)
        ]

    def chamber_keys(self) -> dict[str, Chamber]:
        """The chambers by the key that they have in a letter: tweede_kamer for tweede-kamer."""
        return {_key(id_): chamber for id_, chamber in self.chambers.items()}


def _key(chamber: str) -> str:
    return chamber.replace("-", "_")


def load_workspace(root: Path, offered: Offered, home: Path | None = None) -> Workspace:
    """Read what all dossiers share.

    Args:
        root: the folder that holds `agendas/`.
        offered: the names of the openings and introductions that the templates offer.
        home: the workspace that this is a revision of, if it is one.
    """
    problems: list[Problem] = []
    agendas = root / "agendas"
    here = (home or root) / "agendas"
    government_source, government = read_shared(
        agendas / "government.yaml", GovernmentFile, problems, here
    )
    councils_source, councils = read_shared(agendas / "councils.yaml", CouncilsFile, problems, here)
    terms, path = None, agendas / "terms.yaml"
    if path.exists():
        terms = read_shared(path, TermsFile, problems, here)[1]
    if not (government and government_source and councils and councils_source):
        return Workspace(root, problems=tuple(problems))
    problems.extend(check_government(root, government, government_source))
    problems.extend(_to_nobody(councils, councils_source, list(map(_key, government.chambers))))
    ministries = {id_: _ministry(root, id_, m) for id_, m in government.ministries.items()}
    return Workspace(
        root,
        _posts(government, government_source, ministries, problems),
        {id_: post.holders for id_, post in government.posts.items()},
        _chambers(government),
        _councils(councils, councils_source, ministries, offered, problems),
        councils.root,
        HouseStyle(**asdict(government.house_style)),
        terms or TermsFile(),
        tuple(problems),
        ministries,
        offered,
        frozenset(map(_key, beneath(government_source, "chambers")))
        - frozenset(map(_key, government.chambers)),
    )


def _chambers(government: GovernmentFile) -> dict[str, Chamber]:
    """The chambers, each of which gets a letter."""
    return {
        id_: Chamber(id_, chamber.name, chamber.short_name or chamber.name, chamber.address)
        for id_, chamber in government.chambers.items()
    }


def _posts(
    government: GovernmentFile,
    source: Source,
    ministries: Mapping[str, Ministry],
    problems: list[Problem],
) -> dict[str, Post]:
    posts = {}
    for id_, post in government.posts.items():
        if ministry := ministries.get(post.ministry):
            posts[id_] = Post(id_, post.title, ministry)
        else:
            problems.extend(_unknown_ministry(source, ("posts", id_), post.ministry, ministries))
    return posts


def _councils(
    councils: CouncilsFile,
    source: Source,
    ministries: Mapping[str, Ministry],
    offered: Offered,
    problems: list[Problem],
) -> dict[str, Council]:
    resolved = {}
    for id_, shape_ in councils.root.items():
        ministry = ministries.get(shape_.ministry)
        if ministry is None:
            problems.extend(_unknown_ministry(source, (id_,), shape_.ministry, ministries))
            continue
        problems.extend(_not_offered(offered, shape_, source, id_))
        resolved[id_] = Council(
            id_,
            shape_.name,
            shape_.short_name,
            shape_.kamerstuk_dossier,
            ministry,
            shape_.opening,
            shape_.chair,
            shape_.noun or usual("council")["noun"],
            shape_.seat,
        )
    return resolved


def _not_offered(
    offered: Offered, shape_: CouncilShape, source: Source, id_: str
) -> Iterator[Problem]:
    if shape_.opening not in offered["openings"]:
        what = t("there is no opening “{name}”", name=shape_.opening)
        fix = choose(shape_.opening, offered["openings"])
        yield Problem(source.place((id_, "opening")), what, fix)
    yield from misshapen(offered["introductions"], shape_.shape, source, (id_, "shape"))


def _to_nobody(councils: CouncilsFile, source: Source, known: list[str]) -> Iterator[Problem]:
    """A chamber that gets no letter here; of what briefgen itself names the dossier tells."""
    for id_, stated in councils.root.items():
        for index, key in enumerate(stated.letter.to or ()):
            place = source.place((id_, "letter", "to", index))
            if key not in known and place.file == source.file:
                what = t("there is no chamber “{key}” that gets a letter", key=key)
                yield Problem(place, what, choose(key, known))


def _ministry(root: Path, id_: str, ministry: MinistryShape) -> Ministry:
    facts = asdict(ministry.letterhead)
    logo = root / facts["logo"] if facts["logo"] else None
    letterhead = Letterhead(**{**facts, "logo": logo})
    return Ministry(id_, ministry.name, ministry.website, ministry.tooi, letterhead)


def _unknown_ministry(
    source: Source, path: Way, name: str, known: Mapping[str, Ministry]
) -> Iterator[Problem]:
    """A ministry that a workspace takes away takes along what briefgen knows of it."""
    place = source.place((*path, "ministry"))
    if place.file == source.file:
        what = t("there is no ministry “{name}”", name=name)
        yield Problem(place, what, choose_or_add(name, known, f"{GOVERNMENT} (ministries)"))


def without_letterhead(ministry: Ministry) -> Iterator[Problem]:
    """A letter without an address can be made, but not sent."""
    head = ministry.letterhead
    if not (head.visiting_address or head.postal_address):
        what = t("the letters bear no address of {ministry}", ministry=ministry.id)
        fix = t("write it under ministries: {ministry}: letterhead:", ministry=ministry.id)
        yield Problem(Place(GOVERNMENT), what, fix)
