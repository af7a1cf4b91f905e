"""Rules on what is public and what is not (BG8xx)."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.rule import Hit, rule, text_rule, together
from briefgen.facts import private_mail
from briefgen.problem import t
from briefgen.texts.case import Case, Texts, sentences_in
from briefgen.texts.words import own_words

PIECE = (
    r"(?:bijlagen?|voorstel(?:len)?|stuk(?:ken)?|document(?:en)?|brief|brieven|notitie|advies|"
    r"tekst(?:en)?|rapport(?:en)?|mandaat|lijst)"
)
CLAIM = re.compile(
    r"(?<!\w)(?:"
    r"vertrouwelijk\s(?:aan|met)\s(?:uw|de|beide)\s(?:Tweede\s|Eerste\s)?Kamers?(?!\w)"
    r"|vertrouwelijk\ster\s(?:beschikking|inzage|kennis)(?!\w)"
    r"|(?:ter|voor)\svertrouwelijke\s(?:inzage|kennisneming)(?!\w)"
    r"|(?:een|de|bijgevoegde|bijgaande|afzonderlijke)\svertrouwelijke\s(?:bijlagen?|brief)(?!\w|\svan\s)"
    rf"|{PIECE}\s(?:[^.,;\s]{{1,30}}\s){{0,8}}?(?:is|zijn)\s(?:[^.,;\s]{{1,30}}\s){{0,5}}?"
    r"(?:(?<!nog\s)niet(?:\s|-)openbaar|gerubriceerd)(?!\w)"
    r")"
)
UNLESS = re.compile(r"(?<!\w)(?:geen|niet\slanger|niet\smeer|indien|als|mits|of|tenzij)\s\Z")
AS_A_RULE = re.compile(
    r"(?<!\w)(?:in\s(?:de\sregel|beginsel|principe)|doorgaans|vaak|altijd)(?!\w)"
)
AND_YET = re.compile(r"(?<!\w)[Nn]iet(?:\s|-)openbaar(?!\w)[^.;]{0,120},?\smaar\s[^.;]{3,200}")
MAIL = re.compile(
    r"(?<![\w.+-])(?P<who>[A-Za-z0-9._+-]{1,64})@(?P<domain>[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5})"
)
PERSON = re.compile(r"(?:[a-z]\.){1,4}(?:(?:van|de|der|den|ter|ten|vd)\.?){0,2}[a-z-]{3,30}\Z")
REST = r"(?:[ -]?\d{8}|[ -]\d{4} \d{4}|[ -]\d{2}(?: \d{2}){3}|[ -]\d{3} \d{3} \d{2})"
MOBILE = re.compile(rf"(?<![\d.,/–-])(?:06|(?:\+31|0031) ?(?:\(0\))?6){REST}(?!\d)")
BSN = re.compile(
    r"(?<!\w)(?:BSN|[Bb]urgerservicenummer)\W{0,4}(?:is\s|nr\.\s)?(?P<number>\d{9})(?!\d)"
)


@rule("BG801", "vertrouwelijk-zonder-grond", "warning", "openness")
def confidential_without_ground(case: Case) -> Iterator[Hit]:
    """Texts say that a piece is confidential, while section 5 of the nota names no passage.

    Source: Wet open overheid, articles 5.1 and 5.2.
    """
    if case.dossier.nota and not case.dossier.nota.grounds:
        yield from together(_claims(case))


def _claims(case: Case) -> Iterator[Hit]:
    for passage in case.printed("text", "position", "opening", "note"):
        if passage.document not in ("agenda", "letter"):
            continue
        words = own_words(passage.text)
        for found in CLAIM.finditer(words):
            before = UNLESS.search(words, max(found.start() - 16, 0), found.start())
            if before or AS_A_RULE.search(found[0]):
                continue
            what = t("this piece is not public, but the nota gives no ground for that")
            fix = t("add the passage with its ground to not_public of the nota")
            yield Hit(passage.spot(*found.span()), what, fix)


@text_rule("BG802", "niet-openbaar-maar", "note", "openness", on=False)
def not_public_and_yet(texts: Texts) -> Iterator[Hit]:
    """A sentence says that something is not public, and goes on with “maar”."""
    for passage in texts.printed():
        words = own_words(passage.text)
        for start, end in sentences_in(passage.text):
            if found := AND_YET.search(words, start, end):
                what = t("what is not public may be told here after all")
                fix = t("see whether the words behind “maar” can be public")
                yield Hit(passage.spot(*found.span()), what, fix)


@text_rule("BG804", "persoonsgegevens", "warning", "openness")
def personal_data(texts: Texts) -> Iterator[Hit]:
    """A private e-mail address, a mobile number or a citizen service number in a public text."""
    for passage in texts.printed():
        for found in MAIL.finditer(passage.text):
            if _is_private(found["who"].lower(), found["domain"].lower()):
                what = t("this is the e-mail address of a person")
                fix = t("remove it, or write the general address")
                yield Hit(passage.spot(found.start(), found.end()), what, fix)
        for found in MOBILE.finditer(passage.text):
            what = t("this is a mobile telephone number")
            fix = t("remove it, or write the general number")
            yield Hit(passage.spot(*found.span()), what, fix)
        for found in BSN.finditer(passage.text):
            if _is_bsn(found["number"]):
                what = t("this is the citizen service number of a person")
                yield Hit(passage.spot(*found.span("number")), what, t("remove it"))


@cache
def _is_private(who: str, domain: str) -> bool:
    return domain in private_mail() or PERSON.match(who) is not None


def _is_bsn(number: str) -> bool:
    """The test of eleven, which each citizen service number meets."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(digit) for w, digit in zip(weights, number, strict=True)) % 11 == 0
