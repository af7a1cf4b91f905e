"""Markdown → a Word file with real styles, lists, links and footnotes, the same bytes each time."""

from briefgen.word.document import Look, Properties, to_docx
from briefgen.word.fields import Logo
from briefgen.word.package import content_digest, typeface_of
from briefgen.word.shell import Typeface

__all__ = ["Logo", "Look", "Properties", "Typeface", "content_digest", "to_docx", "typeface_of"]
