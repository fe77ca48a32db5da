"""What stands beside the text: media, links, the hour, the account."""

import re
from collections.abc import Callable, Iterable

from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.reading import Reading
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import MetaFind
from gutgemacht.text import Span, fold

WHOLE = Span(0, 0)
EARLIEST, LATEST = 5, 23
SHORTENERS = ("bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in")

_INSECURE = re.compile(r"\bhttp://[^\s<>\"]+", re.IGNORECASE)
_SHORT = re.compile(
    r"(?<![\w.])(?:https?://)?(?:" + "|".join(map(re.escape, SHORTENERS)) + r")/[^\s<>\"]+",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[\W_]+")


def _whole_if(fault: Callable[[Reading], bool]) -> Callable[[Reading], list[Match]]:
    return lambda reading: [Match(WHOLE)] if fault(reading) else []


def _insecure_links(reading: Reading) -> Iterable[Match]:
    for match in _INSECURE.finditer(reading.text):
        yield Match(Span(*match.span()), ("https" + match.group()[len("http") :],))


def _short_links(reading: Reading) -> Iterable[Match]:
    return (Match(Span(*match.span())) for match in _SHORT.finditer(reading.text))


def _picture_without_text(reading: Reading) -> bool:
    return any(
        medium.kind == "image" and not (medium.alt or "").strip() for medium in reading.draft.media
    )


def _film_without_captions(reading: Reading) -> bool:
    return any(medium.kind == "video" and not medium.captions for medium in reading.draft.media)


def _at_night(reading: Reading) -> bool:
    hour = reading.context.time.hour
    return hour >= LATEST or hour < EARLIEST


def _named_like_the_company(reading: Reading) -> bool:
    context = reading.context
    # Where an account is named, the draft is the name.
    account = _letters(context.account or (reading.text if context.action == "account" else ""))
    return any(name and name in account for name in map(_letters, reading.context.company))


def _letters(name: str) -> str:
    return _NO_LETTER.sub("", fold(name).text)


FORMS: dict[str, Callable[[Reading], Iterable[Match]]] = {
    "alt-text": _whole_if(_picture_without_text),
    "captions": _whole_if(_film_without_captions),
    "night": _whole_if(_at_night),
    "insecure-link": _insecure_links,
    "short-link": _short_links,
    "account-name": _whole_if(_named_like_the_company),
}


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds what the rule's form describes; an empty span speaks of the whole draft."""
    assert isinstance(rule.find, MetaFind)
    return Matcher(FORMS[rule.find.form])
