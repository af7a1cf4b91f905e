"""Rules on who is responsible, signs and attends (BG2xx)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.body.views import SPEAKING, unprepared
from briefgen.checks.rule import Hit, rule
from briefgen.model.agenda import Subject
from briefgen.problem import Text, mark, t
from briefgen.source.document import Path, Source
from briefgen.texts.case import Case, key_spot


@rule("BG201", "item-zonder-bewindspersoon", "error", "routing", incomplete=True)
def nobody_responsible(case: Case) -> Iterator[Hit]:
    """An item or topic that no post is responsible for, with no reason why: nobody prepares it.

    What follows the agenda needs none, unless somebody is to be told what is internal.
    """
    after = {each.item.id for each in case.dossier.entries() if each.chapter != "agenda"}
    for subject, source in _subjects(case):
        data = source.data if isinstance(source.data, dict) else {}
        # Of {none: reason} no posts come either, but it is said.
        needed = subject.id not in after or data.get("internal")
        if needed and not subject.responsible and not data.get("responsible"):
            key = "responsible" if "responsible" in data else "title"
            what = t("no bewindspersoon is responsible for this")
            fix = t("fill in responsible: a post, or {{none: reason}}")
            yield Hit(key_spot(source, key), what, fix)


@rule("BG202", "ondertekenaar-alleen-ter-info", "warning", "routing")
def signs_for_information(case: Case) -> Iterator[Hit]:
    """A post signs the letter and receives the nota for information only, not to decide."""
    signing = {id_ for _path, ids in _lists(case, "signatories") for id_ in ids}
    informed = case.dossier.nota.for_information if case.dossier.nota else ()
    for index, post in enumerate(informed):
        if post.id in signing:
            spot = key_spot(case.source, "nota", "for_information", index)
            what = t(
                "{post} signs the letter and receives the nota for information only", post=post.id
            )
            fix = t("remove it here, or from the signatories")
            yield Hit(spot, what, fix)


@rule("BG203", "mede-namens-zonder-routering", "warning", "routing")
def on_behalf_of_nothing(case: Case) -> Iterator[Hit]:
    """The letter is sent on behalf of a post that no item and no topic names."""
    named = _named(case)
    lists = (*_lists(case, "on_behalf_of"), *_of_meeting(case, "on_behalf_of"))
    for path, ids in lists if named else ():
        for index, id_ in enumerate(ids):
            if id_ not in named:
                what = t("the letter is sent on behalf of {post}, and nothing names it", post=id_)
                fix = t("name it at its items or topics, or remove it here")
                yield Hit(key_spot(case.source, *path, index), what, fix)


@rule("BG204", "volgorde-ondertekening", "note", "routing")
def not_in_protocol_order(case: Case) -> Iterator[Hit]:
    """Those who sign or attend are not in the order of protocol, which is that of the posts.

    A post of the ministry whose letter it is may come first.
    """
    order = {post.id: number for number, post in enumerate(case.dossier.posts)}
    ministries = {each.ministry.id for each in (case.dossier.council, *case.dossier.bodies)}
    own = {post.id for post in case.dossier.posts if post.ministry.id in ministries}
    for path, ids in (*_lists(case, "signatories"), *_of_meeting(case, "attending")):
        first = 1 if ids and ids[0] in own else 0
        known = [(index, id_) for index, id_ in enumerate(ids) if id_ in order and index >= first]
        for (_, one), (index, other) in pairwise(known):
            if order[other] < order[one]:
                what = t(
                    "{post} comes before {other} in the order of protocol", post=other, other=one
                )
                fix = t("put the posts in the order in which government.yaml has them")
                yield Hit(key_spot(case.source, *path, index), what, fix)
                break


@rule("BG205", "meer-bewindspersonen", "note", "routing", on=False)
def more_than_one(case: Case) -> Iterator[Hit]:
    """An item or topic with several posts, of which none is said to have the lead."""
    for subject, source in _subjects(case):
        if len(subject.responsible) > 1:
            what = t("{count} posts are responsible for this", count=len(subject.responsible))
            fix = t("see whether one of them has the lead")
            yield Hit(key_spot(source, "responsible"), what, fix)


@rule("BG206", "aanwezig-zonder-onderwerp", "note", "routing")
def attends_for_nothing(case: Case) -> Iterator[Hit]:
    """A post attends the meeting, and no item and no topic names it."""
    named = _named(case)
    coming = {post.id for post in case.dossier.attending}
    for path, ids in _of_meeting(case, "attending") if named else ():
        for index, id_ in enumerate(ids):
            if id_ in coming - named:
                what = t("{post} attends and no item and no topic names it", post=id_)
                fix = t("name it at its items, or remove it here")
                yield Hit(key_spot(case.source, *path, index), what, fix)


@rule("BG207", "item-zonder-spreekpunten", "note", "routing")
def nothing_to_say(case: Case) -> Iterator[Hit]:
    """Items of a post that attends, without speaking points or without a bottom line.

    They are written one by one, so all of a dossier that lack the same are one finding.
    """
    numbers = {each.item.id: each.reference or each.item.name for each in case.dossier.entries()}
    lacking = unprepared(case.dossier, case.items)
    for keys, label in LACKING.items():
        items = ", ".join(numbers[id_] for id_, each in lacking.items() if each == keys)
        if items:
            fix = t("write them under internal, or role: luistert where nothing is to be said")
            yield Hit(key_spot(case.source, "agenda"), Text(label, {"items": items}), fix)


LACKING = {
    SPEAKING: mark("there are no speaking points and no bottom line for {items}"),
    SPEAKING[:1]: mark("there are no speaking points for {items}"),
    SPEAKING[1:]: mark("there is no bottom line for {items}"),
}


def _subjects(case: Case) -> Iterator[tuple[Subject, Source]]:
    """The items of the agenda and the topics of the letters, with their files."""
    for entry in case.dossier.entries():
        if entry.item.id in case.items:
            yield entry.item, case.items[entry.item.id]
    for topic in case.dossier.topics():
        if topic.id in case.topics:
            yield topic, case.topics[topic.id]


def _named(case: Case) -> set[str]:
    """The posts that an item or a topic names."""
    return {post.id for subject, _source in _subjects(case) for post in subject.responsible}


def _lists(case: Case, name: str) -> Iterator[tuple[Path, Sequence[str]]]:
    """The lists of posts with this name: of the letter, and of what differs for a chamber."""
    data = case.source.data if isinstance(case.source.data, dict) else {}
    letter = data.get("letter")
    if not isinstance(letter, dict):
        return
    yield ("letter", name), _ids(letter, name)
    for key, changes in letter.items():
        if isinstance(changes, dict) and name in changes:
            yield ("letter", key, name), _ids(changes, name)


def _of_meeting(case: Case, name: str) -> Iterator[tuple[Path, Sequence[str]]]:
    """The lists of posts with this name: of the meeting, and of each of its parts."""
    data = case.source.data if isinstance(case.source.data, dict) else {}
    yield (name,), _ids(data, name)
    for index, part in enumerate(data.get("agenda") or ()):
        yield ("agenda", index, name), _ids(part, name)


def _ids(data: object, name: str) -> Sequence[str]:
    """The posts in a list, of which an element may say more."""
    found = data.get(name) if isinstance(data, dict) else None
    listed = found if isinstance(found, list) else []
    return [str(each.get("post")) if isinstance(each, dict) else str(each) for each in listed]
