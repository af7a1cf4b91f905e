"""Citations in running text: Kamerstukken, documents and acts of the EU, BNC-fiches."""

from briefgen.markdown.citations.act import Act
from briefgen.markdown.citations.citation import Citation, Identity
from briefgen.markdown.citations.documents import (
    CommissionDocument,
    CouncilDocument,
    OfficialJournal,
)
from briefgen.markdown.citations.fiches import Fiche
from briefgen.markdown.citations.finding import find_citations
from briefgen.markdown.citations.handelingen import Aanhangsel, Handelingen
from briefgen.markdown.citations.kamerstuk import Kamerstuk

__all__ = [
    "Aanhangsel",
    "Act",
    "Citation",
    "CommissionDocument",
    "CouncilDocument",
    "Fiche",
    "Handelingen",
    "Identity",
    "Kamerstuk",
    "OfficialJournal",
    "find_citations",
]
