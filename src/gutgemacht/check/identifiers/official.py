"""Numbers that states and insurers give a person, with their check digits.

Germany: tax id (mod 11,10), Steuernummer (forms of the states), pension insurance (VKVV § 4),
health insurance (GKV-Spitzenverband). Austria: insurance (mod 11), tax account. Switzerland: AHV
(EAN-13). VAT numbers count only beside a word for somebody who works alone: those of firms are
printed on every invoice.
"""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.digits import REACH, Number, is_other, named, numbers
from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.guideline.identifiers import PersonalKind

KINDS = ("insurance-number", "tax-number")

_BETWEEN = r"[ ./-]{0,2}"
_PENSION = re.compile(
    rf"""(?<!\w)[0-9](?:{_BETWEEN}[0-9]){{7}} {_BETWEEN}[a-z] (?:{_BETWEEN}[0-9]){{3}}(?!\w)""",
    re.VERBOSE,
)
_HEALTH = re.compile(rf"(?<!\w)(?P<letter>[a-z])(?:{_BETWEEN}[0-9]){{9}}(?!\w)")
_INSURED = re.compile(
    r"""versicherung|versichert|krankenkasse|gesundheitskarte|social[ ]security|insurance|insured
    |pension|(?<!\w)(?:svnr|sv-?nr|sv-?nummer|sv|svn|vsnr|rvnr|rv-nummer|kvnr|kv-nummer|ahv|avs|ssn
    |e-?card|health[ ]card)(?!\w)""",
    re.VERBOSE,
)
_TAXED = re.compile(
    r"""steuer|finanzamt|abgabenkonto|(?<!\w)(?:st\.?-?nr|idnr|id-nr|tin|tax)(?!\w)""", re.VERBOSE
)
# Up to two words may stand between: "von Anna ist".
_IS = r"[.:#]{0,2}[ ]?(?:[^\W\d]+[.:#]{0,2}[ ]){0,2}?"
_INSURANCE_NAMED = re.compile(
    rf"""(?<!\w)(?:
        (?:sozial|renten|kranken)?-?versicher(?:ungs|ten)-?(?:nummer|nr)
      | svnr | (?:sv|ahv)-?(?:nummer|nr) | kvnr | rvnr | ssn | ni[ ]number
      | (?:social[ ]security|(?:national[ ]|health[ ])?insurance)[ ](?:number|no)
    ){_IS}(?P<number>(?:[a-z]{{1,2}}[ ]?)?[0-9](?:{_BETWEEN}[0-9]){{5,12}}
        (?:{_BETWEEN}[a-z](?:{_BETWEEN}[0-9]){{0,3}})?)(?!\w)""",
    re.VERBOSE,
)
_TAX_NAMED = re.compile(
    rf"""(?<!\w)(?:
        steuer-?(?:id|identifikationsnummer|idnr|nummer|nr) | steuerliche[ ]identifikationsnummer
      | idnr | st\.?-?nr | abgabenkonto(?:nummer|nr)? | tin
      | tax[ ](?:number|id|no|identification[ ]number)
    ){_IS}(?P<number>[0-9](?:{_BETWEEN}[0-9]){{7,13}})(?!\w)""",
    re.VERBOSE,
)
_VAT = re.compile(
    rf"""(?<!\w)(?P<country>atu|de|che)(?P<digits>(?:{_BETWEEN}[0-9]){{8,9}})
    (?:[ ]?(?:mwst|tva|iva))?(?!\w)""",
    re.VERBOSE,
)
_ALONE = re.compile(
    r"""einzelunternehm|kleinunternehm|selbst(?:st)?ändig|freiberuf|freelanc|self-employed
    |sole[ ]trader|(?<!\w)(?:freie[rnms]?|frau|herrn?|mr|mrs|ms|illustrator\w*|grafiker\w*
    |fotograf\w*|photographer|designer\w*|übersetzer\w*|translator|trainer\w*|coach|texter\w*
    |hebamme|midwife|künstler\w*|artist)(?!\w)""",
    re.VERBOSE,
)
_FIRM = re.compile(
    r"""(?<!\w)(?:gmbh|ag|kg|og|ug|ohg|ltd|inc|sarl|impressum|imprint|firmenbuch|hrb)(?!\w)""",
    re.VERBOSE,
)
_NAMED: dict[PersonalKind, re.Pattern[str]] = {
    "insurance-number": _INSURANCE_NAMED,
    "tax-number": _TAX_NAMED,
}
_GERMAN_TAX = re.compile("[0-9]{2,3}/[0-9]{3,4}/[0-9]{4,5}")
_AUSTRIAN_TAX = re.compile(r"[0-9]{2}[ -]{1,3}[0-9]{3}[ /-]{0,3}[0-9]{4}|[0-9]{5}/[0-9]{4}")
_ACCOUNT, _SVNR, _AHV = 9, 10, 13
_LATEST_MONTH = 15  # Austria goes on counting where a day has no number left.
_LATEST_DAY = 31
_BIRTH_OFFSET = 50  # of the serial number; the day may carry one too


def find(passage: Passage) -> Iterator[Found]:
    """Numbers whose check digits hold, and those that the text itself calls so."""
    text = passage.folded.text
    yield from _with_letters(passage, text)
    yield from _vat_of_one(passage, text)
    for number in numbers(text, (9, 10, 11, 13)):
        if _is_insurance(text, number):
            yield passage.found("insurance-number", *number)
        elif _is_tax(text, number):
            yield passage.found("tax-number", *number)
    for kind, expression in _NAMED.items():
        for match in expression.finditer(text):
            value = "".join(filter(str.isalnum, match["number"])).upper()
            yield passage.found(kind, *match.span("number"), value)


def _with_letters(passage: Passage, text: str) -> Iterator[Found]:
    for match in _PENSION.finditer(text):
        value = "".join(filter(str.isalnum, match[0])).upper()
        if _pension_checks(value):
            yield passage.found("insurance-number", *match.span(), value)
    for match in _HEALTH.finditer(text):
        value = "".join(filter(str.isalnum, match[0])).upper()
        letter = passage.folded.span(*match.span("letter")).cut(passage.text)
        sure = named(text, match.start(), _INSURED) or (
            letter.isupper() and not is_other(text, match.start())
        )
        if sure and _health_checks(value):
            yield passage.found("insurance-number", *match.span(), value)


def _vat_of_one(passage: Passage, text: str) -> Iterator[Found]:
    for match in _VAT.finditer(text):
        around = text[max(0, match.start() - REACH) : match.end() + REACH]
        if _ALONE.search(around) and not _FIRM.search(around) and _vat_checks(match):
            end = match.end("digits")
            value = "".join(filter(str.isalnum, text[match.start() : end])).upper()
            yield passage.found("tax-number", match.start(), end, value)


def _vat_checks(match: re.Match[str]) -> bool:
    from stdnum.at import uid as austrian
    from stdnum.ch import uid as swiss
    from stdnum.de import vat as german

    checks = {"atu": austrian, "che": swiss, "de": german}[match["country"]]
    digits = "".join(filter(str.isdigit, match["digits"]))
    prefix = {"atu": "U", "che": "CHE", "de": ""}[match["country"]]
    return bool(checks.is_valid(prefix + digits))


def _pension_checks(value: str) -> bool:
    """Area, birth date, initial, serial number; the cross sums of weighted digits, mod 10."""
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    day, month = int(value[2:4]), int(value[4:6])
    if not (1 <= day % _BIRTH_OFFSET <= _LATEST_DAY and 1 <= month <= 12):
        return False
    digits = value[:8] + _place(value[8]) + value[9:11]
    return _cross_sums(digits, weights) % 10 == int(value[11])


def _health_checks(value: str) -> bool:
    digits = _place(value[0]) + value[1:9]
    return _cross_sums(digits, (1, 2) * 5) % 10 == int(value[9])


def _place(letter: str) -> str:
    """The place of a letter in the alphabet, as two digits."""
    return f"{ord(letter) - ord('A') + 1:02}"


def _cross_sums(digits: str, weights: tuple[int, ...]) -> int:
    products = (int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
    return sum(product // 10 + product % 10 for product in products)


def _is_insurance(text: str, number: Number) -> bool:
    from stdnum.at import vnr
    from stdnum.ch import ssn

    digits = number.digits
    if len(digits) == _AHV:
        return digits.startswith("756") and bool(ssn.is_valid(digits))
    if len(digits) != _SVNR:
        return False
    day, month = int(digits[4:6]), int(digits[6:8])
    born = 1 <= day <= _LATEST_DAY and 1 <= month <= _LATEST_MONTH
    return born and vnr.is_valid(digits) and not is_other(text, number.start)


def _is_tax(text: str, number: Number) -> bool:
    from stdnum.at import tin
    from stdnum.de import idnr, stnr

    digits, written = number.digits, text[number.start : number.end]
    if idnr.is_valid(digits):
        return not is_other(text, number.start)
    form, check = (_AUSTRIAN_TAX, tin) if len(digits) == _ACCOUNT else (_GERMAN_TAX, stnr)
    # Its check digits are weak or none, so that its form or its name must speak for it.
    return (
        (form.fullmatch(written) is not None or named(text, number.start, _TAXED))
        and bool(check.is_valid(digits))
        and not is_other(text, number.start)
    )
