"""Defects of the meeting and of dates."""

import datetime

from tests.mutations.draft import MONTHS, SENT, WEEKDAYS, Draft, Place, written

OPENING = "Hierbij bieden wij uw Kamer de geannoteerde agenda aan van de JBZ-Raad {when}."


def opening(draft: Draft, when: str) -> Place:
    line = draft.line_of("dossier.yaml", "  reference:")[1]
    draft.files["dossier.yaml"].insert(line, f"  opening: {OPENING.format(when=when)}")
    return "dossier.yaml", line + 1


def other_meeting(draft: Draft) -> Place:
    day = draft.day(30, 150)
    ways = (
        f"van {written(day)} in Brussel",
        f"op {written(day)} in {draft.pick('Brussel', 'Luxemburg')}",
        "van 8 en 9 december 2025 in Luxemburg",
    )
    return opening(draft, draft.pick(*ways))


def past_and_coming(draft: Draft) -> Place:
    day = draft.day(-150, -3)
    mark = draft.pick("a.s.", "aanstaande")
    return draft.insert(f"De Raad bespreekt dit op {written(day, year=False)} {mark} verder.")


def weekday(draft: Draft) -> Place:
    day = draft.day(-600, 300)
    wrong = draft.pick(*(name for n, name in enumerate(WEEKDAYS) if n != day.weekday()))
    return draft.insert(f"Op {wrong} {written(day)} is hierover gesproken.")


def coming_and_past(draft: Draft) -> set[Place]:
    day = draft.day(-150, -20)
    coming = draft.insert(
        f"De conferentie van {written(day, year=False)} a.s. gaat hierover.", "letter/"
    )
    past = draft.insert(f"Op {written(day)} vond de conferentie al plaats.", "agenda/")
    return {coming, past}


def place_of_month(draft: Draft) -> Place:
    return draft.replace("dossier.yaml", "^place: Brussel$", "place: Luxemburg")


def presidency(draft: Draft) -> Place:
    code = draft.pick("PL", "CY", "BE", "HU", "IE", "NL", "FR", "SE")
    return draft.replace("dossier.yaml", "^presidency: DK$", f"presidency: {code}")


def older_nota(draft: Draft) -> Place:
    day = draft.day(-8, -1)
    draft.insert(f"Op {written(day, year=False)} jl. is hierover een akkoord bereikt.")
    return draft.line_of("dossier.yaml", "nota:")[0], draft.line_of(
        "dossier.yaml", "  date: 2025-11-13"
    )[1]


def far_without_year(draft: Draft) -> Place:
    day = draft.day(95, 170)
    return draft.insert(f"De lidstaten zullen uiterlijk op {written(day, year=False)} rapporteren.")


def dashed(draft: Draft) -> Place:
    first, month = draft.number(3, 25), draft.pick(*MONTHS)
    return draft.insert(f"De top van {first}-{first + 1} {month} 2024 was in Praag.")


def capital_month(draft: Draft) -> Place:
    month = draft.pick(*MONTHS).capitalize()
    return draft.insert(f"Op {draft.number(1, 28)} {month} 2024 is het voorstel gepubliceerd.")


def from_dash(draft: Draft) -> Place:
    first, month = draft.number(3, 24), draft.pick(*MONTHS)
    last = first + draft.number(1, 3)
    return draft.insert(f"De top zal van {first}-{last} {month} 2026 plaatsvinden in Praag.")


def double_mark(draft: Draft) -> Place:
    day = draft.day(-100, -20)
    return draft.insert(f"De brief d.d. {written(day, year=False)} jl. ging hierover.")


def long_ago(draft: Draft) -> Place:
    day = draft.day(-330, -200)
    return draft.insert(f"Op {written(day, year=False)} jl. is dit voorstel gedaan.")


def no_such_day(draft: Draft) -> Place:
    months = [
        name for name in MONTHS if name in ("februari", "april", "juni", "september", "november")
    ]
    return draft.insert(f"Op 31 {draft.pick(*months)} {draft.number(2024, 2026)} is dit besproken.")


def relative_council(draft: Draft) -> Place:
    which = draft.pick("volgende", "vorige")
    return draft.insert(f"Dit zal op de {which} JBZ-Raad worden besproken.", own_paragraph=True)


def another_form(draft: Draft) -> set[Place]:
    day = draft.day(-60, -10)
    one = draft.insert(f"Op {written(day)} is het voorstel gepubliceerd.", "letter/")
    other = draft.insert(f"Het overleg van {written(day, year=False)} jl. was nuttig.", "letter/")
    return {one, other}


def without_year(draft: Draft) -> Place:
    day = draft.day(-50, 50)
    return draft.insert(f"Het overleg van {written(day, year=False)} gaat hierover.")


assert datetime.date(2025, 11, 24) == SENT


def dated_too_late(draft: Draft) -> Place:
    key, day = draft.pick("letter", "nota"), draft.day(16, 60)
    line = draft.line_of("dossier.yaml", f"{key}:")[1]
    draft.files["dossier.yaml"][line] = f"  date: {day}"
    return "dossier.yaml", line + 1


def to_come_after_all(draft: Draft) -> Place:
    line = draft.line_of("dossier.yaml", "letter:")[1]
    draft.files["dossier.yaml"][line] = f"  date: {draft.day(16, 60)}"
    verb = draft.pick("zal op", "gaat op", "zal opnieuw op")
    return draft.insert(f"De Raad {verb} 8 en 9 december de stand bespreken.", "letter/")


def begun(draft: Draft) -> Place:
    days = draft.pick("22 en 24", "23 en 24", "23 en 25", "23-25", "22/24", "23 t/m 26")
    return draft.insert(f"De Raad van {days} november a.s. gaat hierover.")


def year_and_mark(draft: Draft) -> Place:
    day, mark = draft.day(-600, -3), draft.pick("jl.", "jongstleden", "j.l.")
    return draft.insert(f"De brief van {written(day)} {mark} ging hierover.")


def still_to_come(draft: Draft) -> Place:
    day, mark = draft.day(1, 40), draft.pick("jl.", "jongstleden")
    return draft.insert(f"In het overleg van {written(day, year=False)} {mark} is dit besproken.")


def other_presidency(draft: Draft) -> Place:
    of = draft.pick("Poolse", "Hongaarse", "Belgische", "Spaanse", "Duitse", "Zweedse")
    ways = (
        f"Het {of} voorzitterschap leidt de JBZ-Raad van 8 en 9 december 2025.",
        f"Onder {of[:-1]} voorzitterschap vindt op 15 december 2025 de Milieuraad plaats.",
        f"Tijdens de JBZ-Raad van 8 december a.s. zal het {of} voorzitterschap spreken.",
    )
    return draft.insert(draft.pick(*ways))


def other_mark(draft: Draft) -> Place:
    day = draft.day(-100, -3)
    mark = draft.pick("j.l.", "jl", "j.l")
    return draft.insert(f"In het overleg van {written(day, year=False)} {mark} is dit besproken.")


def side_by_side(draft: Draft) -> Place:
    first, month = draft.number(1, 24), draft.pick(*MONTHS)
    last = first + draft.number(1, 3)
    year = draft.pick("", " 2024", " 2025")
    return draft.insert(f"Op de informele Raad van {first} {last} {month}{year} is dit besproken.")


def in_figures(draft: Draft) -> Place:
    day = draft.day(-600, -3)
    ways = (
        f"{day.day:02}-{day.month:02}-{day.year}", f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}/{day.month:02}/{day:%y}", f"0{draft.number(1, 9)} mei 2024",
    )  # fmt: skip
    return draft.insert(f"De brief van {draft.pick(*ways)} ging hierover.")


def without_uur(draft: Draft) -> Place:
    time = f"{draft.number(8, 20)}{draft.pick('.', ':')}{draft.pick('00', '15', '30', '45')}"
    end = draft.pick(" in Brussel.", ".", " aan, en eindigt laat.", " met een toelichting.")
    return draft.insert(f"Het overleg vangt om {time}{end}")


MUTATIONS = {
    "BG101": other_meeting,
    "BG102": past_and_coming,
    "BG103": weekday,
    "BG104": coming_and_past,
    "BG105": place_of_month,
    "BG106": presidency,
    "BG107": older_nota,
    "BG108": far_without_year,
    "BG109": without_year,
    "BG110": another_form,
    "BG111": dashed,
    "BG112": capital_month,
    "BG113": from_dash,
    "BG114": double_mark,
    "BG115": long_ago,
    "BG116": no_such_day,
    "BG117": relative_council,
    "BG118": dated_too_late,
    "BG119": begun,
    "BG120": year_and_mark,
    "BG121": still_to_come,
    "BG122": other_presidency,
    "BG123": other_mark,
    "BG124": side_by_side,
    "BG125": in_figures,
    "BG126": without_uur,
    "BG127": to_come_after_all,
}
