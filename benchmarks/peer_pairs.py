"""The pairs of Word files that are compared: ten random ones, and the real agenda."""

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.revisions import two_revisions
from briefgen.building.edition import edition
from briefgen.history.git import find_repository
from tests.random_pairs import EDITS, Item, agendas, docx, edited

KINDS: dict[str, tuple[str, ...]] = {
    "words": ("word",),
    "titles": ("title",),
    "paragraphs replaced or gone": ("block",),
    "paragraphs made lists, quotes or tables": ("kind",),
    "items added": ("add",),
    "items gone": ("drop",),
    "order changed": ("move",),
    "words of footnotes": (),
    "words, and words of footnotes": ("word",),
    "all of these": EDITS,
}
OF_NOTES = ("words of footnotes", "words, and words of footnotes", "all of these")
EXAMPLES = 12
"""Hypothesis starts with the smallest; the last one is as large as most."""
Agenda = tuple[Item, ...]


def pairs() -> Iterator[tuple[str, bytes, bytes]]:
    """The name of each pair, the older file and the newer one.

    The seed of a random pair is its number; with the version of hypothesis that is locked, the
    pairs are the same each time.
    """
    for number, (name, edits) in enumerate(KINDS.items(), 1):
        old, new = _drawn(number, edits)
        yield name, docx(old), docx(new, "2024" if name in OF_NOTES else "")


def real_pair(dossier: str, document: str) -> tuple[str, bytes, bytes]:
    """A document of the real dossier, in which ten items changed and one moved."""
    with two_revisions(dossier) as root:
        repository = find_repository(root)
        made = []
        for revision in ("HEAD~1", "HEAD"):
            with edition(repository, root, dossier, repository.commit(revision)) as each:
                made.append(each.documents[document])
    return "the real agenda", made[0], made[1]


def _drawn(number: int, edits: tuple[str, ...]) -> tuple[Agenda, Agenda]:
    drawn: list[tuple[Agenda, Agenda]] = []
    cited = agendas.filter(lambda agenda: len(agenda) > 2 and "[^a]" in str(agenda))
    after = cited.flatmap(
        lambda agenda: st.tuples(
            st.just(agenda), edited(agenda, edits, least=2) if edits else st.just(agenda)
        )
    ).filter(lambda pair: (not edits or pair[0] != pair[1]) and not any(map(_cites_twice, pair)))

    @seed(number)
    @given(pair=after)
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def draw(pair: tuple[Agenda, Agenda]) -> None:
        drawn.append(pair)

    draw()
    return drawn[-1]


def _cites_twice(agenda: Agenda) -> bool:
    """Whether a footnote has two marks: LibreOffice, which judges, does not read that rightly."""
    return any(
        kind == "heading" and "[^" in sentences[0]
        for item in agenda
        for kind, sentences in item.blocks
    )
