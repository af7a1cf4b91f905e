"""What stands in the columns of an overview, in words."""

from collections.abc import Iterator, Mapping

from briefgen.body.filters import day
from briefgen.overview.overview import Change, Overview, Standing, State
from briefgen.problem import Say, Text, t

NONE = "–"
STATE: dict[State, Text] = {
    "empty": t("empty"),
    "draft": t("to fill in"),
    "written": t("written"),
    "none": t("not needed"),
}
NOT_COMMITTED = t("not committed yet")
CHAPTER: Mapping[str, Text] = {
    "topics": t("letter"),
    "other_business": t("other"),
    "annexes": t("annex"),
}
"""What stands for the number of what has none; an item of the agenda is known by its title."""
HEADINGS = (
    t("no."),
    t("title"),
    t("for"),
    t("handling"),
    t("page"),
    t("text"),
    t("errors"),
    t("warnings"),
    t("changed"),
    t("by"),
)
LACKING = {
    "speaking_points": t("Without speaking points"),
    "bottom_line": t("Without a bottom line"),
}
DATED = 2
"""How many columns, at the end, tell what git knows."""


def heading(found: Overview, say: Say) -> str:
    """The line above a dossier: which meeting, how far, when the letter goes."""
    days = ", ".join(day(each) for each in found.letters)
    what = t(
        "{meeting}, {place} ({name}), status {status}",
        meeting=found.meeting,
        place=found.place or t("by video conference"),
        name=found.dossier,
        status=found.status,
    )
    return say(t("{what}, letter of {days}", what=what, days=days) if days else what)


def summary(found: Overview, say: Say) -> Iterator[str]:
    """The lines below it: how far all texts are, and what is found outside of them."""
    counts = found.counted()
    states = ", ".join(f"{counts[state]} {say(STATE[state])}" for state in counts if counts[state])
    if states:
        yield say(t("Texts: {states}", states=states))
    for key, label in LACKING.items():
        items = [each.number or each.name for each in found.standings if key in each.lacking]
        if items:
            yield say(t("{what}: {items}", what=label, items=", ".join(items)))
    if found.errors or found.warnings:
        yield say(
            t(
                "Besides the texts: {errors} error(s), {warnings} warning(s); see: briefgen check",
                errors=found.errors,
                warnings=found.warnings,
            )
        )
    if not found.paged:
        yield say(t("Pages: not known for the texts as they are now; run: briefgen build"))
    if not found.dated:
        yield say(t("Changes: not known, as these files are not kept in git"))


def headings(found: Overview, say: Say) -> tuple[str, ...]:
    """The headings of the columns."""
    return tuple(say(each) for each in (HEADINGS if found.dated else HEADINGS[:-DATED]))


def cells(found: Overview, each: Standing, title: str, say: Say) -> tuple[str, ...]:
    """The columns of an item or a topic."""
    plain = (
        each.number or (say(CHAPTER[each.chapter]) if each.chapter in CHAPTER else NONE),
        title,
        _posts(each),
        each.handling or NONE,
        _pages(each),
        say(STATE[each.state]),
        str(each.errors or NONE),
        str(each.warnings or NONE),
    )
    return (*plain, *_change(each.change, say)) if found.dated else plain


def _posts(each: Standing) -> str:
    if each.posts:
        return ", ".join(each.posts)
    return f"{NONE} ({each.nobody})" if each.nobody else NONE


def _pages(each: Standing) -> str:
    if each.pages is None:
        return NONE
    first, last = each.pages
    return str(first) if first == last else f"{first}-{last}"


def _change(change: Change | None, say: Say) -> tuple[str, str]:
    if change is None or not change.committed:
        return say(NOT_COMMITTED), change.author if change else ""
    return (change.day.isoformat() if change.day else NONE), change.author
