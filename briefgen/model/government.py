"""What government.yaml and councils.yaml say: who governs, and what their documents look like."""

from pathlib import Path

from msgspec import Struct


class HouseStyle(Struct, frozen=True):
    """What the documents look like: None is what the shell says.

    `font_size` is in points; `page_references` is “span” (p. 7-8) or “start” (p. 7); `citations`
    is “standard” (each in its one form) or “written”; `citation_links` gives each its address.
    """

    font: str | None = None
    font_size: float | None = None
    page_references: str = "span"
    citations: str = "written"
    citation_links: bool = True


class Letterhead(Struct, frozen=True):
    """The side column of a ministry's letters; `logo` is the file of its picture."""

    cluster: str | None = None
    directorate: str | None = None
    unit: str | None = None
    visiting_address: tuple[str, ...] = ()
    postal_address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    logo: Path | None = None


class Section(Struct, frozen=True):
    """A fixed head, of an item or of the nota: what stands below it is what it `means`.

    Of an item that is “text”, “handling”, “position”, “positions_of_others” or “documents”; of
    the nota “reason”, “decision”, “routing”, “explanation”, “not_public” or “attachments”; None is
    a text of its own. `empty` is what stands there if there is nothing.
    """

    id: str
    heading: str
    means: str | None = None
    required: bool = False
    empty: str | None = None

    @property
    def has_own_key(self) -> bool:
        """Whether what stands below it in an item has a key of its own, and not its id."""
        return self.means in ("text", "handling", "position", "documents")

    @property
    def key(self) -> str:
        """The key of an item below which what stands there is written."""
        return str(self.means) if self.has_own_key else f"sections: {self.id}"


class Numbers(Struct, frozen=True):
    """How headings are numbered: “I”, “A”, “1”, “a” or “none”; items running through all parts."""

    letter: str = "none"
    parts: str = "I"
    items: str = "1"
    groups: str = "a"
    running: bool = False


INTRODUCTION, TOPICS, SIGNATURE = "introduction", "topics", "signature"
AGENDA, OTHER_BUSINESS, ANNEXES = "agenda", "other_business", "annexes"
ORDER = (INTRODUCTION, TOPICS, AGENDA, OTHER_BUSINESS, ANNEXES)


class Shape(Struct, frozen=True):
    """What the documents of a meeting consist of, in their order."""

    agenda: str = "attached"
    order: tuple[str, ...] = ORDER
    heading: str = ""
    numbers: Numbers = Numbers()
    handling: str = "line"
    aob_label: str = ""
    contents: bool = False
    introduction: str | None = None
    sections: tuple[Section, ...] = ()
    nota: tuple[Section, ...] = ()

    @property
    def in_letter(self) -> bool:
        """Whether the letter holds the agenda."""
        return self.agenda == "in_letter"

    def chapters(self) -> tuple[str, ...]:
        """What the letter consists of: signed at its end, but before annexes.

        What `order` does not name comes last; the introduction below the heading of the agenda.
        """
        if not self.in_letter:
            return (TOPICS, SIGNATURE)
        left = (name for name in ORDER if name not in (*self.order, INTRODUCTION))
        order = (*self.order, *left)
        if SIGNATURE in order:
            return order
        last = order[-1:] if order[-1:] == (ANNEXES,) else ()
        return (*order[: len(order) - len(last)], SIGNATURE, *last)

    @property
    def agenda_page(self) -> str | None:
        """Where the agenda begins in the letter: on a “new” page behind the signature."""
        chapters = self.chapters()
        behind = AGENDA in chapters and chapters.index(SIGNATURE) < chapters.index(AGENDA)
        return "new" if behind else None

    def section(self, means: str) -> Section | None:
        """The head of an item below which something stands, if there is one."""
        return next((each for each in self.sections if each.means == means), None)


class Manners(Struct, frozen=True):
    """How a formation writes its letters: to whom (None: all chambers), how it begins and ends."""

    to: tuple[str, ...] | None = None
    salutation: str | None = None
    sign_off: str | None = None
    signature: str = "office_name"


class Ministry(Struct, frozen=True):
    """A ministry; `tooi` is its code in the government's register of organisations."""

    id: str
    name: str
    website: str | None
    tooi: str | None
    letterhead: Letterhead


class Post(Struct, frozen=True):
    """The post of a bewindspersoon, e.g. id MJenV, title “minister van Justitie en Veiligheid”."""

    id: str
    title: str
    ministry: Ministry


class Signatory(Struct, frozen=True):
    """A post and who held it on the day of the letter; the name is None where it is not known."""

    post: Post
    name: str | None


class Chamber(Struct, frozen=True):
    """A chamber of parliament, to whose President a letter is addressed."""

    id: str
    name: str
    short_name: str
    address: tuple[str, ...]


class Council(Struct, frozen=True):
    """A formation of the Council, and the ministry whose letterhead its letters carry.

    `chair` is “rotating”, “none”, or who presides; `noun` what a meeting of it is called; `seat`
    is “protocol”, or the place where it meets. Names and noun begin with “het” if that is their
    article.
    """

    id: str
    name: str
    short_name: str
    kamerstuk_dossiers: tuple[str, ...]
    ministry: Ministry
    opening: str
    chair: str
    noun: str
    seat: str

    @property
    def names(self) -> tuple[str, str]:
        """What texts call it, in short and in full: without an article."""
        return without_article(self.short_name), without_article(self.name)


def without_article(name: str) -> str:
    """A name or noun of a formation where no article stands before it."""
    return name.removeprefix("het ")


class Attendance(Struct, frozen=True):
    """A post, whether it takes part (“yes”, “no”, “unknown”), and who comes instead."""

    post: Post
    takes_part: str = "yes"
    replaced_by: str | None = None
