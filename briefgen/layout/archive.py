"""PDF/A-2a (ISO 19005-2) beside PDF/UA-1: what an archive asks of a file.

LibreOffice writes the one or the other. A file that is kept says in what colours it is meant, shows
its links in print, and has its metadata as XMP, in which each property is known or described.
Clauses of one number are those of ISO 19005-2; 32000 stands for ISO 32000-1 (PDF 1.7).
"""

import io
import struct
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from briefgen.layout.engine import Stated

VERSION = "1.7"
"""That of ISO 32000-1, on which both standards build; LibreOffice 7.4 writes 1.6, no standard."""
PRINTED = 4
"""The flag of an annotation that is printed with its page (32000, 12.5.3)."""
MAKER = "briefgen"

SRGB, NOBODYS = "sRGB IEC61966-2.1", "CC0"
"""What the profile describes; it holds facts of a standard only, which nobody owns."""
COLOURS: Mapping[bytes, tuple[float, ...]] = {
    b"wtpt": (0.9642, 1.0, 0.8249),
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""White, red, green and blue of IEC 61966-2-1 under D50, the light of ICC profiles."""
ADAPTED = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""From D65, the white of sRGB, to D50: the Bradford transform (ISO 15076-1, annex E)."""
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""From a value x to its light: (ax + b) to the power g from d on, cx below (IEC 61966-2-1)."""
HEADER, ENTRY = 128, 12
"""The lengths of a profile's header and of a line in its list of tags (ISO 15076-1, 7.2, 7.3)."""

Properties = Mapping[str, str]
"""The value of each XMP property as XML, by its name; empty if there is nothing to say."""
SPACES: Properties = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
DESCRIBED = (
    ("pdfuaid", "PDF/UA", "part", "Integer", "Part of ISO 14289"),
    ("dcterms", "DCMI Metadata Terms", "issued", "Date", "Date of formal issuance"),
)
"""The properties that PDF/A does not know: prefix, schema, name, type, meaning (6.6.2.3)."""
BEGIN, END = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>', '<?xpacket end="r"?>'
"""What is around an XMP packet that is not written in place (ISO 16684-1, 7.3)."""


def keep(pdf: Pdf, stated: Stated) -> bytes:
    """A tagged PDF as a file for the archive too, the same bytes each time.

    Args:
        pdf: what conforms to PDF/UA-1.
        stated: what it says of itself beside its title, its author and its subject.
    """
    _intend_colours(pdf)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            annotation.F = PRINTED
    _state(pdf, stated)
    # The file is identified by its content instead of by chance (32000, 14.4).
    for varying in ("/ID", "/DocChecksum"):
        if varying in pdf.trailer:
            del pdf.trailer[varying]
    made = io.BytesIO()
    packed = ObjectStreamMode.generate
    pdf.save(made, deterministic_id=True, object_stream_mode=packed, force_version=VERSION)
    return made.getvalue()


def _intend_colours(pdf: Pdf) -> None:
    """Colours without a space of their own are those of sRGB (6.2.3, 6.2.4.3)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(SRGB),
        Info=String(SRGB),
        DestOutputProfile=Stream(pdf, srgb(), N=3),
    )
    pdf.Root.OutputIntents = Array([intent])


def srgb() -> bytes:
    """The colours of sRGB as an ICC profile of version 4.2 (ISO 15076-1:2005, 7 to 10)."""
    tags = {name: b"XYZ " + bytes(4) + _fixed(values) for name, values in COLOURS.items()}
    tags[b"chad"] = b"sf32" + bytes(4) + _fixed(ADAPTED)
    tags |= dict.fromkeys(
        (b"rTRC", b"gTRC", b"bTRC"), b"para" + bytes(5) + b"\3\0\0" + _fixed(CURVE)
    )
    for name, text in ((b"desc", SRGB), (b"cprt", NOBODYS)):
        words = text.encode("utf-16-be")
        tags[name] = b"mluc" + struct.pack(">4xII4sII", 1, 12, b"enUS", len(words), 28) + words
    places, data = dict[bytes, int](), b""
    start = HEADER + 4 + ENTRY * len(tags)
    for content in tags.values():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
    lines = [struct.pack(">4sII", n, places[tag], len(tag)) for n, tag in sorted(tags.items())]
    head = struct.pack(
        ">I4xI4s4s4s12x4s28x12s48x",
        *(start + len(data), 0x04200000, b"mntr", b"RGB ", b"XYZ ", b"acsp"),
        _fixed(COLOURS[b"wtpt"]),
    )
    return head + struct.pack(">I", len(tags)) + b"".join(lines) + data


def _fixed(values: Iterable[float]) -> bytes:
    """Numbers with sixteen binary digits behind the point (ISO 15076-1, 4.6)."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _state(pdf: Pdf, stated: Stated) -> None:
    """What the file says of itself, in its two places (32000, 14.3.3; 6.6.2), with its own day.

    What LibreOffice knows from the Word file is kept.
    """
    info = pdf.docinfo
    info["/Creator"] = MAKER
    info["/CreationDate"] = info["/ModDate"] = String(f"D:{stated.date:%Y%m%d}000000Z")
    moment = f"{stated.date}T00:00:00Z"
    properties = {
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "dc:format": "application/pdf",
        "dc:title": _in_language(str(info.get("/Title", ""))),
        "dc:creator": _list("Seq", [str(info.get("/Author", ""))]),
        "dc:description": _in_language(str(info.get("/Subject", ""))),
        "dc:language": _list("Bag", [str(pdf.Root.Lang)]),
        "dc:publisher": _list("Bag", [stated.publisher]),
        "dc:identifier": escape("; ".join(stated.identifiers)),
        "dc:type": _list("Bag", [stated.type]),
        "dc:relation": _list("Bag", stated.relations),
        "dcterms:issued": str(stated.date) if stated.publisher else "",
        "pdf:Producer": escape(str(info.get("/Producer", ""))),
        "xmp:CreatorTool": MAKER,
        "xmp:CreateDate": moment,
        "xmp:ModifyDate": moment,
    }
    pdf.Root.Metadata = Stream(pdf, _xmp(properties), Type=Name.Metadata, Subtype=Name.XML)


def _in_language(text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<rdf:Alt>{item}</rdf:Alt>" if text else ""


def _list(kind: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(each)}</rdf:li>" for each in values if each)
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _xmp(properties: Properties) -> bytes:
    """The XMP packet (ISO 16684-1, 7)."""
    names = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    said = "".join(f"<{n}>{value}</{n}>\n" for n, value in properties.items() if value)
    return (
        f"{BEGIN}\n"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{names}>\n{said}'
        f"<pdfaExtension:schemas><rdf:Bag>{''.join(_schemas())}</rdf:Bag></pdfaExtension:schemas>\n"
        f"</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n{END}"
    ).encode()


def _schemas() -> Iterator[str]:
    """The descriptions of what PDF/A does not know."""
    for prefix, schema, name, type_, meaning in DESCRIBED:
        about = {"name": name, "valueType": type_, "category": "external", "description": meaning}
        told = "".join(f"<pdfaProperty:{k}>{v}</pdfaProperty:{k}>" for k, v in about.items())
        yield (
            f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{schema}</pdfaSchema:schema>'
            f"<pdfaSchema:namespaceURI>{SPACES[prefix]}</pdfaSchema:namespaceURI>"
            f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
            f'<rdf:li rdf:parseType="Resource">{told}</rdf:li>'
            "</rdf:Seq></pdfaSchema:property></rdf:li>\n"
        )
