"""Markdown → a Word file with real styles, lists, links and footnotes, the same bytes each time."""

from briefgen.word.document import Properties, to_docx

__all__ = ["Properties", "to_docx"]
