"""The registry of rules: a rule reads a case and yields hits; its code and level are stamped on."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefgen.problem import Place, Text, t
from briefgen.texts.case import Case, Edit, Passage, Spot, Texts

Level = Literal["error", "warning", "note"]
"""fout, waarschuwing, opmerking."""

Family = Literal[
    "meeting", "routing", "titles", "sources", "terms", "footnotes", "structure", "openness",
    "typography", "built", "reading",
]  # fmt: skip


class Hit(Struct, frozen=True):
    """One thing wrong: where, what, how to mend it, where else, and the change that mends it.

    What rests on a guess is a warning at most, whatever the level of its rule.
    """

    spot: Spot
    what: Text
    fix: Text
    also: tuple[Spot, ...] = ()
    edit: Edit | None = None
    guess: bool = False


def together(hits: Iterable[Hit]) -> Iterator[Hit]:
    """One hit for what is to be mended in one go: at the first place, with the others beside it."""
    found = list(hits)
    if found:
        also = (*found[0].also, *(each.spot for each in found[1:]))
        yield replace(found[0], also=also)


def replacing(
    passage: Passage, found: tuple[int, int, str], what: Text, *, safe: bool = True
) -> Hit:
    """A hit on words that have one right form: where they start and end, and what to write."""
    start, end, right = found
    spot = passage.spot(start, end)
    return Hit(spot, what, t("write “{right}”", right=right), edit=Edit(spot, right, safe=safe))


ReadCase = Callable[[Case], Iterable[Hit]]
ReadTexts = Callable[[Texts], Iterable[Hit]]


class Rule(Struct, frozen=True):
    """A rule and what the runner stamps on its hits.

    `incomplete` marks a lack that a concept may have: an error is a warning there. `on` is False
    for a rule that has to be asked for. `on_texts` tells whether it needs no dossier.
    """

    code: str
    name: str
    level: Level
    family: Family
    read_case: ReadCase
    read_texts: ReadTexts | None
    incomplete: bool
    on: bool

    @property
    def on_texts(self) -> bool:
        """Whether it runs on a text that was not made of a dossier too."""
        return self.read_texts is not None

    def read(self, texts: Texts) -> Iterator[Hit]:
        """The hits; none of a rule that needs a dossier where there is none."""
        if isinstance(texts, Case):
            yield from self.read_case(texts)
        elif self.read_texts:
            yield from self.read_texts(texts)


RULES: dict[str, Rule] = {}
"""All rules by their code; filled when the modules of the families are imported."""


def rule(  # noqa: PLR0913 - each is a fact of the rule
    code: str,
    name: str,
    level: Level,
    family: Family,
    *,
    incomplete: bool = False,
    on: bool = True,
) -> Callable[[ReadCase], ReadCase]:
    """Register a rule that needs a dossier."""

    def register(read: ReadCase) -> ReadCase:
        _register(Rule(code, name, level, family, read, None, incomplete, on))
        return read

    return register


def text_rule(  # noqa: PLR0913 - as above
    code: str,
    name: str,
    level: Level,
    family: Family,
    *,
    incomplete: bool = False,
    on: bool = True,
) -> Callable[[ReadTexts], ReadTexts]:
    """Register a rule that reads texts only, so that it runs on any document."""

    def register(read: ReadTexts) -> ReadTexts:
        _register(Rule(code, name, level, family, read, read, incomplete, on))
        return read

    return register


def _register(made: Rule) -> None:
    if made.code in RULES or any(each.name == made.name for each in RULES.values()):
        raise ValueError(made.code)
    RULES[made.code] = made


class Finding(Struct, frozen=True):
    """What the user is told; `document` and `title` name the document and the item."""

    rule: Rule
    level: Level
    hit: Hit
    place: Place
    until: Place
    also: tuple[Place, ...] = ()

    @property
    def document(self) -> str | None:
        """The document in which it is printed, if it is a text."""
        return self.hit.spot.passage.document if self.hit.spot.passage else None

    @property
    def title(self) -> str:
        """The title of the item or topic, if it is in one."""
        return self.hit.spot.passage.title if self.hit.spot.passage else ""


UNREADABLE, INCOMPLETE, UNUSED, SUBSTITUTE = "BG001", "BG002", "BG003", "BG004"
"""What is found before or beside the rules: by the reader of dossiers, and in what was built."""


@text_rule(UNREADABLE, "dossier-onleesbaar", "error", "reading")
@text_rule(INCOMPLETE, "dossier-onvolledig", "warning", "reading")
@text_rule(UNUSED, "onderdrukking-zonder-bevinding", "warning", "reading")
@text_rule(SUBSTITUTE, "lettertype-vervangen", "warning", "built")
def found_elsewhere(_texts: Texts) -> Iterator[Hit]:
    """Nothing: these are rules too, with a code and an explanation, but others find them."""
    yield from ()
