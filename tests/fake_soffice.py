"""A stand-in for LibreOffice in tests of faults: fast, and wrong in the way that FAULT says.

FAULT_OF names the first word of the only title that goes wrong. “wait” is no fault: it waits for a
file `go` beside it.

It lays out a Word file as one tagged page of nothing, with a destination for each bookmark. As long
as it or what it started runs, it holds a lock on the file `alive` beside it; at each start it adds
a line to `starts`: the titles of what it was asked to lay out. It is started hundreds of times, so
it imports almost nothing: `zipfile`, `re` and `pathlib` take it twice as long as all that it does.
"""

import fcntl
import os
import sys
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep
WHOLE = b"%PDF-1.7\n"
LONG = 600
SEGMENTATION_FAULT = 11


def main() -> None:
    """Do what LibreOffice does with --convert-to, or fail."""
    sources = [each for each in sys.argv if each.endswith(".docx")]
    titles = [_title(each) for each in sources]
    concerned = any(each.startswith(os.environ.get("FAULT_OF", "")) for each in titles or [""])
    fault = os.environ.get("FAULT", "") if concerned else ""
    with open(HERE + "starts", "a", encoding="utf-8") as starts:
        starts.write("\t".join(titles) + "\n")
    with open(HERE + "alive", "w", encoding="utf-8") as alive:
        fcntl.flock(alive, fcntl.LOCK_EX)
        if fault in ("parent", "orphan"):
            os.set_inheritable(alive.fileno(), True)
            child = os.spawnlp(os.P_NOWAIT, "sleep", "sleep", str(LONG))  # noqa: S606 - needs none
            if fault == "parent":
                os.waitpid(child, 0)
        if fault == "hang":
            time.sleep(LONG)
        while fault == "wait" and not os.path.exists(HERE + "go"):
            time.sleep(0.01)
        if fault == "crash":
            os.kill(os.getpid(), SEGMENTATION_FAULT)
        if fault == "exit":
            sys.exit(1)
        for source in sources[: -1 if fault == "one short" else None]:
            content = _content(source, fault)
            if content is not None:
                with open(source.removesuffix("docx") + "pdf", "wb") as pdf:
                    pdf.write(content)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _part(package: bytes, wanted: bytes) -> bytes:
    """A part of a Word file: of a zip as our own build writes it (APPNOTE.TXT, 4.3)."""

    def number(at: int, size: int) -> int:
        return int.from_bytes(package[at : at + size], "little")

    at = number(package.rindex(b"PK\5\6") + 16, 4)
    while package[at + 46 : at + 46 + number(at + 28, 2)] != wanted:
        at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2)
    start = number(at + 42, 4)
    start += 30 + number(start + 26, 2) + number(start + 28, 2)
    content = package[start : start + number(at + 20, 4)]
    return zlib.decompress(content, -zlib.MAX_WBITS) if number(at + 10, 2) else content


def _between(text: bytes, before: bytes, after: bytes) -> list[bytes]:
    """What stands after each of some words, up to others."""
    return [each.partition(after)[0] for each in text.split(before)[1:]]


def _title(source: str) -> str:
    titles = _between(_part(_read(source), b"docProps/core.xml"), b"<dc:title>", b"<")
    return b"".join(titles[:1]).decode().removeprefix("Concept – ")


def _content(source: str, fault: str) -> bytes | None:
    whole = _pdf(_read(source), fault)
    return {
        "nothing": None,
        "orphan": None,
        "empty": b"",
        "junk": b"dit is geen PDF",
        "cut": whole[: len(whole) // 2],
        "hollow": WHOLE + b"%%EOF\n",
        "rootless": whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"),
    }.get(fault, whole)


def _pdf(source: bytes, fault: str) -> bytes:
    """A PDF by hand (ISO 32000-1, 7.5)."""
    bookmarks = _between(_part(source, b"word/document.xml"), b"<w:bookmarkStart ", b">")
    names = [name for each in bookmarks for name in _between(each, b'w:name="', b'"')]
    page = 3 if fault != "restless" or _read(HERE + "starts").count(b"\n") % 2 == 0 else 8
    names = [name.replace(b"_", b"5F") for name in names]
    places = b"".join(b"(%s)[%d 0 R/XYZ 0 0 0]" % (name, page) for name in sorted(names))
    tagged = b"" if fault == "untagged" else b"/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>"
    named = b"" if fault == "nowhere" else b"/Names<</Dests<</Names[%s]>>>>" % places
    digest = b"%d" % zlib.crc32(source)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Lang(nl-NL)%s%s>>" % (tagged, named),
        b"<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>"
        if page == 8
        else b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents 0>>",
        b"<</Type/StructTreeRoot/K[5 0 R]/ParentTree 6 0 R>>",
        b"<</Type/StructElem/S/Document/P 4 0 R/K[]>>",
        b"<</Nums[0[]]>>",
        b"<</Producer(LibreOffice 0.0)/Keywords(%s)>>" % digest,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents 0>>",
    )
    made, offsets = WHOLE, list[int]()
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer\n<</Size %d/Root 1 0 R/Info 7 0 R>>\n" % (len(objects) + 1)
    return made + b"startxref\n%d\n%%%%EOF\n" % start


if __name__ == "__main__":
    main()
