"""Markdown → a small tree with positions, and back to Markdown in one form."""
