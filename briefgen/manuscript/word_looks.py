"""How the runs of a Word file look, as far as it changes what they say: struck, hidden, a font."""

from dataclasses import dataclass

from briefgen.manuscript.word_styles import Styles, is_on, value
from briefgen.word.xml import Element, W

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

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.known: dict[tuple[str | None, str | None], Look] = {}

    def of(self, run: Element, style: str | None) -> Look:
        """The look of a run in a paragraph of a style."""
        properties = run.find(f"{W}rPr")
        own = value(properties, f"{W}rStyle") if properties is not None else None
        inherited = self.known.get((style, own))
        if inherited is None:
            inherited = self.known[style, own] = self._inherited(style, own)
        if properties is None:
            return inherited
        struck = [is_on(properties, name) for name in ("strike", "dstrike")]
        hidden = is_on(properties, "vanish")
        place = value(properties, f"{W}vertAlign")
        return Look(
            inherited.struck if struck == [None, None] else any(struck),
            inherited.hidden if hidden is None else hidden,
            _fonts(properties) or inherited.fonts,
            inherited.place if place is None else _place(place),
        )

    def _inherited(self, paragraph: str | None, run: str | None) -> Look:
        paragraph = self.styles.default if paragraph is None else paragraph
        struck = any(self.styles.says(run, each, paragraph) for each in ("strike", "dstrike"))
        chains = [each for style in (run, paragraph) for each in self.styles.chain(style)]
        looks = [look for each in chains if (look := each.find(f"{W}rPr")) is not None]
        places = [said for each in looks if (said := value(each, f"{W}vertAlign"))]
        fonts = [names for each in looks if (names := _fonts(each))]
        return Look(
            struck,
            self.styles.says(run, "vanish", paragraph),
            fonts[0] if fonts else (),
            _place(places[0]) if places else "",
        )


def _place(said: str) -> str:
    return "" if said == "baseline" else said


def _fonts(properties: Element) -> tuple[str, ...]:
    """The fonts, that of letters first: a sign may be in another one (17.3.2.26)."""
    fonts = properties.find(f"{W}rFonts")
    names = () if fonts is None else tuple(fonts.get(f"{W}{each}", "") for each in FONTS)
    return tuple(each for each in names if each)
