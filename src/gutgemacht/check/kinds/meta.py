"""What stands beside the text: media, links, the hour, the account."""

import re
from collections.abc import Callable, Iterable

from gutgemacht.check.draft import Context, Medium
from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.verdict import PartName
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


def _whole_if(fault: Callable[[Manuscript], bool]) -> Callable[[Manuscript], list[Match]]:
    return lambda manuscript: [Match(WHOLE)] if fault(manuscript) else []


def _insecure_links(manuscript: Manuscript) -> Iterable[Match]:
    for match in _INSECURE.finditer(manuscript.text):
        yield Match(Span(*match.span()), ("https" + match.group()[len("http") :],))


def _short_links(manuscript: Manuscript) -> Iterable[Match]:
    return (Match(Span(*match.span())) for match in _SHORT.finditer(manuscript.text))


def _each_if(
    fault: Callable[[Medium, Context], bool], part: PartName = "picture"
) -> Callable[[Manuscript], list[Match]]:
    return lambda manuscript: [
        Match(WHOLE, medium=number, part=part)
        for number, medium in enumerate(manuscript.draft.media)
        if fault(medium, manuscript.context)
    ]


def _pictures_without_text(manuscript: Manuscript) -> Iterable[Match]:
    for number, medium in enumerate(manuscript.draft.media):
        if medium.kind == "image" and not (medium.alt or "").strip():
            offered = (medium.facts.alt,) if medium.facts.alt else ()
            yield Match(WHOLE, offered, number, "alt")


def _film_without_captions(medium: Medium, context: Context) -> bool:
    return medium.kind == "video" and not medium.captions


def _has_location(medium: Medium, context: Context) -> bool:
    return medium.facts.location is not None


def _leads_to_a_device(medium: Medium, context: Context) -> bool:
    return bool(medium.facts.device.serial or medium.facts.device.owner)


def _is_of_others(medium: Medium, context: Context) -> bool:
    holders = [_letters(holder) for holder in medium.facts.rights.holders]
    own = [name for name in map(_letters, context.company) if name]
    return bool(holders) and not any(name in holder for name in own for holder in holders)


def _is_made_by_an_ai(medium: Medium, context: Context) -> bool:
    return medium.facts.ai_made


def _at_night(manuscript: Manuscript) -> bool:
    hour = manuscript.context.time.hour
    return hour >= LATEST or hour < EARLIEST


def _named_like_the_company(manuscript: Manuscript) -> bool:
    context = manuscript.context
    # Where an account is named, the draft is the name.
    account = _letters(context.account or (manuscript.text if context.action == "account" else ""))
    return any(name and name in account for name in map(_letters, manuscript.context.company))


def _letters(name: str) -> str:
    return _NO_LETTER.sub("", fold(name).text)


FORMS: dict[str, Callable[[Manuscript], Iterable[Match]]] = {
    "alt-text": _pictures_without_text,
    "captions": _each_if(_film_without_captions, "captions"),
    "night": _whole_if(_at_night),
    "insecure-link": _insecure_links,
    "short-link": _short_links,
    "account-name": _whole_if(_named_like_the_company),
    "location-data": _each_if(_has_location),
    "device-data": _each_if(_leads_to_a_device),
    "rights-notice": _each_if(_is_of_others),
    "ai-mark": _each_if(_is_made_by_an_ai),
}


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds what the rule's form describes; an empty span speaks of the whole draft."""
    assert isinstance(rule.find, MetaFind)
    return Matcher(FORMS[rule.find.form])
