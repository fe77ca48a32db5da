"""What the detectors say of a text."""

from gutgemacht.check.identifiers import find


def read(text: str, kind: str, country: str = "AT", language: str = "unknown") -> list[str]:
    """The stretches of a text that are identifiers of a kind."""
    return [one.span.cut(text) for one in find(text, country, language) if one.kind == kind]


def kinds(text: str, country: str = "DE", language: str = "unknown") -> list[str]:
    """The kinds of all identifiers in a text."""
    return [one.kind for one in find(text, country, language)]
