"""Where the sentences of a Dutch text end."""

import pytest

from briefgen.markdown.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Na bespreking in Coreper II. Daarna volgt de Raad.", 2),
        ("Dit volgt uit de AVG. Het kabinet steunt dat.", 2),
        ("De brief van mr. A.C.L. Rutte is ontvangen.", 1),
        ("Dat is deel I. Het vervolg komt.", 1),
        ("Er is overleg met de VS. De Commissie leidt dat.", 2),
    ],
)
def test_a_sentence_ends_after_an_abbreviation_in_capitals(text: str, expected: int) -> None:
    assert len(list(find_sentences(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Op 16 april jl. Verder niets",
        "De Raad van 5 maart a.s. Brussel",
        "De brief d.d. 5 maart",
        "Kamerstuk 32317, nr. 978",
        "De brief van mr. Jansen",
        "Het gaat o.a. Om dit",
        "Artikelen 1 t/m. 5",
        "Zie Stb. 2024, 12 en Stcrt. 2024, 3",
        "Artikel 5 e.v. Boek 2",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert len(list(find_sentences(text))) == 1


def test_a_footnote_mark_belongs_to_the_sentence_before_it() -> None:
    text = "Eerste zin.[^a] [^b] Tweede zin[^c]. Derde zin. [^d] Vierde zin."
    found = [text[start:end] for start, end in find_sentences(text)]
    assert found == [
        "Eerste zin.[^a] [^b]",
        "Tweede zin[^c].",
        "Derde zin. [^d]",
        "Vierde zin.",
    ]
