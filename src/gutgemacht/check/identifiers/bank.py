"""Bank data: IBANs (ISO 13616, check digits mod 97), accounts by their label, cards (Luhn)."""

import re
from collections.abc import Iterator
from functools import cache

from gutgemacht.check.identifiers.digits import is_other, named, numbers
from gutgemacht.check.identifiers.found import Found, Passage

KINDS = ("iban", "account", "card", "card-code")

_IBAN = re.compile(r"(?:(?<![0-9a-zäöü])|(?<=iban))[a-z]{2} ?[0-9]{2}(?=[ ./-]{0,2}[0-9a-z])")
_IBAN_NAMED = re.compile(r"iban(?!\w)[^0-9]{0,20}$|iban$")
_SIGN = re.compile(r"([ \n./-]{0,2})([0-9a-z])")
_LENGTH = re.compile(r"(\d+)!")

_CARD_LENGTHS = range(13, 20)
_USUAL = (15, 16)
_FIRST = "23456"
_ISSUED = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}"  # Amex, Diners, JCB
    r"|(?:6011|64[4-9]\d|65\d{2})\d{12}|(?:50|5[6-9]|6\d)\d{14}"  # Discover, Maestro
)
_CARD_NAMED = re.compile(
    r"""\w*karten?(?!\w)|kartennummer|visa|master-?card|amex|american[ ]express|maestro|diners
    |(?<!\w)cards?(?!\w)|credit|debit""",
    re.VERBOSE,
)

_IS = r"[.:#]{0,2}[ ]?(?:(?:ist|lautet|war|is|still|noch|number|nummer|no|nr)[.:#]{0,2}[ ]?){0,3}"
_NUMBER = r"(?P<number>[0-9](?:[ ./-]?[0-9]){5,13})(?!\w)"
_ACCOUNT = re.compile(
    rf"""(?<!\w)(?:
        (?: (?:post|bank|giro|spar)?konto-?(?:nummern?|nr) | kto(?:-?nr)? | (?:post|bank|giro)konto
          | account[ ](?:number|no|nr) | acct?(?:[ ]no)? | bank[ ]account ){_IS}
      | (?:konto|account)(?:[.:]+[ ]?|[ ](?=[0-9]))
    ){_NUMBER}""",
    re.VERBOSE,
)
_SORT_CODE = re.compile(
    rf"""(?<!\w)(?:blz|bankleitzahl|sort[ ]?code|sort|routing[ ](?:number|no)|aba){_IS}
    (?P<code>[0-9][0-9 -]{{3,9}}[0-9])(?!\w)""",
    re.VERBOSE,
)
_ACCOUNT_BEHIND = re.compile(rf"[^.!?\n]{{1,25}}?(?<![0-9/]){_NUMBER}")
_CARD_CODE = re.compile(
    rf"""(?<!\w)(?:
        (?:cvc|cvv|karten-?prüfnummer){_IS}(?P<check>[0-9]{{3,4}})
      | (?: \w*karten?-? | (?:bank|debit|credit|company)?[ ]?card(?:'s)?[ ] )
        (?:pin|geheimzahl){_IS}(?P<pin>[0-9]{{4,6}})
    )(?!\w)""",
    re.VERBOSE,
)


def find(passage: Passage) -> Iterator[Found]:
    """IBANs and cards by their check digits; other numbers where the text says what they are."""
    text = passage.folded.text
    yield from _ibans(passage, text)
    for number in numbers(text, _CARD_LENGTHS):
        if _is_card(text, number.start, number.digits) and not is_other(text, number.start):
            yield passage.found("card", *number)
    for match in _SORT_CODE.finditer(text):
        yield passage.found("account", *match.span("code"), _digits(match["code"]))
        if (behind := _ACCOUNT_BEHIND.match(text, match.end())) is not None:
            yield passage.found("account", *behind.span("number"), _digits(behind["number"]))
    for match in _ACCOUNT.finditer(text):
        yield passage.found("account", *match.span("number"), _digits(match["number"]))
    for match in _CARD_CODE.finditer(text):
        group = "check" if match["check"] else "pin"
        yield passage.found("card-code", *match.span(group), match[group])


def _ibans(passage: Passage, text: str) -> Iterator[Found]:
    for match in _IBAN.finditer(text):
        named_so = _IBAN_NAMED.search(text, max(0, match.start() - 30), match.start()) is not None
        length = _length(match[0][:2].upper())
        if not length:
            continue
        end, value = match.start(), ""
        while len(value) < length and (sign := _SIGN.match(text, end)) is not None:
            end, value = sign.end(), value + sign[2]
        value = value.upper()
        complete = len(value) == length and not text[end : end + 1].isdigit()
        # A mistyped number still leads to somebody.
        if complete and (
            _checks(value) or _is_shown_as_one(passage, match.start(), end, named_so=named_so)
        ):
            yield passage.found("iban", match.start(), end, value)


@cache
def _length(country: str) -> int:
    from stdnum import numdb

    [(_, known), *_] = numdb.get("iban").info(country)
    bban = sum(int(part) for part in _LENGTH.findall(known.get("bban", "")))
    return bban + 4 if bban else 0


def _checks(value: str) -> bool:
    from stdnum import iban

    return iban.is_valid(value, check_country=False)


def _is_shown_as_one(passage: Passage, start: int, end: int, *, named_so: bool) -> bool:
    written = passage.folded.span(start, end).cut(passage.text)
    digits = sum(char.isdigit() for char in written)
    return digits > len(written) / 2 and (named_so or written[:2].isupper())


def _is_card(text: str, start: int, digits: str) -> bool:
    from stdnum import luhn

    if digits[0] not in _FIRST:
        return False
    checks = luhn.is_valid(digits)
    if checks and _ISSUED.fullmatch(digits):
        return True
    # A mistyped number still leads to somebody.
    return (checks or len(digits) in _USUAL) and named(text, start, _CARD_NAMED)


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))
