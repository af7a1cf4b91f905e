"""LibreOffice: Word files → PDF, and the pages on which items stand."""
