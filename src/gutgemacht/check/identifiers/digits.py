"""Numbers as people write them: digits in groups, parted by blanks, dots, dashes or slashes."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

# How far away the word that names a number may stand.
REACH = 60
# Nobody writes a number in more; rows of single digits are tables.
MOST_GROUPS = 8

_ROW = re.compile(r"(?<![0-9a-zäöü.,/+@&=_])[0-9]+(?:[ ./-]{1,3}[0-9]+)*(?![0-9a-zäöü@_])")
_GROUP = re.compile("[0-9]+")
_OTHER = re.compile(
    r"(?:artikel|bestell|auftrag|serien|sendung|paket|rechnung|ticket|kunden|vertrag|akten|modell|"
    r"material|zähler|zaehler|lizenz|chargen?|gutschein|isbn|gtin|ean|hrb|order|item|serial|"
    r"tracking|invoice|parcel|part|model|licence|license|customer|ticket|case|batch|voucher)"
    r"[\w-]*[ .:#-]{0,3}(?:(?:nr|no|nummer|number|ist|is|lautet)[ .:#]{0,3}){0,2}$"
)


class Number(NamedTuple):
    """Digits with the place in which they are written."""

    start: int
    end: int
    digits: str


def numbers(text: str, lengths: Collection[int]) -> Iterator[Number]:
    """Rows of whole groups that hold so many digits; of those at one place the longest first."""
    longest = max(lengths)
    for row in _ROW.finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *row.span())]
        for first in range(len(groups)):
            digits, rows = "", []
            for start, end in groups[first : first + MOST_GROUPS]:
                digits += text[start:end]
                if len(digits) > longest:
                    break
                if len(digits) in lengths:
                    rows.append(Number(groups[first][0], end, digits))
            yield from reversed(rows)


def named(text: str, start: int, words: re.Pattern[str]) -> bool:
    """True when one of the words stands before the place, near enough to name what is there."""
    return words.search(text, max(0, start - REACH), start) is not None


def is_other(text: str, start: int) -> bool:
    """True when the words before the place say that it is the number of a thing."""
    return _OTHER.search(text, max(0, start - REACH), start) is not None
