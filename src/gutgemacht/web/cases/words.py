"""How the pages name what a case holds by a key."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.guideline import DraftLanguage
from gutgemacht.library import Case, FacetId, Hours, Kind, Moment, Patterns, Side, Test

DAY = 24
LONGEST_IN_HOURS = 47
MONTH = 2


def kind_words() -> dict[Kind, str]:
    """How the pages name the kinds of cases."""
    return {
        "makers-view": _("seen by its makers only"),
        "stereotype": _("stereotype"),
        "hashtag": _("hashtag"),
        "timing": _("wrong moment"),
        "vote": _("vote or prize draw"),
        "wrong-account": _("wrong account"),
        "employee": _("post by an employee"),
        "hacked": _("account taken over"),
        "automation": _("posted by a machine"),
        "service": _("tone of the service"),
        "green-claim": _("green promise"),
        "covert-ad": _("hidden advertising"),
        "handled-well": _("handled well"),
    }


def test_words() -> dict[Test, str]:
    """How the pages name the ways that would have shown it before."""
    return {
        "panel": _("A few readers from the group it speaks of"),
        "hashtag": _("The hashtag split and read aloud"),
        "first-line": _("The first line read alone"),
        "stills": _("The film looked at picture by picture"),
        "calendar": _("A look at what day it is"),
        "mood": _("A look at how people speak of us at present"),
        "case-search": _("A look at similar cases"),
        "account": _("Clear who holds the account, and a second factor"),
    }


def told_words() -> dict[str, str]:
    """How the pages name the parts of a story that are not certain."""
    return {
        "date": _("When"),
        "published": _("What was published"),
        "read": _("How it was read"),
        "hours": _("How long until an answer"),
        "response": _("The answer"),
        "outcome": _("What came of it"),
    }


def side_words() -> dict[Side, str]:
    """How the pages name the four sides of a pattern."""
    return {
        "groups": _("whom"),
        "occasions": _("occasion"),
        "mechanisms": _("how"),
        "media": _("where"),
    }


def facet_word(of: FacetId, patterns: Patterns, language: DraftLanguage) -> str:
    """How the pages name one facet."""
    return patterns.facet(of).title.in_(language)


def when(case: Case) -> str:
    """When it was, as exactly as it is known."""
    return f"{moment(case.since)} – {moment(case.until)}" if case.until else moment(case.since)


def moment(value: Moment) -> str:
    """A year, a month of a year, or a day, in the language of the page."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    if len(parts) == MONTH:
        return date_format(date(parts[0], parts[1], 1), "F Y")
    return date_format(date(parts[0], parts[1], parts[2]), "j. F Y")


def how_long(hours: Hours | None) -> str:
    """How long until the company answered; nothing where no source says."""
    if hours is None:
        return ""
    if hours.most is not None and hours.most > hours.least:
        if hours.most > LONGEST_IN_HOURS and hours.least >= DAY:
            return _("after %(least)d to %(most)d days") % {
                "least": round(hours.least / DAY),
                "most": round(hours.most / DAY),
            }
        return _("after %(least)d to %(most)d hours") % {"least": hours.least, "most": hours.most}
    if hours.least == 0:
        return _("within the hour")
    if hours.least > LONGEST_IN_HOURS:
        days = round(hours.least / DAY)
        return ngettext("after about %d day", "after about %d days", days) % days
    return ngettext("after about %d hour", "after about %d hours", hours.least) % hours.least
