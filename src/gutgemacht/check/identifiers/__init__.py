"""Identifiers in a text: what leads to a person, and what opens a door. Works without a network.

One module a family. Each names its KINDS and offers `find(passage)`; where two speak of the same
characters the one whose form is harder to meet by chance wins, in the order of FAMILIES.
"""

import re
from types import ModuleType

from gutgemacht.check.identifiers import (
    access,
    address,
    bank,
    birth,
    net,
    official,
    passwords,
    phone,
    plate,
    services,
)
from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.check.identifiers.mask import masked
from gutgemacht.guideline import Country
from gutgemacht.text import Language, View, fold

__all__ = ["FAMILIES", "Found", "find", "in_view", "masked"]

FAMILIES: tuple[ModuleType, ...] = (
    bank,
    access,
    passwords,
    services,
    official,
    net,
    birth,
    phone,
    plate,
    address,
)
# Nothing is found in a text that holds none of these.
_WORTH_READING = re.compile(
    r"""\d|@|://|pass|pw|kennwort|schlüssel|key|wi-?fi:|bearer|\b(?:null|zero|double)\b
    |[ (\[{<](?:at|ät|a|dot|punkt|klammeraffe|affenschwanz)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def find(text: str, country: Country, language: Language) -> list[Found]:
    """All identifiers of a text in its order, none overlapping; spans are exact in `text`.

    `country` and `language` are those of the draft: they tell how numbers are dialled there.
    """
    return in_view(text, fold(text), country, language)


def in_view(text: str, folded: View, country: Country, language: Language) -> list[Found]:
    """The same of a text whose folded view is known."""
    if not _WORTH_READING.search(folded.text):
        return []
    passage = Passage(text, folded, country, language)
    taken = bytearray(len(text))
    kept: list[Found] = []
    for family in FAMILIES:
        for found in family.find(passage):
            if not any(taken[found.span.start : found.span.end]):
                taken[slice(*found.span)] = b"\1" * (found.span.end - found.span.start)
                kept.append(found)
    return sorted(kept, key=lambda found: found.span)
