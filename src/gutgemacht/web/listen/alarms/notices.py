"""What is told of alarms. No text of a mention."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gutgemacht.web.listen.alarms.level_words import level_words
from gutgemacht.web.notices.kinds import Data, Kind, Said


def _alarm(data: Data) -> Said:
    words = {**data, "level_words": level_words(data["level"])}
    if data["way"] == "risen":
        subject = _("%(name)s: the wave has grown, level %(level)s, %(level_words)s")
    else:
        subject = _("%(name)s: alarm of level %(level)s, %(level_words)s")
    text = f"{_what(data)} {_wanted(data)}"
    return Said(subject % words, text)


def _what(data: Data) -> str:
    since = _moment(data["since"])
    if data["kind"] == "own-post":
        said = _("Since %(since)s one of our own posts is answered otherwise than usual.")
        return said % {"since": since}
    if data["kind"] == "silence":
        said = _("Since %(since)s nothing comes from this source, and usually much does.")
        return said % {"since": since}
    if data["mentions"] is None:
        return _("Since %(since)s much more is said than usual.") % {"since": since}
    return ngettext(
        "Since %(since)s there has been %(mentions)s mention; usual would be about %(usual)s.",
        "Since %(since)s there have been %(mentions)s mentions; usual would be about %(usual)s.",
        data["mentions"],
    ) % {"since": since, "mentions": data["mentions"], "usual": round(data["expected"] or 0)}


def _wanted(data: Data) -> str:
    if data["way"] == "risen":
        return _("You know of it already; the page shows how it stands now.")
    return _(
        "Please look at it and press “I have it”. If nobody does, the next in the chain is asked."
    )


def _unheard(data: Data) -> Said:
    if data["asked"]:
        subject = _("%(name)s: nobody has answered an alarm of level %(level)s")
        why = _("Everybody in the on-call chain was asked.")
    else:
        subject = _("%(name)s: an alarm of level %(level)s, and nobody could be asked")
        why = _("The on-call chain is empty, or everybody in it is away.")
    text = _("%(what)s %(why)s Please look after it, or find somebody who does.")
    return Said(subject % data, text % {"what": _what(data), "why": why})


def _digest(data: Data) -> Said:
    subject = ngettext("%(count)s topic stood out", "%(count)s topics stood out", data["count"]) % {
        "count": data["count"]
    }
    more = data["count"] - len(data["names"])
    names = ", ".join(data["names"])
    if more:
        names = _("%(names)s and %(more)s more") % {"names": names, "more": more}
    text = _("Nothing that must be looked after at once: %(names)s.") % {"names": names}
    return Said(subject, text)


def _test(data: Data) -> Said:
    text = _(
        "%(who)s tries the on-call chain. Nothing has happened; if you read this, alarms reach "
        "you. You are asked in place %(place)s."
    )
    return Said(_("TEST: the on-call chain of gutgemacht"), text % data)


def _left(data: Data) -> Said:
    text = _("Until somebody else is named the next in the chain is asked. Please look at it.")
    return Said(_("%(who)s has left, and was in the on-call chain") % data, text)


def _moment(at: str) -> str:
    found = parse_datetime(at)
    return date_format(timezone.localtime(found), "SHORT_DATETIME_FORMAT") if found else at


KINDS = {
    "alarm": Kind(gettext_lazy("An alarm: a wave, an own post, a silent source"), _alarm),
    "alarm-asked": Kind(gettext_lazy("An alarm waits for you"), _alarm, personal=True),
    "alarm-unheard": Kind(gettext_lazy("Nobody answers an alarm"), _unheard),
    "alarms-digest": Kind(gettext_lazy("Small alarms in one letter"), _digest),
    "alarm-test": Kind(gettext_lazy("A test of the on-call chain"), _test),
    "alarm-test-too": Kind(gettext_lazy("A test of the on-call chain"), _test, personal=True),
    "on-call-left": Kind(
        gettext_lazy("Somebody in the on-call chain has left"), _left, personal=True
    ),
}
