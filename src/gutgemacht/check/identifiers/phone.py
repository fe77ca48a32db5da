"""Telephone numbers: valid ones by phonenumbers, and what a text itself calls one."""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.digits import is_other
from gutgemacht.check.identifiers.found import Found, Passage

KINDS = ("phone",)

NEIGHBOURS = ("AT", "DE", "CH")
ANYWHERE = (*NEIGHBOURS, "GB", "US")
BY_LANGUAGE = {"de": NEIGHBOURS, "en": ANYWHERE, "unknown": ANYWHERE}
FEWEST_DIGITS, MOST_DIGITS = 6, 15
FEWEST_SPOKEN = 7
LONGEST_LABEL = 60

_SEPARATED = r"(?:[ ./()-]{0,4}[0-9])"
_CANDIDATE = re.compile(
    rf"(?<![\w.,/@&=+#-])(?:\+ ?|\( ?\+?)?[0-9]{_SEPARATED}{{5,20}}(?![\w@]|[.,]\d)"
)
_GROUP_END = re.compile(r"[0-9](?![0-9])")
_DATE = re.compile(
    r"[0-3]?[0-9][./-] ?[01]?[0-9][./-] ?(?:19|20)?[0-9]{2}(?![0-9])|(?:19|20)[0-9]{2}-[01][0-9]-"
)
_LABEL = re.compile(
    r"(?<!\w)(?:tel|telefon|telefonnummer|telefonisch|handy|handynummer|mobil|mobilnummer|"
    r"privatnummer|durchwahl|fon|phone|telephone|mobile|cell|whatsapp|phone number|"
    r"(?:meine|deine|seine|ihre) (?:nummer|nr)|(?:my|his|her) number(?:'s)?)"
    r"[.:]*(?: (?:ist|lautet|is|unter|die|an|on|at|me|him|her|them|auf|mich|ihn|sie))*:? ?$"
)
_AMERICAN = re.compile(
    r"(?:\+?1[ .-])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-])[0-9]{3}[ .-][0-9]{4}"
)
# What begins like a number that can be called: not "0250 2026".
_OPENS = re.compile(
    r"\(? ?(?:\+|(?:00 ?[1-9]|0[ (]?[1-9])(?!(?<=0[1-9])[0-9]{2}[ /-](?:19|20)[0-9]{2}(?! ?[0-9])))"
    rf"|{_AMERICAN.pattern}(?![0-9])"
)
# Numbers made up for stories are never valid, but written as people write theirs.
_UNMISTAKABLE = re.compile(
    rf"\+[1-9]|00[1-9]|\(?0 ?(?:15[0-9]|16[0-9]|17[0-9]|6[5-9][0-9]|7[5-9]|7[0-9]{{3}} )|"
    rf"{_AMERICAN.pattern}"
)
# Toll free, premium rate, shared cost, universal access, voice mail: numbers there to be told.
_SERVICES = (3, 4, 5, 9, 10)
_DIGIT_WORDS = {
    word: digit
    for digit, words in zip(
        ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ""),
        "null zero oh|eins one|zwei zwo two|drei three|vier four|fünf five|sechs six|sieben seven|"
        "acht eight|neun nine|double doppel".split("|"),
        strict=True,
    )
    for word in words.split()
}
_ONE = "(?:" + "|".join(_DIGIT_WORDS) + ")"
_SPOKEN = re.compile(
    rf"(?<!\w){_ONE}(?:[ ,-]{{1,3}}{_ONE}){{2,}}(?:[ ,-]{{1,3}}(?:{_ONE}|[0-9]+))+(?!\w)"
)
_SPOKEN_PART = re.compile(rf"{_ONE}(?!\w)|[0-9]+")


def find(passage: Passage) -> Iterator[Found]:
    """Numbers that are valid where the draft is read, that a label names, or that are spoken."""
    text = passage.folded.text
    regions = tuple(dict.fromkeys((passage.country, *BY_LANGUAGE[passage.language])))
    for match in _CANDIDATE.finditer(text):
        if (end := _end_of_number(text, *match.span(), regions)) is not None:
            yield passage.found("phone", match.start(), end, _plain(text[match.start() : end]))
    for match in _SPOKEN.finditer(text):
        digits = "".join(_DIGIT_WORDS.get(part, part) for part in _SPOKEN_PART.findall(match[0]))
        if digits.startswith("0") and len(digits) >= FEWEST_SPOKEN:
            yield passage.found("phone", *match.span(), digits)


def _end_of_number(text: str, start: int, end: int, regions: tuple[str, ...]) -> int | None:
    """Where the longest number ends that begins at `start`, at the end of a group of digits."""
    labelled = _LABEL.search(text, max(0, start - LONGEST_LABEL), start) is not None
    opens = _OPENS.match(text, start) is not None and not is_other(text, start)
    if not (labelled or opens) or _DATE.match(text, start):
        return None
    for stop in reversed([match.end() for match in _GROUP_END.finditer(text, start, end)]):
        written = text[start:stop]
        if FEWEST_DIGITS <= sum(map(str.isdigit, written)) <= MOST_DIGITS and (
            labelled or _called(written, regions)
        ):
            return stop
    return None


def _called(written: str, regions: tuple[str, ...]) -> bool:
    """True for a number of people: valid here, or possible and unmistakable in its form."""
    if written.lstrip("( ")[0] not in "+0" and not _AMERICAN.fullmatch(written):
        return False
    # Loading it takes longer than a check; most texts hold no number.
    import phonenumbers

    possible = False
    for region in regions[:1] if written.startswith("+") else regions:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.number_type(number) not in _SERVICES
        possible |= phonenumbers.is_possible_number(number)
    return possible and _UNMISTAKABLE.match(written) is not None


def _plain(written: str) -> str:
    return ("+" if "+" in written else "") + "".join(filter(str.isdigit, written))
