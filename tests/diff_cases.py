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
        here[path[-1]] = value

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
    Kind.PLACE: put("dossier", "place", value="Luxemburg"),
    Kind.PRESIDENCY: put("dossier", "presidency", value="DK"),
    Kind.INFORMAL: put("dossier", "informal", value=True),
    Kind.NOT_INFORMAL: (
        put("dossier", "informal", value=True),
        put("dossier", "informal", value=False),
    ),
    Kind.ATTENDING: put("dossier", "attending", value=["MFin", "SFin"]),
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
    Kind.FILE_RENAMED: both(
        rename("items", "douane", "douane-agentschap"),
        put("dossier", "agenda", 0, "items", 1, value="douane-agentschap"),
    ),
    Kind.TITLE: put(*BEGROTING, "title", value="Begroting van de Europese Unie"),
    Kind.SHORT_TITLE: put(*BEGROTING, "short_title", value="Geld"),
    Kind.HANDLING: put(*BEGROTING, "handling", value="Raadsconclusies"),
    Kind.RESPONSIBLE: put(*BEGROTING, "responsible", value=["SFin"]),
    Kind.SAME_AS: put("items", "klimaat", "same_as", value="begroting"),
    Kind.TEXT: put(*BEGROTING, "text", value=TEXT.replace("wisselt", "verandert")),
    Kind.POSITION: put(*BEGROTING, "position", value="Het kabinet steunt het voorstel niet.\n"),
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
    Kind.LETTER_DATE: put("dossier", "letter", "date", value="2026-02-20"),
    Kind.LETTER_REFERENCE: put("dossier", "letter", "eerste_kamer", value={"reference": "101"}),
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
    Kind.GROUP_ADDED: {Kind.RENUMBERED},
    Kind.GROUP_REMOVED: {Kind.RENUMBERED},
    Kind.GROUP_MOVED: {Kind.RENUMBERED},
    Kind.RENUMBERED: {Kind.ITEM_ADDED},
    Kind.ITEM_REMOVED: {Kind.RENUMBERED},
    Kind.ITEM_MOVED: {Kind.RENUMBERED},
    Kind.HEADING_ADDED: {Kind.TOPIC_REGROUPED},
}
"""What is told along with a change, as it follows from it."""
