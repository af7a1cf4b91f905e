"""Two revisions → what changed, as values and as Word files with tracked changes."""
