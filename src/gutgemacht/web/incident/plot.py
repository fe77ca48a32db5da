"""The day as a picture: how much was said, what was done, what was answered."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.incident.clock import Target
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.incident.storms import storm_of
from gutgemacht.web.listen.models import Pulse

WIDTH, HEIGHT, FOOT, HEAD = 720, 150, 22, 24
BINS, SHORTEST = 48, timedelta(hours=2)
FIVE, HOUR = timedelta(minutes=5), timedelta(hours=1)


@dataclass(frozen=True)
class Mark:
    """Something at a moment: where, what kind, and what it says."""

    x: float
    kind: str
    label: str


@dataclass(frozen=True)
class Plot:
    """What the template draws; `words` say the same."""

    bars: tuple[tuple[float, float, float, float], ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - FOOT


@dataclass(frozen=True)
class Stretch:
    """The time that is shown."""

    start: datetime
    end: datetime

    @property
    def wide(self) -> timedelta:
        """How long a bin is: so many whole pulses that about as many bins as wanted are left."""
        least = (self.end - self.start) / BINS
        size = FIVE if least < HOUR else HOUR
        return size * math.ceil(least / size)

    @property
    def bins(self) -> int:
        """How many bins there are."""
        return math.ceil((self.end - self.start) / self.wide)

    def x(self, at: datetime) -> float:
        """Where a moment is."""
        return round(WIDTH * ((at - self.start) / (self.end - self.start)), 1)

    def holds(self, at: datetime) -> bool:
        """True when it is within."""
        return self.start <= at <= self.end


def plot_of(
    incident: Incident, entries: Sequence[Entry], targets: Iterable[Target], now: datetime
) -> Plot:
    """The picture, from the beginning until now or the end."""
    here = incident.closed_at or incident.clock(now)
    length = max(here - incident.began_at, SHORTEST)
    shown = Stretch(incident.began_at, incident.began_at + length * 1.04)
    counts = _counts(incident, shown, here)
    marks = [*_marks(incident, entries, shown), *_dues(targets, shown)]
    said = [entry for entry in entries if entry.what == Entry.What.ANSWER]
    return Plot(
        tuple(_bars(counts, shown)),
        tuple(sorted(marks, key=lambda mark: mark.x)),
        tuple(_ticks(shown)),
        shown.x(here),
        _words(counts, len(said), shown),
    )


def _counts(incident: Incident, shown: Stretch, here: datetime) -> list[float]:
    """How much was said in each of the bins."""
    starts = [shown.start + shown.wide * number for number in range(shown.bins)]
    if incident.drill:
        storm, began = storm_of(incident), incident.began_at
        edges = [min(at, here) - began for at in (*starts, starts[-1] + shown.wide)]
        return [float(storm.between(one, other)) for one, other in pairwise(edges)]
    counts = [0.0] * shown.bins
    for at, count in _heard(incident, shown):
        counts[min(int((at - shown.start) / shown.wide), shown.bins - 1)] += count
    return counts


def _heard(incident: Incident, shown: Stretch) -> Iterable[tuple[datetime, int]]:
    topic = incident.alarm.topic_id if incident.alarm else None
    if topic is None:
        rows = incident.evidence.filter(at__range=(shown.start, shown.end))
        return [(at, 1) for at in rows.values_list("at", flat=True) if at]
    size = 5 if shown.wide < HOUR else 60
    pulses = Pulse.objects.filter(topic=topic, size=size, at__range=(shown.start, shown.end))
    return list(pulses.values("at").annotate(all=Sum("mentions")).values_list("at", "all"))


def _bars(counts: list[float], shown: Stretch) -> Iterable[tuple[float, float, float, float]]:
    most, wide = max(counts) or 1, WIDTH * (shown.wide / (shown.end - shown.start))
    room = HEIGHT - FOOT - HEAD
    for number, count in enumerate(counts):
        if count:
            tall = round(room * count / most, 1)
            yield round(number * wide, 1), HEIGHT - FOOT - tall, round(wide - 1.5, 1), tall


def _marks(incident: Incident, entries: Iterable[Entry], shown: Stretch) -> Iterable[Mark]:
    kinds = {
        Entry.What.ANSWER: "answer",
        Entry.What.FROZEN: "frozen",
        Entry.What.UNFROZEN: "unfrozen",
        Entry.What.MOVED: "moved",
    }
    for entry in entries:
        kind = kinds.get(Entry.What(entry.what))
        if kind and shown.holds(entry.at):
            at = date_format(timezone.localtime(entry.at), "TIME_FORMAT")
            yield Mark(shown.x(entry.at), kind, f"{at} {entry.get_what_display()}")
    names = {one.id: one.what.in_(page_language()) for one in books().playbook.steps}
    for row in incident.taken.filter(undone_at=None).exclude(done_at=None):
        if row.done_at and shown.holds(row.done_at):
            at = date_format(timezone.localtime(row.done_at), "TIME_FORMAT")
            yield Mark(shown.x(row.done_at), "step", f"{at} {names.get(row.step, row.step)}")


def _dues(targets: Iterable[Target], shown: Stretch) -> Iterable[Mark]:
    words = {"answer": _("first answer due"), "substance": _("substance due")}
    for target in targets:
        if target.name in words and shown.holds(target.due):
            yield Mark(shown.x(target.due), "due", words[target.name])


def _ticks(shown: Stretch) -> Iterable[tuple[float, str]]:
    length = shown.end - shown.start
    is_long = length > timedelta(days=2)
    for number in range(4):
        at = shown.start + length * number / 4
        form = "j. M" if is_long else "TIME_FORMAT"
        yield shown.x(at), date_format(timezone.localtime(at), form)


def _words(counts: list[float], answers: int, shown: Stretch) -> str:
    first = date_format(timezone.localtime(shown.start), "SHORT_DATETIME_FORMAT")
    said = ngettext("%d answer was given", "%d answers were given", answers) % answers
    if not any(counts):
        return _("From %(first)s on: %(said)s.") % {"first": first, "said": said}
    top = shown.start + shown.wide * counts.index(max(counts))
    peak = date_format(timezone.localtime(top), "SHORT_DATETIME_FORMAT")
    return _("From %(first)s on: most was said around %(peak)s, and %(said)s.") % {
        "first": first,
        "peak": peak,
        "said": said,
    }
