"""The history of dossiers: git's revisions, and what changed between two of them."""
