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
    ],
)
def test_a_sentence_ends_after_an_abbreviation_in_capitals(text: str, expected: int) -> None:
    assert len(list(find_sentences(text))) == expected
