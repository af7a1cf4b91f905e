"""Rules that find something only in a text that was not made of a dossier."""

from briefgen.checks import rules as _rules  # noqa: F401 - fills the registry
from briefgen.checks.rule import RULES
from briefgen.source.document import Source
from briefgen.texts.case import Passage, Role, Texts


def passage(text: str, role: Role = "text") -> Passage:
    source = Source("brief.md", tuple(text.split("\n")))
    return Passage(source.prose((), text), "text", role, (), None)


def found(code: str, *texts: str) -> list[str]:
    passages = tuple(passage(text) for text in texts)
    return [hit.spot.quoted for hit in RULES[code].read(Texts(passages))]


def test_two_marks_that_stand_together_read_as_one_number() -> None:
    assert found("BG603", "Het voorstel[^4][^5] is nieuw.") == ["[^4][^5]"]
    assert found("BG603", "Nieuw.[^a][^b]\n\nOok dit.[^c][^d]") == ["[^a][^b]", "[^c][^d]"]
    assert found("BG603", "Het voorstel[^4] [^5] is nieuw.") == []
    assert found("BG603", "Het voorstel[^4], [^5] en punt[^6].") == []
    assert found("BG603", "Het voorstel45 is nieuw.") == []


def test_marks_are_not_lost_where_the_notes_came_along_or_none_did() -> None:
    assert found("BG602", "Aangenomen.[1] Dit ook.[2] En dit.¹") == []
    note = Passage(passage("COM(2025) 795 final.").prose, "text", "note", (), None, note="1")
    texts = Texts((passage("Dit is aangenomen.[1] En dit ook.[2]"), note))
    assert [hit.spot.quoted for hit in RULES["BG602"].read(texts)] == ["[2]"]


def test_a_paragraph_of_sentences_begins_with_a_capital() -> None:
    small = passage("artificial intelligence helpt hierbij. Het is nieuw.")
    heading = Passage(passage("Toelichting").prose, "text", "heading", (), None, level=2)
    texts = Texts((heading, small))
    assert [hit.spot.quoted for hit in RULES["BG927"].read(texts)] == ["artificial"]
    assert found("BG927", "Dat is zo.", small.text) == ["artificial"]
    assert found("BG927", "Het gaat om:", small.text) == []
    assert found("BG927", "Dat is zo.", "eerste punt van de lijst;") == []
    assert found("BG927", "Dat is zo.", "de Voorzitter van de Tweede Kamer") == []
