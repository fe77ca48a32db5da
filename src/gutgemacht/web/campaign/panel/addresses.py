"""Mail addresses as people paste them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST = 500


@dataclass(frozen=True)
class Addresses:
    """What can be written to, what is no address, what stood there twice, who was asked before."""

    good: tuple[str, ...]
    wrong: tuple[str, ...]
    doubled: tuple[str, ...]
    asked: tuple[str, ...]


def addresses_in(text: str, asked: Collection[str] = ()) -> Addresses:
    """One address a line, or parted by commas; also as "Name <address>"."""
    good: dict[str, None] = {}
    wrong, doubled, before = [], [], []
    for piece in filter(None, map(str.strip, re.split(r"[\n;,]+", text))):
        address = _address(piece)
        if not address:
            wrong.append(piece[:100])
        elif address in good:
            doubled.append(address)
        elif address in asked:
            before.append(address)
        else:
            good[address] = None
    return Addresses(tuple(good), tuple(wrong), tuple(doubled), tuple(before))


def _address(piece: str) -> str:
    found = (parseaddr(piece)[1] if "<" in piece else piece).lower()
    try:
        validate_email(found)
    except ValidationError:
        return ""
    return found
