"""The message catalogues: complete in both languages, with the same blanks, and compiled."""

import re
from functools import cache

import pytest

from briefgen.locale import LANGUAGES
from tools import catalogues

merged = cache(catalogues.merged)
BLANK = re.compile(r"(?<!\{)\{([a-z_]+)(?:![rs])?\}(?!\})|%\((\w+)\)s")


def strings(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_is_translated_with_its_blanks(language: str) -> None:
    catalogue = merged(language)
    assert len(catalogue) > 250
    for message in catalogue:
        if not message.id:
            continue
        ids, translations = strings(message.id), strings(message.string)
        assert all(translations), message.id
        known = {blank for id_ in ids for blank in BLANK.findall(id_)}
        for translation in translations:
            assert set(BLANK.findall(translation)) <= known, message.id
        if len(ids) == 1:
            assert set(BLANK.findall(translations[0])) == known, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_catalogues_are_those_of_the_code(language: str) -> None:
    path = catalogues.po_file(language)
    po = catalogues.po_bytes(merged(language))
    assert path.read_bytes() == po
    assert path.with_suffix(".mo").read_bytes() == catalogues.mo_bytes(po)
