"""Programs for those who develop briefgen; none is needed to use it."""
