"""A dossier as it was, and one change of each kind: the table that the tests of `diff` read."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

from briefgen.history.changes import Kind

BIG, SMALL = "2026-03-05-jbz", "2026-06-04-jbz"
Draft = dict[str, Any]

TEXT = (
    "De Raad wisselt van gedachten over het voorstel.[^fiche]\n"
    "Het voorstel staat in COM(2025) 795.\n\n"
    "De Commissie licht het voorstel toe.\n"
)


def item(title: str, text: str, *posts: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "responsible": list(posts), "text": text, **more}


OLD: Draft = {
    "government.yaml": {
        "ministries": {"Fin": {"name": "Financiën", "letterhead": {"unit": "Eenheid Europa"}}},
        "posts": {
            "MFin": {
                "title": "minister van Financiën",
                "ministry": "Fin",
                "holders": [
                    {"name": "A. Eerste", "until": "2026-02-28"},
                    {"name": "B. Tweede", "from": "2026-03-01"},
                ],
            },
            "SFin": {
                "title": "staatssecretaris van Financiën",
                "ministry": "Fin",
                "holders": [{"name": "C. Derde"}],
            },
        },
    },
    "councils.yaml": {
        name: {
            "name": f"Raad {name}",
            "short_name": f"Raad-{name}",
            "ministry": "Fin",
            "opening": "aanbieden",
        }
        for name in ("jbz", "transport")
    },
    "terms.yaml": {
        "abbreviations": {"EIB": "Europese Investeringsbank"},
        "preferred": [{"term": "Oekraïne", "instead_of": ["de Oekraïne"]}],
    },
    BIG: {
        "dossier": {
            "council": "jbz",
            "status": "concept",
            "dates": ["2026-03-05"],
            "place": "Brussel",
            "attending": ["MFin"],
            "agenda": [
                {
                    "part": "Dag een",
                    "items": [
                        "begroting",
                        "douane",
                        "bankenunie",
                        {"title": "Steun", "items": ["oekraine", "leningen"]},
                    ],
                },
                {
                    "part": "Dag twee",
                    "items": [
                        "klimaat",
                        "belastingen",
                        {"title": "Overige onderwerpen", "aob": True, "items": ["munten"]},
                    ],
                },
            ],
            "letter": {
                "date": "2026-02-19",
                "reference": "100",
                "on_behalf_of": ["SFin"],
                "signatories": ["MFin"],
                "topics": [
                    {"heading": "Geld", "topics": ["euro", "goud"]},
                    {"heading": "Overig", "topics": ["handel"]},
                ],
            },
            "nota": {
                "date": "2026-02-12",
                "reference": "200",
                "explanation": "Geen bijzonderheden.",
                "not_public": [{"text": "Het geheim is groot.", "ground": "5.1.2a"}],
            },
            "attachments": [
                {"title": "Jaarverslag", "reference": "COM(2025) 795"},
                {"title": "Werkprogramma"},
            ],
        },
        "items": {
            "begroting": item(
                "Begroting van de Unie",
                TEXT,
                "MFin",
                short_title="Begroting",
                handling="Gedachtewisseling",
                position="Het kabinet steunt het voorstel van harte.\n",
                footnotes={"fiche": "Kamerstukken II 2024/25, 22112, nr. 4085."},
                internal={"bottom_line": "Nooit toegeven aan de buren.\n"},
            ),
            "douane": item(
                "Hervorming van de douane", "De douane krijgt een agentschap.\n", "SFin"
            ),
            "bankenunie": item("Bankenunie", "De EIB geeft een presentatie.\n", "MFin"),
            "oekraine": item("Steun aan Oekraïne", "Oekraïne heeft steun nodig.\n", "MFin"),
            "leningen": item("Leningen", "De leningen worden verstrekt.\n", "MFin"),
            "klimaat": item("Klimaatfinanciering", "Er wordt over geld gesproken.\n", "MFin"),
            "belastingen": item("Belastingen", "Er ligt een richtlijn voor.\n", "SFin"),
            "munten": item("Herdenkingsmunten", "Malta slaat een munt.\n", "SFin"),
        },
        "topics": {
            "euro": item("De digitale euro", "De euro wordt digitaal.\n", "MFin"),
            "goud": item("De goudvoorraad", "Het goud ligt in een kluis.\n", "MFin"),
            "handel": item("Handel met derde landen", "De handel groeit.\n", "SFin"),
        },
    },
    SMALL: {
        "dossier": {
            "council": "jbz",
            "dates": ["2026-06-04"],
            "place": "Luxemburg",
            "agenda": [{"items": ["enige"]}],
        },
        "items": {"enige": item("Het enige punt", "Er is maar een punt.\n", "MFin")},
        "topics": {},
    },
}

Edit = Callable[[Draft], None]


def changed(edit: Edit) -> Draft:
    """The workspace after an edit."""
    new = copy.deepcopy(OLD)
    edit(new)
    return new


def put(*path: str | int, value: Any, dossier: str | None = BIG) -> Edit:
    """Set the value at a path; with `dossier` None from the top."""

    def edit(draft: Draft) -> None:
        here: Any = draft[dossier] if dossier else draft
        for key in path[:-1]:
            here = here[key]
        here[path[-1]] = copy.deepcopy(value)

    return edit


def drop(*path: str | int, dossier: str | None = BIG) -> Edit:
    def edit(draft: Draft) -> None:
        here: Any = draft[dossier] if dossier else draft
        for key in path[:-1]:
            here = here[key]
        del here[path[-1]]

    return edit


def both(*edits: Edit) -> Edit:
    def edit(draft: Draft) -> None:
        for each in edits:
            each(draft)

    return edit


def parts(*names_and_items: Any) -> Edit:
    agenda = [{"part": name, "items": items} for name, items in names_and_items]
    return put("dossier", "agenda", value=agenda)


def letter(*topics: Any) -> Edit:
    return put("dossier", "letter", "topics", value=list(topics))


STEUN = {"title": "Steun", "items": ["oekraine", "leningen"]}
OVERIG = {"title": "Overige onderwerpen", "aob": True, "items": ["munten"]}
ONE = ["begroting", "douane", "bankenunie", STEUN]
TWO = ["klimaat", "belastingen", OVERIG]
GELD = {"heading": "Geld", "topics": ["euro", "goud"]}
BEGROTING = ("items", "begroting")
NEW_ITEM = item("Iets heel anders", "Hierover is niets bekend.\n", "SFin")
SUPPRESS = [{"rule": "afkorting-zonder-uitleg", "reason": "bekend genoeg"}]
ACCEPTED = put(*BEGROTING, "suppress", value=SUPPRESS)


def rename(sort: str, old: str, new: str) -> Edit:
    """Give a file another name, without a change in any list."""

    def edit(draft: Draft) -> None:
        draft[BIG][sort] = {new if id_ == old else id_: v for id_, v in draft[BIG][sort].items()}

    return edit


MOTIES = item("Moties en toezeggingen", "De motie over de euro is uitgevoerd.\n", "MFin")
LIJST = item("Lijst van voorstellen", "De voorstellen liggen bij het Parlement.\n")
FOLLOWING = both(
    put("dossier", "other_business", value=["moties", "lijst"]),
    put("other_business", value={"moties": MOTIES, "lijst": LIJST}),
)
ANNEXED = both(
    put("dossier", "annexes", value=["moties", "lijst"]),
    put("annexes", value={"moties": MOTIES, "lijst": LIJST}),
)
FOLLOWING_ONE = both(
    put("dossier", "other_business", value=["moties"]),
    put("other_business", value={"moties": MOTIES}),
)
ANNEXED_ONE = both(
    put("dossier", "annexes", value=["lijst"]), put("annexes", value={"lijst": LIJST})
)
HEADS = [
    {"id": "aard", "heading": "Aard van de bespreking", "is": "handling"},
    {"id": "krachtenveld", "heading": "Krachtenveld"},
]
JBZ = ("councils.yaml", "jbz")
HEADED = both(
    put(*JBZ, "shape", value={"sections": HEADS}, dossier=None),
    put(*BEGROTING, "sections", value={"krachtenveld": "De meeste landen zijn voor.\n"}),
)
NOTA = [
    {"id": "aanleiding", "heading": "Aanleiding", "is": "reason"},
    {"id": "politiek", "heading": "Politieke context"},
    {"id": "kernpunten", "heading": "Kernpunten", "is": "routing"},
    {"id": "toelichting", "heading": "Toelichting", "is": "explanation"},
    {"id": "niet-openbaar", "heading": "Niet openbaar", "is": "not_public"},
]
POLITICS = both(
    put("dossier", "shape", value={"nota": NOTA}),
    put("dossier", "nota", "sections", value={"politiek": "De Kamer vroeg hiernaar.\n"}),
)
ABSENT = put("dossier", "attending", 0, value={"post": "MFin", "takes_part": "no"})

CASES: Mapping[Kind, Edit | tuple[Edit, Edit]] = {
    Kind.DOSSIER_ADDED: lambda draft: draft.update({"2026-09-01-jbz": draft[SMALL]}),
    Kind.DOSSIER_REMOVED: drop(SMALL, dossier=None),
    Kind.DOSSIER_RENAMED: both(
        lambda draft: draft.update({"2026-06-11-jbz": draft.pop(SMALL)}),
        put("dossier", "dates", value=["2026-06-11"], dossier="2026-06-11-jbz"),
    ),
    Kind.STATUS: put("dossier", "status", value="definitief"),
    Kind.COUNCIL: put("dossier", "council", value="transport"),
    Kind.DATES: put("dossier", "dates", value=["2026-03-05", "2026-03-06"]),
    Kind.MEETING: put("dossier", "meeting", value="videoconferentie"),
    Kind.PLACE: put("dossier", "place", value="Luxemburg"),
    Kind.PRESIDENCY: put("dossier", "presidency", value="DK"),
    Kind.INFORMAL: put("dossier", "informal", value=True),
    Kind.NOT_INFORMAL: (
        put("dossier", "informal", value=True),
        put("dossier", "informal", value=False),
    ),
    Kind.PROVISIONAL: put("dossier", "provisional", value=True),
    Kind.NOT_PROVISIONAL: (
        put("dossier", "provisional", value=True),
        drop("dossier", "provisional"),
    ),
    Kind.COMPACT: put("dossier", "briefing", value={"compact": True}),
    Kind.NOT_COMPACT: (
        put("dossier", "briefing", value={"compact": True}),
        drop("dossier", "briefing"),
    ),
    Kind.INTRODUCTION: (
        put("dossier", "introduction", value="De Raad komt bijeen. Er is een lunch.\n"),
        put("dossier", "introduction", value="De Raad komt bijeen. Er is geen lunch.\n"),
    ),
    Kind.ATTENDING: put("dossier", "attending", value=["MFin", "SFin"]),
    Kind.TAKES_PART: put(
        "dossier", "attending", 0, value={"post": "MFin", "takes_part": "unknown"}
    ),
    Kind.REPLACED_BY: (
        ABSENT,
        put("dossier", "attending", 0, "replaced_by", value="de Permanente Vertegenwoordiger"),
    ),
    Kind.SHAPE: put("dossier", "shape", value={"handling": "brackets"}),
    Kind.PART_ADDED: both(
        parts(("Dag een", ONE), ("Dag twee", TWO), ("Dag drie", ["nieuw"])),
        put("items", "nieuw", value=NEW_ITEM),
    ),
    Kind.PART_REMOVED: both(
        parts(("Dag een", ONE)),
        *(drop("items", id_) for id_ in ("klimaat", "belastingen", "munten")),
    ),
    Kind.PART_RENAMED: parts(("Dag een", ONE), ("Tweede dag", TWO)),
    Kind.PART_MOVED: parts(("Dag twee", TWO), ("Dag een", ONE)),
    Kind.PART_NUMBER: put("dossier", "agenda", 1, "number", value="IV"),
    Kind.PART_COUNCIL: put("dossier", "agenda", 1, "council", value="ecofin"),
    Kind.PART_DATES: put("dossier", "agenda", 1, "dates", value=["2026-03-05"]),
    Kind.PART_PLACE: (
        put("dossier", "agenda", 1, "place", value="Luxemburg"),
        put("dossier", "agenda", 1, "place", value="Den Haag"),
    ),
    Kind.PART_ATTENDING: put("dossier", "agenda", 1, "attending", value=["SFin"]),
    Kind.PART_ON_BEHALF_OF: put("dossier", "agenda", 1, "on_behalf_of", value=["SFin"]),
    Kind.GROUP_ADDED: parts(
        (
            "Dag een",
            [{"title": "Geldzaken", "items": ["begroting", "douane"]}, "bankenunie", STEUN],
        ),
        ("Dag twee", TWO),
    ),
    Kind.GROUP_REMOVED: parts(
        ("Dag een", ["begroting", "douane", "bankenunie", "oekraine", "leningen"]),
        ("Dag twee", TWO),
    ),
    Kind.GROUP_RENAMED: put("dossier", "agenda", 0, "items", 3, "title", value="Steun en geld"),
    Kind.GROUP_MOVED: parts(
        ("Dag een", ONE[:3]), ("Dag twee", ["klimaat", "belastingen", STEUN, OVERIG])
    ),
    Kind.GROUP_NUMBER: put("dossier", "agenda", 1, "items", 2, "number", value="9"),
    Kind.GROUP_AOB: put("dossier", "agenda", 0, "items", 3, "aob", value=True),
    Kind.GROUP_NOT_AOB: put("dossier", "agenda", 1, "items", 2, "aob", value=False),
    Kind.RENUMBERED: both(
        parts(("Dag een", ["nieuw", *ONE]), ("Dag twee", TWO)),
        put("items", "nieuw", value=NEW_ITEM),
    ),
    Kind.ITEM_ADDED: both(
        parts(("Dag een", [*ONE, "nieuw"]), ("Dag twee", TWO)),
        put("items", "nieuw", value=NEW_ITEM),
    ),
    Kind.ITEM_REMOVED: both(
        parts(("Dag een", ["begroting", "bankenunie", STEUN]), ("Dag twee", TWO)),
        drop("items", "douane"),
    ),
    Kind.ITEM_MOVED: parts(
        ("Dag een", ["begroting", "bankenunie", STEUN]),
        ("Dag twee", ["klimaat", "douane", *TWO[1:]]),
    ),
    Kind.ITEM_ELSEWHERE: (
        both(FOLLOWING, put("annexes", value={})),
        both(
            put("dossier", "other_business", value=["moties"]),
            put("dossier", "annexes", value=["lijst"]),
            drop("other_business", "lijst"),
            put("annexes", value={"lijst": LIJST}),
        ),
    ),
    Kind.OTHER_BUSINESS_ADDED: FOLLOWING_ONE,
    Kind.OTHER_BUSINESS_REMOVED: (
        FOLLOWING,
        both(put("dossier", "other_business", value=["lijst"]), drop("other_business", "moties")),
    ),
    Kind.OTHER_BUSINESS_MOVED: (
        FOLLOWING,
        put("dossier", "other_business", value=["lijst", "moties"]),
    ),
    Kind.ANNEX_ADDED: ANNEXED_ONE,
    Kind.ANNEX_REMOVED: (
        ANNEXED,
        both(put("dossier", "annexes", value=["moties"]), drop("annexes", "lijst")),
    ),
    Kind.ANNEX_MOVED: (ANNEXED, put("dossier", "annexes", value=["lijst", "moties"])),
    Kind.FILE_RENAMED: both(
        rename("items", "douane", "douane-agentschap"),
        put("dossier", "agenda", 0, "items", 1, value="douane-agentschap"),
    ),
    Kind.TITLE: put(*BEGROTING, "title", value="Begroting van de Europese Unie"),
    Kind.SHORT_TITLE: put(*BEGROTING, "short_title", value="Geld"),
    Kind.HANDLING: put(*BEGROTING, "handling", value="Raadsconclusies"),
    Kind.NUMBER: put("items", "munten", "number", value="x"),
    Kind.DOCUMENTS: (
        put(*BEGROTING, "documents", value=["ST 9876/25"]),
        put(*BEGROTING, "documents", value=["ST 9876/25", "COM(2025) 795"]),
    ),
    Kind.STANDING: put(*BEGROTING, "standing", value=True),
    Kind.NOT_STANDING: (
        put(*BEGROTING, "standing", value=True),
        put(*BEGROTING, "standing", value=False),
    ),
    Kind.LANDSCAPE: (ANNEXED, put("annexes", "lijst", "landscape", value=True)),
    Kind.NOT_LANDSCAPE: (
        both(ANNEXED, put("annexes", "lijst", "landscape", value=True)),
        drop("annexes", "lijst", "landscape"),
    ),
    Kind.RESPONSIBLE: put(*BEGROTING, "responsible", value=["SFin"]),
    Kind.SAME_AS: put("items", "klimaat", "same_as", value="begroting"),
    Kind.TEXT: put(*BEGROTING, "text", value=TEXT.replace("wisselt", "verandert")),
    Kind.POSITION: put(*BEGROTING, "position", value="Het kabinet steunt het voorstel niet.\n"),
    Kind.SECTION: (
        HEADED,
        put(*BEGROTING, "sections", "krachtenveld", value="De meeste landen zijn tegen.\n"),
    ),
    Kind.FOOTNOTE_ADDED: both(
        put("items", "douane", "text", value="De douane krijgt een agentschap.[^wet]\n"),
        put("items", "douane", "footnotes", value={"wet": "Zie de wet."}),
    ),
    Kind.FOOTNOTE_REMOVED: both(
        put(*BEGROTING, "text", value=TEXT.replace("[^fiche]", "")), drop(*BEGROTING, "footnotes")
    ),
    Kind.FOOTNOTE_CHANGED: put(
        *BEGROTING, "footnotes", "fiche", value="Zie Kamerstukken II 2024/25, 22112, nr. 4085."
    ),
    Kind.SOURCE: put(
        *BEGROTING, "footnotes", "fiche", value="Kamerstukken II 2024/25, 22112, nr. 4090."
    ),
    Kind.INTERNAL: put(*BEGROTING, "internal", "bottom_line", value="Altijd toegeven.\n"),
    Kind.TOPIC_ADDED: both(
        letter(GELD, {"heading": "Overig", "topics": ["handel", "nieuw"]}),
        put("topics", "nieuw", value=NEW_ITEM),
    ),
    Kind.TOPIC_REMOVED: both(
        letter(
            {"heading": "Geld", "topics": ["euro"]}, {"heading": "Overig", "topics": ["handel"]}
        ),
        drop("topics", "goud"),
    ),
    Kind.TOPIC_MOVED: letter(
        {"heading": "Geld", "topics": ["goud", "euro"]}, {"heading": "Overig", "topics": ["handel"]}
    ),
    Kind.TOPIC_REGROUPED: letter(
        {"heading": "Geld", "topics": ["euro"]}, {"heading": "Overig", "topics": ["goud", "handel"]}
    ),
    Kind.HEADING_ADDED: letter(
        {"heading": "Munten", "topics": ["euro"]},
        {"heading": "Geld", "topics": ["goud"]},
        {"heading": "Overig", "topics": ["handel"]},
    ),
    Kind.HEADING_REMOVED: letter(GELD, "handel"),
    Kind.HEADING_RENAMED: letter(GELD, {"heading": "Handel", "topics": ["handel"]}),
    Kind.HEADING_MOVED: letter({"heading": "Overig", "topics": ["handel"]}, GELD),
    Kind.LETTER_ADDED: put(
        "dossier", "letter", value={"date": "2026-05-21", "signatories": ["MFin"]}, dossier=SMALL
    ),
    Kind.LETTER_REMOVED: both(drop("dossier", "letter"), put("topics", value={})),
    Kind.LETTER_TO: put("dossier", "letter", "to", value=["tweede_kamer"]),
    Kind.LETTER_DATE: put("dossier", "letter", "date", value="2026-02-20"),
    Kind.LETTER_REFERENCE: put("dossier", "letter", "eerste_kamer", value={"reference": "101"}),
    Kind.YOUR_REFERENCE: put("dossier", "letter", "your_reference", value="2026Z01"),
    Kind.SUBJECT: (
        put("dossier", "letter", "subject", value="Geannoteerde agenda van de Raad"),
        put("dossier", "letter", "subject", value="Geannoteerde agenda van deze Raad"),
    ),
    Kind.SALUTATION: put("dossier", "letter", "salutation", value="Geachte voorzitter,"),
    Kind.SIGN_OFF: put(*JBZ, "letter", value={"sign_off": "Hoogachtend,"}, dossier=None),
    Kind.SIGNATURE: put("dossier", "letter", "signature", value="name_office"),
    Kind.ON_BEHALF_OF: drop("dossier", "letter", "on_behalf_of"),
    Kind.SIGNATORIES: put("dossier", "letter", "signatories", value=["MFin", "SFin"]),
    Kind.OPENING: put("dossier", "letter", "opening", value="Hierbij een brief.\n"),
    Kind.HOLDER: put(
        "government.yaml", "posts", "MFin", "holders", 0, "name", value="D. Vierde", dossier=None
    ),
    Kind.NOTA_ADDED: put("dossier", "nota", value={"date": "2026-05-21"}, dossier=SMALL),
    Kind.NOTA_REMOVED: drop("dossier", "nota"),
    Kind.NOTA_DATE: put("dossier", "nota", "date", value="2026-02-13"),
    Kind.NOTA_REFERENCE: put("dossier", "nota", "reference", value="201"),
    Kind.FOR_INFORMATION: put("dossier", "nota", "for_information", value=["SFin"]),
    Kind.REASON: put("dossier", "nota", "reason", value="De Raad komt bijeen.\n"),
    Kind.DECISION: put("dossier", "nota", "decision", value="Instemmen met verzending.\n"),
    Kind.EXPLANATION: put("dossier", "nota", "explanation", value="Enkele bijzonderheden."),
    Kind.NOTA_SECTION: (
        POLITICS,
        put("dossier", "nota", "sections", "politiek", value="De Kamer vroeg hier niet naar.\n"),
    ),
    Kind.GROUNDS: put("dossier", "nota", "not_public", 0, "ground", value="5.1.2b"),
    Kind.NOT_PUBLIC: put("dossier", "nota", "not_public", 0, "text", value="Het geheim is klein."),
    Kind.ATTACHMENT_ADDED: put(
        "dossier",
        "attachments",
        value=[*OLD[BIG]["dossier"]["attachments"], {"title": "Besluit van de Raad"}],
    ),
    Kind.ATTACHMENT_REMOVED: drop("dossier", "attachments", 1),
    Kind.ATTACHMENT_CHANGED: put("dossier", "attachments", 0, "reference", value="COM(2026) 12"),
    Kind.ATTACHMENT_MOVED: put(
        "dossier", "attachments", value=OLD[BIG]["dossier"]["attachments"][::-1]
    ),
    Kind.SUPPRESS_ADDED: ACCEPTED,
    Kind.SUPPRESS_REMOVED: (ACCEPTED, drop(*BEGROTING, "suppress")),
    Kind.SUPPRESS_CHANGED: (
        ACCEPTED,
        put(*BEGROTING, "suppress", 0, "reason", value="algemeen bekend"),
    ),
    Kind.POST_TITLE: put(
        "government.yaml",
        "posts",
        "SFin",
        "title",
        value="staatssecretaris Fiscaliteit",
        dossier=None,
    ),
    Kind.COUNCIL_FACTS: put("councils.yaml", "jbz", "short_name", value="De Raad", dossier=None),
    Kind.LETTERHEAD: put(
        "government.yaml", "ministries", "Fin", "letterhead", "unit", value="Europa", dossier=None
    ),
    Kind.CHAMBER: put(
        "government.yaml",
        "chambers",
        value={
            "eerste-kamer": None,
            "tweede-kamer": {"name": "De Tweede Kamer", "address": ["Den Haag"]},
        },
        dossier=None,
    ),
    Kind.HOUSE_STYLE: put(
        "government.yaml", "house_style", value={"font": "Verdana"}, dossier=None
    ),
    Kind.ABBREVIATION: put(
        "terms.yaml", "abbreviations", "EIB", value="Europese Investerings Bank", dossier=None
    ),
    Kind.TERM: put("terms.yaml", "preferred", 0, "instead_of", value=["Ukraïne"], dossier=None),
}
"""One change of each kind; where there are two edits, the first is made in the old one as well."""

ALONG = {
    Kind.DOSSIER_RENAMED: {Kind.DATES},
    Kind.PART_ADDED: {Kind.ITEM_ADDED},
    Kind.PART_REMOVED: {Kind.ITEM_REMOVED},
    Kind.PART_MOVED: {Kind.RENUMBERED},
    Kind.PART_NUMBER: {Kind.RENUMBERED},
    Kind.GROUP_ADDED: {Kind.RENUMBERED},
    Kind.GROUP_REMOVED: {Kind.RENUMBERED},
    Kind.GROUP_MOVED: {Kind.RENUMBERED},
    Kind.GROUP_NUMBER: {Kind.RENUMBERED},
    Kind.RENUMBERED: {Kind.ITEM_ADDED},
    Kind.ITEM_REMOVED: {Kind.RENUMBERED},
    Kind.ITEM_MOVED: {Kind.RENUMBERED},
    Kind.HEADING_ADDED: {Kind.TOPIC_REGROUPED},
}
"""What is told along with a change, as it follows from it."""

OWN = {"MFin": "MX", "SFin": "SX", "Fin": "X", "jbz": "raad"}
"""Names that nothing in briefgen has: what is taken away has nothing beneath it."""


def as_own(data: Any) -> Any:
    if isinstance(data, dict):
        return {OWN.get(key, key): as_own(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_own(each) for each in data]
    return OWN.get(data, data) if isinstance(data, str) else data


RICH: Draft = as_own(
    {
        "government.yaml": {
            **OLD["government.yaml"],
            "ministries": {"Fin": {"name": "Geld", "letterhead": {"unit": "Eenheid Europa"}}},
            "chambers": {
                "eerste-kamer": {
                    "name": "De Eerste Kamer",
                    "short_name": "EK",
                    "address": ["Plein"],
                },
                "tweede-kamer": {"name": "De Tweede Kamer", "short_name": "TK", "address": ["Hof"]},
            },
            "house_style": {
                "font": "Verdana",
                "font_size": 9.5,
                "page_references": "start",
                "citations": "standard",
                "citation_links": False,
            },
        },
        "councils.yaml": {
            "jbz": {
                "name": "Raad jbz",
                "short_name": "Raad-jbz",
                "kamerstuk_dossier": ["32317", "21501"],
                "parts": ["Dag een", "Dag twee"],
                "ministry": "Fin",
                "opening": "zenden",
                "source": "gezien",
                "chair": "de voorzitter van de Europese Raad",
                "noun": "Top",
                "seat": "Parijs",
                "shape": {
                    "agenda": "in_letter",
                    "order": ["agenda", "topics", "other_business", "annexes", "introduction"],
                    "heading": "Wat voorligt",
                    "numbers": {
                        "letter": "A",
                        "parts": "A",
                        "items": "a",
                        "groups": "1",
                        "running": True,
                    },
                    "aob_label": "Diversen",
                    "contents": True,
                    "introduction": "standaard",
                    "sections": [
                        {"id": "doel", "heading": "Doel", "is": "handling"},
                        {"id": "krachtenveld", "heading": "Krachtenveld", "required": True},
                        {"id": "ep", "heading": "Rol Parlement", "empty": "Niet van toepassing."},
                    ],
                    "nota": [
                        {"id": "bijlagen", "heading": "Mee te zenden", "is": "attachments"},
                        {"id": "besluit", "heading": "Besluit", "is": "decision"},
                        *NOTA,
                    ],
                },
                "letter": {
                    "to": ["tweede_kamer", "eerste_kamer"],
                    "salutation": "Geachte voorzitter,",
                    "sign_off": "Hoogachtend,",
                },
            },
            "beurs": {
                "name": "Raad beurs",
                "short_name": "Beursraad",
                "ministry": "Fin",
                "opening": "zenden",
                "chair": "none",
                "noun": "Groep",
                "seat": "Rome",
                "shape": {"sections": [{"id": "krachtenveld", "heading": "Wie wil wat"}]},
            },
        },
        "terms.yaml": OLD["terms.yaml"],
        BIG: {
            "dossier": {
                "council": "jbz",
                "informal": True,
                "status": "definitief",
                "dates": ["2026-03-05", "2026-03-06"],
                "meeting": "videoconferentie",
                "place": "Brussel",
                "presidency": "DK",
                "attending": [
                    {"post": "MFin", "takes_part": "unknown", "replaced_by": "de ambassadeur"},
                    "SFin",
                ],
                "provisional": True,
                "introduction": "De Raad komt bijeen.\n",
                "agenda": [
                    {
                        "part": "Dag een",
                        "number": "IV",
                        "council": "beurs",
                        "dates": ["2026-03-05"],
                        "place": "Parijs",
                        "attending": ["MFin"],
                        "on_behalf_of": ["SFin"],
                        "items": [
                            "begroting",
                            {"title": "Overig", "aob": True, "number": "9", "items": ["munten"]},
                        ],
                    },
                    {"part": "Dag twee", "items": ["klimaat"]},
                ],
                "other_business": ["moties"],
                "annexes": ["lijst"],
                "letter": {
                    "date": "2026-02-19",
                    "reference": "100",
                    "your_reference": "2026Z01",
                    "subject": "De Raad",
                    "signature": "name_office",
                    "on_behalf_of": ["SFin"],
                    "signatories": ["MFin"],
                    "opening": "Hierbij de agenda.\n",
                    "topics": [{"heading": "Geld", "topics": ["euro"]}],
                    "eerste_kamer": {"reference": "101"},
                },
                "nota": {
                    "date": "2026-02-12",
                    "reference": "200",
                    "for_information": ["SFin"],
                    "reason": "De Raad komt bijeen.\n",
                    "decision": "Instemmen.\n",
                    "explanation": "Geen bijzonderheden.\n",
                    "sections": {"politiek": "De Kamer vroeg hiernaar.\n"},
                    "not_public": [{"text": "Het geheim is groot.", "ground": "5.1.2a"}],
                },
                "attachments": [{"title": "Jaarverslag", "reference": "COM(2025) 795"}],
                "briefing": {"compact": True},
                "shape": {"handling": "brackets"},
                "suppress": SUPPRESS,
            },
            "items": {
                "begroting": {
                    **OLD[BIG]["items"]["begroting"],
                    "number": "7",
                    "standing": True,
                    "documents": ["ST 9876/25"],
                    "sections": {"krachtenveld": "De meeste landen zijn voor.\n"},
                    "internal": {
                        "core": "Het gaat om geld.\n",
                        "asked": "Stem tegen.\n",
                        "bottom_line": "Nooit toegeven.\n",
                        "speaking_points": "Zeg nee.\n",
                        "avoid": "Geen bedragen.\n",
                        "sensitive": "Gevoelig.\n",
                        "role": "spreekt",
                        "time": "10.00 uur",
                    },
                    "suppress": SUPPRESS,
                },
                "munten": {
                    **OLD[BIG]["items"]["munten"],
                    "responsible": {"none": "Dit gaat niemand aan."},
                    "sections": {"krachtenveld": "Onbekend.\n"},
                },
                "klimaat": {
                    **OLD[BIG]["items"]["klimaat"],
                    "text": "De EIB spreekt over Oekraïne, niet de Oekraïne.\n",
                    "same_as": "begroting",
                    "sections": {"krachtenveld": "Onbekend.\n", "ep": "Het Parlement stemt.\n"},
                },
            },
            "topics": {"euro": {**OLD[BIG]["topics"]["euro"], "short_title": "De euro"}},
            "other_business": {"moties": {**MOTIES, "standing": True}},
            "annexes": {"lijst": {**LIJST, "responsible": ["MFin"], "landscape": True}},
        },
    }
)
"""A dossier in which every key stands that a dossier or a formation can have."""
