"""Word files of any origin: what they say is read, translated or listed, by every command alike."""

import io
import re
import shutil
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefgen.absorb.reviewed import reviewed_of
from briefgen.locale.say import speaker
from briefgen.manuscript.left_out import TREATMENT, Treatment
from briefgen.manuscript.read import read_manuscript
from briefgen.manuscript.tree import plain
from briefgen.markdown.tree import Block, OrderedList, Words, walk
from briefgen.markdown.write import write as written
from briefgen.source.reader import read_source
from briefgen.word.xml import read_parts
from tests.conftest import ROOT, Briefgen
from tests.word_files import alternate, in_strict_form, p, r, symbol, text_box, word_file
from tests.word_files import t as words
from tests.workspace import write

RAISED, LOWERED = (f'<w:vertAlign w:val="{each}"/>' for each in ("superscript", "subscript"))
GREEK = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
HOUSE_FONT = '<w:font w:name="Huisletter"><w:charset w:val="02"/></w:font>'
EMOJI = '<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F600"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tussenkop"><w:name w:val="Tussenkop ministerie"/>'
    '<w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Punt"><w:name w:val="Opsomming ministerie"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Weg"><w:name w:val="Vervallen"/>'
    "<w:rPr><w:strike/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Macht"><w:name w:val="Macht"/>'
    f"<w:rPr>{RAISED}</w:rPr></w:style>"
)


def mark(kind: str, content: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{content}</w:fldChar></w:r>'


def form_field(content: str) -> str:
    return mark("begin", f"<w:ffData>{content}</w:ffData>") + mark("end")


def in_run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def equation(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@dataclass(frozen=True)
class Case:
    """A paragraph of runs, what it says, and the words that are listed and not in it."""

    runs: tuple[str, ...]
    says: str
    lists: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)


def case(*runs: str, says: str, lists: tuple[str, ...] = (), styles: str = "") -> Case:
    return Case(runs, says, lists, {"styles": styles} if styles else {})


VML = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
CASES: dict[str, Case] = {
    "a symbol": case("Drempel ", symbol("Symbol", "F0B3"), " 5 euro", says="Drempel ≥ 5 euro"),
    "a symbol by its low code": case("Tot ", symbol("Symbol", "00A3"), " 5", says="Tot ≤ 5"),
    "a ticked box": case("Ja ", symbol("Wingdings", "F0FE"), ", nee ", symbol("Wingdings", "F0A8"),
                         says="Ja ☑, nee ☐"),
    "a box of another font": case("Ja ", symbol("Wingdings 2", "F052"), says="Ja ☑"),
    "an arrow of Word": case("Van A ", symbol("Wingdings", "F0E0"), " B", says="Van A → B"),
    "an unknown symbol": case("Teken ", symbol("Huisletter", "F0A8"), "hier", says="Teken hier",
                              lists=("Huisletter F0A8",)),
    "a letter typed in Symbol": case("Waarde ", r("\uf0b3 a", GREEK), " en b",
                                     says="Waarde ≥ α en b"),
    "a letter in an unknown font of symbols": Case(
        ("Teken ", r("n", '<w:rFonts w:ascii="Huisletter" w:hAnsi="Huisletter"/>'), "hier"),
        "Teken hier", ("Huisletter 006E",), {"fontTable": HOUSE_FONT}),
    "letters of which only signs are in Symbol": case(
        r("Alfa", '<w:rFonts w:cs="Symbol"/>'), r(" \uf0b3 5", '<w:rFonts w:cs="Symbol"/>'),
        says="Alfa ≥ 5"),
    "a box of a form": case("Eens ", form_field("<w:checkBox><w:checked/></w:checkBox>"), " ja, ",
                            form_field('<w:checkBox><w:default w:val="0"/></w:checkBox>'), " nee",
                            says="Eens ☑ ja, ☐ nee"),
    "a list of a form": case(
        "Keuze: ",
        form_field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="voor"/>'
                   '<w:listEntry w:val="tegen"/></w:ddList>'),
        says="Keuze: tegen"),
    "an equation": case("De bijdrage is ", equation(math("0,7 procent")), " van het bni.",
                        says="De bijdrage is 0,7 procent van het bni.", lists=("0,7 procent",)),
    "a fraction": case(
        "Een meerderheid van ",
        equation(f"<m:f><m:num>{math('2')}</m:num><m:den>{math('3')}</m:den></m:f>"), " telt.",
        says="Een meerderheid van 2/3 telt.", lists=("2/3",)),
    "a power in an equation": case(
        "Ruim ", equation(f"<m:sSup><m:e>{math('10')}</m:e><m:sup>{math('6')}</m:sup></m:sSup>"),
        " euro.", says="Ruim 10⁶ euro.", lists=("10⁶",)),
    "struck words": case("Het kabinet steunt ", r("niet ", "<w:strike/>"), "het voorstel.",
                         says="Het kabinet steunt het voorstel.", lists=("niet",)),
    "words struck in two places": case(
        r("Niet ", "<w:strike/>"), "wel ", r("no", "<w:strike/>"), r("oit ", "<w:strike/><w:b/>"),
        "doen.", says="wel doen.", lists=("Niet", "nooit")),
    "words struck twice": case("Wel ", r("nooit ", "<w:dstrike/>"), "doen.", says="Wel doen.",
                               lists=("nooit",)),
    "words struck by a style": case("Wel ", r("nooit ", '<w:rStyle w:val="Weg"/>'), "doen.",
                                    says="Wel doen.", lists=("nooit",), styles=STYLES),
    "not struck in a struck style": case(
        "Wel ", r("nu ", '<w:rStyle w:val="Weg"/><w:strike w:val="0"/>'), "doen.",
        says="Wel nu doen.", styles=STYLES),
    "hidden words": case("Wel ", r("stiekem ", "<w:vanish/>"), "doen.", says="Wel doen.",
                         lists=("stiekem",)),
    "capitals": case(r("Kapitaal", "<w:caps/>"), " en ", r("klein", "<w:smallCaps/>"),
                     says="Kapitaal en klein"),
    "an exponent": case("10", r("6", RAISED), " euro", says="10⁶ euro"),
    "an exponent by a style": case("10", r("-6", '<w:rStyle w:val="Macht"/>'), " euro",
                                   says="10⁻⁶ euro", styles=STYLES),
    "square metres and a formula": case("5 m", r("2", RAISED), " CO", r("2", LOWERED),
                                        says="5 m² CO₂"),
    "an ordinal": case("Het 1", r("e", RAISED), " en 2", r("de", RAISED), " lid",
                       says="Het 1e en 2de lid"),
    "a mark of a note by hand": case("Zie", r("[1]", RAISED), " en", r("(", RAISED), "x",
                                     says="Zie[1] en(x"),
    "an exponent without a sign": case("10", r("0,5", RAISED), " euro", says="10^(0,5) euro",
                                       lists=("0,5",)),
    "custom XML": case("Het kabinet ", f'<w:customXml w:element="a"><w:customXmlPr/>'
                       f"{r('steunt ')}</w:customXml>", "het voorstel.",
                       says="Het kabinet steunt het voorstel."),
    "directions": case("Een ", f'<w:bdo w:val="ltr">{r("goed ")}</w:bdo>',
                       f'<w:dir w:val="ltr">{r("groot ")}</w:dir>', "plan",
                       says="Een goed groot plan"),
    "wrappers in wrappers": case(
        f'<w:smartTag w:element="a"><w:sdt><w:sdtPr/><w:sdtContent><w:ins w:id="1">'
        f'<w:fldSimple w:instr="DATE">{r("12 maart")}</w:fldSimple></w:ins></w:sdtContent></w:sdt>'
        "</w:smartTag>", " 2026", says="12 maart 2026"),
    "small print above": case(
        "Het ", in_run(f"<w:ruby><w:rt>{r('klein')}</w:rt><w:rubyBase>{r('groot')}</w:rubyBase>"
                       "</w:ruby>"), " woord", says="Het groot woord", lists=("klein",)),
    "an emoji": case("Blij ", in_run(alternate(EMOJI, words("😀"))), "!", says="Blij 😀!"),
    "an emoji without another form": case("Blij ", in_run(alternate(EMOJI)), "!", says="Blij 😀!"),
    "a choice alone": case("Het ", alternate(r("besluit")), " valt", says="Het besluit valt"),
    "two forms that differ": case("Het ", alternate(r("ene"), r("andere")), " plan",
                                  says="Het ene plan", lists=("andere",)),
    "a field": case("Op ", mark("begin"), in_run("<w:instrText>DATE</w:instrText>"),
                    mark("separate"), "12 maart", mark("end"), " dus", says="Op 12 maart dus"),
    "words within a code": case("Op ", mark("begin"), r("geheim"), mark("separate"), "12 maart",
                                mark("end"), says="Op 12 maart", lists=("geheim",)),
    "hyphens and tabs": case("EU", in_run("<w:noBreakHyphen/>"), "top",
                             in_run("<w:softHyphen/><w:tab/>"), "nu", says="EU-top nu"),
    "something that Word fills in": case("Pagina ", in_run("<w:pgNum/>"), "hier",
                                         says="Pagina hier", lists=("pgNum",)),
    "deleted and inserted": case("Het ", '<w:del w:id="1"><w:r><w:delText>oude</w:delText></w:r>'
                                 f'</w:del><w:ins w:id="2">{r("nieuwe")}</w:ins>', " plan",
                                 says="Het nieuwe plan"),
    "a picture": case("Zie ", in_run('<w:drawing><wp:inline><wp:docPr id="1" descr="Een kaart"/>'
                                     "</wp:inline></w:drawing>"), "hier", says="Zie hier",
                      lists=("Een kaart",)),
    "letters that are drawn": case("Zie ", in_run('<w:pict><v:shape><v:textpath string="CONCEPT"/>'
                                                  "</v:shape></w:pict>"), "hier", says="Zie hier",
                                   lists=("CONCEPT",)),
    "a text box": case("Zie ", text_box(p("In het vak")), "hier", says="Zie hier",
                       lists=("In het vak",)),
    "a text box in two forms": case(
        "Zie ", in_run(alternate(text_box(p("In het vak"))[5:-6], VML.format(p("In het vak")))),
        "hier", says="Zie hier", lists=("In het vak",)),
}  # fmt: skip
each_case = pytest.mark.parametrize("name", CASES)


def made(name: str) -> bytes:
    """The Word file of a case: an agenda with one item, whose text it is."""
    each = CASES[name]
    heading = '<w:outlineLvl w:val="{}"/>'
    return word_file(
        p("Geannoteerde agenda van de bijeenkomst van de Raad Algemene Zaken, 17 maart 2026 in "
          "Brussel", properties=heading.format(0)),
        p("1. Een punt", properties=heading.format(1)),
        p("De Raad spreekt hierover."),
        p(*each.runs),
        parts=each.parts,
    )  # fmt: skip


@each_case
def test_as_text_shows_what_a_paragraph_says_and_what_it_leaves_out(
    name: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    write(tmp_path / "stuk.docx", made(name))
    outcome = briefgen("as-text", "stuk.docx", cwd=tmp_path)
    text, _, left_out = outcome.out.partition("\n[")
    assert (outcome.code, outcome.err) == (0, "")
    assert CASES[name].says in [" ".join(line.split()) for line in text.split("\n")]
    assert bool(left_out) == bool(CASES[name].lists)
    for each in CASES[name].lists:
        assert f"“{each}”" in left_out


@each_case
def test_check_says_what_it_did_not_read(name: str, tmp_path: Path, briefgen: Briefgen) -> None:
    write(tmp_path / "stuk.docx", made(name))
    outcome = briefgen("check", "stuk.docx", "--rule=BG103", cwd=tmp_path)
    said = [line for line in outcome.err.split("\n") if "in het Word-bestand: " in line]
    assert bool(said) == bool(CASES[name].lists)
    for each in CASES[name].lists:
        assert f"“{each}”" in "\n".join(said)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("import")
    (root / "agendas").mkdir()
    for name in ("government.yaml", "councils.yaml", "terms.yaml"):
        shutil.copy(ROOT / "agendas" / name, root / "agendas")
    return root


@each_case
def test_import_writes_what_a_paragraph_says(
    name: str, workspace: Path, briefgen: Briefgen
) -> None:
    write(workspace / "stuk.docx", made(name))
    outcome = briefgen("import", "stuk.docx", cwd=workspace)
    (folder,) = (workspace / "agendas").glob("20*")
    (path,) = (folder / "agenda").glob("*.yaml")
    data = read_source(path.read_bytes(), path.name).data
    shutil.rmtree(folder)
    assert outcome.code == 0, outcome.err
    assert isinstance(data, dict)
    assert CASES[name].says in " ".join(str(data["text"]).replace("\\", "").split())
    for each in CASES[name].lists:
        assert f"“{each}”" in outcome.out


@each_case
def test_absorb_reads_what_a_paragraph_says(name: str) -> None:
    came = reviewed_of(read_parts(made(name)))
    say = speaker("nl")
    assert CASES[name].says == " ".join(came.paragraphs[-1].text.replace("\\", "").split())
    left_out = [say(each) for each in came.paragraphs[-1].left_out]
    assert bool(left_out) == bool(CASES[name].lists)
    for each in CASES[name].lists:
        assert any(f"“{each}”" in line for line in left_out)


SENTENCE = "De Raad vergadert op maandag 12 maart 2026."
NOTED = {
    "footnotes": f'<w:footnote w:id="2">{p(" Zie Kamerstuk 22112, nr. 4085.")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="3">{p(" En een eindnoot.")}</w:endnote>',
}
REFERENCES = in_run('<w:footnoteReference w:id="2"/>') + in_run('<w:endnoteReference w:id="3"/>')


def plain_of(block: Block) -> str:
    return "".join(each.text for each in walk((block,)) if isinstance(each, Words))


def repacked(package: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """A package of which each part has another name or content."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return target.getvalue()


def as_utf_16(name: str, content: bytes) -> tuple[str, bytes]:
    start = '<?xml version="1.0" encoding="UTF-16"?>'
    return name, (start + content.decode()).encode("utf-16") if "document" in name else content


def elsewhere(name: str, content: bytes) -> tuple[str, bytes]:
    moved = name.replace("word/", "stuk/").replace("document", "tekst")
    return moved, content.replace(b"word/document.xml", b"/stuk/tekst.xml")


FORMS: dict[str, bytes] = {
    "as Word has it": word_file(p(SENTENCE, REFERENCES), parts=NOTED),
    "Strict Open XML": word_file(p(SENTENCE, REFERENCES), parts=NOTED, strict=True),
    "made in Word for the web": word_file(p(SENTENCE, REFERENCES), parts=NOTED, main="document2"),
    "strict, for the web": word_file(
        p(SENTENCE, REFERENCES), parts=NOTED, main="document7", strict=True
    ),
    "in UTF-16": repacked(word_file(p(SENTENCE, REFERENCES), parts=NOTED, strict=True), as_utf_16),
    "in another folder": repacked(word_file(p(SENTENCE, REFERENCES), parts=NOTED), elsewhere),
    "with capitals in its names": repacked(
        word_file(p(SENTENCE, REFERENCES), parts=NOTED),
        lambda name, content: (name.replace("word/document", "Word/Document"), content),
    ),
    "without relationships of the package": repacked(
        word_file(p(SENTENCE, REFERENCES), parts=NOTED),
        lambda name, content: (name.replace("_rels/.rels", "weg.txt"), content),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_word_file_is_read_in_whatever_form_it_was_saved(
    form: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    write(tmp_path / "brief.docx", FORMS[form])
    text = briefgen("as-text", "brief.docx", cwd=tmp_path)
    notes = "[^2]: Zie Kamerstuk 22112, nr. 4085.\n\n[^e3]: En een eindnoot.\n"
    assert (text.out, text.err) == (f"{SENTENCE}[^2][^e3]\n\n{notes}", "")
    assert (
        "BG103"
        in briefgen("check", "brief.docx", "--rule=BG103", "--date=2026-02-20", cwd=tmp_path).out
    )
    read = read_manuscript(tmp_path / "brief.docx", "brief.docx")
    assert {name: plain(note) for name, note in read.notes.items()} == {
        "2": "Zie Kamerstuk 22112, nr. 4085.",
        "e3": "En een eindnoot.",
    }
    came = reviewed_of(read_parts(FORMS[form]))
    assert [each.text for each in came.paragraphs] == [f"{SENTENCE}[^2][^e3]"]
    assert came.notes == {"2": "Zie Kamerstuk 22112, nr. 4085.", "e3": "En een eindnoot."}


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    target = io.BytesIO(package)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, content)
    return target.getvalue()


def main_part(package: bytes) -> bytes:
    return read_parts(package)["word/document.xml"]


OTHER = main_part(word_file(p("Een heel andere tekst van iemand anders.")))
PLAIN = word_file(p(SENTENCE))
REFUSED: dict[str, bytes] = {
    "another root": repacked(
        PLAIN, lambda name, content: (name, b"<a/>" if "document.xml" in name[-12:] else content)
    ),
    "another space of names": repacked(
        PLAIN,
        lambda name, content: (
            name, content.replace(b"schemas.openxmlformats.org/wordprocessingml", b"example.org")
        ),
    ),
    "a main part twice": with_part(PLAIN, "word/document.xml", OTHER),
    "names that differ in a capital": with_part(PLAIN, "word/Document.xml", OTHER),
    "a text that nothing refers to": with_part(PLAIN, "word/document9.xml", OTHER),
    "text in elements that are not known": word_file(
        p("Kort."), f"<w:vreemd>{r(SENTENCE)}</w:vreemd>"
    ),
    "text in another space of names": word_file(f"<v:p><v:r><v:t>{SENTENCE}</v:t></v:r></v:p>"),
    "a file within the file": word_file('<w:altChunk r:id="rId9"/>'),
    "a main part that is not there": repacked(
        PLAIN, lambda name, content: (name, content.replace(b"word/document.xml", b"word/weg.xml"))
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_of_which_the_text_cannot_be_read_is_refused_by_every_command(
    kind: str, workspace: Path, briefgen: Briefgen
) -> None:
    write(workspace / "brief.docx", REFUSED[kind])
    shown = briefgen("as-text", "brief.docx", cwd=workspace)
    assert shown.out.startswith("[geen Word-bestand dat kan worden gelezen: ")
    assert "brief.docx: " in shown.err
    checked = briefgen("check", "brief.docx", cwd=workspace)
    assert checked.code == 1
    assert "BG002" in checked.out or "BG001" in checked.out
    imported = briefgen("import", "brief.docx", cwd=workspace)
    assert imported.code == 1
    assert "brief.docx: " in imported.err
    with pytest.raises(ValueError, match=r".*"):
        reviewed_of(read_parts(REFUSED[kind]))


def test_words_in_an_element_that_nobody_knows_are_named(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    known = p("De Raad spreekt over het voorstel en over wat daarna komt.")
    file = word_file(known, known, f"<w:vreemd>{p('Onbekend.')}</w:vreemd>")
    write(tmp_path / "brief.docx", file)
    came = reviewed_of(read_parts(file))
    assert "Onbekend." in [each.text for each in came.paragraphs]
    inside = word_file(known, known, p("Het ", f"<w:vreemd>{r('Onbekend.')}</w:vreemd>"))
    (unread,) = reviewed_of(read_parts(inside)).left_out
    assert speaker("nl")(unread) == "woorden van dit bestand die niet zijn gelezen: “Onbekend.”"
    write(tmp_path / "brief.docx", inside)
    assert "Onbekend." in briefgen("as-text", "brief.docx", cwd=tmp_path).out


def test_headers_footers_and_comments_are_in_the_text_for_git(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    parts = {
        "header": p("Bovenaan"),
        "footer": p("Onderaan"),
        "comments": f'<w:comment w:id="0" w:author="Een collega">{p("Klopt dit?")}</w:comment>',
    }
    write(tmp_path / "brief.docx", word_file(p("De tekst."), parts=parts))
    out = briefgen("as-text", "brief.docx", cwd=tmp_path).out
    shown = "Bovenaan\n\nDe tekst.\n\nOnderaan\n\n[een opmerking in de kantlijn: “Klopt dit?”]\n"
    assert out == shown
    came = reviewed_of(read_parts(word_file(p("De tekst."), parts=parts)))
    assert came.margins == ("Bovenaan", "Onderaan")
    assert [each.text for each in came.comments] == ["Klopt dit?"]


def test_numbers_of_pages_are_no_words_of_a_footer() -> None:
    def footer(number: str) -> tuple[str, ...]:
        field = mark("begin") + in_run("<w:instrText> PAGE </w:instrText>") + mark("separate")
        simple = f'<w:fldSimple w:instr=" NUMPAGES ">{r(number)}</w:fldSimple>'
        content = p("Pagina ", field, r(number), mark("end"), " van ", simple, " – BZ")
        return reviewed_of(read_parts(word_file(p("Tekst"), parts={"footer": content}))).margins

    assert footer("1") == footer("14") == ("Pagina van – BZ",)


def test_a_line_that_is_broken_off_stays_so() -> None:
    file = word_file(p("Het kabinet steunt", in_run("<w:br/>"), "het voorstel."))
    (paragraph,) = reviewed_of(read_parts(file)).paragraphs
    assert paragraph.text == "Het kabinet steunt\\\nhet voorstel."


def test_a_mark_of_a_paragraph_that_was_taken_away_joins_two(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="Een collega"/></w:rPr>'
    body = (
        p("Eerste helft van ", properties=gone),
        '<w:bookmarkStart w:id="3" w:name="a"/><w:bookmarkEnd w:id="3"/>',
        p("de ", properties=gone),
        p("zin."),
    )
    write(tmp_path / "brief.docx", word_file(*body))
    assert briefgen("as-text", "brief.docx", cwd=tmp_path).out == "Eerste helft van de zin.\n"
    assert [each.text for each in reviewed_of(read_parts(word_file(*body))).paragraphs] == [
        "Eerste helft van de zin."
    ]


def test_a_letter_that_hangs_before_a_paragraph_is_its_first(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    drop = p("D", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    frame = p("In een kader", properties='<w:framePr w:w="2000"/>')
    file = word_file(drop, p("e Raad bespreekt het."), frame)
    write(tmp_path / "brief.docx", file)
    out = briefgen("as-text", "brief.docx", cwd=tmp_path).out
    assert out == "De Raad bespreekt het.\n\nIn een kader\n"
    read = read_manuscript(tmp_path / "brief.docx", "brief.docx")
    assert [plain_of(each) for each in read.blocks] == ["De Raad bespreekt het."]
    assert [speaker("nl")(each) for each in read.left_out] == [
        "een kader naast de tekst: “In een kader”"
    ]


@pytest.mark.parametrize("form", ["decimal", "lowerLetter", "upperRoman"])
def test_a_list_that_goes_on_after_a_paragraph_counts_on(form: str, tmp_path: Path) -> None:
    body = [p(each, properties="" if each == "Tussen" else NUMBERED)
            for each in ("Eerste", "Tweede", "Tussen", "Derde")]  # fmt: skip
    write(tmp_path / "a.docx", word_file(*body, parts={"numbering": LISTS.format(form=form)}))
    read = read_manuscript(tmp_path / "a.docx", "a.docx")
    starts = [each.start for each in read.blocks if isinstance(each, OrderedList)]
    assert starts == [1, 3]
    assert len(read.left_out) == (form != "decimal")


def test_a_cell_over_two_columns_leaves_the_others_in_theirs(tmp_path: Path) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Breed")}</w:tc>'

    def cell(text: str) -> str:
        return f"<w:tc>{p(text)}</w:tc>"

    rows = (wide + cell("C"), cell("1") + cell("2") + cell("3"))
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    write(tmp_path / "a.docx", word_file(f"<w:tbl>{table}</w:tbl>"))
    read = read_manuscript(tmp_path / "a.docx", "a.docx")
    assert written(read.blocks).split("\n")[0] == "| Breed |  | C |"
    assert "samengevoegde cellen" in speaker("nl")(read.left_out[0])


@pytest.mark.parametrize(
    "cell",
    [
        '<w:tcPr><w:hMerge w:val="restart"/></w:tcPr>' + p("samen"),
        p("samen") + "<w:tbl><w:tr><w:tc>" + p("binnen") + "</w:tc></w:tr></w:tbl>",
    ],
    ids=["as Word 97 merges them", "a table in a cell"],
)
def test_cells_that_are_merged_in_another_way_are_told(
    cell: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    file = word_file(f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{p('x')}</w:tc></w:tr></w:tbl>")
    write(tmp_path / "brief.docx", file)
    assert "samengevoegde cellen" in briefgen("as-text", "brief.docx", cwd=tmp_path).out


def test_headings_and_lists_by_a_style_of_the_house_are_seen(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    body = (
        p("Een kop", properties='<w:pStyle w:val="Tussenkop"/>'),
        p("Een punt", properties='<w:pStyle w:val="Punt"/>'),
    )
    file = word_file(*body, parts={"styles": STYLES, "numbering": LISTS.format(form="bullet")})
    write(tmp_path / "brief.docx", file)
    assert briefgen("as-text", "brief.docx", cwd=tmp_path).out == "## Een kop\n\n- Een punt\n"
    read = read_manuscript(tmp_path / "brief.docx", "brief.docx")
    assert written(read.blocks) == "## Een kop\n\n- Een punt"
    came = reviewed_of(read_parts(file))
    assert [each.kind for each in came.paragraphs] == ["heading", "list"]


def test_what_a_note_leaves_out_is_told_of_that_note() -> None:
    note = f'<w:footnote w:id="2">{p("Wel ", r("niet ", "<w:strike/>"), "doen.")}</w:footnote>'
    body = p("Zie", in_run('<w:footnoteReference w:id="2"/>'))
    came = reviewed_of(read_parts(word_file(body, parts={"footnotes": note})))
    assert came.notes == {"2": "Wel doen."}
    assert [speaker("nl")(each) for each in came.left_out_of_notes["2"]] == [
        "met de hand doorgehaald, en daarom niet als tekst gelezen: “niet”"
    ]


def test_a_row_a_cell_and_a_block_in_wrappers_are_read() -> None:
    def wrapped(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = wrapped(f"<w:tr>{wrapped('<w:tc>' + p('Cel') + '</w:tc>')}</w:tr>")
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("Weg")}</w:tc></w:tr>'
    body = (
        wrapped(p("Blok") + f"<w:tbl>{row}{gone}</w:tbl>")
        + f"<w:customXml>{p('Slot')}</w:customXml>"
    )
    came = reviewed_of(read_parts(word_file(body)))
    assert [each.text for each in came.paragraphs] == ["Blok", "Cel", "Slot"]


TREATED = {
    Treatment.READ: "gelezen",
    Treatment.UNWRAPPED: "inhoud gelezen",
    Treatment.TRANSLATED: "vertaald",
    Treatment.LISTED: "gemeld",
    Treatment.TAKEN: "weg",
    Treatment.FORM: "geen tekst",
}


def test_the_page_on_word_files_shows_the_table_of_the_reader() -> None:
    page = (ROOT / "docs" / "word-inlezen.md").read_text("utf-8")
    rows = re.findall(r"^\| [^|]+ \| (`[^|]+`) \| ([^|]+) \|$", page, re.MULTILINE)
    shown = {name: said for names, said in rows for name in re.findall(r"`(\w+)`", names)}
    assert shown == {name: TREATED[treatment] for name, treatment in TREATMENT.items()}


OURS = sorted((ROOT / "out").glob("*/*.docx"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_document_of_ours_says_the_same_in_strict_form(path: Path) -> None:
    package = path.read_bytes()
    strict = in_strict_form(package)
    assert b"purl.oclc.org" in read_parts(strict)["word/tekst.xml"]
    assert reviewed_of(read_parts(strict)) == reviewed_of(read_parts(package))


def test_words_of_a_chart_and_of_a_diagram_are_told(tmp_path: Path) -> None:
    chart = '<c:chart xmlns:c="urn:c" xmlns:a="urn:a"><a:t>Uitgaven</a:t><c:v>Zorg</c:v></c:chart>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/chart" Target="charts/chart1.xml"/></Relationships>'
    )
    file = word_file(p("Zie de grafiek."), extra={"word/charts/chart1.xml": chart})
    file = repacked(
        file, lambda name, old: (name, relation.encode() if "document.xml.rels" in name else old)
    )
    write(tmp_path / "a.docx", file)
    read = read_manuscript(tmp_path / "a.docx", "a.docx")
    assert [speaker("nl")(each) for each in read.left_out] == [
        "een afbeelding, grafiek of ander object: “Uitgaven Zorg”"
    ]
