"""Document kinds: a view of the dossier and a Jinja2 template → Markdown."""
