"""Rules on what a dossier says beside its shape (BG713 to BG718)."""

import re
from collections.abc import Iterator, Sequence

from briefgen.checks.rule import Hit, rule
from briefgen.facts import formations, usual
from briefgen.markdown.pattern import Pattern
from briefgen.model.agenda import Group
from briefgen.problem import t
from briefgen.texts.case import Case, key_spot

MOST_COLUMNS = 5
"""How many columns of a table can be read on a page that is higher than wide."""
BELOW_HEADINGS = Pattern(
    r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$", re.MULTILINE, marks="|"
)
APART = r"(?:als\sbijlage|in\sde\sbijlage|bijgevoegde?|bijgaande?)"
THE_AGENDA = r"(?:geannoteerde\s)?agenda(?!\w)"
ATTACHED = Pattern(
    rf"(?<!\w){APART}(?!\w)[^.;]{{0,60}}?{THE_AGENDA}|{THE_AGENDA}[^.;]{{0,60}}?(?<!\w){APART}(?!\w)",
    re.IGNORECASE,
)
SALUTATION = Pattern(r"\s*Geachte\s[^\n]{0,60}?,[ \t]*(?:\n+|\Z)")


@rule("BG713", "tabel-te-breed", "note", "structure")
def wide_table(case: Case) -> Iterator[Hit]:
    """A table in an annex has more columns than a page that is higher than wide can show."""
    high = {each.item.id for each in case.dossier.annexes if not each.item.landscape}
    for passage in case.printed("text", "position"):
        for found in BELOW_HEADINGS.finditer(passage.text) if passage.subject in high else ():
            columns = len(re.findall("-+", found[0]))
            if columns > MOST_COLUMNS:
                what = t("this table has {count} columns: too many for its page", count=columns)
                fix = t("add a line landscape: true to this annex")
                yield Hit(passage.spot(*found.span()), what, fix)


@rule("BG714", "agenda-niet-als-bijlage", "warning", "structure")
def attached_and_yet_within(case: Case) -> Iterator[Hit]:
    """A letter that holds the agenda says that it is attached."""
    for passage in case.printed("opening", "introduction") if case.dossier.shape.in_letter else ():
        for found in ATTACHED.finditer(passage.text):
            what = t("the agenda stands in this letter itself, and is no annex to it")
            fix = t("write that it follows here, or agenda: attached under shape")
            yield Hit(passage.spot(*found.span()), what, fix)


@rule("BG715", "aanhef-dubbel", "warning", "structure")
def salutation_twice(case: Case) -> Iterator[Hit]:
    """An opening of one's own begins with the salutation, which is printed above it already."""
    greeted = any(letter.manners.salutation for letter in case.dossier.letters)
    for passage in case.printed("opening") if greeted else ():
        if found := SALUTATION.match(passage.text):
            spot = passage.spot(*found.span())
            what = t("the salutation is printed above this text already")
            yield Hit(spot, what, t("remove it here"))


@rule("BG716", "aob-zonder-merk", "note", "structure")
def any_other_business_unmarked(case: Case) -> Iterator[Hit]:
    """Any other business of the Council that is not marked so: the nota does not tell it apart."""
    shape = case.dossier.shape
    labels = {each.casefold() for each in (shape.aob_label, usual("shape")["aob_label"])}
    what = t("any other business of the Council is not marked as that")
    for number, part in enumerate(case.dossier.parts):
        for index, group in enumerate(part.entries):
            unmarked = isinstance(group, Group) and not any(each.aob for each in group.entries)
            if isinstance(group, Group) and unmarked and group.title.casefold() in labels:
                spot = key_spot(case.source, "agenda", number, "items", index, "title")
                yield Hit(spot, what, t("add a line aob: true below its title"))
    for entry in case.dossier.other_business:
        if entry.item.title.casefold() in labels:
            fix = t("put it on the agenda, in a group with aob: true")
            yield Hit(key_spot(case.items[entry.item.id], "title"), what, fix)


@rule("BG717", "leeg-herhaald", "note", "structure")
def empty_again(case: Case) -> Iterator[Hit]:
    """A text below a fixed head says what is printed there anyway if nothing is written."""
    said = {
        (entry.item.id, head.id): head.empty
        for entry in case.dossier.entries()
        for head in entry.shape.sections
        if head.empty
    }
    for passage in case.printed("text"):
        below = (passage.subject or "", str(passage.key[-1]))
        if passage.key[0] == "sections" and passage.text.strip() == said.get(below):
            what = t("this is printed of itself where nothing is written")
            yield Hit(passage.whole(), what, t("remove it"))


@rule("BG718", "onderwerp-andere-raad", "warning", "meeting")
def subject_of_another_meeting(case: Case) -> Iterator[Hit]:
    """The subject of a letter names another formation or body, and none that meets."""
    meeting = {body.id for body in case.dossier.bodies}
    own, others = list(case.about.names), list[str]()
    for each in formations():
        same = each.id in meeting or not set(each.names).isdisjoint(case.about.names)
        (own if same else others).extend(each.names)
    for passage in case.printed("title"):
        if passage.key[-1] != "subject" or _naming(own).search(passage.text):
            continue
        if found := _naming(others).search(passage.text):
            what = t("this letter is about another meeting: {name}", name=case.about.names[0])
            yield Hit(passage.spot(*found.span()), what, t("correct the subject, or remove it"))


def _naming(names: Sequence[str]) -> re.Pattern[str]:
    known = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w-])")
