"""Birth dates: a day with its year beside a word that says somebody was born then."""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.found import Found, Passage

KINDS = ("birth-date",)

_SHORT_MONTHS = "jan feb mär apr mai jun jul aug sep okt nov dez".split()
_SAME = {"jän": "jan", "mar": "mär", "mae": "mär", "may": "mai", "oct": "okt", "dec": "dez"}
_MONTH = r"""(?:jän(?:ner)?|jan(?:uary?)?|feb(?:ruary?|er)?|märz?|mar(?:ch)?|maerz|apr(?:il)?|mai
    |may|jun[ie]?|jul[iy]?|aug(?:ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?
    |de[zc](?:ember)?)\.?"""
_DAY = "[0-3]?[0-9]"
_YEAR = "(?:19|20)[0-9]{2}"
_TH = r"(?:\.|st|nd|rd|th)?"
_SIGN = r"(?:\.[ ]?|/|[ ]?-[ ]?)"
_ANY_DATE = re.compile(
    rf"""(?<![\w.,/-])(?:
        (?P<d1>{_DAY}){_SIGN}(?P<m1>[01]?[0-9]){_SIGN}(?P<y1>(?:19|20)?[0-9]{{2}})
      | (?P<y2>{_YEAR})[-/.](?P<m2>[01]?[0-9])[-/.](?P<d2>{_DAY})
      | (?P<d3>{_DAY}){_TH}[ ]?(?:of[ ])?(?P<m3>{_MONTH}),?[ ]?(?P<y3>{_YEAR})
      | (?P<m4>{_MONTH})[ ](?P<d4>{_DAY}){_TH},?[ ](?P<y4>{_YEAR})
    )(?![\w/]|[.-][0-9])""",
    re.VERBOSE,
)
_ANY_WORD = re.compile(r"geb|born|birth|bday|d\.?o\.?b|zur welt|auf die welt|licht der welt|\*")
_BORN = re.compile(
    r"""(?: (?<!\w)(?: geb\.? | geboren | geb\.?-?(?:datum|dat|tag)\.? | geburtsdat(?:um|en)
          | geburtstags? | geburtstagskind | born | d\.?o\.?b\.? | date[ ]of[ ]birth
          | birth[ ]?date | birthday | b-?day )(?!\w) | \*[ ]? )
    [^!?\n;0-9]{0,60}$""",
    re.VERBOSE,
)
_BORN_BEHIND = re.compile(
    r"""[^.!?\n;0-9]{0,60}(?<!\w)
        (?:geboren|geb\.|geborene[rn]?|born|zur[ ]welt|auf[ ]die[ ]welt|licht[ ]der[ ]welt)(?!\w)
    | (?:[ ]in[ ][\w-]+)?[ ]geburtstag
    | [ ]is[ ](?:my|his|her|their)[ ](?:birthday|birth[ ]?date|date[ ]of[ ]birth)""",
    re.VERBOSE,
)
_HAS = re.compile(r"(?<!\w)(?:habe?|hat|hatte)[^.!?\n;0-9]{0,40}$")
_BIRTHDAY = re.compile(r"birthday|b-?day|geburtstag|birthdays")
_FAR = 90
# A birthday in a later year is a party.
_LATEST_WITH_BIRTHDAY = 2015
# Of two digits: smaller ones are of this century.
_LATEST_SHORT = 30
_MONTHS_OF_A_YEAR, _LONGEST_MONTH = 12, 31


def find(passage: Passage) -> Iterator[Found]:
    """Dates with a word for birth before or behind them, as YYYY-MM-DD."""
    text = passage.folded.text
    if not _ANY_WORD.search(text):
        return
    for match in _ANY_DATE.finditer(text):
        value = _value(match)
        if value and _is_birth(text, match, int(value[:4])):
            yield passage.found("birth-date", *match.span(), value)


def _value(match: re.Match[str]) -> str:
    [form] = [number for number in "1234" if match[f"y{number}"]]
    day, month, year = int(match[f"d{form}"]), match[f"m{form}"], match[f"y{form}"]
    number = int(month) if month.isdigit() else _number(month)
    if number > _MONTHS_OF_A_YEAR >= day:
        day, number = number, day
    if not (1 <= day <= _LONGEST_MONTH and 1 <= number <= _MONTHS_OF_A_YEAR):
        return ""
    if len(year) == len("85"):
        year = ("20" if int(year) < _LATEST_SHORT else "19") + year
    return f"{year}-{number:02}-{day:02}"


def _number(month: str) -> int:
    return _SHORT_MONTHS.index(_SAME.get(month[:3], month[:3])) + 1


def _is_birth(text: str, match: re.Match[str], year: int) -> bool:
    before = text[max(0, match.start() - _FAR) : match.start()]
    if (born := _BORN.search(before)) is not None:
        return year <= _LATEST_WITH_BIRTHDAY or not _BIRTHDAY.search(born[0])
    behind = _BORN_BEHIND.match(text, match.end())
    if behind is None:
        return False
    if not _BIRTHDAY.search(behind[0]):
        return True
    return year <= _LATEST_WITH_BIRTHDAY and ("is" in behind[0] or _HAS.search(before) is not None)
