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
}
