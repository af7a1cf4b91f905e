"""YAML data → a Dossier, or every reason why not."""

import os

# What lies around in an environment has no say in how a dossier is read, nor is it looked for.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
