"""Names: for files and footnotes, ids for items, and of posts that a text mentions."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace

from briefgen.importing.draft import Draft, Entry, GroupDraft, Remark, SubjectDraft
from briefgen.manuscript.block import Existing
from briefgen.model.dossier import Post
from briefgen.problem import Text, t
from briefgen.source.reader import PLAIN

SMALL_WORDS = (
    "de het een van voor en in op te tot met aan bij over inzake betreffende om der den des door "
    "naar uit tussen als ter ten zijn wordt die dat of the and for"
)
SMALL = frozenset(SMALL_WORDS.split())
"""Words that say nothing in a name."""
LONGEST, MOST_WORDS = 44, 4


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents, those that say nothing left out."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z0-9]+", bare)
    return [word for word in found if word not in SMALL] or found


def slug(text: str, taken: Collection[str], *, most: int = MOST_WORDS, other: str) -> str:
    """A name of a few words that is not taken yet; `other` if there are no words."""
    made = ""
    for word in words_of(text)[:most]:
        longer = f"{made}-{word}" if made else word
        if len(longer) > LONGEST:
            break
        made = longer
    made = made or words_of(text)[0][:LONGEST] if words_of(text) else other
    if made in PLAIN:
        made = f"{other}-{made}"
    number, name = 1, made
    while name in taken:
        number += 1
        name = f"{made}-{number}"
    return name


TWIN = t("“{id}” has the same title; if it is the same subject, add same_as: {id}")


class _Namer:
    """Gives each subject an id that no other has; tells where two have one title."""

    def __init__(self, other: str) -> None:
        self.other = other
        self.taken: dict[str, str] = {}

    def entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Entries with ids."""
        return tuple(
            replace(entry, subjects=tuple(self.subject(each) for each in entry.subjects))
            if isinstance(entry, GroupDraft)
            else self.subject(entry)
            for entry in entries
        )

    def subject(self, subject: SubjectDraft) -> SubjectDraft:
        """A subject with an id."""
        id_ = slug(subject.title, self.taken, other=self.other)
        twin = next((n for n, title in self.taken.items() if title == subject.title), None)
        self.taken[id_] = subject.title
        remarks = subject.remarks
        if twin:
            remarks = (*remarks, Remark("title", Text(TWIN.template, {"id": twin})))
        return replace(subject, id=id_, remarks=remarks)


def with_ids(draft: Draft) -> Draft:
    """The draft with an id for each item and each topic."""
    items, topics = _Namer("punt"), _Namer("onderwerp")
    parts = tuple(replace(part, entries=items.entries(part.entries)) for part in draft.parts)
    letter = draft.letter
    if letter:
        letter = replace(letter, entries=topics.entries(letter.entries))
    return replace(draft, parts=parts, letter=letter)


LABEL = re.compile(
    r"\W*(?:onze referentie|ons kenmerk|kenmerk)\W*\s*(?P<value>[\w./ -]*)$", re.IGNORECASE
)
CODE = re.compile(r"[\w./-]*\d[\w./-]*")
NEAR = 0.8
"""How much of the words of a post must be the same to take it for that post."""


def posts_in(text: str, posts: Mapping[str, Post]) -> list[Post]:
    """The posts whose titles stand in a text, in its order."""
    folded, found = text.casefold(), []
    for post in sorted(posts.values(), key=lambda each: -len(each.title)):
        at = re.search(rf"\b{re.escape(post.title.casefold())}\b", folded)
        if at:
            found.append((at.start(), post))
            folded = folded[: at.start()] + "·" * (at.end() - at.start()) + folded[at.end() :]
    return [post for _, post in sorted(found, key=lambda each: each[0])]


def signing_post(line: str, posts: Mapping[str, Post]) -> Post | None:
    """The post whose title a line under a letter is."""
    bare = re.sub(r"^(?:de|het)\s+|[,.\s]+$", "", line.strip(), flags=re.IGNORECASE)
    for post in posts.values():
        if post.title.casefold() == bare.casefold():
            return post
    mine = set(words_of(bare))
    scored = [(_alike(mine, set(words_of(post.title))), post) for post in posts.values()]
    best, near = max(scored, key=lambda each: each[0], default=(0.0, None))
    return near if best >= NEAR else None


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def reference_of(existing: Existing) -> str | None:
    """The number of a letter: of its front matter, or after “Onze referentie”."""
    said = existing.front.get("reference")
    if isinstance(said, str) and said.strip():
        return said.strip()
    before = False
    for block in existing.blocks[:60]:
        words = block.text.strip()
        if before and CODE.fullmatch(words):
            return words
        label = LABEL.match(words)
        if label and CODE.fullmatch(label["value"].strip()):
            return label["value"].strip()
        before = bool(label and not label["value"].strip())
    return None
