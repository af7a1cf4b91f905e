"""What a text says of posts and of its own number: names of government.yaml found in it."""

import re
from collections.abc import Mapping

from briefgen.existing.block import Existing
from briefgen.importing.names import words_of
from briefgen.model.dossier import Post

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
