"""Changes between revisions in the forms that people and machines read."""

import json
from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.compare.dossiers import Difference
from briefgen.history.changes import About, Change
from briefgen.history.words import Passage
from briefgen.markdown.write import escape_inside, escape_starts
from briefgen.problem import Say, t
from briefgen.report.line import Line
from briefgen.report.wording import Form, heading, passages, places_by_post, posts_of, sentence


class Said(Struct, frozen=True):
    """A change in words, and the sentences that differ."""

    words: str
    passages: tuple[Passage, ...]
    change: Change


class Section(Struct, frozen=True):
    """What is said of one part of the dossier: what it is, whom it touches, what changed."""

    heading: str
    touches: str
    said: tuple[Said, ...]


def by_subject(changes: Sequence[Change]) -> Iterator[tuple[About, tuple[Change, ...]]]:
    """The changes of each part of the dossier together, in the order of the first of each."""
    together: dict[About, list[Change]] = {}
    for change in changes:
        together.setdefault(change.about, []).append(change)
    for about, found in together.items():
        yield about, tuple(found)


def sections(found: Difference, form: Form, say: Say) -> Iterator[Section]:
    """The parts of a dossier in which something changed."""
    for about, changes in by_subject(found.changes):
        posts = ", ".join(posts_of(changes))
        said = tuple(Said(say(sentence(each, form)), passages(each), each) for each in changes)
        touches = say(t("touches {posts}", posts=posts)) if posts else ""
        yield Section(say(heading(about, found, form)), touches, said)


def by_post(found: Difference, form: Form, say: Say) -> dict[str, str]:
    """For each post where something changed that concerns it."""

    def name(about: About) -> str:
        return about.now or about.was or say(heading(about, found, form))

    return {post: ", ".join(places) for post, places in places_by_post(found.changes, name).items()}


# Extraction of sentences does not look into f-strings.
BY_POST, BY_POST_HERE = t("By post"), t("By post:")
PLAIN = Form(str, {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"})
"""How changes are written for a terminal, as git marks them."""


def as_text(found: Sequence[Difference], revisions: tuple[str, str], say: Say) -> Iterator[Line]:
    """The lines; those that only came or went in the tone of that."""
    for each in found:
        if not each.changes:
            continue
        yield Line(f"{each.dossier} ({revisions[0]} → {revisions[1]})")
        for section in sections(each, PLAIN, say):
            yield from _lines_of(section)
        if posts := by_post(each, PLAIN, say):
            yield Line("")
            yield Line(f"  {say(BY_POST_HERE)}")
            yield from (Line(f"    {post}: {places}") for post, places in posts.items())


def _lines_of(section: Section) -> Iterator[Line]:
    touches = f" – {section.touches}" if section.touches else ""
    yield Line("")
    yield Line(f"  {section.heading}{touches}")
    for said in section.said:
        yield Line(f"    {said.words}", _tone(said.change))
        yield from (_passage(passage) for passage in said.passages)
        place = said.change.place
        yield Line(f"      {place.file}:{place.line}" if place.line else f"      {place.file}")


def _tone(change: Change) -> str:
    for tone in ("added", "removed"):
        if change.kind.endswith(f"-{tone}"):
            return tone
    return ""


def _passage(passage: Passage) -> Line:
    ops = {run.op for run in passage}
    if len(ops) == 1:
        (op,) = ops
        sign = "+" if op == "added" else "-"
        words = "".join(run.words for run in passage).strip()
        return Line(f"      {sign} {words}", op)
    return Line(f"      {PLAIN.marked(passage)}")


MARKDOWN = Form(escape_inside, {"same": "{}", "removed": "~~{}~~", "added": "**{}**"})
"""How changes are written in a merge request."""


def as_markdown(
    found: Sequence[Difference], revisions: tuple[str, str], say: Say
) -> Iterator[Line]:
    """The lines: a heading for each dossier, and below it for each item."""
    for each in found:
        if not each.changes:
            continue
        yield Line(f"## {escape_inside(each.dossier)}")
        yield Line("")
        yield Line(f"{escape_inside(revisions[0])} → {escape_inside(revisions[1])}")
        for section in sections(each, MARKDOWN, say):
            yield from _markdown_of(section)
        if posts := by_post(each, MARKDOWN, say):
            yield from (Line(""), Line(f"### {say(BY_POST)}"), Line(""))
            yield from (Line(f"- **{post}**: {places}") for post, places in posts.items())
        yield Line("")


def _markdown_of(section: Section) -> Iterator[Line]:
    yield from (Line(""), Line(f"### {section.heading}"), Line(""))
    if section.touches:
        yield from (Line(f"*{section.touches}*"), Line(""))
    for said in section.said:
        yield Line(f"- {said.words}")
        for passage in said.passages:
            yield Line(f"  - {escape_starts(MARKDOWN.marked(passage))}")


def as_json(found: Sequence[Difference], revisions: tuple[str, str], say: Say) -> Iterator[Line]:
    """The report, in one text."""
    rows = [_object(each, change, revisions, say) for each in found for change in each.changes]
    yield Line(json.dumps(rows, ensure_ascii=False, indent=2))


def _object(
    found: Difference, change: Change, revisions: tuple[str, str], say: Say
) -> dict[str, object]:
    about = change.about
    return {
        "dossier": found.dossier,
        "revisions": revisions,
        "kind": change.kind.value,
        "about": about.sort,
        "id": about.id or None,
        "old_id": about.old_id or None,
        "title": about.title or None,
        "old_number": about.was,
        "new_number": about.now,
        "old_pages": found.old_pages.get(about.old_id or about.id),
        "new_pages": found.new_pages.get(about.id),
        "name": change.name or None,
        "old": change.old,
        "new": change.new,
        "passages": [
            [{"op": run.op, "words": run.words} for run in passage] for passage in change.passages
        ],
        "posts": change.posts,
        "file": change.place.file,
        "line": change.place.line,
        "message": say(sentence(change, PLAIN)),
    }


FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def report(
    form: str, found: Sequence[Difference], revisions: tuple[str, str], say: Say
) -> Iterator[Line]:
    """The lines of a report in a form: text, markdown or json.

    Args:
        form: its name.
        found: what changed in each dossier.
        revisions: the names of the old and the new revision, as the user knows them.
        say: says a sentence in the language of the user.
    """
    yield from FORMS[form](found, revisions, say)
