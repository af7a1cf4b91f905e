"""Defects that are put into a clean dossier at random, to measure how many of them are found."""
