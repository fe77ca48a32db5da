"""Number plates of Germany, Austria and Switzerland: the official form, or any beside its word.

British ones count beside a word for a plate or a car.
"""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.districts import AUSTRIAN, GERMAN, SWISS
from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.text import Span

KINDS = ("plate",)

_GERMAN = re.compile(
    r"""(?<![\w-])(?P<district>[A-ZÄÖÜ]{1,3})
    (?: (?P<sign>[-–:\ ]|[ ]-[ ])[A-Z]{1,2}[ -]? | [A-Z]{1,2} )
    (?P<digits>[1-9][0-9]{0,3})[ ]?[EH]?(?![\w-])""",
    re.VERBOSE,
)
_AUSTRIAN = re.compile(
    r"""(?<![\w-])(?P<district>[A-Z]{1,2})(?P<sign>[- ]|[ ]-[ ])
    (?P<digits>[0-9]{1,5})[ ]?[A-Z]{1,3}(?![\w-])""",
    re.VERBOSE,
)
_SWISS = re.compile(
    r"""(?<![\w-])(?P<district>[A-Z]{2})(?P<sign>[-·•\ ])?
    (?P<digits>[1-9](?:['’.\ ]?[0-9]){2,5})(?![\w-]|[.,][0-9])""",
    re.VERBOSE,
)
_BRITISH = re.compile(r"(?<![\w-])[A-Z]{2}[0-9]{2} ?[A-Z]{3}(?![\w-])")
# In lower case, on the folded text.
_LOOSE = re.compile(
    r"""(?<![\w-])(?:
        (?P<german>[a-zäöü]{1,3})[ -]{1,3}[a-z]{1,2}[ -]?[1-9][0-9]{0,3}[eh]?
      | (?P<austrian>[a-z]{1,2})[ -]{1,3}[0-9]{1,5}[ ]?[a-z]{1,3}
      | (?P<swiss>[a-z]{2})[ ·-]{0,3}[1-9][0-9'\ ]{2,6}[0-9]
    )(?![\w-])""",
    re.VERBOSE,
)
_PLATE = re.compile(
    r"""kennzeichen|nummernschild|nummerntafel|kontrollschild|autonummer
    |(?<!\w)(?:number[ ]?plates?|plates?|licen[cs]e[ ]plates?|registration|reg)(?!\w)""",
    re.VERBOSE,
)
_VEHICLE = re.compile(
    r"""(?<!\w)(?:kfz|autos?|wagen|cars?|van|pkw|lkw|taxi|fahrzeug|vehicle|transporter|lieferwagen
    |kombi|golf|bmw|audi|mercedes|vw|tesla|skoda|fiat|opel|ford|seat|volvo
    |geparkt|parkte?|parked|falschparker)(?!\w)""",
    re.VERBOSE,
)
_NEAR = 60
# Written like plates, but names of things.
_THINGS = re.compile(r"DIN-[A-Z]|[A-Z]-(?:KLASSE|CLASS)|GT-[RI]|EU-|PS-|HD-")
_SURE_DIGITS = 3
_HYPHENS = ("-", "–", " - ", "·", "•")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def find(passage: Passage) -> Iterator[Found]:
    """Plates written as the law writes them, and careless ones beside a word for them."""
    text, folded = passage.text, passage.folded.text
    lower = text.lower()
    for expression, districts in ((_GERMAN, GERMAN), (_AUSTRIAN, AUSTRIAN), (_SWISS, SWISS)):
        for match in expression.finditer(text):
            if match["district"] in districts and _is_plate(lower, match):
                yield _found(text, Span(*match.span()))
    for match in _BRITISH.finditer(text):
        if _near(_PLATE, lower, match) or _near(_VEHICLE, lower, match):
            yield _found(text, Span(*match.span()))
    if _PLATE.search(folded):
        for match in _LOOSE.finditer(folded):
            if _in_district(match) and _near(_PLATE, folded, match):
                yield _found(text, passage.folded.span(*match.span()))


def _is_plate(lower: str, match: re.Match[str]) -> bool:
    if _near(_PLATE, lower, match):
        return True
    hyphen, digits = match["sign"] in _HYPHENS, match["digits"]
    sure = len(digits) >= _SURE_DIGITS and not _YEAR.fullmatch(digits)
    if match["sign"] and (hyphen or sure) and _near(_VEHICLE, lower, match):
        return True
    return hyphen and len(digits) >= _SURE_DIGITS and not _THINGS.match(match[0])


def _in_district(match: re.Match[str]) -> bool:
    lists = (("german", GERMAN), ("austrian", AUSTRIAN), ("swiss", SWISS))
    return any((match[country] or "").upper() in districts for country, districts in lists)


def _near(words: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    near = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR // 2]
    return words.search(near) is not None


def _found(text: str, span: Span) -> Found:
    return Found("plate", span, "".join(filter(str.isalnum, span.cut(text))).upper())
