"""Pictures in a Word file (ECMA-376 part 1, 20.4): the part that holds one, its place in text."""

from pathlib import Path

from lxml import etree

from briefgen.word.package import IMAGE, Part, parts_of
from briefgen.word.xml import OFFICE, Element

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PLACE = (
    f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main"'
    f' xmlns:pic="{DRAWING}/picture" xmlns:r="{OFFICE}">'
    '<wp:extent/><wp:docPr/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
    f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic>'
    "<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>"
    "<pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline>"
)
MILLIMETRE = 36_000
"""What drawings are measured in (20.1.10.16)."""


class NoPictureError(Exception):
    """A file is no picture that Word knows."""


def picture(
    package: Part, part: Part, file: Path, largest: tuple[int, int], alternative: str
) -> Element:
    """A picture for the text of a part, as large as it says, but no larger than so many mm.

    Args:
        package: that of the part, which will hold the picture once.
        part: the part.
        file: the picture.
        largest: how wide and how high it may be.
        alternative: the text for who cannot see it.

    Raises:
        NoPictureError: if it is none that Word knows.
        OSError: if it cannot be read.
    """
    # Most documents have no picture, and python-docx is slow to import.
    from docx.image.exceptions import (  # noqa: PLC0415
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image  # noqa: PLC0415

    try:
        image = Image.from_file(str(file))
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
        raise NoPictureError(file) from error
    id_ = part.relate(IMAGE, _held(package, image.blob, image.ext, image.content_type))
    most = [each * MILLIMETRE for each in largest]
    scale = min(1, most[0] / image.width, most[1] / image.height)
    size = {"cx": str(int(image.width * scale)), "cy": str(int(image.height * scale))}
    ids = [int(each.get("id", "")) for each in part.root.iter() if each.get("id", "").isdigit()]
    number = max(ids, default=0) + 1
    made = etree.fromstring(PLACE)
    for name, attributes in {
        "extent": size,
        "ext": size,
        "docPr": {"id": str(number), "name": f"Picture {number}", "descr": alternative},
        "cNvPr": {"id": "0", "name": file.name},
        "blip": {f"{{{OFFICE}}}embed": id_},
    }.items():
        for key, value in attributes.items():
            next(made.iter(f"{{*}}{name}")).set(key, value)
    return made


def _held(package: Part, content: bytes, ending: str, type_: str) -> Part:
    """The part with a picture, which a package has once."""
    parts = parts_of(package)
    images = [each for part in parts for each in part.related(IMAGE)]
    for each in images:
        if each.content == content:
            return each
    taken = {each.name.partition(".")[0] for each in images}
    names = (f"word/media/image{number}" for number in range(1, len(images) + 2))
    return Part(f"{next(each for each in names if each not in taken)}.{ending}", type_, content)
