"""Defects of routing, titles, completeness and openness."""

from tests.mutations.draft import Draft, Place


def unrouted(draft: Draft) -> set[Place]:
    name = draft.dice.choice(draft.subjects())
    draft.drop(name, "responsible")
    return {draft.line_of(name, "title:")}


def signs_for_information(draft: Draft) -> Place:
    return draft.replace(
        "dossier.yaml", r"for_information: \[MAenM\]",
        f"for_information: [{draft.pick('MJenV', 'SJenV')}]",
    )  # fmt: skip


def on_behalf(draft: Draft) -> Place:
    post = draft.pick("MIenW", "SIenW")
    return draft.replace("dossier.yaml", r"on_behalf_of: \[MBZK\]", f"on_behalf_of: [{post}]")


def order_of_protocol(draft: Draft) -> Place:
    order = draft.pick("[MJenV, SJenV, MAenM]", "[MBZK, MJenV, SJenV]", "[SJenV, MAenM, MJenV]")
    return draft.replace("dossier.yaml", r"attending: \[.*\]", f"attending: {order}")


def several_posts(draft: Draft) -> Place:
    names = [each for each in draft.subjects() if draft.has(each, "responsible")]
    name = draft.dice.choice(names)
    return draft.replace(name, r"^responsible: .*$", "responsible: [MJenV, SJenV, MAenM]")


def attends_for_nothing(draft: Draft) -> Place:
    post = draft.pick("MIenW", "SIenW", "MBZK")
    return draft.replace("dossier.yaml", r"attending: \[.*\]", f"attending: [MJenV, {post}]")


def repeats_group(draft: Draft) -> Place:
    name, title = draft.dice.choice(
        [
            ("agenda/pact-implementatie.yaml", "Asiel- en migratiepact: implementatie"),
            ("agenda/solidariteitspool.yaml", "Implementatie asiel- en migratiepact"),
            ("agenda/solidariteitspool.yaml", "De implementatie van het asiel- en migratiepact"),
        ]
    )
    return draft.replace(name, "^title: .*$", f'title: "{title}"')


def other_short_title(draft: Draft) -> Place:
    name = draft.dice.choice([each for each in draft.subjects() if draft.has(each, "title")])
    if draft.has(name, "short_title"):
        draft.drop(name, "short_title")
    line = draft.line_of(name, "title:")[1]
    words = draft.pick("Zeevisserij", "Melkprijzen", "Spoorwegen", "Muziekonderwijs")
    draft.files[name].insert(line, f"short_title: {words}")
    return name, line + 1


def same_title(draft: Draft) -> set[Place]:
    names = draft.dice.sample(
        [
            each
            for each in draft.subjects("agenda/")
            if not draft.has(each, "short_title") and not draft.has(each, "same_as")
        ],
        2,
    )
    for name in names:
        draft.replace(name, "^title: .*$", "title: Samenwerking met buurlanden")
    return {draft.line_of(name, "title:") for name in names}


def title_stop(draft: Draft) -> Place:
    name = draft.dice.choice(draft.subjects())
    return draft.replace(
        name, "^title: .*$", f"title: Samenwerking met buurlanden{draft.pick('.', ';')}"
    )


def without_text(draft: Draft) -> Place:
    names = [
        each for each in draft.subjects()
        if draft.has(each, "text") and not any("none:" in line for line in draft.files[each])
        and not draft.has(each, "position") and not draft.has(each, "same_as")
    ]  # fmt: skip
    name = draft.dice.choice(names)
    for key in ("text", "footnotes", "suppress"):
        if draft.has(name, key):
            draft.drop(name, key)
    return draft.line_of(name, "title:")


def plain_http(draft: Draft) -> Place:
    site = draft.pick(
        "www.rijksoverheid.nl/jenv", "zoek.officielebekendmakingen.nl", "wetten.overheid.nl"
    )
    return draft.insert(f"Zie http://{site} voor meer informatie.")


def repeated(draft: Draft) -> set[Place]:
    name = draft.dice.choice([each for each in draft.subjects("letter/") if [*draft.prose(each)]])
    sentence = (
        f"Het kabinet heeft in {draft.number(2019, 2024)} samen met {draft.number(3, 20)} andere "
        "lidstaten gepleit voor een spoedige behandeling van dit voorstel in het Parlement."
    )
    numbers = [draft.dice.choice(list(draft.prose(name))) for _twice in range(2)]
    return {draft.insert_at(name, number, sentence) for number in numbers}


def names_differ(draft: Draft) -> Place:
    return draft.replace(
        "dossier.yaml",
        r"signatories: \[.*\]",
        f"signatories: [{draft.pick('MJenV, MAenM', 'MJenV, SJenV')}]",
    )


def gap(draft: Draft) -> Place:
    word = draft.pick("[invullen]", "xx december 2025", "€ XX miljoen", "TODO", "[PM]", "???")
    return draft.insert(f"De uitkomst daarvan is {word} bekend.")


def confidential(draft: Draft) -> Place:
    ways = (
        "Het kabinet zal het voorstel vertrouwelijk aan uw Kamer ter beschikking stellen.",
        "De stukken liggen vertrouwelijk ter inzage.",
        "De bijlage bij dit besluit is niet openbaar beschikbaar.",
    )
    return draft.insert(draft.pick(*ways))


def but_known(draft: Draft) -> Place:
    rank = draft.pick("vierde", "vijfde", "tiende")
    return draft.insert(f"De lijst is niet openbaar, maar Nederland staat op de {rank} plek.")


def draft_number(draft: Draft) -> Place:
    kind = draft.pick("Verordening", "Uitvoeringsbesluit", "Richtlijn", "Besluit")
    number = draft.pick("…/…", f"{draft.number(2024, 2026)}/XXX", f"{draft.number(2024, 2025)}/…")
    return draft.note(f"{kind} (EU) {number} van de Raad.")


def personal(draft: Draft) -> Place:
    name = draft.pick("jansen", "devries", "bakker", "visser")
    ways = (
        f"{draft.pick('a', 'j', 'p')}.{name}@minjenv.nl",
        f"06-{draft.number(10000000, 59999999)}",
    )
    return draft.insert(f"Voor vragen: {draft.pick(*ways)}.")


def unwritten(draft: Draft) -> Place:
    name = draft.dice.choice([each for each in draft.subjects() if draft.has(each, "title")])
    gap = draft.pick("[Titel van het onderwerp]", "[Naam van het voorstel]")
    return draft.replace(name, r"^title: .*$", f'title: "{gap}"')


def quoted_title(draft: Draft) -> Place:
    name = draft.dice.choice([each for each in draft.subjects() if draft.has(each, "title")])
    marks = draft.pick("“{}”", "‘{}’", "„{}”", '"“{}”"')
    return draft.replace(name, r"^title: .*$", "title: " + marks.format("Verordening reizigers"))


def hash_in_a_title(draft: Draft) -> Place:
    name = draft.dice.choice([each for each in draft.subjects() if draft.has(each, "title")])
    number = draft.number(1, 30)
    return draft.replace(name, r"^title: .*$", f"title: Voorstel #{number} over reizigers")


def one_letter(draft: Draft) -> set[Place]:
    title = draft.pick("Aanbiedingsbrief geannoteerde agenda", "Aanbiedingsbrief")
    place = draft.replace(
        "dossier.yaml", "^  - title: Europees jaarverslag.*$", f"  - title: {title}"
    )
    line = draft.line_of("dossier.yaml", "  explanation:")[1]
    sentence = "Instemmen met verzending van de aanbiedingsbrieven en de geannoteerde agenda."
    draft.files["dossier.yaml"].insert(line, f"  decision: {sentence}")
    return {(place[0], place[1] + 1), (place[0], line + 1)}


def no_file(draft: Draft) -> Place:
    line = draft.line_of("dossier.yaml", "attachments:")[1]
    title = draft.pick("Verslag", "Kwartaalrapportage", "Onderzoek")
    draft.files["dossier.yaml"].insert(line, f"  - title: {title}")
    return "dossier.yaml", line + 1


def shaped(draft: Draft, *lines: str) -> int:
    """Give the dossier a shape or other keys of its own; gives the number of the first line."""
    draft.files["dossier.yaml"][-1:] = [*lines, ""]
    return len(draft.files["dossier.yaml"]) - len(lines)


def wide(draft: Draft) -> Place:
    shaped(draft, "annexes: [tabel]")
    columns = draft.number(6, 9)
    rows = ("| x " * columns + "|", "| --- " * columns + "|", "| y " * columns + "|")
    draft.files["annexes/tabel.yaml"] = ["title: Tabel", "text: |", *(f"  {each}" for each in rows)]
    return "annexes/tabel.yaml", 4


def attached(draft: Draft) -> Place:
    shaped(draft, "shape: {agenda: in_letter}")
    sentence = draft.pick(
        "Als bijlage ontvangt u de geannoteerde agenda van de Raad.",
        "Hierbij zend ik u de bijgevoegde agenda.",
        "De geannoteerde agenda treft u in de bijlage aan.",
    )
    line = draft.line_of("dossier.yaml", "letter:")[1]
    draft.files["dossier.yaml"].insert(line, f"  opening: {sentence}")
    return "dossier.yaml", line + 1


def greeted_twice(draft: Draft) -> Place:
    line = draft.line_of("dossier.yaml", "letter:")[1]
    whom = draft.pick("voorzitter", "Voorzitter", "leden van de Kamer")
    opening = ["  salutation: Geachte voorzitter,", "  opening: |", f"    Geachte {whom},", ""]
    draft.files["dossier.yaml"][line:line] = [*opening, "    Hierbij zend ik u de agenda."]
    return "dossier.yaml", line + 3


def unmarked(draft: Draft) -> Place:
    shaped(draft, "other_business: [slot]")
    draft.files["other_business/slot.yaml"] = [
        f"title: {draft.pick('AOB', 'aob', 'Aob')}",
        "text: De Raad sluit af.",
        "",
    ]
    return "other_business/slot.yaml", 1


def empty_again(draft: Draft) -> Place:
    words = draft.pick("Niet van toepassing.", "N.v.t.", "Niet beschikbaar.")
    head = f"{{id: ep, heading: Rol Europees Parlement, empty: {words}}}"
    shaped(draft, "shape:", f"  sections: [{head}]")
    name = draft.dice.choice(draft.subjects("agenda/"))
    draft.files[name][-1:] = [f"sections: {{ep: {words}}}", ""]
    return name, len(draft.files[name]) - 1


def another_council(draft: Draft) -> Place:
    line = draft.line_of("dossier.yaml", "letter:")[1]
    name = draft.pick("Milieuraad", "Eurogroep", "Raad Algemene Zaken", "Ecofinraad")
    draft.files["dossier.yaml"].insert(line, f"  subject: Inzet voor de {name}")
    return "dossier.yaml", line + 1


MUTATIONS = {
    "BG718": another_council,
    "BG713": wide,
    "BG714": attached,
    "BG715": greeted_twice,
    "BG716": unmarked,
    "BG717": empty_again,
    "BG201": unrouted,
    "BG202": signs_for_information,
    "BG203": on_behalf,
    "BG204": order_of_protocol,
    "BG205": several_posts,
    "BG206": attends_for_nothing,
    "BG301": repeats_group,
    "BG302": other_short_title,
    "BG303": same_title,
    "BG305": title_stop,
    "BG702": without_text,
    "BG703": no_file,
    "BG704": plain_http,
    "BG705": repeated,
    "BG707": names_differ,
    "BG709": gap,
    "BG306": quoted_title,
    "BG916": hash_in_a_title,
    "BG710": one_letter,
    "BG712": unwritten,
    "BG801": confidential,
    "BG802": but_known,
    "BG803": draft_number,
    "BG804": personal,
}
