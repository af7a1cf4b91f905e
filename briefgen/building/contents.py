"""Lists of contents: a document that cites its own pages is laid out once more, and no oftener.

The first time its pages are counted without them in the list, the second time with them; what is
not the same then is refused.
"""

from briefgen.body.views import Pages
from briefgen.building.compose import Composed, compose_with
from briefgen.building.paginate import Typeset
from briefgen.building.read import Plan
from briefgen.problem import InvalidInputError, Place, Problem, t


def with_contents(plan: Plan, typeset: Typeset, composed: Composed) -> Composed:
    """The same documents, with the pages in their lists of contents as they were counted.

    Raises:
        InvalidInputError: if a template or a shell cannot be used.
    """
    own = _own_pages(typeset, composed)
    return compose_with(plan, composed.ready, own) if own else composed


def settled(plan: Plan, typeset: Typeset, composed: Composed) -> Composed:
    """The same documents, if the pages in their lists of contents are those that they have.

    Raises:
        InvalidInputError: if another page came of putting the pages there.
    """
    for before, after in zip(composed.new, with_contents(plan, typeset, composed).new, strict=True):
        if before.document.lists_pages and before.document.body != after.document.body:
            what = t("the pages in the list of contents do not come to rest")
            fix = t("make the text a line longer or shorter, or leave out contents: true")
            raise InvalidInputError([Problem(Place(before.document.name), what, fix)])
    return composed


def _own_pages(typeset: Typeset, composed: Composed) -> dict[str, Pages]:
    """The pages of the items in each document with a list of contents that was laid out."""
    return {
        made.document.name: map_.spans()
        for made in composed.new
        if made.document.lists_pages and (map_ := typeset.pages_of(made))
    }
