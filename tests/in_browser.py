"""Pages as a real browser shows them: what axe finds in them, and whether they fit on a phone."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, needs

AXE = ROOT / "tools" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = 360
"""The width of a small phone, in pixels."""
FRAME = f"""<!DOCTYPE html>
<iframe width="{PHONE}" height="640" id="frame"></iframe><pre id="found"></pre>
<script>
const pages = PAGES, axe = AXE, frame = document.getElementById("frame"), found = {{}};
(async () => {{
  // One window shows them one after the other: axe is read and made fast once, not for each page.
  await new Promise(loaded => {{ frame.onload = loaded; frame.srcdoc = "<!DOCTYPE html>"; }});
  const view = frame.contentWindow, inside = view.document;
  inside.head.appendChild(inside.createElement("script")).textContent = axe;
  for (const [name, page] of Object.entries(pages)) {{
    const read = new view.DOMParser().parseFromString(page, "text/html");
    const said = read.compatMode === inside.compatMode ? [] : ["it says not that it is HTML"];
    inside.replaceChild(read.documentElement, inside.documentElement);
    const width = inside.documentElement.scrollWidth;
    const {{violations}} = await view.axe.run();
    said.push(...violations.flatMap(each => each.nodes.map(node => each.id + ": " + node.html)));
    found[name] = {{width, said}};
  }}
  document.getElementById("found").textContent = JSON.stringify(found);
}})();
</script>
"""


def seen_in_browser(pages: Mapping[str, str], folder: Path) -> dict[str, dict[str, Any]]:
    """What a browser says of pages, by their names: their `width`, and what axe `said`."""
    browser = shutil.which("chromium")
    needs("chromium", browser and AXE.exists(), "chromium or `npm ci --prefix tools/axe` is not")
    values = {"PAGES": dict(pages), "AXE": AXE.read_text("utf-8")}
    script = re.sub("PAGES|AXE", lambda name: _quoted(values[name[0]]), FRAME)
    (folder / "frame.html").write_text(script, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=600000"]
    command = [str(browser), *options, "--dump-dom", (folder / "frame.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    found = re.search(r'<pre id="found">(\{.*\})</pre>', shown, re.DOTALL)
    assert found, shown[-1000:]
    seen: dict[str, dict[str, Any]] = json.loads(unescape(found[1]))
    return seen


def _quoted(value: object) -> str:
    """A value in a script of a page, which “</script>” would end."""
    return json.dumps(value).replace("</", "<\\/")
