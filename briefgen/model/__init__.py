"""YAML data → a Dossier, or every reason why not."""
