"""An explanation in plain sentences, in the language of the page."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_info, ngettext, pgettext
from django.utils.translation import gettext as _

from gutgemacht.listen.explain import Explanation
from gutgemacht.listen.explain.facts import Against, Split
from gutgemacht.listen.explain.growth import Growth
from gutgemacht.listen.own_post import Notice
from gutgemacht.web.campaign.report.words import listed
from gutgemacht.web.draft.choices import CHANNELS

# What may be ten times what is likely, or more, is not known.
_WIDE = 10
# A part of fewer than so many of 100 is no reason.
_LEAST = 10
# An audience or source that is there anyway is none either.
_LIFT = 1.2
_LOUD = 0.2
_APART = 0.1


def sentences(told: Explanation, topic: str, names: Mapping[str, str]) -> list[str]:
    """Three to five sentences: how much, why, in which tone, what comes, how we are answered.

    Where no mentions could be read it is one, which says so.
    `names` says how own posts and hashtags are shown; a post without is called by its id, a
    hashtag as the explanation has it.
    """
    if not told.mentions:
        return [_("More is said than usual, but of its mentions none are at hand to tell why.")]
    parts = (
        _how_much(told, topic),
        _carried(told, names),
        _tone(told),
        _coming(told.growth) if told.growth else "",
        _answered(told.post, names, told.until) if told.post and told.post.answers else "",
    )
    return [part for part in parts if part]


def of_post(found: Notice, name: str, now: datetime) -> list[str]:
    """How one of our own posts is answered, and how rare that is."""
    return [_answered(found, {found.post: name}, now), _rare(found)]


def _how_much(told: Explanation, topic: str) -> str:
    since = _moment(told.since, told.until)
    said = ngettext(
        "Since %(since)s there has been %(count)s mention of %(topic)s.",
        "Since %(since)s there have been %(count)s mentions of %(topic)s.",
        told.mentions,
    ) % {"since": since, "count": _number(told.mentions), "topic": topic}
    return " ".join(part for part in (said, _usual(told), _waves(told)) if part)


def _usual(told: Explanation) -> str:
    expected = round(told.expected)
    if not expected:
        return _("At this time there are usually none.")
    if told.factor < 1.5:
        return _("That is about as many as usual.")
    return ngettext(
        "Usually it is about %(count)s at this time; that is %(factor)s times as many.",
        "Usually there are about %(count)s at this time; that is %(factor)s times as many.",
        expected,
    ) % {"count": _number(expected), "factor": _times(told.factor)}


def _waves(told: Explanation) -> str:
    if not told.bursts:
        return ""
    if told.bursts == 1:
        return (
            _("The wave before was smaller.") if told.smaller else _("The wave before was bigger.")
        )
    if told.smaller == told.bursts:
        return _("None of the %(count)s waves before was bigger.") % {"count": told.bursts}
    return ngettext(
        "Of %(bursts)s waves before, %(count)s was smaller.",
        "Of %(bursts)s waves before, %(count)s were smaller.",
        told.smaller,
    ) % {"bursts": told.bursts, "count": told.smaller}


def _carried(told: Explanation, names: Mapping[str, str]) -> str:
    """What the excess consists of; empty where nothing stands out."""
    clauses = [*_said(told, names), *_under(told, names), *_by_whom(told)]
    if not clauses or told.excess < _LEAST:
        return ""
    return _("Of 100 mentions beyond the usual, %(parts)s.") % {"parts": listed(clauses)}


def _said(told: Explanation, names: Mapping[str, str]) -> Iterator[str]:
    """By the first hashtag, or else by the first word."""
    share, tag = _first(told.split("hashtag"))
    if share >= _LEAST:
        yield _("%(count)s carry %(name)s") % {"count": share, "name": names.get(tag, tag)}
        return
    share, name = _first(told.split("word"))
    if share >= _LEAST:
        yield _("%(count)s speak of “%(name)s”") % {"count": share, "name": name}


def _under(told: Explanation, names: Mapping[str, str]) -> Iterator[str]:
    share, post = _first(told.split("post"))
    if share >= _LEAST:
        name = names.get(post, post)
        yield _("%(count)s answer your post “%(name)s”") % {"count": share, "name": name}


def _by_whom(told: Explanation) -> Iterator[str]:
    """By languages and networks that are not there anyway."""
    share, language = _first(told.split("audience"))
    if _stands_out(told, told.split("audience")):
        yield _("%(count)s are written in %(language)s") % {
            "count": share,
            "language": _language(language),
        }
    share, network = _first(told.split("source"))
    if _stands_out(told, told.split("source")):
        yield _("%(count)s come from %(place)s") % {"count": share, "place": place(network)}


def _first(split: Split) -> tuple[int, str]:
    """The weightiest part: how much of 100, and its name."""
    return (split.of_hundred()[0], split.parts[0].name) if split.parts else (0, "")


def _stands_out(told: Explanation, split: Split) -> bool:
    """Whether somebody is more in the excess than always."""
    share, _name = _first(split)
    usual = 100 * split.parts[0].expected / told.expected if share and told.expected else 0
    return share >= max(_LEAST, _LIFT * usual)


def _tone(told: Explanation) -> str:
    """Tone, who speaks, and whether one alone does."""
    parts = [_negative(told.negative), _new_authors(told.new_authors)]
    if told.loudest >= _LOUD and told.mentions >= _LEAST:
        parts.append(
            _("One account alone wrote %(count)s of 100.") % {"count": _hundred(told.loudest)}
        )
    return " ".join(part for part in parts if part)


def _negative(share: Against) -> str:
    now = _hundred(share.now)
    said = ngettext("%(count)s of 100 is negative.", "%(count)s of 100 are negative.", now) % {
        "count": now
    }
    if share.usual is None:
        return said
    if abs(share.now - share.usual) < _APART:
        return said + " " + _("That is about as usual.")
    return said + " " + _("Usually it is %(count)s.") % {"count": _hundred(share.usual)}


def _new_authors(share: Against) -> str:
    if share.usual is None or share.now - share.usual < _APART:
        return ""
    return _("%(count)s of 100 come from people who had not spoken of it before.") % {
        "count": _hundred(share.now)
    }


def _coming(growth: Growth) -> str:
    if growth.most > _WIDE * max(growth.coming, _LEAST):
        return _("It is too early to tell how it goes on.")
    span = _between(growth.least, growth.most)
    if growth.doubling is None:
        return _(
            "It neither clearly grows nor falls. If nothing changes, %(span)s more come in the "
            "next two hours."
        ) % {"span": span}
    if growth.doubling < 0:
        return _(
            "It is calming down: half as many %(every)s. If nothing changes, %(span)s more "
            "come in the next two hours."
        ) % {"span": span, "every": _every(-growth.doubling)}
    return _(
        "It doubles about %(every)s. If nothing changes, %(span)s more come in the next two hours."
    ) % {"span": span, "every": _every(growth.doubling)}


def _answered(post: Notice, names: Mapping[str, str], now: datetime) -> str:
    said = ngettext(
        "%(count)s person has answered or quoted your post “%(name)s” since %(since)s, "
        "%(negative)s negatively.",
        "%(count)s people have answered or quoted your post “%(name)s” since %(since)s, "
        "%(negative)s negatively.",
        post.answers,
    ) % {
        "since": _moment(post.since, now),
        "count": _number(post.answers),
        "name": names.get(post.post, post.post),
        "negative": _so_many(post.negative),
    }
    return f"{said} {_liked(post.approvals)}"


def _so_many(count: int) -> str:
    if not count:
        return _("none of them")
    return ngettext("%(count)s of them", "%(count)s of them", count) % {"count": _number(count)}


def _liked(count: int) -> str:
    if not count:
        return _("Nobody liked or shared it.")
    return ngettext(
        "%(count)s person liked or shared it.", "%(count)s people liked or shared it.", count
    ) % {"count": _number(count)}


def _rare(found: Notice) -> str:
    return _(
        "Usually %(answers)s %% of all reactions are answers, and %(negative)s %% of the answers "
        "are negative. Of %(count)s posts that are answered as usual, no more than one ever looks "
        "like this."
    ) % {
        "answers": _hundred(found.usual_answers),
        "negative": _hundred(found.usual_negative),
        "count": _number(_rounded(1 / max(found.chance, 1e-9))),
    }


def place(network: str) -> str:
    """Where something was said, as people call it."""
    others = {"feed": _("news and blogs"), "files": _("imported files")}
    return str(others.get(network) or CHANNELS.get(network, network))


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _moment(at: datetime, now: datetime) -> str:
    """A time of today, of this week, or of some day."""
    local, today = timezone.localtime(at), timezone.localtime(now)
    days = (today.date() - local.date()).days
    clock = date_format(local, "H:i")
    if days == 0:
        return pgettext("time", "%(clock)s") % {"clock": clock}
    day = date_format(local, "l") if days < 7 else date_format(local, "DATE_FORMAT")
    return _("%(day)s, %(clock)s") % {"day": day, "clock": clock}


def _every(hours: float) -> str:
    minutes = max(1, round(hours * 60))
    if minutes >= 100:
        return _("every %(count)s hours") % {"count": round(hours)}
    minutes = minutes if minutes < 15 else 5 * round(minutes / 5)
    if minutes == 60:
        return _("every hour")
    return ngettext("every minute", "every %(count)s minutes", minutes) % {"count": minutes}


def _between(least: int, most: int) -> str:
    low, high = _rounded(least), max(_rounded(least), _rounded(most))
    return _("%(low)s to %(high)s") % {"low": _number(low), "high": _number(high)}


def _rounded(number: float) -> int:
    """With no more than two digits that mean something."""
    return int(float(f"{number:.2g}"))


def _number(number: int) -> str:
    return str(number_format(number, force_grouping=True))


def _times(factor: float) -> str:
    digits = 0 if factor >= 10 else 1
    return str(number_format(round(factor, digits), decimal_pos=digits, force_grouping=True))


def _hundred(share: float) -> int:
    return round(100 * share)
