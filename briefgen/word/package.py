"""A Word file in one fixed form: the same content gives the same bytes.

Zip entries carry 1980-01-01, the first day that the format knows (APPNOTE.TXT 4.4.6), the same
maker and rights; their order is that of python-docx, which follows the relationships.
"""

import io
import zipfile

from docx.document import Document

LEVEL = 6
UNIX = 3
RIGHTS = 0o600 << 16


def to_bytes(document: Document) -> bytes:
    """The bytes of the package."""
    saved = io.BytesIO()
    document.save(saved)
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type, info.create_system, info.external_attr = (
                zipfile.ZIP_DEFLATED,
                UNIX,
                RIGHTS,
            )
            target.writestr(info, source.read(name))
    return fixed.getvalue()
