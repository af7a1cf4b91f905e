"""What briefgen knows lies beneath the files of a workspace, which say only what differs."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.source.document import Source
from briefgen.source.layers import over
from briefgen.source.reader import read_source
from tests.conftest import ROOT, Briefgen, at_length
from tests.workspace import AGENDAS, DATA, DOSSIER, dump, make_workspace, write

THIN = "# Niets dat afwijkt.\n"
NO_ADDRESS = "ministries: {{BZ: {{letterhead: {{visiting_address: , postal_address: , {}}}}}}}\n"
LETTER = {"date": "2026-02-19", "signatories": ["MJenV"]}


def letter(root: Path, chamber: str = "tweede-kamer") -> str:
    return (root / "out" / DOSSIER / f"aanbiedingsbrief-{chamber}.md").read_text("utf-8")


def thin(root: Path, *, government: str = THIN, councils: str = THIN) -> Path:
    """A workspace with one dossier whose shared files say only what differs."""
    folder = make_workspace(root, dossier={"letter": LETTER}, topics={})
    write(root / "agendas/government.yaml", government)
    write(root / "agendas/councils.yaml", councils)
    return folder


def build(briefgen: Briefgen, root: Path) -> str:
    outcome = briefgen("build", "-q", "--format", "md", cwd=root)
    assert outcome.code == 0, outcome.err
    return outcome.err


def test_files_that_say_nothing_give_the_documents_of_those_of_briefgen(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    made = []
    for folder in (tmp_path / "vol", tmp_path / "dun"):
        shutil.copytree(AGENDAS, folder / "agendas")
        if folder.name == "dun":
            for name in ("government.yaml", "councils.yaml", "terms.yaml"):
                write(folder / "agendas" / name, THIN)
        assert briefgen("build", "-q", "--format", "md,docx", cwd=folder).code == 0
        files = sorted(path for path in (folder / "out").rglob("*.*") if path.is_file())
        made.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert len(made[0]) > 20
    assert made[0] == made[1]


def test_a_new_holder_is_said_without_repeating_the_post(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    thin(tmp_path, government="posts:\n  MJenV:\n    holders: [{name: N. Nieuw}]\n")
    build(briefgen, tmp_path)
    assert "N. Nieuw" in letter(tmp_path)
    assert "De minister van Justitie en Veiligheid zal" in letter(tmp_path)


def test_a_post_of_a_ministry_of_ones_own_is_added_to_those_that_are_known(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    own = """\
ministries:
  Kust: {name: Kust en Zee, letterhead: {postal_address: [Strand 1]}}
posts:
  MKust: {title: minister van Kust en Zee, ministry: Kust, holders: [{name: K. Zee}]}
"""
    councils = "jbz: {ministry: Kust}\n"
    folder = thin(tmp_path, government=own, councils=councils)
    dossier = (folder / "dossier.yaml").read_text("utf-8")
    write(
        folder / "dossier.yaml", dossier.replace("signatories:\n  - MJenV", "signatories: [MKust]")
    )
    build(briefgen, tmp_path)
    assert "K. Zee" in letter(tmp_path)
    assert "Ministerie van Kust en Zee" in letter(tmp_path)


@pytest.mark.parametrize(
    ("chambers", "names"),
    [
        ("", ["eerste-kamer", "tweede-kamer"]),
        ("chambers:\n", ["eerste-kamer", "tweede-kamer"]),
        ("chambers:\n  tweede-kamer:\n", ["tweede-kamer"]),
        ("chambers: {eerste-kamer: {name: De Eerste}}\n", ["eerste-kamer"]),
        ("chambers: {eerste-kamer: false, tweede-kamer: }\n", ["tweede-kamer"]),
        ("chambers: {eerste-kamer: false}\n", ["tweede-kamer"]),
    ],
)
def test_only_the_chambers_that_are_named_get_a_letter(
    chambers: str, names: list[str], tmp_path: Path, briefgen: Briefgen
) -> None:
    thin(tmp_path, government=chambers or THIN)
    build(briefgen, tmp_path)
    found = sorted((tmp_path / "out" / DOSSIER).glob("aanbiedingsbrief-*.md"))
    assert [path.stem.removeprefix("aanbiedingsbrief-") for path in found] == names
    assert all("2500 EA DEN HAAG" in letter(tmp_path, name) for name in names)


def test_no_chamber_at_all_is_refused(tmp_path: Path, briefgen: Briefgen) -> None:
    thin(tmp_path, government="chambers: {}\n")
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert "agendas/government.yaml:1:11: “chambers” is leeg" in outcome.err


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("government", "posts:\n  MJenV:\n    title:\n", "3:5: “title” is leeg"),
        ("government", "ministries:\n  JenV: {name: }\n", "2:10: “name” is leeg"),
        ("councils", "jbz:\n  opening:\n", "2:3: “opening” is leeg"),
        ("terms", "abbreviations:\n  ICT:\n", "2:7: “ICT” is leeg"),
        ("government", "chambers:\n  tweede-kamr:\n", "2:15: “tweede-kamr” is leeg"),
    ],
)
def test_what_is_left_open_is_asked_for_and_not_filled_in_from_below(
    file: str, text: str, place: str, tmp_path: Path, briefgen: Briefgen
) -> None:
    thin(tmp_path)
    write(tmp_path / f"agendas/{file}.yaml", text)
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert f"agendas/{file}.yaml:{place}" in outcome.err


def test_a_post_whose_holders_are_left_open_has_none(tmp_path: Path, briefgen: Briefgen) -> None:
    thin(tmp_path, government="posts:\n  MJenV:\n    holders:\n")
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert "wie op 2026-02-19 minister van Justitie en Veiligheid was" in outcome.err


def test_what_is_taken_away_is_gone_with_what_belongs_to_it(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    thin(tmp_path, government="ministries: {IenW: false}\nposts: {MAenM: false}\n")
    build(briefgen, tmp_path)
    assert briefgen("new", "transport", "2026-06-01", cwd=tmp_path).code == 2
    item = tmp_path / "agendas" / DOSSIER / "agenda/eerste.yaml"
    write(item, item.read_text("utf-8").replace("MJenV", "MAenM"))
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert "er is geen ambt “MAenM” in government.yaml" in outcome.err


def test_a_mistake_is_shown_in_the_file_of_the_user(tmp_path: Path, briefgen: Briefgen) -> None:
    thin(tmp_path, councils="# Raden\njbz:\n  ministry: JenVV\n")
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert "agendas/councils.yaml:3:13: er is geen ministerie “JenVV”" in outcome.err


def test_terms_are_added_to_those_of_briefgen_and_taken_away(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = thin(tmp_path)
    write(
        folder / "agenda/eerste.yaml",
        "title: Eerste\nresponsible: [MJenV]\ntext: |\n  De ICT in acht name; de visbank.\n",
    )

    def found(terms: str) -> str:
        write(tmp_path / "agendas/terms.yaml", terms)
        return briefgen("check", "--rule", "BG507", cwd=tmp_path).out

    own = "preferred:\n  - {term: viskraam, instead_of: [visbank]}\n"
    write(
        folder / "letter/x.yaml",
        "title: Een\ntext: |\n  Dit is met in acht name van de JBZ-raad.\n",
    )
    write(
        folder / "dossier.yaml",
        (folder / "dossier.yaml").read_text("utf-8").replace("nota:", "  topics: [x]\nnota:"),
    )
    both = found(own)
    assert "“JBZ-raad”" in both
    assert "visbank" in both
    fewer = found(f"{own}  - {{term: JBZ-Raad, instead_of: [JBZ raad]}}\n")
    assert "“JBZ-raad”" not in fewer
    assert "visbank" in fewer


def test_a_new_version_of_what_briefgen_knows_is_seen_by_the_next_build_and_check(
    tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(AGENDAS, tmp_path / "van-briefgen/agendas")
    for module in ("files.workspace", "model.reading"):
        monkeypatch.setattr(
            f"briefgen.{module}.packaged",
            lambda name: (tmp_path / "van-briefgen" if name.startswith("agendas") else ROOT) / name,
        )
    root = tmp_path / "werkmap"
    thin(root)
    build(briefgen, root)
    assert "Foort van Oosten" in letter(root)
    ours = tmp_path / "van-briefgen/agendas/government.yaml"
    write(ours, ours.read_text("utf-8").replace("Foort van Oosten", "O. Volger"))
    build(briefgen, root)
    assert "O. Volger" in letter(root)
    write(ours, ours.read_text("utf-8").replace("  MJenV:", "  MVeilig:"))
    assert "“MJenV”" in briefgen("check", cwd=root).out


def test_a_shell_of_ones_own_leaves_the_other_templates_to_briefgen(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    thin(tmp_path)
    build(briefgen, tmp_path)
    before = letter(tmp_path)
    write(
        tmp_path / "templates/nota/meta.yaml.j2",
        (ROOT / "templates/nota/meta.yaml.j2").read_bytes(),
    )
    write(tmp_path / "templates/nota/body.md.j2", "# Onze eigen nota\n")
    assert briefgen("build", "-q", "--format", "md,docx", cwd=tmp_path).code == 0
    out = tmp_path / "out" / DOSSIER
    assert "# Onze eigen nota" in (out / "nota.md").read_text("utf-8")
    assert (out / "nota.docx").is_file()
    assert letter(tmp_path) == before


@pytest.mark.parametrize(
    ("council", "head", "warned"),
    [
        ("raz", NO_ADDRESS.format(""), True),
        ("raz", NO_ADDRESS.format("unit: Europa"), True),
        ("raz", "ministries: {BZ: {letterhead: {postal_address: [Postbus 1]}}}\n", False),
        ("jbz", "", False),
        ("jbz", "ministries: {JenV: {letterhead: false}}\n", True),
        ("jbz", "ministries: {JenV: {letterhead: {visiting_address: , postal_address: }}}\n", True),
    ],
)
def test_a_ministry_without_a_letterhead_is_a_warning_and_its_letters_are_made(
    council: str, head: str, warned: bool, tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = thin(tmp_path, government=head or THIN)
    for status in ("concept", "definitief"):
        data = {**DATA, "council": council, "status": status, "letter": LETTER}
        write(folder / "dossier.yaml", dump(data))
        said = build(briefgen, tmp_path)
        place = "agendas/government.yaml: waarschuwing: de brieven krijgen geen adres"
        assert (place in said) == warned
        assert letter(tmp_path)


def test_a_letterhead_that_is_missing_is_no_error_among_errors(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    folder = thin(tmp_path)
    data = {**DATA, "council": "raz", "attending": ["MBuza"], "letter": LETTER}
    write(folder / "dossier.yaml", dump(data))
    outcome = briefgen("build", "-q", cwd=tmp_path)
    assert outcome.code == 1
    assert "1 fout(en)" in outcome.err
    assert "geen adres" not in outcome.err


@pytest.mark.parametrize(
    ("own", "order"),
    [
        ("{c: 1}", "abcd"),
        ("{e: 1}", "abcde"),
        ("{a: 1, e: 1, b: 1}", "aebcd"),
        ("{d: 1, c: 1, b: 1, a: 1}", "dcba"),
        ("{b: false}", "acd"),
        ("{e: 1, c: }", "abecd"),
    ],
)
def test_what_is_said_comes_in_the_order_of_its_author_among_what_was_there(
    own: str, order: str
) -> None:
    ours = read_source(b"{a: 0, b: 0, c: 0, d: 0}", "van-briefgen.yaml")
    data = over(read_source(own.encode(), "eigen.yaml"), ours).data
    assert isinstance(data, dict)
    assert "".join(data) == order


KEYS = st.sampled_from("abcd")
LEAVES = st.sampled_from(["een", "twee", ["een"], ["een", "twee"]])
LAYERS = st.dictionaries(KEYS, st.dictionaries(KEYS, LEAVES) | LEAVES)


@settings(max_examples=at_length(500))
@given(LAYERS, LAYERS)
def test_laws_of_what_lies_over_what(own: dict[str, object], ours: dict[str, object]) -> None:
    merged = over(Source("eigen", (), own), Source("ons", (), ours)).data
    assert isinstance(merged, dict)
    assert merged.keys() == own.keys() | ours.keys()
    for key, value in merged.items():
        if key not in own:
            assert value == ours[key]
        elif not isinstance(own[key], dict) or not isinstance(ours.get(key), dict):
            assert value == own[key]
    assert over(Source("eigen", (), merged), Source("ons", (), ours)).data == merged
    assert over(Source("eigen", (), None), Source("ons", (), ours)).data == ours
