"""What a run of a Word file shows and its letters do not say: symbols, raised and lowered signs.

Source: ECMA-376 part 1, 17.3.3.30 (w:sym), 17.3.2.26 (w:rFonts), 17.3.2.42 (w:vertAlign).
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from briefgen.facts import symbols
from briefgen.manuscript.word_account import M
from briefgen.word.xml import Element

RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
ORDINAL = re.compile(
    r"e|de|ste|er|re|ère|[èeé]me|ième|[snr][tdh]|rd|th|o|a|mo|TM|SM", re.IGNORECASE
)
"""Raised letters that say the same on the line: 1e, 2de, 1er, 3rd, nº."""
ON_THE_LINE = re.compile(r"[^\w+=−–-]*|(?:\[\w+\])+")
"""Raised signs that are no power or charge, and marks of notes of another system: [1]."""
PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Shown:
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
    found = [(str(each.tag).removeprefix(M), in_a_line(each)) for each in equation]
    parts, own = dict(found), [words for name, words in found if name == "e"]
    shown = "".join(words for _, words in found)
    match str(equation.tag).removeprefix(M):
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
    found = equation.find(f"{M}{properties}/{M}{name}")
    return otherwise if found is None else found.get(f"{M}val", "")
