"""Makes the Word shells of `templates/` from nothing: no leftovers of any other file.

A shell is what a house-style keeper edits in Word afterwards; this program only makes the first
one, and is run by hand: `python -m tools.shells`. It replaces every shell.docx.

There is one look per family of documents (`looks`); the styles are the same in all of them save
those of the letterhead. Text goes where a shell says `{{ name }}`.
"""
