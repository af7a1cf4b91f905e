"""Rules that read a dossier and say what is wrong in it; each is one decorated function."""
