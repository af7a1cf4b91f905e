"""A stand-in for LibreOffice in tests of faults: fast, and wrong in the way that FAULT says.

FAULT_OF names the first word of the only title that goes wrong. “wait” is no fault: it waits for a
file `go` beside it.

It lays out a Word file as one tagged page of nothing, with a destination for each bookmark. As long
as it or what it started runs, it holds a lock on the file `alive` beside it; at each start it adds
a line to `starts`: the titles of what it was asked to lay out. It is started hundreds of times, so
it imports little.
"""

import fcntl
import os
import re
import signal
import sys
import time
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent
WHOLE = b"%PDF-1.7\n"
LONG = 600


def main() -> None:
    """Do what LibreOffice does with --convert-to, or fail."""
    sources = [Path(each) for each in sys.argv if each.endswith(".docx")]
    titles = [_title(each) for each in sources]
    concerned = any(each.startswith(os.environ.get("FAULT_OF", "")) for each in titles or [""])
    fault = os.environ.get("FAULT", "") if concerned else ""
    with (HERE / "starts").open("a") as starts:
        starts.write("\t".join(titles) + "\n")
    with (HERE / "alive").open("w") as alive:
        fcntl.flock(alive, fcntl.LOCK_EX)
        if fault in ("parent", "orphan"):
            os.set_inheritable(alive.fileno(), True)
            child = os.spawnlp(os.P_NOWAIT, "sleep", "sleep", str(LONG))  # noqa: S606 - needs none
            if fault == "parent":
                os.waitpid(child, 0)
        if fault == "hang":
            time.sleep(LONG)
        while fault == "wait" and not (HERE / "go").exists():
            time.sleep(0.01)
        if fault == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if fault == "exit":
            sys.exit(1)
        for source in sources[: -1 if fault == "one short" else None]:
            content = _content(source, fault)
            if content is not None:
                source.with_suffix(".pdf").write_bytes(content)


def _title(source: Path) -> str:
    with zipfile.ZipFile(source) as package:
        found = re.search(rb"<dc:title>([^<]*)", package.read("docProps/core.xml"))
    return found[1].decode().removeprefix("Concept – ") if found else ""


def _content(source: Path, fault: str) -> bytes | None:
    whole = _pdf(source, fault)
    return {
        "nothing": None,
        "orphan": None,
        "empty": b"",
        "junk": b"dit is geen PDF",
        "cut": whole[: len(whole) // 2],
        "hollow": WHOLE + b"%%EOF\n",
        "rootless": whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"),
    }.get(fault, whole)


def _pdf(source: Path, fault: str) -> bytes:
    """A PDF by hand (ISO 32000-1, 7.5): this script starts in a moment since it imports little."""
    with zipfile.ZipFile(source) as package:
        names = re.findall(rb'bookmarkStart [^>]*w:name="(\w+)"', package.read("word/document.xml"))
    page = 3 if fault != "restless" or len((HERE / "starts").read_text().split("\n")) % 2 else 8
    names = [name.replace(b"_", b"5F") for name in names]
    places = b"".join(b"(%s)[%d 0 R/XYZ 0 0 0]" % (name, page) for name in sorted(names))
    tagged = b"" if fault == "untagged" else b"/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>"
    named = b"" if fault == "nowhere" else b"/Names<</Dests<</Names[%s]>>>>" % places
    digest = b"%d" % zlib.crc32(source.read_bytes())
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
