"""Writes briefgen/facts/dictionary.marisa: `python -m tools.dictionary NL EN`.

NL and EN are the dictionaries of Debian's hunspell-nl and hunspell-en-us without their ending:
/usr/share/hunspell/nl and /usr/share/hunspell/en_US. Each Dutch word is written out in all its
forms, each form with what it may be in a compound; English words that are no Dutch ones are marked
as such. The same dictionaries give the same bytes.
"""

import itertools
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import marisa_trie

from briefgen.facts.dictionary import AS_WRITTEN, ENGLISH, FIRST, LAST, LIST, MIDDLE, WORD, WRONG

NEEDS_AFFIX, FORBIDDEN, KEEPS_CASE, PERMITS = "Cx", "Fw", "Kc", "Cp"
BEGINS, STANDS_WITHIN, ENDS = "Ca", "Cb", "Cc"
"""What the flags of OpenTaal mean, as its .aff says."""
MOST_JOINED = 60_000
"""More words than that are not written out for one rule of compounds."""


class Affix:
    """One way to add letters to a word, and what the new form may be."""

    def __init__(self, row: list[str], pairs: int) -> None:
        add, _, flags = row[3].partition("/")
        condition = row[4] if len(row) > 4 and ":" not in row[4] else "."
        self.before = row[0] == "PFX"
        self.strip, self.add = (each if each != "0" else "" for each in (row[2], add))
        self.flags = flags_of(flags, pairs)
        self.fits = re.compile(f"{condition}" if self.before else f"(?:{condition})$")

    def of(self, word: str) -> str | None:
        """The form of a word, if it has one."""
        if self.before:
            fits = self.fits.match(word) and word.startswith(self.strip)
            return self.add + word[len(self.strip) :] if fits else None
        fits = self.fits.search(word) and word.endswith(self.strip)
        return word[: len(word) - len(self.strip)] + self.add if fits else None


def flags_of(written: str, length: int) -> frozenset[str]:
    """The flags of a word, each of so many letters."""
    return frozenset(written[at : at + length] for at in range(0, len(written), length))


class Dictionary:
    """A dictionary of hunspell: its words with their flags, its affixes, its rules of compounds."""

    def __init__(self, path: str, encoding: str, length: int) -> None:
        lines = Path(f"{path}.aff").read_text(encoding).splitlines()
        self.affixes: dict[str, list[Affix]] = defaultdict(list)
        self.crossing: dict[str, bool] = {}
        for row in (line.split("#")[0].split() for line in lines):
            if len(row) >= 4 and row[0] in ("SFX", "PFX"):
                if row[1] in self.crossing:
                    self.affixes[row[1]].append(Affix(row, length))
                else:
                    self.crossing[row[1]] = row[2] == "Y"
        rules = (line for line in lines if line.startswith("COMPOUNDRULE ("))
        self.rules: list[list[str]] = [re.findall(r"\((..)\)", rule) for rule in rules]
        self.words = []
        for line in Path(f"{path}.dic").read_text(encoding).splitlines()[1:]:
            word, _, flags = line.split("\t")[0].strip().replace("\\/", "\0").partition("/")
            if word:
                self.words.append((word.replace("\0", "/"), flags_of(flags, length)))

    def added(
        self, word: str, flags: AbstractSet[str], *, before: bool
    ) -> Iterator[tuple[str, AbstractSet[str], str]]:
        """The forms of a word with a prefix or a suffix, their flags, and that of the affix."""
        for flag in sorted(flags):
            for affix in self.affixes.get(flag, ()):
                form = affix.of(word) if affix.before == before else None
                if form is not None:
                    yield form, affix.flags, flag


def may_be(flags: AbstractSet[str], root: AbstractSet[str], *, affixed: bool) -> int:
    """What a form may be, by its flags and those of the word of which it is one."""
    if FORBIDDEN in flags:
        return WRONG
    permits = affixed and PERMITS in flags
    may = 0 if NEEDS_AFFIX in flags else WORD
    if not affixed or permits:
        of = flags | root if permits else flags
        may |= (FIRST if BEGINS in of else 0) | (MIDDLE if STANDS_WITHIN in of else 0)
    may |= LAST if ENDS in flags | root else 0
    return may | (AS_WRITTEN if KEEPS_CASE in flags | root else 0)


class Forms:
    """Each form of the words of a dictionary, with what it may be."""

    def __init__(self, of: Dictionary) -> None:
        self.of = of
        self.may: dict[str, int] = defaultdict(int)
        self.having: dict[str, set[str]] = {flag: set() for rule in of.rules for flag in rule}
        for word, flags in of.words:
            self.put(word, flags, flags, affixed=False)
            self.put_affixed(word, flags)
        for rule in of.rules:
            self.put_joined(rule)

    def put(
        self, form: str, flags: AbstractSet[str], root: AbstractSet[str], *, affixed: bool = True
    ) -> None:
        """A form of a word, by its flags and those of the word."""
        form = form.replace("ĳ", "ij").replace("Ĳ", "IJ").replace("’", "'")
        self.may[form] |= may_be(flags, root, affixed=affixed)
        for flag in self.having.keys() & (flags | root):
            self.having[flag].add(form)

    def put_affixed(self, word: str, root: AbstractSet[str]) -> None:
        """The forms of a word with a suffix, with two, with a prefix, and with both."""
        suffixed = list(self.of.added(word, root, before=False))
        for form, flags, _flag in suffixed:
            self.put(form, flags | (root & {FORBIDDEN}), root)
            for twice, more, _more in self.of.added(form, flags, before=False):
                self.put(twice, more, root)
        for form, flags, flag in self.of.added(word, root, before=True):
            self.put(form, flags | (root & {FORBIDDEN, NEEDS_AFFIX}), root)
            for ending, more, other in suffixed if self.of.crossing[flag] else ():
                for both, _flags, _flag in self.of.added(ending, {flag}, before=True):
                    if self.of.crossing[other]:
                        self.put(both, more | flags, root)

    def put_joined(self, rule: Sequence[str]) -> None:
        """The words that a rule of compounds joins, if they are few."""
        parts = [sorted(self.having[flag]) for flag in rule]
        if len(rule) <= 3 and math.prod(map(len, parts)) < MOST_JOINED:
            for joined in itertools.product(*parts):
                self.may["".join(joined)] |= WORD


def dutch(nl: Dictionary) -> dict[str, int]:
    """What each form may be: none that is forbidden somewhere is a word."""
    may = Forms(nl).may
    return {form: each & ~WORD if each & WRONG else each for form, each in may.items()}


def english(en: Dictionary) -> set[str]:
    """The English words, with their endings."""
    words = {word for word, _flags in en.words}
    for word, flags in en.words:
        words |= {form for form, _flags, _flag in en.added(word, flags, before=False)}
    return {word for word in words if word.isalpha() and word.islower() and len(word) > 3}


def main() -> None:
    """Write the list."""
    forms = dutch(Dictionary(sys.argv[1], "utf-8", 2))
    for word in english(Dictionary(sys.argv[2], "utf-8", 1)):
        if not forms.get(word, 0) & (WORD | WRONG):
            forms[word] = forms.get(word, 0) | ENGLISH
    rows = [(form, bytes([may])) for form, may in sorted(forms.items()) if may and " " not in form]
    marisa_trie.BytesTrie(rows).save(str(LIST))


if __name__ == "__main__":
    main()
