"""What the pages say of the storm of an exercise, and whence it is known."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.library import Case, Counted, Pace
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.storms import (
    AS_IT_WAS,
    COUNTED_ITSELF,
    PACES,
    SIZES,
    SPEEDS,
    USUAL_PACE,
    USUAL_SPEED,
    usual_size,
)


@dataclass(frozen=True)
class Option:
    """One way to choose, and what it means."""

    value: str
    words: str
    means: str
    is_usual: bool


def storm_names() -> dict[Pace, str]:
    """The documented storms, by how fast they went."""
    return {
        "minutes": _("#MayorCheat, February 2020"),
        "hours": _("a post about T-shirts, June 2017"),
        "prelude": _("#HackAHairDryer, December 2015"),
    }


def pace_words() -> dict[Pace, tuple[str, str]]:
    """How fast it comes, and what that means."""
    return {
        "minutes": (_("within minutes"), _("at its height after two hours")),
        "hours": (_("over the hours of a day"), _("at its height after 14 hours")),
        "prelude": (
            _("quiet first, then loud"),
            _("two and a half days of single critical replies, then at its height in three hours"),
        ),
    }


def paces(case: Case) -> list[Option]:
    """How fast it may come; as documented, where a source says it."""
    usual, words, names = case.pace or USUAL_PACE, pace_words(), storm_names()
    return [
        Option(one, words[one][0], f"{words[one][1]} ({_like(names[one])})", one == usual)
        for one in PACES
    ]


def _like(name: str) -> str:
    return _("as with %s") % name


def sizes(case: Case) -> list[Option]:
    """How large it may become."""
    words = {"small": _("small"), "middle": _("middle"), "large": _("large")}
    usual = usual_size(case)
    chosen = [Option(one, words[one], size_words(SIZES[one]), one == usual) for one in SIZES]
    if case.counted is None:
        return chosen
    counted = _("%s were counted") % size_words(case.counted)
    return [Option(AS_IT_WAS, _("as it was"), counted, is_usual=True), *chosen]


def speeds() -> list[Option]:
    """How fast the clock may run."""
    words = {
        1: (_("as in life"), _("an hour takes an hour")),
        4: (_("faster"), _("an hour takes a quarter of an hour")),
        12: (_("fast"), _("an hour takes five minutes")),
    }
    return [Option(str(one), *words[one], one == USUAL_SPEED) for one in SPEEDS]


def size_words(size: Counted) -> str:
    """How many posts, in how many hours."""
    return _("%(posts)s posts in %(hours)d hours") % {
        "posts": _grouped(size.posts),
        "hours": size.hours,
    }


def so_far_words(posts: int) -> str:
    """How many were there by then."""
    return ngettext("%s post so far", "%s posts so far", posts) % _grouped(posts)


def an_hour_words(posts: int) -> str:
    """How loud it is."""
    return ngettext("%s post an hour", "%s posts an hour", posts) % _grouped(posts)


def _grouped(number: int) -> str:
    return str(number_format(number, force_grouping=True))


def known_words(case: Case) -> str:
    """What is known of how the storm of a case went."""
    if case.pace is None:
        return _("How fast it went then no source says; all that is played here is invented.")
    if case.id == COUNTED_ITSELF.get(case.pace):
        return _("How it went then was counted.")
    return _("How fast it went is roughly documented; the curve itself is that of another storm.")


def course_words(incident: Incident, case: Case) -> list[str]:
    """How the numbers of an exercise came about, in sentences."""
    pace = next((one for one in PACES if one == incident.pace), USUAL_PACE)
    return [
        _fit(case, pace) % {"storm": storm_names()[pace]},
        _sized(incident, case),
        _("The course does not answer what you do: nobody has measured what an answer takes away."),
    ]


def _fit(case: Case, pace: Pace) -> str:
    if case.id == COUNTED_ITSELF.get(pace):
        return _("The course is that of the case, as far as it was counted; the rest is a model.")
    if case.pace is None:
        return _("How fast it went no source says: the course is invented after %(storm)s.")
    if case.pace == pace:
        return _("Its pace is roughly documented; the course itself is invented after %(storm)s.")
    return _("The pace is chosen and not that of the case: invented after %(storm)s.")


def _sized(incident: Incident, case: Case) -> str:
    hours = incident.within.total_seconds() // 3600
    size = Counted(posts=incident.posts, hours=int(hours))
    if size == case.counted:
        return _("Its size is that of the case: %s.") % size_words(size)
    return _("Its size was chosen: %s.") % size_words(size)
