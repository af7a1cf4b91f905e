"""Rules on the whole of a text: addresses, repeated sentences, names, letters (BG7xx)."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.case import Case, Texts
from briefgen.checks.mentions import plain, sentences_in
from briefgen.checks.own_words import unquoted
from briefgen.checks.passage import Spot, key_spot
from briefgen.checks.rule import Edit, Hit, rule, text_rule
from briefgen.facts import identifier_sites, secure_sites
from briefgen.problem import t

LONG = 12
"""From how many words a sentence that comes twice is no turn of phrase any more."""
INSECURE = re.compile(r"http://(?P<site>[A-Za-z0-9.-]{4,100})")
WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
TABLE = re.compile(r"[ \t]*[|>]")
FORMS = (
    ("title", re.compile(r"(?:mr|dr|drs|ir|ing|prof|mw|dhr)\.\s")),
    ("initials", re.compile(r"(?:[A-Z][a-z]?\.-?){1,6}\s")),
    ("given", re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{1,20}[\s-]")),
)
LETTERS = re.compile(r"(?<!\w)aanbiedingsbrieven(?!\w)")
LISTED = re.compile(
    r"^[ \t]*(?:\d{1,2}[.)][ \t]+|[-*+][ \t]+)?"
    r"(?P<letter>[Aa]anbiedingsbrief)(?P<rest>(?!\w)[^\n]{0,200})",
    re.MULTILINE,
)
SENTENCE = re.compile(r"[.:;]\s*\Z")
BOTH = re.compile(r"Kamers|Eerste.{0,40}Tweede|Tweede.{0,40}Eerste|(?:EK|TK).{0,9}(?:EK|TK)")


@text_rule("BG704", "http-adres", "note", "structure")
def insecure_address(texts: Texts) -> Iterator[Hit]:
    """An address of a site of government is written with http: it is https."""
    for passage in texts.printed():
        for found in INSECURE.finditer(passage.text):
            if _is_of(found["site"], secure_sites()) and not _is_of(
                found["site"], identifier_sites()
            ):
                spot = passage.spot(found.start(), found.start() + len("http"))
                what = t("the address of {site} is one with https", site=found["site"])
                yield Hit(spot, what, t("write https"), edit=Edit(spot, "https"))


def _is_of(site: str, domains: tuple[str, ...]) -> bool:
    name = site.lower().rstrip(".")
    return any(name == each or name.endswith(f".{each}") for each in domains)


@text_rule("BG705", "zin-herhaald", "note", "structure")
def sentence_twice(texts: Texts) -> Iterator[Hit]:
    """The same sentence stands twice in one item, topic or section.

    Across items it may: what is parallel is said in the same words.
    """
    first: dict[tuple[str, str | None, tuple[str, ...]], Spot] = {}
    for passage in texts.printed("text", "position"):
        words = plain(passage.text)
        for start, end in sentences_in(passage.text) if passage.subject else ():
            line = passage.text.rfind("\n", 0, start) + 1
            said = tuple(each.lower() for each in WORDS.findall(words, start, end))
            if len(said) < LONG or TABLE.match(passage.text, line):
                continue
            spot = passage.spot(start, end)
            there = first.setdefault((passage.document, passage.subject, said), spot)
            if there is not spot:
                what = t("this sentence stands here twice")
                yield Hit(spot, what, t("remove one of the two"), also=(there,))


@rule("BG707", "naamvorm-ongelijk", "note", "structure")
def names_in_several_forms(case: Case) -> Iterator[Hit]:
    """The names below one letter are written in several forms: with a title, initials, a name."""
    for letter in case.dossier.letters:
        names = [each.name for each in letter.signatories if each.name]
        forms = {form for name in names if (form := _form(name))}
        if len(forms) > 1:
            what = t("the names are written in several forms: {names}", names=", ".join(names))
            fix = t("write them in one form in government.yaml")
            yield Hit(key_spot(case.source, "letter", "signatories"), what, fix)
            return


@cache
def _form(name: str) -> str | None:
    return next((form for form, pattern in FORMS if pattern.match(name)), None)


@text_rule("BG710", "brieven-enkelvoud", "warning", "structure")
def letters_announced_one_attached(texts: Texts) -> Iterator[Hit]:
    """The nota speaks of several letters, while its list of attachments has one."""
    announced, listed = None, []
    for passage in texts.of("nota"):
        words = unquoted(passage.text)
        is_list = passage.role == "attachment"
        if not is_list and announced is None and (found := LETTERS.search(words)):
            announced = passage.spot(*found.span())
        lines = LISTED.finditer(words)
        listed += [(passage, each) for each in lines if is_list or not SENTENCE.search(each[0])]
    if announced is None or len(listed) != 1:
        return
    passage, found = listed[0]
    if not BOTH.search(found["rest"]):
        what = t("the nota speaks of several letters, here stands one")
        fix = t("name each letter in the list, or speak of one letter")
        yield Hit(passage.spot(*found.span("letter")), what, fix, also=(announced,))
