"""What a run of a Word file shows and its letters do not say: symbols, raised signs, struck words.

Source: ECMA-376 part 1, 17.3.3.30 (w:sym), 17.3.2.26 (w:rFonts), 17.3.2.42 (w:vertAlign).
"""

import re
from collections.abc import Container, Sequence

from msgspec import Struct

from briefgen.facts import symbols
from briefgen.manuscript.word_styles import OFF, Styles, value
from briefgen.word.xml import Element, W

RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
ORDINAL = re.compile(
    r"e|de|ste|er|re|ère|[èeé]me|ième|[snr][tdh]|rd|th|o|a|mo|TM|SM", re.IGNORECASE
)
"""Raised letters that say the same on the line: 1e, 2de, 1er, 3rd, nº."""
ON_THE_LINE = re.compile(r"[^\w+=−–-]*|(?:\[\w+\])+")
"""Raised signs that are no power or charge, and marks of notes of another system: [1]."""
PRIVATE = re.compile("[\ue000-\uf8ff]")
SAYING = {f"{W}{name}" for name in ("strike", "dstrike", "vanish", "vertAlign", "rFonts")}
SYMBOLS = "02"
FONTS = ("ascii", "hAnsi", "cs", "eastAsia")


class Look(Struct, frozen=True):
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
        places = [said for each in looks if (said := value(each, "vertAlign"))]
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


class Shown(Struct, frozen=True):
    """What is shown: the text, and the characters of which nobody knows what they show."""

    text: str
    unknown: str = ""


def in_fonts(text: str, fonts: Sequence[str], pictorial: Container[str] = ()) -> Shown:
    """What a text shows in some fonts, of which that of its letters is the first.

    A font of symbols shows other signs than the letters; a private character is one of such a font.

    Args:
        text: the text.
        fonts: the fonts.
        pictorial: the fonts of symbols that the file names; of those not known nothing is read.
    """
    letters = symbols(fonts[0]) if fonts else {}
    other = bool(fonts) and (bool(letters) or fonts[0] in pictorial)
    if not other and not PRIVATE.search(text):
        return Shown(text)
    signs = next((known for font in fonts if (known := symbols(font))), {})
    shown, unknown = "", ""
    for each in text:
        code = ord(each)
        if PRIVATE.match(each):
            sign = signs.get(code - 0xF000)
        else:
            sign = letters.get(code) if other and 0x20 < code < 0x100 else each
        shown, unknown = (shown, unknown + each) if sign is None else (shown + sign, unknown)
    return Shown(shown, unknown)


def raised(text: str) -> str | None:
    """Raised text as signs of its own; None if there are none for it."""
    return _placed(text, RAISED)


def lowered(text: str) -> str | None:
    """Lowered text as signs of its own; None if there are none for it."""
    return _placed(text, LOWERED)


def _placed(text: str, signs: dict[int, int]) -> str | None:
    core = text.strip()
    if ON_THE_LINE.fullmatch(core):
        return text
    return text.translate(signs) if all(ord(each) in signs for each in core) else None


def on_the_line(text: str) -> bool:
    """Whether raised text says the same on the line."""
    return bool(ORDINAL.fullmatch(text.strip()))


def in_a_line(equation: Element) -> str:
    """The words of an equation, of which the structure is written by signs."""
    if str(equation.tag).endswith("}t"):
        return equation.text or ""
    found = [(str(each.tag).rpartition("}")[2], in_a_line(each)) for each in equation]
    parts, own = dict(found), [words for name, words in found if name == "e"]
    shown = "".join(words for _, words in found)
    match str(equation.tag).rpartition("}")[2]:
        case "f":
            shown = f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
        case "sSup" | "sSub" | "sSubSup":
            shown = "".join(own) + _scripts(parts)
        case "nary":
            shown = f"{_sign(equation, 'naryPr', 'chr', '∫')}{_scripts(parts)} {''.join(own)}"
        case "rad":
            shown = f"{_scripts({'sup': parts.get('deg', '')})}√{_grouped(''.join(own))}"
        case "d":
            start = _sign(equation, "dPr", "begChr", "(")
            shown = f"{start}{', '.join(own)}{_sign(equation, 'dPr', 'endChr', ')')}"
        case "mr" | "eqArr":
            shown = ", ".join(own)
        case "m":
            shown = "; ".join(words for name, words in found if name == "mr")
    return shown


def _scripts(parts: dict[str, str]) -> str:
    low, high = parts.get("sub", ""), parts.get("sup", "")
    lower = (lowered(low) or f"_{_grouped(low)}") if low else ""
    return lower + ((raised(high) or f"^{_grouped(high)}") if high else "")


def _grouped(words: str) -> str:
    return words if len(words) < 2 or words.isalnum() else f"({words})"


def _sign(equation: Element, properties: str, name: str, otherwise: str) -> str:
    found = equation.find(f"{{*}}{properties}/{{*}}{name}")
    return otherwise if found is None else str(next(iter(found.values()), ""))
