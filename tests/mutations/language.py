"""Defects of abbreviations, terms, typography and language."""

from tests.mutations.draft import Draft, Place

NAMES = {
    "RVO": ("Rijksdienst voor Ondernemend Nederland", "Raad voor Onderzoek"),
    "NPR": ("Nationaal Plan Rijksdiensten", "Nota Publieke Ruimte"),
    "GRO": ("Groep Regionaal Overleg", "Gezamenlijke Regeling Onderzoek"),
    "PZW": ("Platform Zorg en Welzijn", "Programma Zeer Ruime Wateren"),
}
FILLED = "De Raad heeft hierover in {year} gesproken."


def two_meanings(draft: Draft) -> set[Place]:
    short = draft.pick(*NAMES)
    one, other = NAMES[short]
    first = draft.insert(f"Het {one} ({short}) is betrokken, en het {short} adviseert.", "letter/")
    return {
        first,
        draft.insert(f"Het {other} ({short}) is betrokken, en het {short} adviseert.", "agenda/"),
    }


def explained_twice(draft: Draft) -> set[Place]:
    short = draft.pick(*NAMES)
    sentence = f"Het {NAMES[short][0]} ({short}) adviseert."
    places = {draft.insert(sentence, "letter/") for _twice in range(2)}
    draft.insert(f"Het advies van het {short} volgt.", "letter/")
    return places


def never_used(draft: Draft) -> Place:
    short = draft.pick(*NAMES)
    return draft.insert(f"Het {NAMES[short][0]} (hierna: {short}) is hierbij betrokken.")


def unknown(draft: Draft) -> Place:
    short = "".join(draft.pick(*"BCDFGHJKLMNPQRSTVWZ") for _letter in range(4))
    return draft.insert(f"Het kabinet heeft hierover met de {short} gesproken.")


def other_initials(draft: Draft) -> Place:
    first = draft.pick("Enhanced", "Extended", "Enlarged")
    name = f"{first} European Border Protection Network"
    return draft.insert(f"Het voorstel ({name}, hierna: EBPN) volgt, en het EBPN begint.")


def before_its_definition(draft: Draft) -> Place:
    short = draft.pick(*NAMES)
    file, line = draft.insert(f"Het {short} adviseert hierover.", "agenda/", own_paragraph=True)
    draft.insert_at(file, line - 1, f"Het {NAMES[short][0]} ({short}) is daarbij betrokken.")
    return file, line


def variant(draft: Draft) -> Place:
    wrong = draft.pick("JBZ-raad", "IO Roadmap", "EU drugsstrategie", "asiel-migratiepact")
    return draft.insert(f"Dit raakt aan de {wrong} en andere stukken.")


def hyphen(draft: Draft) -> set[Place]:
    one, other = draft.dice.choice(
        [
            ("Benelux-Unie", "Benelux Unie"),
            ("Visegrad-Groep", "Visegrad Groep"),
            ("OV-Fonds", "OV Fonds"),
        ]
    )
    first = draft.insert(f"De {one} steunt dit.", "letter/")
    return {first, draft.insert(f"De {other} heeft vragen.", "letter/")}


def confusable(draft: Draft) -> set[Place]:
    one, other = draft.dice.choice(
        [
            ("wederzijdse erkenning", "wederkerige erkenning"),
            ("etnische minderheden", "ethische minderheden"),
        ]
    )
    first = draft.insert(f"Van belang is ook {one} hierbij.", "letter/")
    return {first, draft.insert(f"Het kabinet noemt {other} apart.", "letter/")}


def article(draft: Draft) -> set[Place]:
    first = draft.insert("Hierover is in Coreper gesproken.", "letter/")
    return {first, draft.insert("Daarna is in het Coreper een akkoord bereikt.", "letter/")}


def diacritic(draft: Draft) -> Place:
    word = draft.pick("financiele", "industriele", "essentiele")
    return draft.insert(f"De {word} vraagstukken blijven aandacht vragen.")


def name_off(draft: Draft) -> Place:
    name = draft.pick(
        "Azerbeidjan", "Oezbekisthan", "Zimbawe", "Marroko", "Griekeland", "Bratislva"
    )
    return draft.insert(f"Van belang is ook de inzet in {name} en elders.")


def former_office(draft: Draft) -> Place:
    name = draft.pick("Veiligheid en Justitie", "Infrastructuur en Milieu", "Verkeer en Waterstaat")
    return draft.insert(f"De minister van {name} stemt hiermee in.", own_paragraph=True)


def two_forms(draft: Draft) -> set[Place]:
    one, other = draft.dice.choice(
        [
            ("de Wolvenverordening", "de wolvenverordening"),
            ("de co-wetgevers", "de cowetgevers"),
            ("het Algemeen Overleg", "het algemeen overleg"),
            ("zoveel mogelijk lidstaten", "zo veel mogelijk lidstaten"),
            ("de Wolventafels", "diverse wolventafels"),
        ]
    )
    first = draft.insert(f"Dit raakt aan {one} en andere stukken.", "letter/")
    return {first, draft.insert(f"Dit staat los van {other} hierover.", "letter/")}


def doubtful_word(draft: Draft) -> Place:
    word = draft.pick("allereest", "electriciteit", "ethnische", "gemonitored")
    return draft.insert(f"Hierbij is {word} van belang.")


def misspelt_word(draft: Draft) -> Place:
    word = draft.pick("geïmplemeneterd", "geconcretisteerd", "geannoteeerd", "maatregen")
    return draft.insert(f"Dit is in de nota {word} en besproken.")


def unknown_word(draft: Draft) -> Place:
    word = draft.pick("beveiligingsmaatregelingen", "klimaatweerbare", "golfoploop")
    return draft.insert(f"Het kabinet noemt {word} apart.")


def straight_quotes(draft: Draft) -> Place:
    draft.insert("Het begrip ‘strategische autonomie’ is hierbij van belang.", "letter/")
    word = draft.pick("rule of law", "level playing field", "trusted flaggers")
    return draft.insert(f'De term "{word}" is daarbij gebruikt.', "letter/")


def hyphen_for_dash(draft: Draft) -> Place:
    which = draft.pick("Zweden en Finland", "Spanje", "de buurlanden van Oekraïne")
    return draft.insert(f"Andere lidstaten - waaronder {which} - steunen dit.")


def stray_space(draft: Draft) -> Place:
    ways = (
        "Dit is bekend (zie de bijlage ).",
        "Het gaat om toezicht /handhaving.",
        "Dat geldt ook , zij het minder.",
        "Het kabinet  steunt dit.",
    )
    return draft.insert(draft.pick(*ways))


def small_sentence(draft: Draft) -> Place:
    word = draft.pick("daarbij", "ook", "verder", "tevens")
    return draft.insert(f"Het kabinet steunt dit. {word} let het op de uitvoering.")


def de_and_het(draft: Draft) -> set[Place]:
    short = draft.pick("QRST", "WXYZ", "PQRS")
    first = draft.insert(f"Over het {short} is gesproken (hierna: {short}).", "letter/")
    return {first, draft.insert(f"Nederland steunt de {short} in beginsel.", "letter/")}


def twice(draft: Draft) -> Place:
    word = draft.pick("de", "van", "een", "met")
    return draft.insert(f"Dit sluit aan bij {word} {word} inzet van andere lidstaten.")


def split(draft: Draft) -> Place:
    ways = (
        "Het Voorzitterschap zal hierbij stil staan.",
        "Aan die wens is tegemoet gekomen.",
        "De inzet is er op gericht dit te voorkomen.",
        "Dit zorgt er voor dat de uitvoering lukt.",
        "Nederland heeft vast gehouden aan zijn koers.",
        "Het is zaak om vast houden aan die koers.",
    )
    return draft.insert(draft.pick(*ways))


def loose_compound(draft: Draft) -> Place:
    ways = (
        "Dit raakt alle EU lidstaten in brede zin.",
        "De VN rapporteur is hierover gehoord.",
        "De leden van de PvdA fractie steunen dit.",
        "De EU-VS top is uitgesteld.",
        "Nederland blijft netto betaler.",
        "Hiermee is de motie Bakker/Visser (Kamerstuk 36410, nr. 31) afgedaan.",
        "Het 1,5 gradendoel blijft overeind.",
    )
    return draft.insert(draft.pick(*ways))


def hyphen_too_many(draft: Draft) -> Place:
    words = (
        "inter-departementale",
        "multi-disciplinaire",
        "sub-regionale",
        "noord-westelijke",
        "grens-loze",
    )
    word = draft.pick(*words)
    return draft.insert(f"De {word} aanpak raakt een-vijfde van de middelen.")


def space_behind_hyphen(draft: Draft) -> Place:
    name = draft.pick("EU", "VN", "NAVO")
    return draft.insert(f"De {name}- ministers spraken hierover.")


def member(draft: Draft) -> Place:
    name = draft.pick("Jansen", "De Vries", "Bakker", "Visser")
    who = draft.pick("lid", "Kamerlid", "Tweede Kamerlid")
    return draft.insert(f"De Kamervragen van {who} {name} zijn beantwoord.")


def her(draft: Draft) -> Place:
    noun = draft.pick("steun", "inzet", "bijdrage", "positie")
    return draft.insert(f"Nederland heeft haar {noun} hiervoor uitgesproken.")


def capital(draft: Draft) -> Place:
    ways = (
        "De nederlandse inzet is bekend.",
        "De europese markt is hierbij van belang.",
        "De Tweede kamer is hierover bericht.",
        "Dit is eerder aan de kamer toegestuurd.",
        "De Beleidslijn Grote Rivieren (BGR) geldt, en de Bgr wordt herzien.",
    )
    return draft.insert(draft.pick(*ways))


def misspelt(draft: Draft) -> Place:
    word = draft.pick("aggressie", "onmiddelijke actie", "concensus", "een accomodatie")
    return draft.insert(f"Hierbij is sprake van {word} in de regio.")


def open_bracket(draft: Draft) -> Place:
    ways = (
        "Dit is toegelicht (zie de bijlage in de brief.",
        "Dit is toegelicht zie de bijlage) in de brief.",
    )
    return draft.insert(draft.pick(*ways), own_paragraph=True)


def phrase(draft: Draft) -> Place:
    ways = (
        "Op moment van schrijven is dit onbekend.",
        "In ogen van het kabinet is dit goed.",
        "In kader van deze aanpak is overlegd.",
        "Hieraan doen tenminste twaalf landen mee.",
        "Er is veel gedaan. Kortom er is voortgang.",
    )
    return draft.insert(draft.pick(*ways))


def both(draft: Draft) -> Place:
    who = draft.pick(
        "Denemarken alsmede Zweden", "de Commissie alsmede het Parlement", "Zweden en Malta"
    )
    return draft.insert(f"Dit is zowel door {who} gesteund.")


def lost_sign(draft: Draft) -> Place:
    ways = ("+ 5 miljoen euro.", "> 5 procent van het totaal.", f"{draft.number(2026, 2031)}. Dan.")
    return draft.insert(draft.pick(*ways), own_paragraph=True)


def bullet_of_word(draft: Draft) -> Place:
    sign = draft.pick("• ", "▪ ", "o ", "\uf0b7\t", "– ", "-")
    return draft.insert(f"{sign}de eerste lezing;", own_paragraph=True)


MUTATIONS = {
    "BG501": two_meanings,
    "BG502": explained_twice,
    "BG503": never_used,
    "BG504": unknown,
    "BG505": other_initials,
    "BG506": before_its_definition,
    "BG507": variant,
    "BG508": hyphen,
    "BG509": confusable,
    "BG510": article,
    "BG511": diacritic,
    "BG512": name_off,
    "BG513": former_office,
    "BG514": two_forms,
    "BG515": doubtful_word,
    "BG516": misspelt_word,
    "BG517": unknown_word,
    "BG901": straight_quotes,
    "BG902": hyphen_for_dash,
    "BG903": stray_space,
    "BG518": de_and_het,
    "BG904": twice,
    "BG927": small_sentence,
    "BG905": split,
    "BG906": loose_compound,
    "BG907": member,
    "BG908": her,
    "BG909": capital,
    "BG910": misspelt,
    "BG911": open_bracket,
    "BG912": phrase,
    "BG913": both,
    "BG914": lost_sign,
    "BG915": bullet_of_word,
    "BG917": hyphen_too_many,
    "BG918": space_behind_hyphen,
}
