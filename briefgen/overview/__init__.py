"""Where dossiers stand: of each item who it is for, how far it is, what is open."""
