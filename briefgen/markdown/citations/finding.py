"""All citations of a text in order, with the BNC-fiches, whose titles end where another one starts.

A BNC-fiche is the government's view on a proposal of the Commission.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import urlsplit

from msgspec.structs import replace

from briefgen.markdown.citations.acts import Act, find_acts
from briefgen.markdown.citations.citation import (
    BLANKS,
    GAP,
    HYPHEN,
    SEPARATOR,
    SPACE,
    START,
    Citation,
    Identity,
    evened,
)
from briefgen.markdown.citations.documents import find_documents
from briefgen.markdown.citations.handelingen import find_handelingen
from briefgen.markdown.citations.kamerstukken import find_kamerstukken
from briefgen.markdown.pattern import Pattern
from briefgen.markdown.tree import Inline, Link, Words, append_words, walk, with_rows

LONGEST = 400
"""Where a title ends at the latest: more than the longest real ones have."""
LABEL = Pattern(
    rf"{START}(?:BNC(?:{HYPHEN}|{SPACE})?[Ff]iche|Fiche|fiche(?={SPACE}\d))"
    rf"(?:{SPACE}(?P<number>\d{{1,2}}))?(?![\w-])",
    marks=("BNC", "iche"),
)
COLON = Pattern(rf"{GAP}:{SPACE}(?=[^\s])")
TITLE_WITHOUT_COLON = Pattern(rf"{SEPARATOR}(?=[A-Z\[‘“\"'«*])")
TITLE_END = Pattern(
    r"""[.;](?=[*_”’"')\]»]*(?:\s|\Z|\[\^)) (?<!\bnr\.) (?<!\bnrs\.) (?<!\bart\.) (?<!\binz\.)
    | [.:;]?\[\^ | \n\s*(?:\n|[-*+>#|]|\d+[.)]\s|\[) | \Z""",
    re.VERBOSE,
)
BESIDE = Pattern(rf"{GAP}[,:;(]?{GAP}(?:zie{SPACE})?\Z")
DIGIT = Pattern(r"\d")
"""No citation but that of a fiche is without a number."""
TRAILING = " \t\n\u00a0,;:(–-"


class Fiche(Citation, frozen=True, kw_only=True):
    """A BNC-fiche by its title, or the word alone beside the Kamerstuk that it is."""

    number: str | None
    title: str | None

    @property
    def identity(self) -> Identity:
        """The title without capitals: numbers start again with every letter that sends fiches."""
        return ("fiche", self.title.casefold() if self.title else self.number)


def find_citations(text: str) -> Iterator[Citation]:
    """The citations in running text (Markdown, where one line end is a space), in order.

    They do not overlap: of two readings of the same words the one that starts first stands, and
    of two that start together the longest.
    """
    even = evened(text)
    others: Iterable[Citation] = chain(
        find_handelingen(even), find_kamerstukken(even), find_documents(even), find_acts(even)
    )
    plain = list(_apart(others)) if DIGIT.search(even) else []
    found = _apart((*_fiches(text, even, plain), *plain))
    if even == text:
        return found
    return (replace(each, written=text[each.start : each.end]) for each in found)


def _apart(citations: Iterable[Citation]) -> Iterator[Citation]:
    end = 0
    for citation in sorted(citations, key=lambda each: (each.start, -each.end)):
        if citation.start >= end:
            end = citation.end
            yield citation


def _fiches(text: str, even: str, others: Sequence[Citation]) -> Iterator[Fiche]:
    """The fiches of a text in which `others`, in order, are the other citations.

    An act in the title of a fiche is part of it; before any other citation the title ends.
    A fiche that is merely mentioned ("het kabinet heeft in het BNC-fiche…") is no citation.
    """
    ends = [other for other in others if not isinstance(other, Act)]
    starts = [other.start for other in ends]
    position = 0
    for label in LABEL.finditer(even):
        if label.start() < position:
            continue
        index = bisect_left(starts, label.end())
        following = ends[index] if index < len(ends) else None
        fiche = _read(text, label, following)
        if fiche:
            position = fiche.end
            yield fiche


def _read(text: str, label: re.Match[str], following: Citation | None) -> Fiche | None:
    even = label.string
    limit = min(following.start if following else len(text), label.end() + LONGEST)
    end = label.end()
    title = None
    if colon := COLON.match(even, end, limit):
        title, end = _title(text, colon.end(), limit)
    elif following and following.start == limit and not BESIDE.match(even[end:limit]):
        # Without a colon only a title that runs up to its Kamerstuk is told from a sentence.
        opening = TITLE_WITHOUT_COLON.match(even, end, limit)
        if not opening:
            return None
        title, end = _title(text, opening.end(), limit)
        if text[end:limit].strip(TRAILING):
            return None
    elif not following or following.start != limit:
        return None
    return Fiche(
        start=label.start(),
        end=end,
        written=text[label.start() : end],
        number=label["number"],
        title=title,
    )


def _title(text: str, start: int, limit: int) -> tuple[str | None, int]:
    """The title that begins at `start`, in one line, and where it ends."""
    found = TITLE_END.search(text, start, limit)
    end = _enclosed(text, start, found.start() if found else limit)
    end = start + len(text[start:end].rstrip(TRAILING))
    return BLANKS.sub(" ", text[start:end]) or None, end


def _enclosed(text: str, start: int, end: int) -> int:
    """Where the title ends if the whole fiche stands between brackets."""
    depth = 0
    for position in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if depth < 0:
            return position
    return end


def unlinked(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Running text without the links that citations get when they are printed.

    Who corrected the number of one left the link to the other where it was: it goes too.
    """
    made: list[Inline] = []
    for each in inlines:
        kept = with_rows(each, unlinked)
        for node in each.children if isinstance(each, Link) and _is_made(each) else (kept,):
            if isinstance(node, Words):
                append_words(made, node.text)
            else:
                made.append(node)
    return tuple(made)


def _is_made(link: Link) -> bool:
    """Whether a link is nothing but a citation, and leads to where such are read."""
    text = "".join(node.text for node in walk(link.children) if isinstance(node, Words))
    found = next(find_citations(text), None)
    address = found.address() if found and (found.start, found.end) == (0, len(text)) else None
    return address is not None and urlsplit(address).netloc == urlsplit(link.target).netloc
