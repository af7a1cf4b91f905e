"""YAML in the form in which git shows what changed: order of keys, one sentence a line."""
