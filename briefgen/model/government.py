"""What can be wrong in government.yaml though each of its values is of the right form."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.model.shapes import LetterShape
from briefgen.model.shared_files import GovernmentFile
from briefgen.problem import Problem, t
from briefgen.source import Source

PICTURES = (".png", ".jpg", ".jpeg")


def check_government(root: Path, government: GovernmentFile, source: Source) -> Iterator[Problem]:
    """Every mistake that shows only when values are seen together, or beside other files."""
    yield from _chambers(government, source)
    yield from _holders(government, source)
    yield from _logos(root, government, source)


def _chambers(government: GovernmentFile, source: Source) -> Iterator[Problem]:
    """Each chamber needs a key of its own in a letter."""
    taken = set(LetterShape.model_fields)
    for id_ in government.chambers:
        key = id_.replace("-", "_")
        if key in taken:
            what = t("“{key}” is in use as a key of the letter already", key=key)
            place = source.key_place(("chambers", id_))
            yield Problem(place, what, t("give the chamber another name"))
        taken.add(key)


def _holders(government: GovernmentFile, source: Source) -> Iterator[Problem]:
    for id_, post in government.posts.items():
        for index, holder in enumerate(post.holders):
            if holder.since and holder.until and holder.until < holder.since:
                place = source.place(("posts", id_, "holders", index, "until"))
                what = t("the last day comes before the first")
                yield Problem(place, what, t("correct from or until"))


def _logos(root: Path, government: GovernmentFile, source: Source) -> Iterator[Problem]:
    for id_, ministry in government.ministries.items():
        logo = ministry.letterhead.logo
        if logo is None:
            continue
        place = source.place(("ministries", id_, "letterhead", "logo"))
        if not (root / logo).is_file():
            what = t("there is no file “{file}”", file=logo)
            yield Problem(place, what, t("put it there, or correct the name"))
        elif (root / logo).suffix.lower() not in PICTURES:
            what = t("this is no picture that Word knows")
            yield Problem(place, what, t("save it as .png or .jpg"))
