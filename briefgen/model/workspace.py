"""A workspace: the folder with `agendas/`, and what government.yaml and councils.yaml say."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from briefgen.errors import InvalidInputError, UsageError
from briefgen.facts import Formation, chambers
from briefgen.files.workspace import content_of
from briefgen.model.dossier import Chamber, Council, Ministry, Post, Signatory
from briefgen.model.faults import shape
from briefgen.model.house_style import HouseStyle, Letterhead
from briefgen.model.shared_files import (
    ChamberShape,
    CouncilsFile,
    GovernmentFile,
    Holder,
    MinistryShape,
    TermsFile,
    check_government,
)
from briefgen.problem import Place, Problem, choose, t
from briefgen.source.document import Source
from briefgen.source.reader import read_source

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Workspace:
    """The facts that all dossiers share; `problems` is what is wrong with their files."""

    root: Path
    posts: Mapping[str, Post] = field(default_factory=dict)
    holders: Mapping[str, tuple[Holder, ...]] = field(default_factory=dict)
    chambers: Mapping[str, Chamber] = field(default_factory=dict)
    councils: Mapping[str, Council] = field(default_factory=dict)
    council_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    house_style: HouseStyle = field(default_factory=HouseStyle)
    terms: TermsFile = field(default_factory=TermsFile)
    problems: tuple[Problem, ...] = ()

    @property
    def agendas(self) -> Path:
        """The folder of the dossiers."""
        return self.root / "agendas"

    @property
    def formations(self) -> tuple[Formation, ...]:
        """The formations, by the names that texts give them."""
        return tuple(
            Formation(id_, (each.short_name, each.name), each.kamerstuk_dossier)
            for id_, each in self.councils.items()
        )

    def council(self, name: str) -> Council:
        """The formation of a name in councils.yaml.

        Raises:
            UsageError: if there is none.
        """
        if name not in self.councils:
            what = t("there is no council “{name}” in councils.yaml", name=name)
            raise UsageError(what, choose(name, self.councils))
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
        return {id_.replace("-", "_"): chamber for id_, chamber in self.chambers.items()}


def read(path: Path, name: str, problems: list[Problem]) -> Source | None:
    """The YAML file at `path`, or None with the reasons added to `problems`."""
    try:
        return read_source(content_of(path), name)
    except FileNotFoundError:
        problems.append(Problem(Place(name), t("this file is missing"), t("make it")))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = t("this file cannot be read ({reason})", reason=reason)
        problems.append(Problem(Place(name), what, t("check the name and the rights of the file")))
    except InvalidInputError as error:
        problems.extend(error.problems)
    return None


def read_shape(
    path: Path,
    name: str,
    model: type[Model],
    problems: list[Problem],
    chamber_keys: Sequence[str] | None = (),
) -> tuple[Source | None, Model | None]:
    """The YAML file at `path` as `model`; None where it cannot be, with the reasons added."""
    source = read(path, name, problems)
    if source is None:
        return None, None
    value, faults = shape(model, source, chamber_keys)
    problems.extend(faults)
    return source, value


def load_workspace(root: Path, openings: Collection[str]) -> Workspace:
    """Read what all dossiers share.

    Args:
        root: the folder that holds `agendas/`.
        openings: the names of the openings that the letter's template offers.
    """
    problems: list[Problem] = []
    agendas = root / "agendas"
    government_source, government = read_shape(
        agendas / "government.yaml", "agendas/government.yaml", GovernmentFile, problems
    )
    councils_source, councils = read_shape(
        agendas / "councils.yaml", "agendas/councils.yaml", CouncilsFile, problems
    )
    terms = None
    if (agendas / "terms.yaml").exists():
        terms = read_shape(agendas / "terms.yaml", "agendas/terms.yaml", TermsFile, problems)[1]
    if not (government and government_source and councils and councils_source):
        return Workspace(root, problems=tuple(problems))
    problems.extend(check_government(root, government, government_source))
    ministries = {id_: _ministry(root, id_, m) for id_, m in government.ministries.items()}
    return Workspace(
        root,
        _posts(government, government_source, ministries, problems),
        {id_: post.holders for id_, post in government.posts.items()},
        _chambers(government),
        _councils(councils, councils_source, ministries, openings, problems),
        {id_: council.parts for id_, council in councils.root.items()},
        HouseStyle(**dict(government.house_style)),
        terms or TermsFile(),
        tuple(problems),
    )


def _chambers(government: GovernmentFile) -> dict[str, Chamber]:
    """The two chambers of the Constitution, as government.yaml may change or add to them."""
    known = {id_: ChamberShape.model_validate(facts) for id_, facts in chambers().items()}
    both = {**known, **government.chambers}
    return {
        id_: Chamber(
            id_,
            chamber.name,
            chamber.short_name or getattr(known.get(id_), "short_name", None) or chamber.name,
            chamber.address,
        )
        for id_, chamber in both.items()
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
            place = source.place(("posts", id_, "ministry"))
            problems.append(_unknown_ministry(place, post.ministry, ministries))
    return posts


def _councils(
    councils: CouncilsFile,
    source: Source,
    ministries: Mapping[str, Ministry],
    openings: Collection[str],
    problems: list[Problem],
) -> dict[str, Council]:
    resolved = {}
    for id_, shape_ in councils.root.items():
        ministry = ministries.get(shape_.ministry)
        if ministry is None:
            place = source.place((id_, "ministry"))
            problems.append(_unknown_ministry(place, shape_.ministry, ministries))
            continue
        if shape_.opening not in openings:
            what = t("there is no opening “{name}”", name=shape_.opening)
            place = source.place((id_, "opening"))
            problems.append(Problem(place, what, choose(shape_.opening, openings)))
        resolved[id_] = Council(
            id_,
            shape_.name,
            shape_.short_name,
            shape_.kamerstuk_dossier,
            ministry,
            shape_.opening,
        )
    return resolved


def _ministry(root: Path, id_: str, ministry: MinistryShape) -> Ministry:
    facts = dict(ministry.letterhead)
    logo = root / facts["logo"] if facts["logo"] else None
    letterhead = Letterhead(**{**facts, "logo": logo})
    return Ministry(id_, ministry.name, ministry.website, ministry.tooi, letterhead)


def _unknown_ministry(place: Place, name: str, known: Mapping[str, Ministry]) -> Problem:
    return Problem(place, t("there is no ministry “{name}”", name=name), choose(name, known))
