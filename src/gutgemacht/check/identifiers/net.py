"""Addresses on the net: mail, also hidden from robots, and IP addresses."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from gutgemacht.check.expression import Expression
from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.guideline.pattern import written_out

KINDS = ("email", "ip")

_WORDS = {
    "provider": "(?:gmail|gmx|googlemail|hotmail|outlook|yahoo|icloud|web|aon|a1|chello|bluewin"
    "|hispeed|sunrise|t-online|freenet|posteo|mailbox|proton|protonmail|live|msn)",
    "name": r"(?:[\w+-]+(?:(?:[._-]| ?[(\[{<]? ?(?:punkt|dot) ?[)\]}>]? ?)[\w+-]+)+|[a-z]+[0-9]+)",
    "bracketed": r" ?[(\[{<] ?(?:at|ät|a|@|klammeraffe) ?[)\]}>] ?",
    "spoken": " (?:ät|klammeraffe|affenschwanz|ät-zeichen) ",
    "dot": r"(?:\.| ?[(\[{<] ?(?:dot|punkt|\.) ?[)\]}>] ?| (?:dot|punkt) )",
    "end": "(?:com|net|org|de|at|ch|li|eu|me|info|example)",
}
_MAIL = (
    r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}",
    r"[\w.+-]{2,64}(?: @ ?| ?@ )[\w-]+\.<end>",
    r"[\w.+-]{2,64}<bracketed>[\w-]+<dot>[a-z]{2,}",
    r"(?:\w+ (?:punkt|dot) )?[\w.+-]{2,64} (?:at|ät|@) <provider> ?(?:\.|dot|punkt) ?<end>",
    r"<name>(?: ?@ ?|<bracketed>|<spoken>)[\w-]+(?:<dot>[\w-]+)?<dot><end>",
    r"<name> at [\w-]+(?: dot | punkt )<end>",
)
_EXPRESSION = Expression(tuple(written_out(pattern, _WORDS) for pattern in _MAIL))
# Without one of these there is no address; looking for one costs little.
_MAYBE = re.compile(
    r"@|[(\[{<] ?(?:at|ät|a)\b|\b(?:ät|klammeraffe|affenschwanz|dot|punkt)\b| at \w+\."
)
_AT = re.compile(rf" ?@ ?|{_WORDS['bracketed']}|{_WORDS['spoken']}| at ")
_DOT = re.compile(r" ?[(\[{<]? ?\b(?:dot|punkt)\b ?[)\]}>]? ?")

_V4 = re.compile(r"(?<![\w.:/-])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![\w-]|\.[0-9])")
_V6 = re.compile(r"(?<![\w.:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])")
_VERSION = re.compile(
    r"""(?:version|firmware|release|build|update|patch|treiber|driver|software|kapitel|chapter
    |abschnitt|section|punkt|artikel|os|ios|android|windows|(?<!\w)v)[ .:]{0,2}
    (?:(?:auf|to|is|ist|von|from)[ ])?$""",
    re.VERBOSE,
)
_NAMED = re.compile(r"(?<!\w)(?:ip|ipv4|ipv6|server|host|router|adress|address)")
_SMALL = 10
_FEWEST_COLONS = 3


def find(passage: Passage) -> Iterator[Found]:
    """Mail addresses in all their disguises, and IP addresses that are no version numbers."""
    text = passage.folded.text
    if _MAYBE.search(text):
        for span in _EXPRESSION.spans(passage.folded):
            written = span.cut(passage.text)
            # @name@server is a name on Mastodon, not a mail address.
            if passage.text[max(0, span.start - 1) : span.start] != "@":
                yield Found("email", span, _mail(written))
    for match in _V4.finditer(text):
        if _is_v4(text, match):
            yield passage.found("ip", *match.span(), match[0])
    for match in _V6.finditer(text):
        if _is_v6(match[0]):
            yield passage.found("ip", *match.span(), match[0])


def _mail(written: str) -> str:
    plain = _AT.sub("@", written.lower(), count=1)
    return _DOT.sub(".", plain).replace(" ", "")


def _is_v4(text: str, match: re.Match[str]) -> bool:
    try:
        address = IPv4Address(match[0])
    except AddressValueError:
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    small = all(int(part) < _SMALL for part in match[0].split("."))
    if (small and not _NAMED.search(before)) or _VERSION.search(before):
        return False
    return not (
        address.is_loopback
        or address.is_unspecified
        or address.is_multicast
        or int(address) >> 24 == 255
    )


def _is_v6(written: str) -> bool:
    try:
        address = IPv6Address(written)
    except AddressValueError:
        return False
    # 12:30 and scores have colons too.
    telling = any(char.isalpha() for char in written) or written.count(":") > _FEWEST_COLONS
    return telling and any(char.isdigit() for char in written) and not address.is_loopback
