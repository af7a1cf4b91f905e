"""Defects of small grammar, of the marks in citations, and of spaces and signs that are missing."""

from tests.mutations.draft import Draft, Place


def mark_of_number(draft: Draft) -> Place:
    number = draft.number(1, 999)
    ways = (f"36410, nr.{number}", f"32852 nr. {number}", f"22112, {number}")
    return draft.insert(f"Zie de motie (Kamerstuk {draft.pick(*ways)}).")


def comma_in_article(draft: Draft) -> Place:
    number, part = draft.number(2, 99), draft.pick("eerste", "tweede", "zesde")
    end = draft.pick("van het verdrag", "onder b", "VWEU", "")
    if end == "VWEU":
        return draft.insert(f"Dit volgt uit artikel {number}, {part} lid {end}.")
    return draft.insert(f"Dit volgt uit artikel {number} {part} lid {end}".rstrip() + ".")


def number_of_council(draft: Draft) -> Place:
    kind, number = draft.pick("ST", "WK"), draft.number(1000, 16999)
    return draft.insert(f"Het voorstel staat in {kind}{number}/25 van het Voorzitterschap.")


def number_of_case(draft: Draft) -> Place:
    kind, number = draft.pick("Z", "D"), draft.number(10000, 59999)
    return draft.insert(f"De brief (Kamerstuk 2024{kind}{number}) is verzonden.")


def two_articles(draft: Draft) -> Place:
    ways = (
        "Er ligt een de oplossing voor.",
        "Dit staat in de het voorstel over toezicht.",
        "Hierover is met de een aantal lidstaten gesproken.",
        "Dit helpt om de te komen tot een akkoord.",
    )
    return draft.insert(draft.pick(*ways))


def without_subject(draft: Draft) -> Place:
    verb = draft.pick("stuur", "zend", "informeer", "bied")
    start = draft.pick("Hierbij", "Daarom", "Met deze brief")
    return draft.insert(f"{start} {verb} u het verslag van de vergadering.")


def body_as_he(draft: Draft) -> Place:
    who = draft.pick("De Commissie", "De regering", "De Europese Unie", "De NAVO")
    did = draft.pick(
        "hield zijn belofte", "nam zijn verantwoordelijkheid", "herhaalt zijn standpunt"
    )
    return draft.insert_at(*_below(draft), f"{who} {did}.", own_paragraph=True)


def missing_space(draft: Draft) -> Place:
    ways = (
        "Het lid Smit(PVV) vroeg hiernaar.",
        "De Raad,die instemde, was het eens.",
        "De kennis-en innovatieagenda volgt.",
        "Zie daarover blz.12 van het rapport.",
    )
    return draft.insert(draft.pick(*ways))


def accent(draft: Draft) -> Place:
    word = draft.pick("AO´s", "foto`s", "auto‘s", "programma′s", "MER-ren")
    return draft.insert(f"Dit is in twee {word} al toegelicht.")


def no_full_stop(draft: Draft) -> Place:
    end = draft.pick("met het voorstel", "over de conclusies", "in de Kamer")
    sentences = f"De Raad stemde hiermee in. De Commissie was het eens {end}"
    return draft.insert(sentences, own_paragraph=True)


def no_article(draft: Draft) -> Place:
    when = draft.pick("in afgelopen jaren", "in najaar 2024", "sinds zomer 2023")
    return draft.insert(f"Dit is {when} uitvoerig besproken.")


def _below(draft: Draft) -> tuple[str, int]:
    """A place with no man named close before it."""
    name = draft.dice.choice(draft.subjects())
    lines = list(draft.prose(name)) or [draft.line_of(name, "text:")[1] - 1]
    return name, lines[-1]


MUTATIONS = {
    "BG415": mark_of_number,
    "BG416": comma_in_article,
    "BG417": number_of_council,
    "BG418": number_of_case,
    "BG920": two_articles,
    "BG921": without_subject,
    "BG922": body_as_he,
    "BG923": missing_space,
    "BG924": accent,
    "BG925": no_full_stop,
    "BG926": no_article,
}
