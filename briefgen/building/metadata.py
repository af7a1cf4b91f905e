"""What documents say of themselves, for who looks for them and who keeps them."""

from briefgen.building.compose import Made
from briefgen.layout.engine import Stated
from briefgen.word.fields import CONCEPT


def stated(made: Made) -> Stated:
    """What a PDF says of itself beside what its Word file says."""
    return Stated(made.document.date, " ".join(made.document.fields[CONCEPT]))
