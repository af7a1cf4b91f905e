"""Defects of citations and footnotes."""

import re

from tests.mutations.draft import MONTHS, Draft, Place


def two_years(draft: Draft) -> set[Place]:
    number, dossier = draft.number(10, 900), draft.pick("32317", "22112", "21501-20")
    one = draft.note(f"Kamerstukken II 2024/25, {dossier}, nr. {number}.", "letter/")
    other = draft.note(f"Kamerstukken II 2023/24, {dossier}, nr. {number}.", "agenda/")
    return {one, other}


def year_to_come(draft: Draft) -> Place:
    year = draft.number(2026, 2040)
    return draft.note(
        f"Kamerstukken II {year}/{(year + 1) % 100:02}, 32317, nr. {draft.number(1, 999)}."
    )


def form_of_piece(draft: Draft) -> Place:
    number = draft.number(1, 999)
    ways = (
        f"Kamerstukken II, 2024-25, nr. 32317-{number}.",
        f"Tweede Kamer, vergaderjaar 2024–2025, 19 637, nr. {number}.",
        f"Kamerstukken II, 2024-25, 32317-{number}.",
        f"Kamerstukken II 2024-2025, 22 112, nr. {number}.",
    )
    return draft.note(draft.pick(*ways))


def form_of_com(draft: Draft) -> Place:
    year, number = draft.number(2013, 2025), draft.number(1, 799)
    return draft.note(
        draft.pick(
            f"COM ({year}) {number} final.",
            f"COM({year}){number} final.",
            f"COM({year}) {number} FINAL.",
        )
    )


def form_of_act(draft: Draft) -> Place:
    number = draft.number(1001, 1399)
    ways = (
        f"Besluit Nr.{number}/2013/EU.",
        f"Verordening (EU) nr. 2024/{number}.",
        f"Verordening (EG) {number}/2004.",
    )
    return draft.note(draft.pick(*ways))


def number_to_fill_in(draft: Draft) -> Place:
    gap = draft.pick("…", "PM", "XXXX", "")
    if not gap:
        return draft.note("Kamerbrief over de voortgang | Kamerstuk | Rijksoverheid.nl")
    return draft.note(f"Kamerstukken II 2025/26, {draft.pick('22112', '32317')}, nr. {gap}.")


def fiche_without_number(draft: Draft) -> Place:
    kind = draft.pick("Verordening", "Richtlijn", "Mededeling")
    what = draft.pick("melkprijzen", "spoorvervoer", "batterijen", "platformwerk")
    return draft.note(f"Fiche {draft.number(11, 29)}: {kind} {what}.")


def fiche_without_note(draft: Draft) -> Place:
    names = [
        each for each in draft.subjects("agenda/")
        if not re.search("iche|amerstuk|22112|same_as", "".join(draft.files[each]))
        and [*draft.prose(each)]
    ]  # fmt: skip
    name = draft.dice.choice(names)
    number = draft.dice.choice(list(draft.prose(name)))
    return draft.insert_at(name, number, "Dit is conform de inzet van het BNC-fiche.")


def two_fiches(draft: Draft) -> set[Place]:
    number = draft.number(31, 59)
    one = draft.note(f"Fiche {number}: Verordening melkprijzen.", "letter/")
    return {one, draft.note(f"Fiche {number}: Richtlijn platformwerk.", "agenda/")}


def fiche_capitals(draft: Draft) -> set[Place]:
    word = draft.pick("melkprijzen", "spoorvervoer", "batterijen")
    one = draft.note(f"Fiche 41: Verordening {word}.", "letter/")
    return {one, draft.note(f"Fiche 41: Verordening {word.capitalize()}.", "agenda/")}


def english_title(draft: Draft) -> Place:
    what = draft.pick("health", "transport", "education", "fisheries", "the internal market")
    kind = draft.pick(
        "Communication on", "Council conclusions on", "Report on", "Proposal for a Regulation on"
    )
    return draft.note(f"{kind} enhancing cooperation in the field of {what}.")


def long_name(draft: Draft) -> Place:
    name, short = draft.dice.choice(
        [("Asielprocedureverordening", "APR"), ("Terugkeergrensprocedureverordening", "TGV")]
    )
    file, line = draft.insert(
        f"Dit volgt uit de {name} (hierna: {short}).", "agenda/", own_paragraph=True
    )
    return draft.insert_at(file, line - 1, f"Ook de {name} is van belang, naast de {short}.")


def no_council_document(draft: Draft) -> Place:
    names = [each for each in draft.subjects("agenda/") if draft.has(each, "text")]
    return draft.line_of(draft.dice.choice(names), "title:")


def no_place_in_journal(draft: Draft) -> Place:
    number = draft.number(1001, 2999)
    return draft.note(
        f"Verordening (EU) 2023/{number} van het Europees Parlement en de Raad van 14 mei 2023."
    )


def loose_mark(draft: Draft) -> Place:
    return draft.insert(f"De tijdlijn is aangenomen.[{draft.number(1, 29)}] Daarna volgde overleg.")


def without_stop(draft: Draft) -> Place:
    return draft.note(f"Kamerstukken II 2024/25, 32317, nr. {draft.number(1, 999)}")


def mark_moved(draft: Draft, to: str) -> Place:
    draft.note("Zie de vorige brief hierover.")
    name = next(
        each for each in draft.subjects() if any("[^proef1]" in line for line in draft.files[each])
    )
    return draft.replace(name, r"noot\.\[\^proef1\]", f"noot{to}")


def mark_before_stop(draft: Draft) -> Place:
    return mark_moved(draft, "[^proef1].")


def mark_before_comma(draft: Draft) -> Place:
    return mark_moved(draft, "[^proef1], die al is verstuurd.")


def same_note(draft: Draft) -> set[Place]:
    text = f"COM(2025) {draft.number(1, 799)} final."
    name, line = draft.note(text, "letter/")
    other = draft.note(text, "letter/")
    moved = other[0] == name and other[1] <= line
    return {(name, line + moved), other, (name, line + 1), (name, line)}


def comma_of_note(draft: Draft) -> set[Place]:
    number = draft.number(100, 900)
    pieces = [f"Kamerstukken II 2024/25, 22112, nr. {number + n}." for n in range(3)]
    draft.note(f"Zie BNC-fiche, {pieces[0]}", "letter/")
    draft.note(f"Zie BNC-fiche, {pieces[1]}", "letter/")
    return {draft.note(f"Zie BNC-fiche {pieces[2]}", "letter/")}


assert len(MONTHS) == 12
MUTATIONS = {
    "BG401": two_years,
    "BG402": year_to_come,
    "BG403": form_of_piece,
    "BG404": form_of_com,
    "BG405": form_of_act,
    "BG406": fiche_without_number,
    "BG407": fiche_without_note,
    "BG408": two_fiches,
    "BG409": fiche_capitals,
    "BG410": english_title,
    "BG411": long_name,
    "BG412": no_council_document,
    "BG413": no_place_in_journal,
    "BG414": number_to_fill_in,
    "BG602": loose_mark,
    "BG604": without_stop,
    "BG605": mark_before_stop,
    "BG606": same_note,
    "BG607": comma_of_note,
    "BG608": mark_before_comma,
}
