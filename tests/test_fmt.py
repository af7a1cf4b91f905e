"""`briefgen fmt` puts YAML in one form, and changes nothing that anyone reads."""

import re
import shutil
import tempfile
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.building.request import Request
from briefgen.files.workspace import MOST_BYTES
from briefgen.markdown.lines import flat, one_sentence_a_line
from briefgen.markdown.parse import parse
from briefgen.markdown.write import write as write_markdown
from briefgen.model.fitting import keys_of
from briefgen.model.shapes import DossierFile
from briefgen.model.shared_files import CouncilsFile, GovernmentFile
from briefgen.model.subjects import AnnexFile, ItemFile, TopicFile
from briefgen.model.values import Shape
from briefgen.source.reader import read_source
from briefgen.tidy.files import Kept, Tidied, tidy
from briefgen.tidy.form import essence, form_of
from tests.conftest import ROOT, Briefgen, at_length, copy_page_maps
from tests.workspace import DOSSIER, ITEM, dump, make_workspace, outcomes, write

UNTIDY = """\
# yaml-language-server: $schema=../../schemas/item.json

responsible: [MJenV]   # de eerste
# over de tekst
text: |
  Eerste zin.[^bron] Tweede zin
  loopt door.

title: 'Eerste punt'
footnotes:
  bron: "COM(2025) 795 final."
"""
TIDY = """\
# yaml-language-server: $schema=../../schemas/item.json

title: 'Eerste punt'
responsible: [MJenV]   # de eerste

# over de tekst
text: |
  Eerste zin.[^bron]
  Tweede zin loopt door.
footnotes:
  bron: "COM(2025) 795 final."
"""


def form(text: str | bytes, model: type[Shape] = ItemFile) -> str:
    """A file in its fixed form; it must not be left alone."""
    content = text.encode() if isinstance(text, str) else text
    found = tidy(Path("een.yaml"), "een.yaml", content, model)
    assert isinstance(found, Tidied), found
    assert not found.doubt, found.doubt
    return found.after.decode()


def test_keys_come_in_order_with_their_comments_and_sentences_on_lines() -> None:
    assert form(UNTIDY) == TIDY
    assert form(TIDY) == TIDY


LINES = {
    "sentences": ("Een. Twee? Drie! Vier… Vijf", "Een.\nTwee?\nDrie!\nVier…\nVijf"),
    "joined": (
        "Een zin\nover twee\nregels. En\nnog een.",
        "Een zin over twee regels.\nEn nog een.",
    ),
    "abbreviations": (
        "Op 16 april jl. De heer mr. Jansen, o.a. Kamerstuk nr. 5 d.d. 3 mei a.s. Brussel.",
        "Op 16 april jl. De heer mr. Jansen, o.a. Kamerstuk nr. 5 d.d. 3 mei a.s. Brussel.",
    ),
    "notes": ("Een.[^a][^b] Twee[^c]. [^d] Drie.", "Een.[^a][^b]\nTwee[^c]. [^d]\nDrie."),
    "hard break": ("Een. Twee  \nDrie. Vier\\\nVijf\nzes", "Een.\nTwee  \nDrie.\nVier\\\nVijf zes"),
    "escaped backslash": ("Een \\\\\ntwee", "Een \\\\ twee"),
    "list": ("- Een. Twee.\n  - Drie. Vier\nlui", "- Een.\n  Twee.\n  - Drie.\n    Vier lui"),
    "loose list": ("1. Een.\n\n   Twee. Drie.\n2. Vier", "1. Een.\n\n   Twee.\n   Drie.\n2. Vier"),
    "quote": ("> Een. Twee\n> drie\nlui. Vier", "> Een.\n> Twee drie lui.\n> Vier"),
    "list in quote": ("> - Een. Twee", "> - Een.\n>   Twee"),
    "table": ("| A. B |\n| --- |\n| C. D |", "| A. B |\n| --- |\n| C. D |"),
    "heading": ("## Een. Twee\nDrie. Vier", "## Een. Twee\nDrie.\nVier"),
    "number": ("In 2024. 2025. Een jaar.", "In 2024. 2025. Een jaar."),
    "two spaces": ("Een.  Twee.", "Een.  Twee."),
    "no-break space": ("Een.\u00a0Twee.", "Een.\u00a0Twee."),
    "emphasis": ("**Een. Twee.** Drie *vier. Vijf*", "**Een.\nTwee.**\nDrie *vier.\nVijf*"),
    "link": ("[Een. Twee](https://a.nl). Drie", "[Een.\nTwee](https://a.nl).\nDrie"),
    "address": ("Een [a](<https://a. B>). Twee", "Een [a](<https://a. B>). Twee"),
    "marks of another's": ("Een:\n• twee. Drie\n• vier", "Een:\n• twee. Drie\n• vier"),
    "letters": ("Een:\na) twee. Drie\nb) vier", "Een:\na) twee. Drie\nb) vier"),
    "not known": ("Een `a. B`. Twee", "Een `a. B`. Twee"),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=list(LINES))
def test_each_sentence_of_a_paragraph_stands_on_its_line(text: str, expected: str) -> None:
    assert one_sentence_a_line(text) == expected
    assert one_sentence_a_line(expected) == expected


WORDS = (
    "Een",
    "zin",
    "nr.",
    "jl.",
    "De",
    "2025.",
    "1.",
    "-",
    "#",
    ">",
    "+",
    "|",
    "| --- |",
    "*",
    "*a*",
)
MORE = (
    "**B.**",
    "C.",
    "d?",
    "“E.”",
    "(F.)",
    "[^n]",
    "G.[^n]",
    "[x. Y](https://a.nl)",
    "\\",
    "===",
    "---",
)
PIECES = st.sampled_from(
    [*WORDS, *MORE, ":", "=", "<", "`", "&amp;", "12)", "\\#", "_h._", "I.", "É."]
)
JOINTS = st.sampled_from(
    [" ", " ", " ", " ", "\n", "\n", "  \n", "\\\n", "  ", "\n\n", "", "\u00a0"]
)
STARTS = st.sampled_from(
    ["", "", "", "- ", "  ", "1. ", "> ", ">", "    ", "   - ", "> - ", "# ", "* ", "\t"]
)


@st.composite
def markdown(draw: st.DrawFn) -> str:
    text = ""
    for _ in range(draw(st.integers(1, 12))):
        joint = draw(JOINTS)
        text += joint + (draw(STARTS) if "\n" in joint else "") + draw(PIECES)
    return draw(STARTS) + text.strip("\n")


@settings(max_examples=at_length(2000))
@given(markdown())
def test_a_text_reads_the_same_and_does_not_change_again(text: str) -> None:
    lines = one_sentence_a_line(text)
    assert one_sentence_a_line(lines) == lines
    before, after = parse(text), parse(lines)
    assert flat(after.blocks) == flat(before.blocks)
    assert lines == text or not (before.faults or after.faults)
    if not before.faults and parse(write_markdown(before.blocks)).blocks == before.blocks:
        assert flat(parse(write_markdown(after.blocks)).blocks) == flat(before.blocks)


MOVES = {
    "the comment at the top stays": (
        "# boven\nhandling: x\n# t\ntitle: y\n",
        "# boven\n# t\ntitle: y\nhandling: x\n",
    ),
    "a comment above the first key goes with it": (
        "# boven\n\n# h\nhandling: x\ntitle: y # n\n",
        "# boven\n\ntitle: y # n\n# h\nhandling: x\n",
    ),
    "a document mark stays": ("---\nhandling: x\ntitle: y\n", "---\ntitle: y\nhandling: x\n"),
    "an end mark stays": ("handling: x\ntitle: y\n...\n", "title: y\nhandling: x\n...\n"),
    "a comment below a key stays with it": (
        "handling: x\n# onder x\n\ntitle: y\n",
        "title: y\n\nhandling: x\n# onder x\n",
    ),
    "nothing at the end of the file": ("handling: x\ntitle: y", "title: y\nhandling: x"),
    "a heading is no comment": (
        "text: |\n  # Kop\n  ## Kop\ntitle: y\n",
        "title: y\ntext: |\n  # Kop\n  ## Kop\n",
    ),
    "a quoted text on lines": (
        'handling: "x\n  # y"\ntitle: z\n',
        'title: z\nhandling: "x\n  # y"\n',
    ),
    "plain and folded texts": (
        "position: >-\n  a. B\n  c. D\ntext: een. Twee\n  drie. Vier\ntitle: y\n",
        "title: y\ntext: een. Twee\n  drie. Vier\nposition: >-\n  a. B\n  c. D\n",
    ),
    "below a key": (
        (
            "title: y\ninternal:\n  # s\n  sensitive: |\n    Een. Twee\n  # diep\n"
            "  bottom_line: z\n  # onder\n# van f\nfootnotes:\n  b: '1'\n  a: '2'\n"
        ),
        (
            "title: y\n# van f\nfootnotes:\n  b: '1'\n  a: '2'\ninternal:\n  # diep\n"
            "  bottom_line: z\n  # onder\n  # s\n  sensitive: |\n    Een.\n    Twee\n"
        ),
    ),
    "in a list": (
        (
            "title: y\nsuppress:\n# e\n- reason: a\n  # van r\n  rule: b\n# tussen\n\n- rule: c\n"
            "  reason: d\n"
        ),
        (
            "title: y\nsuppress:\n# e\n# van r\n- rule: b\n  reason: a\n# tussen\n\n- rule: c\n"
            "  reason: d\n"
        ),
    ),
    "between brackets": (
        "suppress:\n  - {reason: a, rule: b}\ntitle: y\n",
        "title: y\nsuppress:\n  - {reason: a, rule: b}\n",
    ),
    "quoted keys": ("'handling': x\n\"title\": y\n", "\"title\": y\n'handling': x\n"),
    "block headers": (
        "title: y\ntext: |2-\n    Een. Twee\nposition: |+\n  Een. Twee\n\n",
        "title: y\ntext: |2-\n    Een.\n    Twee\nposition: |+\n  Een.\n  Twee\n\n",
    ),
    "empty values": (
        "same_as:\ntext:\nhandling: ~\ntitle: y\n",
        "title: y\nhandling: ~\nsame_as:\ntext:\n",
    ),
    "a key that slipped into a text": (
        "title: y\ntext: |\n  Een. Twee\n  bottom_line: drie\n",
        "title: y\ntext: |\n  Een. Twee\n  bottom_line: drie\n",
    ),
    "white space that nobody sees": (
        "title: y  \ntext: |  \n  Een. \n   \n  Twee. Drie  \n  \n",
        "title: y  \ntext: |  \n  Een. \n   \n  Twee.\n  Drie\n  \n",
    ),
}


@pytest.mark.parametrize(("before", "after"), MOVES.values(), ids=list(MOVES))
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "bom"])
def test_lines_change_places_and_stay_what_they_are(
    before: str, after: str, end: str, start: str
) -> None:
    expected = start + after.replace("\n", end)
    assert form(start + before.replace("\n", end)) == expected
    assert form(expected) == expected


def test_the_keys_of_a_dossier_have_the_order_of_the_contract() -> None:
    text = """\
agenda:
- items: [a, {aob: true, items: [b], title: x}]
  part: Een
- items:
  - items:
    - c
    title: Groep
    # zeldzaam
    aob: true
nota:
  not_public:
  - ground: 5.1.2a
    text: y
  reason: |
    Een. Twee.
  date: 2026-02-12
letter:
  eerste_kamer:
    opening: |
      Een. Twee.
    reference: "1"
  topics: [d]
  date: 2026-02-19
place: Brussel
dates: [2026-03-05]
council: jbz
"""
    expected = """\
council: jbz
dates: [2026-03-05]
place: Brussel
agenda:
- part: Een
  items: [a, {aob: true, items: [b], title: x}]
- items:
  - title: Groep
    # zeldzaam
    aob: true
    items:
    - c
letter:
  date: 2026-02-19
  topics: [d]
  eerste_kamer:
    reference: "1"
    opening: |
      Een.
      Twee.
nota:
  date: 2026-02-12
  reason: |
    Een.
    Twee.
  not_public:
  - text: y
    ground: 5.1.2a
"""
    assert form(text, DossierFile) == expected
    assert form(expected, DossierFile) == expected


def test_ministries_posts_and_formations_keep_the_order_of_their_author() -> None:
    text = """\
posts:
  MB: {ministry: B, title: b}
  MA:
    holders:
    - from: 2024-01-01
      name: Een
    ministry: A
    title: a
ministries:
  B: {name: b}
  A:
    website: https://a.nl
    name: a
"""
    expected = """\
ministries:
  B: {name: b}
  A:
    name: a
    website: https://a.nl
posts:
  MB: {ministry: B, title: b}
  MA:
    title: a
    ministry: A
    holders:
    - name: Een
      from: 2024-01-01
"""
    assert form(text, GovernmentFile) == expected
    councils = "b:\n  opening: aanbieden\n  ministry: A\n  short_name: b\n  name: b\n"
    ordered = "b:\n  name: b\n  short_name: b\n  ministry: A\n  opening: aanbieden\n"
    assert form(councils, CouncilsFile) == ordered


SHAPE = """\
jbz:
  letter:
    signature: name_office
    to: [tweede_kamer]
  shape:
    sections:
    - {heading: Inhoud, id: inhoud}
    - empty: N.v.t.
      is: handling
      heading: Doel
      id: doel
    numbers:
      items: none
      letter: I
    agenda: in_letter
"""
SHAPE_IN_ORDER = """\
jbz:
  shape:
    agenda: in_letter
    numbers:
      letter: I
      items: none
    sections:
    - {heading: Inhoud, id: inhoud}
    - id: doel
      heading: Doel
      is: handling
      empty: N.v.t.
  letter:
    to: [tweede_kamer]
    signature: name_office
"""
FOR_ONE_CHAMBER = """\
shape:
  handling: none
annexes: [e]
other_business: [d]
introduction: |
  Een. Twee.
agenda:
- items: [a]
  place: x
  council: jbz
  part: Een
nota:
  sections:
    politiek: |
      Een. Twee.
    aanleiding: Een. Twee.
  date: 2026-02-12
letter:
  signature: name_office
  salutation: Geachte,
  subject: x
  to: [tweede_kamer]
  signatories: [MJenV]
  date: 2026-02-19
attending:
- {takes_part: no, post: MJenV}
- replaced_by: x
  post: SJenV
meeting: videoconferentie
dates: [2026-03-05]
council: jbz
"""
FOR_ONE_CHAMBER_IN_ORDER = """\
council: jbz
dates: [2026-03-05]
meeting: videoconferentie
attending:
- {takes_part: no, post: MJenV}
- post: SJenV
  replaced_by: x
introduction: |
  Een.
  Twee.
agenda:
- part: Een
  council: jbz
  place: x
  items: [a]
other_business: [d]
annexes: [e]
letter:
  date: 2026-02-19
  to: [tweede_kamer]
  subject: x
  salutation: Geachte,
  signatories: [MJenV]
  signature: name_office
nota:
  date: 2026-02-12
  sections:
    politiek: |
      Een.
      Twee.
    aanleiding: Een. Twee.
shape:
  handling: none
"""
ANNEX = """\
sections:
  ep: |
    Een. Twee.
  doel: |
    Drie.
documents: [ST 1/25]
landscape: true
number: "4"
title: Tabel
standing: true
"""
ANNEX_IN_ORDER = """\
title: Tabel
number: "4"
standing: true
landscape: true
documents: [ST 1/25]
sections:
  ep: |
    Een.
    Twee.
  doel: |
    Drie.
"""


@pytest.mark.parametrize(
    ("before", "after", "model"),
    [
        (SHAPE, SHAPE_IN_ORDER, CouncilsFile),
        (FOR_ONE_CHAMBER, FOR_ONE_CHAMBER_IN_ORDER, DossierFile),
        (ANNEX, ANNEX_IN_ORDER, AnnexFile),
    ],
    ids=["councils.yaml", "dossier.yaml", "an annex"],
)
def test_the_keys_of_a_shape_come_as_the_handbook_has_them(
    before: str, after: str, model: type[Shape]
) -> None:
    assert form(before, model) == after
    assert form(after, model) == after


def test_fmt_puts_what_follows_the_agenda_in_order_too(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path, dossier={"other_business": ["moties"], "annexes": ["tabel"]})
    for name, text in {"other_business/moties": UNTIDY, "annexes/tabel": ANNEX}.items():
        write(folder / f"{name}.yaml", text)
    assert briefgen("fmt", "-q", cwd=tmp_path).code == 0
    assert (folder / "other_business/moties.yaml").read_text("utf-8") == TIDY
    assert (folder / "annexes/tabel.yaml").read_text("utf-8") == ANNEX_IN_ORDER


def test_the_order_of_an_item_names_each_of_its_keys() -> None:
    for model in (ItemFile, TopicFile, AnnexFile):
        assert {*form_of(model).order} == {*keys_of(model)}
    assert {*form_of(ItemFile).markdown} == {"text", "position"}


@pytest.mark.parametrize("text", ["handling: *a\ntitle: &a y\n", "a: [\n", "x: 1\ntitle: y\n", ""])
def test_a_file_that_cannot_be_read_is_left_alone_with_its_reasons(text: str) -> None:
    found = tidy(Path("een.yaml"), "een.yaml", text.encode(), ItemFile)
    assert isinstance(found, Kept)
    assert found.problems


def test_a_file_that_would_not_say_the_same_is_left_alone_and_that_is_said() -> None:
    text = b"handling: &a x\nshort_title: *a\ntitle: y\n"
    found = tidy(Path("een.yaml"), "een.yaml", text, ItemFile)
    assert isinstance(found, Tidied)
    assert found.doubt
    assert found.after == text


COMMENTS = st.sampled_from(
    ["", "", "# los\n", "# een\n# twee\n", "\n", "\n# boven\n", "# onder\n\n"]
)
PROSE = markdown().filter(lambda text: text.strip() and not text.startswith((" ", "\t")))


def block(key: str, text: str, indent: str) -> str:
    lines = (f"{indent}  {line}" if line.strip() else "" for line in text.split("\n"))
    return f"{indent}{key}: |\n" + "\n".join(lines) + "\n"


@st.composite
def items(draw: st.DrawFn) -> str:
    """An item as somebody may have written it."""
    inside = [block(key, draw(PROSE), "  ") for key in ("bottom_line", "sensitive")]
    comment = draw(COMMENTS).replace("#", "  #")
    keys = [
        "title: Eerste  # punt\n",
        "handling: 'x'\n",
        "responsible:\n- MJenV\n# n\n- SJenV\n",
        block("text", draw(PROSE), ""),
        block("position", draw(PROSE), ""),
        "sections:\n" + comment.join(block(key, draw(PROSE), "  ") for key in ("inzet", "doel")),
        "documents: [ST 1/25]\n",
        "standing: true\n",
        "footnotes:\n  n: 'Een. Twee.'\n  a: x\n",
        "internal:\n" + comment.join(draw(st.permutations(inside))),
        "suppress:\n- reason: x\n" + comment + "  rule: y\n",
    ]
    text = "".join(draw(COMMENTS) + key for key in draw(st.permutations(keys))) + draw(COMMENTS)
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace(
        "\n", draw(st.sampled_from(["\n", "\r\n"]))
    )


def comments(text: str) -> Counter[str]:
    """The comments that the strategy of items writes."""
    found = re.findall(r"^\ufeff?\s*(# (?:los|een|twee|boven|onder|n))\r?$", text, re.MULTILINE)
    return Counter(found)


@settings(max_examples=at_length(750))
@given(items())
def test_a_file_says_the_same_with_all_its_comments_and_does_not_change_again(text: str) -> None:
    content = text.encode()
    found = tidy(Path("een.yaml"), "een.yaml", content, ItemFile)
    if isinstance(found, Kept):
        return
    after = found.after.decode()
    assert not found.doubt
    assert form(after) == after
    assert comments(after) == comments(text)
    before, now = (read_source(each, "een.yaml").data for each in (content, found.after))
    assert isinstance(now, dict)
    assert list(now) == [key for key in form_of(ItemFile).order if key in now]
    assert list(now["footnotes"]) == ["n", "a"]
    assert essence(now, form_of(ItemFile)) == essence(before, form_of(ItemFile))
    assert ("\r\n" in after, after[0] == "\ufeff") == ("\r\n" in text, text[0] == "\ufeff")


NESTED = {
    "council": "jbz",
    "dates": ["2026-03-05"],
    "place": "Brussel",
    "attending": [{"post": "MJenV", "takes_part": "no", "replaced_by": "x"}],
    "introduction": "|\n Zes. Zeven",
    "agenda": [
        {
            "part": "Een",
            "council": "raz",
            "dates": ["2026-03-05"],
            "place": "y",
            "items": ["a", {"title": "G", "aob": "true", "items": ["b", "c"]}, "d"],
        },
        {"part": "Twee", "items": [{"title": "H", "items": ["e"]}]},
    ],
    "letter": {
        "date": "2026-02-19",
        "to": ["eerste_kamer", "tweede_kamer"],
        "subject": "x",
        "salutation": "y",
        "opening": "|\n Een. Twee\n # drie",
        "topics": [{"heading": "H", "topics": ["f", "g"]}, "h"],
        "eerste_kamer": {"reference": "'1'", "opening": "|-\n Vier. Vijf"},
        "tweede_kamer": {"date": "2026-02-20", "reference": "'2'"},
    },
    "nota": {
        "date": "2026-02-12",
        "sections": {"a": "|\n Een. Twee", "b": "x"},
        "not_public": [{"text": "x", "ground": "5.1.2a"}] * 2,
    },
    "attachments": [{"title": "B", "reference": "C", "file": "d"}, {"title": "E"}],
    "shape": {
        "agenda": "in_letter",
        "numbers": {"letter": "I", "items": "none"},
        "sections": [{"id": "i", "heading": "I", "is": "text", "required": "true"}] * 2,
    },
}


one_of = cache(st.sampled_from)
in_any_order = cache(st.permutations)
"""Both made once of the same values: to look a strategy through takes longer than to draw."""


def nested(draw: st.DrawFn, data: Any, indent: int) -> str:
    """Data as somebody may have written it: in any order, with the key's name in each comment."""
    space = " " * indent
    if isinstance(data, str):
        return " " + data.replace("\n ", f"\n{space}") + "\n"
    text = "\n"
    if isinstance(data, list):
        for each in data:
            inside = nested(draw, each, indent + 2).removeprefix("\n")
            text += draw(one_of(("", "", "\n", f"{space}# element\n")))
            text += f"{space}- {inside.lstrip(' ')}"
        return text
    keys = draw(in_any_order(tuple(sorted(data))))
    for key in keys:
        first = key == keys[0]
        above = f"{space}# boven {key}\n"
        text += draw(one_of(("", "\n", above, f"\n{above * 2}"))) if not first else ""
        value = nested(draw, data[key], indent + 2)
        beside = draw(one_of(("", f"  # naast {key}")))
        head, rest = value.split("\n", maxsplit=1)
        text += f"{space}{key}:{head}{beside}\n{rest}"
    return text


@settings(max_examples=at_length(400))
@given(st.composite(nested)(NESTED, 0))
def test_each_comment_stays_with_its_key_however_deep(text: str) -> None:
    text = "# bovenaan\n" + text
    after = form(text, DossierFile)
    assert form(after, DossierFile) == after
    words = [sorted(re.findall(r"#.*", each)) for each in (text, after)]
    assert words[0] == words[1]
    for line, following in pairwise(after.splitlines()):
        if found := re.fullmatch(r" *# boven (\w+)", line):
            assert re.match(rf" *(- )*({found[1]}:|# boven {found[1]}$)", following)
        elif found := re.search(r"# naast (\w+)", line):
            assert re.match(rf" *(- )*{found[1]}:", line)
    forms = form_of(DossierFile)
    before, now = (read_source(each.encode(), "een.yaml").data for each in (text, after))
    assert essence(before, forms) == essence(now, forms)
    assert list(now) == list(NESTED)  # type: ignore[call-overload]
    assert list(now["agenda"][0]["items"][1]) == ["title", "aob", "items"]  # type: ignore[index]
    assert list(now["letter"])[:4] == ["date", "to", "subject", "salutation"]  # type: ignore[index]


def test_the_command_writes_what_it_says(tmp_path: Path, briefgen: Briefgen) -> None:
    file = make_workspace(tmp_path) / "agenda" / "eerste.yaml"
    name = f"agendas/{DOSSIER}/agenda/eerste.yaml"
    write(file, UNTIDY)
    checked = briefgen("fmt", "--check", cwd=tmp_path)
    assert (checked.code, checked.out) == (1, f"zou veranderen {name}\n")
    shown = briefgen("fmt", "--diff", DOSSIER, cwd=tmp_path)
    assert shown.code == 0
    assert "-  Eerste zin.[^bron] Tweede zin\n" in shown.out
    assert "+  Tweede zin loopt door.\n" in shown.out
    assert briefgen("fmt", "--diff", "--check", cwd=tmp_path).code == 1
    assert file.read_text("utf-8") == UNTIDY, "nothing was written yet"
    done = briefgen("fmt", cwd=tmp_path)
    assert (done.code, done.out) == (0, f"veranderd  {name}\n")
    assert file.read_text("utf-8") == TIDY
    again = briefgen("fmt", "--check", cwd=tmp_path)
    assert (again.code, again.out) == (0, "")


def test_the_command_says_what_it_leaves_alone(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path, items={"eerste": {**ITEM, "titel": "x"}})
    write(folder / "letter" / "onderwerp.yaml", "title: a: b\n")
    kept = (folder / "agenda" / "eerste.yaml").read_bytes()
    outcome = briefgen("fmt", "--lang=en", cwd=tmp_path)
    assert outcome.code == 1
    assert "eerste.yaml:10:1: the key “titel” is not known here" in outcome.err
    assert "onderwerp.yaml:1:9: there is a second colon in this line" in outcome.err
    assert (folder / "agenda" / "eerste.yaml").read_bytes() == kept


def test_the_command_says_why_it_does_not_change_a_file(tmp_path: Path, briefgen: Briefgen) -> None:
    folder = make_workspace(tmp_path)
    text = "handling: &a x\nshort_title: *a\ntitle: y\n"
    write(folder / "agenda" / "eerste.yaml", text)
    outcome = briefgen("fmt", cwd=tmp_path)
    assert outcome.code == 0
    assert "eerste.yaml:1:1: niet veranderd: dit bestand zou in zijn vaste vorm" in outcome.err
    assert (folder / "agenda" / "eerste.yaml").read_text("utf-8") == text
    (folder / "letter" / "map.yaml").mkdir()
    outcome = briefgen("fmt", cwd=tmp_path)
    assert outcome.code == 1
    assert "letter/map.yaml: dit bestand kan niet worden gelezen" in outcome.err


def test_a_named_file_has_the_bound_of_every_file(tmp_path: Path, briefgen: Briefgen) -> None:
    file = make_workspace(tmp_path) / "agenda" / "eerste.yaml"
    with file.open("wb") as made:
        made.truncate(MOST_BYTES + 1)
    for named in ((), (str(file),)):
        outcome = briefgen("fmt", *named, cwd=tmp_path)
        assert outcome.code == 1
        assert f"eerste.yaml: het bestand is groter dan {MOST_BYTES // 1000} kB" in outcome.err


def test_a_key_of_a_letter_must_be_a_chamber(tmp_path: Path, briefgen: Briefgen) -> None:
    letter = {"date": "2026-02-19", "signatories": ["MJenV"], "topics": ["onderwerp"]}
    make_workspace(tmp_path, dossier={"letter": {"derde_kamer": {}, **letter}})
    assert briefgen("fmt", cwd=tmp_path).code == 1
    make_workspace(tmp_path, dossier={"letter": {"eerste_kamer": {"reference": "1"}, **letter}})
    assert briefgen("fmt", cwd=tmp_path).code == 0


def test_only_the_dossiers_that_are_named_are_changed(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path, name="2026-01-01-jbz")
    file = make_workspace(tmp_path) / "agenda" / "eerste.yaml"
    write(file, UNTIDY)
    assert briefgen("fmt", "2026-01-01-jbz", cwd=tmp_path).code == 0
    assert file.read_text("utf-8") == UNTIDY
    assert briefgen("fmt", "2099-01-01-jbz", cwd=tmp_path).code == 2


def test_a_new_dossier_is_in_its_fixed_form(tmp_path: Path, briefgen: Briefgen) -> None:
    make_workspace(tmp_path)
    assert briefgen("new", "jbz", "2026-06-04", cwd=tmp_path).code == 0
    assert briefgen("fmt", "--check", "2026-06-04-jbz", cwd=tmp_path).code == 0


def test_the_examples_are_in_their_fixed_form(briefgen: Briefgen) -> None:
    assert briefgen("fmt", "--check", cwd=ROOT).code == 0


def documents(root: Path, briefgen: Briefgen) -> dict[str, bytes]:
    """What is built of a workspace, byte for byte."""
    out = root / "out"
    shutil.rmtree(out, ignore_errors=True)
    copy_page_maps(out)
    built = briefgen("build", "--force", "--format=md,docx", cwd=root)
    assert "geannoteerde-agenda.docx" in built.out, built.err
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.suffix in {".md", ".docx"}
    }


def scrambled(text: str) -> str:
    """A file with its top-level keys the other way round, and its prose on other lines."""
    top, *rest = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    joined = [re.sub(r"(?<=[.a-z])\n {2}(?=[A-Z])", " ", each) for each in rest]
    broken = [
        re.sub(r"^( {2}[A-Z].*?[a-z]) (?=(?:het|de|van) )", r"\1\n  ", each, flags=re.MULTILINE)
        for each in joined
    ]
    return top + "".join(reversed(broken))


def test_the_examples_come_back_byte_for_byte_from_any_order_and_any_lines() -> None:
    files = [*ROOT.glob("agendas/*/agenda/*.yaml"), *ROOT.glob("agendas/*/letter/*.yaml")]
    assert len(files) > 40
    for file in files:
        text = file.read_text("utf-8")
        model = ItemFile if file.parent.name == "agenda" else TopicFile
        assert form(scrambled(text), model) == text


def test_no_document_changes_by_a_single_byte(tmp_path: Path, briefgen: Briefgen) -> None:
    shutil.copytree(ROOT / "agendas", tmp_path / "agendas")
    files = [*tmp_path.glob("agendas/*/agenda/*.yaml"), *tmp_path.glob("agendas/*/letter/*.yaml")]
    files += tmp_path.glob("agendas/*/dossier.yaml")
    own = documents(tmp_path, briefgen)
    changed = 0
    for file in files:
        text = scrambled(file.read_text("utf-8"))
        changed += text != file.read_text("utf-8")
        file.write_text(text, "utf-8")
    assert changed > 40
    before = documents(tmp_path, briefgen)
    assert before == own
    assert briefgen("fmt", cwd=tmp_path).code == 0
    assert documents(tmp_path, briefgen) == before
    assert briefgen("fmt", "--check", cwd=tmp_path).code == 0


def request(root: Path, folder: Path) -> Request:
    return Request(root, (folder,), root / "out", force=True)


@settings(max_examples=at_length(60))
@given(st.lists(markdown(), min_size=3, max_size=3))
def test_documents_of_random_texts_stay_the_same(texts: list[str]) -> None:
    item = {**ITEM, "title": "Eerste", "internal": {"sensitive": texts[2].replace("[^n]", "")}}
    item |= {"text": f"Zie.[^n]\n\n{texts[0]}\n", "position": f"{texts[1]}\n"}
    item |= {"footnotes": {"n": "Noot."}}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = make_workspace(root, items={"eerste": item})
        file = folder / "agenda" / "eerste.yaml"
        keys = [each for each in ("text", "position") if item[each].strip()]
        rest = {k: v for k, v in item.items() if k not in keys}
        write(file, "".join(block(k, str(item[k]).rstrip("\n"), "") for k in keys) + dump(rest))
        built = [each for each in outcomes(request(root, folder)) if each.written]
        if not built:
            return
        before = {path.name: path.read_bytes() for path in (root / "out").rglob("*.*")}
        found = tidy(file, "eerste.yaml", file.read_bytes(), ItemFile)
        assert isinstance(found, Tidied)
        write(file, found.after)
        shutil.rmtree(root / "out")
        assert outcomes(request(root, folder))
        after = {path.name: path.read_bytes() for path in (root / "out").rglob("*.*")}
        assert {*after} == {*before}
        assert [n for n in after if n.endswith((".md", ".docx")) and after[n] != before[n]] == []
