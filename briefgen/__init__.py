"""briefgen: dossiers for the Council of the EU, from YAML to Word and Markdown."""

__version__ = "0.1.0"
