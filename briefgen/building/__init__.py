"""Dossier → files in out/, and the proof that they agree."""
