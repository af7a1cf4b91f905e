"""An item or topic that a reviewer added, as a YAML file to be placed by hand."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.absorb.printed import without_number
from briefgen.absorb.reviewed import MARK, Paragraph
from briefgen.markdown.lines import plain
from briefgen.problem import Say, t

TO_FILL_IN = '"[…]"'


class Added(Struct, frozen=True):
    """What was added: for which folder, its title, its paragraphs, and its notes by their ids."""

    folder: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    notes: Mapping[str, str]

    def name(self, taken: Collection[str]) -> str:
        """A name for its file that is not taken."""
        from briefgen.importing.draft import slug  # noqa: PLC0415 - slow to import, and rarely asked

        return slug(self.title, taken, other="onderwerp")

    def written(self, file: str, say: Say) -> str:
        """Its YAML, with what is to be filled in.

        Args:
            file: the Word file that it comes from.
            say: translates a sentence.
        """
        what = t(
            "Added by a reviewer in {file}; fill it in, move it to {folder}/ and name it in"
            " dossier.yaml",
            file=file,
            folder=self.folder,
        )
        lines = [f"# {say(what)}", f"title: {_quoted(self.title)}"]
        if self.folder == "agenda":
            lines += [f"handling: {TO_FILL_IN}", f"responsible: [{TO_FILL_IN}]"]
        return "\n".join((*lines, *self._text())) + "\n"

    def _text(self) -> Iterator[str]:
        names = {id_: f"noot{number}" for number, id_ in enumerate(self.notes, 1)}
        yield "text: |"
        before = ""
        for each in self.paragraphs:
            if before and not before == each.kind == "list":
                yield ""
            before = each.kind
            text = MARK.sub(lambda mark: f"[^{names.get(mark[1], mark[1])}]", each.text)
            first, *rest = text.split("\n")
            lead = "- " if each.kind == "list" else ""
            yield f"  {lead}{first}"
            yield from (f"  {' ' * len(lead)}{line}" for line in rest)
        if names:
            yield "footnotes:"
            yield from (f"  {names[id_]}: {_quoted(text)}" for id_, text in self.notes.items())


def added_of(folder: str, paragraphs: Sequence[Paragraph], notes: Mapping[str, str]) -> Added:
    """What was added under a title, which is the first of some paragraphs."""
    title, *others = paragraphs
    first, broken, rest = title.text.partition("\\\n")
    if broken and title.kind != "heading":
        title, others = replace(title, text=first), [replace(title, text=rest), *others]
    cited = [id_ for each in others for id_ in MARK.findall(each.text)]
    own = {id_: notes.get(id_, "") for id_ in cited}
    words = " ".join(plain(without_number(title.text.strip("*_"))).split())
    return Added(folder, words, tuple(each for each in others if each.text), own)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
