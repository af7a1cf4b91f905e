"""YAML data → a Dossier, or every reason why not."""

import os

# Pydantic would search the metadata of every installed package for plug-ins: 30 ms for nothing.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
