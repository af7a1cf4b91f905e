"""An equation in one line of text (ECMA-376 part 1, 22.1): a fraction as a/b, a power as aⁿ."""

from briefgen.manuscript.word_account import M
from briefgen.manuscript.word_signs import lowered, raised
from briefgen.word.xml import Element


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
            shown = "".join(own) + _placed(parts)
        case "nary":
            shown = f"{_sign(equation, 'naryPr', 'chr', '∫')}{_placed(parts)} {''.join(own)}"
        case "rad":
            shown = f"{_placed({'sup': parts.get('deg', '')})}√{_grouped(''.join(own))}"
        case "d":
            start = _sign(equation, "dPr", "begChr", "(")
            shown = f"{start}{', '.join(own)}{_sign(equation, 'dPr', 'endChr', ')')}"
        case "mr" | "eqArr":
            shown = ", ".join(own)
        case "m":
            shown = "; ".join(words for name, words in found if name == "mr")
    return shown


def _placed(parts: dict[str, str]) -> str:
    low, high = parts.get("sub", ""), parts.get("sup", "")
    lower = (lowered(low) or f"_{_grouped(low)}") if low else ""
    return lower + ((raised(high) or f"^{_grouped(high)}") if high else "")


def _grouped(words: str) -> str:
    return words if len(words) < 2 or words.isalnum() else f"({words})"


def _sign(equation: Element, properties: str, name: str, otherwise: str) -> str:
    found = equation.find(f"{M}{properties}/{M}{name}")
    return otherwise if found is None else found.get(f"{M}val", "")
