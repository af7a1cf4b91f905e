"""What the templates make of an imported dossier, beside what the documents said."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.body.filters import capitalised, titles
from briefgen.body.kinds import load_kinds
from briefgen.body.prose import problems_of
from briefgen.body.render import Templates
from briefgen.errors import InvalidInputError
from briefgen.importing.draft import Draft, Remark
from briefgen.importing.letter import without_signature
from briefgen.importing.nota import NOTHING, sections_of
from briefgen.importing.outline import outline, posts_in, section_of
from briefgen.importing.prose import Footnotes, prose
from briefgen.manuscript.tree import plain
from briefgen.markdown.marks import without_marks
from briefgen.markdown.parse import parse
from briefgen.markdown.sentences import find_sentences
from briefgen.markdown.tree import Block, Heading, Paragraph, Table, Words, children
from briefgen.model.load import load_dossier
from briefgen.model.workspace import Workspace
from briefgen.problem import t

ATTEND = "hieraan deelnemen"
Generated = Mapping[str, tuple[Block, ...]]
"""The texts that are made of a dossier, by what they are: agenda, letter, nota."""


def generate(workspace: Workspace, folder: Path, templates: tuple[Path, ...]) -> Generated:
    """Make the public texts of a dossier.

    Raises:
        InvalidInputError: if it cannot be read.
    """
    loaded = load_dossier(workspace, folder)
    problems = problems_of(loaded)
    if loaded.dossier is None or problems:
        raise InvalidInputError(problems)
    made = Templates(templates)
    found: dict[str, tuple[Block, ...]] = {}
    for kind in load_kinds(templates):
        if kind.file.audience != "public" or kind.file.per == "post":
            continue
        name = kind.file.needs or "agenda"
        for document in made.documents(kind, loaded.dossier, loaded.confidential):
            found[name] = parse(without_marks(document.body)).blocks
    found["letter"], _ = without_signature(found.get("letter", ()))
    return found


def settled(
    draft: Draft, made: Generated, workspace: Workspace, notes: Mapping[str, Footnotes]
) -> Draft:
    """The draft with the sentences that the templates would make otherwise."""
    if draft.letter:
        draft = _with_opening(draft, made, workspace, notes["letter"])
    if draft.nota:
        draft = _with_nota_texts(draft, made, notes["nota"])
    return draft


def _with_opening(draft: Draft, made: Generated, workspace: Workspace, notes: Footnotes) -> Draft:
    assert draft.letter  # noqa: S101 - asked by the caller
    generated = list(sentences(outline(made["letter"])[0]))
    blocks = notes.within(draft.letter.preamble)
    mine = list(sentences(blocks))
    told, remarks = set[str](), [*draft.remarks]
    posts = posts_in(" ".join(each for each in mine if ATTEND in each), workspace.posts)
    attending = f"{capitalised(titles(posts))} {'zal' if len(posts) == 1 else 'zullen'} {ATTEND}."
    attend = () if attending not in mine else tuple(post.id for post in posts)
    if attend:
        told.add(attending)
    else:
        what = t("no sentence of the letter says who attends in the words of the template")
        remarks.append(Remark("attending", what))
    topics = bool(draft.letter.entries)
    told |= {generated[-1]} if topics and generated else set()
    rest = tuple(_without(blocks, told))
    left = list(sentences(rest))
    letter = draft.letter
    if left and left != generated[:1]:
        what = t("not the sentence that the template makes; is it still right for this meeting?")
        kept = (*letter.remarks, Remark("opening", what))
        letter = replace(letter, opening=prose(rest), remarks=kept)
    return replace(draft, attending=attend, letter=letter, remarks=tuple(remarks))


def _without(blocks: Iterable[Block], told: set[str]) -> Iterator[Block]:
    """The blocks without the sentences that the template adds by itself."""
    for block in blocks:
        own = list(sentences((block,)))
        if not isinstance(block, Paragraph) or not told & set(own):
            yield block
        elif rest := [each for each in own if each not in told]:
            yield Paragraph((Words(" ".join(rest)),))


def _with_nota_texts(draft: Draft, made: Generated, notes: Footnotes) -> Draft:
    assert draft.nota  # noqa: S101 - asked by the caller
    theirs = sections_of(made.get("nota", ()))
    texts, remarks = {}, [*draft.nota.remarks]
    for key in ("reason", "decision", "explanation"):
        mine = notes.within(draft.nota.sections.get(key, ()))
        words = list(sentences(mine))
        nothing = key == "explanation" and NOTHING.match(" ".join(words))
        if not words or nothing or words == list(sentences(theirs.get(key, ()))):
            continue
        texts[key] = prose(mine)
        what = t("not what the template makes; is it still right for this meeting?")
        remarks.append(Remark(key, what))
    return replace(draft, nota=replace(draft.nota, texts=texts, remarks=tuple(remarks)))


def differences(kept: Sequence[Block], made: Sequence[Block]) -> tuple[list[str], list[str]]:
    """The sentences of a document that are not in what is made of it, and the other way round."""
    one, other = Counter(sentences(kept)), Counter(sentences(made))
    return list((one - other).elements()), list((other - one).elements())


def sentences(blocks: Iterable[Block]) -> Iterator[str]:
    """The sentences of blocks in plain words."""
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from filter(None, (plain(cell) for cell in row))
            continue
        if isinstance(block, Heading):
            yield section_of(block).title
            continue
        inner = getattr(block, "children", None)
        if inner and not any(isinstance(each, Paragraph) for each in inner):
            words = " ".join(plain(inner).split())
            yield from (words[start:end] for start, end in find_sentences(words))
        else:
            for below in children(block):
                yield from sentences(below)  # type: ignore[arg-type]
