"""What was taken away and added between two paragraphs, and why some of it has no place."""

from msgspec import Struct, field

from briefgen.problem import Text, mark, t

ADDED = t(
    "a heading and its text were added: make it an item or topic of its own in the YAML"
    " (--new DIR writes it as a file), or put it below a text of the dossier"
)
TABLE = t("a table was added, or text behind one; add it in the YAML")
HEAD_ADDED = mark(
    "the head “{heading}” was added with its text; write that text below {key}: in the file of the"
    " item"
)
HEAD_LOST = t(
    "a fixed head was taken away; what stands below it is still in the YAML, take it out there if"
    " it must go"
)
LOST = t(
    "the heading of this item or topic was taken away; take it out of dossier.yaml if it must go,"
    " nothing of it was changed"
)
ASTRAY = t("this stands below a heading that was added or in place of one; change it in the YAML")
MIXED = t(
    "a heading or text was joined with another one that is apart in the YAML, or was divided;"
    " change it there"
)
GONE = t("this was taken away, and is made by briefgen or is a title or table")
UNSURE = t(
    "this paragraph was another one when the document was sent: see which commit is the right"
    " --base, or change it in the YAML"
)
ELSEWHERE = t("this paragraph was moved to another item; move it in the YAML")


class Kept(Struct, frozen=True):
    """A paragraph that is there on both sides; `astray` if it is not below its heading."""

    old: int
    new: int
    astray: bool


class Gap(Struct, frozen=True):
    """What was taken away and added between two paragraphs that are there on both sides.

    `before` and `after` are these, by their numbers in what was sent; `head` is the heading sent
    below which it is, -1 for none; `astray` says that a heading was added since.
    """

    olds: tuple[int, ...]
    news: tuple[int, ...]
    before: int | None
    after: int | None
    head: int
    astray: bool


class Group(Struct):
    """Paragraphs that are not taken over, and why; `subject` if it may be an item of its own."""

    why: Text
    olds: list[int] = field(default_factory=list)
    news: list[int] = field(default_factory=list)
    subject: bool = False
