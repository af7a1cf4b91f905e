"""All citations of a text, in order."""

from collections.abc import Iterable, Iterator
from itertools import chain

from briefgen.markdown.citations.acts import find_acts
from briefgen.markdown.citations.citation import Citation
from briefgen.markdown.citations.documents import find_documents
from briefgen.markdown.citations.fiches import find_fiches
from briefgen.markdown.citations.handelingen import find_handelingen
from briefgen.markdown.citations.kamerstukken import find_kamerstukken


def find_citations(text: str) -> Iterator[Citation]:
    """The citations in running text (Markdown, where one line end is a space), in order.

    They do not overlap: of two readings of the same words the one that starts first stands, and
    of two that start together the longest.
    """
    others: Iterable[Citation] = chain(
        find_handelingen(text), find_kamerstukken(text), find_documents(text), find_acts(text)
    )
    plain = list(_apart(others))
    return _apart((*find_fiches(text, plain), *plain))


def _apart(citations: Iterable[Citation]) -> Iterator[Citation]:
    end = 0
    for citation in sorted(citations, key=lambda each: (each.start, -each.end)):
        if citation.start >= end:
            end = citation.end
            yield citation
