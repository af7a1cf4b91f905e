"""Word files of reviewers: tracked changes made, and read (ECMA-376 part 1, 17.13.5)."""
