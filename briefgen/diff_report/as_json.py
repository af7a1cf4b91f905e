"""Changes as JSON: a list of objects, for scripts."""

import json
from collections.abc import Iterator, Sequence

from briefgen.console import Line
from briefgen.diff_report.as_text import PLAIN
from briefgen.diff_report.wording import sentence
from briefgen.diffing import Difference
from briefgen.history.changes import Change
from briefgen.locale.say import Say


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
