"""Numbers as people say them: never one alone, always with what it might be instead."""

from collections.abc import Sequence
from math import ceil, floor

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from gutgemacht.campaign.sums import Share
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.report.gather import Round


def said(share: Share) -> str:
    """So many of so many, and how many of 100 it could be."""
    return _("%(count)s of %(of)s (%(range)s of 100)") % {
        "count": share.count,
        "of": share.of,
        "range": between(share.low, share.high),
    }


def between(low: float, high: float) -> str:
    """From so many to so many of 100 people."""
    # Whole numbers must not make the interval narrower than it is.
    least, most = floor(low * 100 + 1e-9), ceil(high * 100 - 1e-9)
    return _("%(low)s to %(high)s") % {"low": least, "high": most}


def percent(probability: float) -> int:
    """How sure it is, of 100; never more than it is, and never quite sure."""
    return min(max(floor(probability * 100 + 1e-9), 1), 99)


def hundred(share: float) -> str:
    """A share that somebody set, of 100: 0.1 is 10, 0.125 is 12.5."""
    return f"{share * 100:.4g}".replace(".", str(get_format("DECIMAL_SEPARATOR")))


def quoted(words: str) -> str:
    """Words of somebody else."""
    return _("“%(words)s”") % {"words": words}


def listed(names: Sequence[str]) -> str:
    """Names in a row: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def groups_of(ids: Sequence[str], told: Round) -> str:
    """The names of groups whose answers stand together."""
    return listed([told.strata[one].name for one in ids])


def name_of(row: Stimulus, told: Round) -> str:
    """What a stimulus is called; with its number where there are several of its kind."""
    alike = [one.pk for one in told.stimuli.values() if one.kind == row.kind]
    name = row.get_kind_display()
    name = name[:1].upper() + name[1:]
    return f"{name} {alike.index(row.pk) + 1}" if len(alike) > 1 else name
