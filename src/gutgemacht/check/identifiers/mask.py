"""A mask: the identifier in its own shape, with so much left that people know which was meant."""

import re
from collections.abc import Callable

from gutgemacht.guideline.identifiers import SECRET, IdentifierKind

DOT = "•"
# Of a secret not even the length is told.
_NOTHING = DOT * 6
_SIGN = re.compile(r"[^\W_]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TOWN = re.compile(
    r"[,\n] ?(?:in )?(?:(?:A|D|CH|DE|AT)-)?[0-9]{4,5} .*$|,(?! ?[0-9]+ ?[a-z]?$).*$", re.DOTALL
)


def masked(kind: IdentifierKind, written: str) -> str:
    """`written`, an identifier of this kind, with dots for what leads to the person."""
    if kind in SECRET or kind == "card-code":
        return _NOTHING
    return _OTHERWISE.get(kind, _ends(2, 2))(written)


def _ends(first: int, last: int) -> Callable[[str], str]:
    """All letters and digits become dots but so many at both ends."""

    def mask(written: str) -> str:
        places = [match.start() for match in _SIGN.finditer(written)]
        # A short number keeps less, so that most of it is hidden.
        kept = min(first, (len(places) - 1) // 2), min(last, len(places) // 4)
        hidden = set(places[kept[0] : len(places) - kept[1]])
        return "".join(DOT if place in hidden else sign for place, sign in enumerate(written))

    return mask


def _phone(written: str) -> str:
    international = written.startswith(("+", "00"))
    return _ends(5 if international else 4, 2)(written)


def _mail(written: str) -> str:
    return f"{written[:1]}{DOT * 3}@…"


def _birth(written: str) -> str:
    years = [range(*match.span()) for match in _YEAR.finditer(written)]
    kept = {place for year in years for place in year}
    return "".join(
        DOT if place not in kept and _SIGN.match(sign) else sign
        for place, sign in enumerate(written)
    )


def _address(written: str) -> str:
    town = _TOWN.search(written)
    end = town.start() if town else len(written)
    return _ends(1, 0)(written[:end]) + written[end:]


_OTHERWISE: dict[str, Callable[[str], str]] = {
    "phone": _phone,
    "email": _mail,
    "iban": _ends(4, 2),
    "account": _ends(0, 2),
    "card": _ends(4, 2),
    "plate": _ends(1, 0),
    "ip": _ends(2, 0),
    "birth-date": _birth,
    "address": _address,
}
