"""The hashtags of a campaign: how each reads, and how else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gutgemacht.campaign.hashtags import Alarm, HashtagReport, awkward_words, read_hashtag
from gutgemacht.check.hashtags import own_names
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import in_force

MOST = 3


@dataclass(frozen=True)
class Tag:
    """A hashtag; `readings` likeliest first, `alarms` with the reading and why it is awkward."""

    row: Stimulus
    readings: tuple[str, ...]
    alarms: tuple[tuple[str, str], ...]
    better: str


def tags_of(rows: Iterable[Stimulus]) -> list[Tag]:
    """What should be known of each before it is used."""
    guideline = in_force().guideline
    awkward = awkward_words(guideline)
    names = own_names([guideline.company.name, *guideline.company.names])
    return [
        _tag(row, read_hashtag(row.text, awkward, names, MOST))
        for row in rows
        if row.kind == Stimulus.Kind.HASHTAG
    ]


def _tag(row: Stimulus, report: HashtagReport) -> Tag:
    better = "#" + report.suggestion.removeprefix("#")
    return Tag(
        row,
        tuple(" ".join(one.words) for one in report.readings),
        tuple((" ".join(one.misreading.words), _why(one)) for one in report.alarms),
        "" if better == row.text else better,
    )


def _why(alarm: Alarm) -> str:
    if alarm.listed is None:
        return _("Two readings are nearly as likely.")
    return alarm.listed.why.in_(page_language())
