"""How pages say what was heard."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.listen.share import Share


def tone_words() -> dict[int, str]:
    """The tones by their number."""
    return {-1: _("negative"), 0: _("neutral"), 1: _("positive")}


def kind_words() -> dict[str, str]:
    """What kind of saying a mention is."""
    return {
        "post": _("post"),
        "reply": _("reply"),
        "quote": _("quote"),
        "share": _("share"),
        "article": _("article"),
    }


def says_words() -> dict[str, str]:
    """What somebody wants who says something."""
    return {
        "question": _("question"),
        "complaint": _("complaint"),
        "praise": _("praise"),
        "opinion": _("opinion"),
        "news": _("news"),
    }


def how_long(time: timedelta) -> str:
    """A stretch of time in the unit that one would say."""
    minutes = max(0, int(time.total_seconds() // 60))
    if minutes < 90:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = round(minutes / 60)
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = round(minutes / 1_440)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def moment(at: datetime) -> str:
    """Day and time on the reader's clock."""
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


def percent(share: Share) -> str:
    """A share with how sure it is."""
    value, low, high = (round(100 * one) for one in (share.value, share.low, share.high))
    return _("%(value)s %% (between %(low)s and %(high)s %%)") % {
        "value": value,
        "low": low,
        "high": high,
    }
