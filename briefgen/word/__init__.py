"""Markdown → a Word file with real styles, lists, links and footnotes, the same bytes each time."""
