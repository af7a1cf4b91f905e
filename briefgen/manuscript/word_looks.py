"""How the runs of a Word file look, as far as it changes what they say: struck, hidden, a font."""

from dataclasses import dataclass

from briefgen.manuscript.word_styles import OFF, Styles, value
from briefgen.word.xml import Element, W

SAYING = {f"{W}{name}" for name in ("strike", "dstrike", "vanish", "vertAlign", "rFonts")}
SYMBOLS = "02"
FONTS = ("ascii", "hAnsi", "cs", "eastAsia")


@dataclass(frozen=True, slots=True)
class Look:
    """What of its look changes what a run says."""

    struck: bool = False
    hidden: bool = False
    fonts: tuple[str, ...] = ()
    place: str = ""


class Looks:
    """The looks of runs, by their own properties and by their styles."""

    def __init__(self, styles: Styles, fonts: Element | None = None) -> None:
        self.styles = styles
        charsets = () if fonts is None else fonts.iter(f"{W}charset")
        symbolic = [each.getparent() for each in charsets if each.get(f"{W}val") == SYMBOLS]
        names = (each.get(f"{W}name", "") for each in symbolic if each is not None)
        self.pictorial = frozenset(names)
        """The fonts of symbols that the file names (17.8.3.2)."""
        self.known: dict[tuple[str | None, str | None], Look] = {}

    def of(self, run: Element, style: str | None) -> Look:
        """The look of a run in a paragraph of a style."""
        properties = run.find(f"{W}rPr")
        said = {} if properties is None else {str(each.tag): each for each in properties}
        own = value(said.get(f"{W}rStyle"))
        inherited = self.known.get((style, own))
        if inherited is None:
            inherited = self.known[style, own] = self._inherited(style, own)
        if said.keys().isdisjoint(SAYING):
            return inherited
        struck = [value(said.get(f"{W}{name}")) for name in ("strike", "dstrike")]
        hidden, place = value(said.get(f"{W}vanish")), value(said.get(f"{W}vertAlign"))
        return Look(
            inherited.struck if struck == [None, None] else any(map(_is_on, struck)),
            inherited.hidden if hidden is None else _is_on(hidden),
            _over(_fonts(said.get(f"{W}rFonts")), inherited.fonts),
            inherited.place if place is None else _place(place),
        )

    def _inherited(self, paragraph: str | None, run: str | None) -> Look:
        paragraph = self.styles.default if paragraph is None else paragraph
        struck = any(self.styles.says(run, each, paragraph) for each in ("strike", "dstrike"))
        chains = [each for style in (run, paragraph) for each in self.styles.chain(style)]
        looks = [look for each in chains if (look := each.find(f"{W}rPr")) is not None]
        places = [said for each in looks if (said := value(each, f"{W}vertAlign"))]
        fonts: tuple[str, ...] = ()
        for each in reversed(looks):
            fonts = _over(_fonts(each.find(f"{W}rFonts")), fonts)
        return Look(
            struck,
            self.styles.says(run, "vanish", paragraph),
            fonts,
            _place(places[0]) if places else "",
        )


def _place(said: str) -> str:
    return "" if said == "baseline" else said


def _is_on(said: str | None) -> bool:
    return said is not None and said not in OFF


def _fonts(fonts: Element | None) -> tuple[str, ...]:
    """The fonts, that of letters first: a sign may be in another one (17.3.2.26).

    One of a theme goes before one that is named, and is none of symbols.
    """
    if fonts is None:
        return ()
    named = [fonts.get(f"{W}{each}Theme", "") or fonts.get(f"{W}{each}", "") for each in FONTS]
    return (named[0] or named[1], *filter(None, named))


def _over(own: tuple[str, ...], inherited: tuple[str, ...]) -> tuple[str, ...]:
    """Fonts over those of a style, which counts for letters if they name none."""
    if not own or own[0]:
        return own or inherited
    return (inherited[0] if inherited else "", *own[1:], *inherited[1:])
