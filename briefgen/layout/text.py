"""The words of a PDF, read by another library than the one that made it ours."""

import pypdfium2


def words_of(content: bytes) -> str:
    """All text of a PDF, page by page, as it is shown.

    Raises:
        ValueError: if it is no PDF that can be read.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()
