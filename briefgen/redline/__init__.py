"""Two Word files → one with tracked changes (ECMA-376 part 1, 17.13.5)."""
