"""Changing YAML in place: only the words change, and only if that is sure."""
