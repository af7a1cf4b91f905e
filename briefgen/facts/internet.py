"""Sites that answer over https, and providers of e-mail for private persons."""

from briefgen.facts.data import facts

FILE = "internet.yaml"


def private_mail() -> tuple[str, ...]:
    """The domains where an address is one of a private person."""
    return tuple(facts(FILE)["mail"]["providers"])


def secure_sites() -> tuple[str, ...]:
    """The domains of government and the EU whose sites answer over https."""
    return tuple(facts(FILE)["sites"]["secure"])


def identifier_sites() -> tuple[str, ...]:
    """The domains among them whose http addresses are names, and have to stay as they are."""
    return tuple(facts(FILE)["sites"]["identifiers"])
