"""Today against what is usual: per topic the days of four weeks, each up to this time of day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Min, Sum
from django.utils.timezone import get_current_timezone, localtime

from gutgemacht.listen.usual import DAYS, FEWEST, Usual, usual
from gutgemacht.web.listen.models import Pulse, Topic

HOUR = timedelta(hours=1)
WEEKEND = 5


@dataclass(frozen=True)
class Today:
    """One topic today: `count` up to now, what is usual up to this time, and whole days before.

    `days` are the days since the topic is heard, today last and so far; `usual` is None in the
    first week.
    """

    topic: Topic
    count: int
    negative: int
    usual: Usual | None
    days: tuple[int, ...]

    @property
    def standing(self) -> str:
        """As `Usual.names`, or "new" while nobody knows what is usual."""
        return self.usual.names(self.count) if self.usual else "new"


def today_of(topics: Sequence[Topic], now: datetime) -> list[Today]:
    """How it stands with each of the topics, in their order."""
    here = localtime(now)
    midnight = _midnight(here.date())
    rows = _hours(topics, _midnight(here.date() - timedelta(days=DAYS)))
    first = dict(_heard_since(topics))
    return [
        _today(topic, rows[topic.pk], first.get(topic.pk), here.date(), now - midnight)
        for topic in topics
    ]


@dataclass
class _Day:
    whole: int = 0
    so_far: float = 0.0
    negative: int = 0


def _today(
    topic: Topic,
    hours: Iterable[tuple[datetime, int, int]],
    first: datetime | None,
    day: date,
    passed: timedelta,
) -> Today:
    days: defaultdict[date, _Day] = defaultdict(_Day)
    for at, mentions, negative in hours:
        here = localtime(at)
        one = days[here.date()]
        one.whole += mentions
        one.negative += negative
        one.so_far += mentions * _part(at - _midnight(here.date()), passed)
    before = _days_before(day, localtime(first).date() if first else day)
    alike = [one for one in before if _weekend(one) == _weekend(day)]
    compared = alike if len(alike) >= FEWEST else before
    return Today(
        topic,
        days[day].whole,
        days[day].negative,
        usual([days[one].so_far for one in compared]),
        tuple(days[one].whole for one in (*before, day)),
    )


def _days_before(day: date, first: date) -> list[date]:
    """Whole days: the first of all was begun in its middle."""
    since = max(first + timedelta(days=1), day - timedelta(days=DAYS))
    return [since + timedelta(days=n) for n in range((day - since).days)]


def _part(begins: timedelta, passed: timedelta) -> float:
    """How much of an hour lies before this time of day."""
    return min(1.0, max(0.0, (passed - begins) / HOUR))


def _weekend(day: date) -> bool:
    return day.weekday() >= WEEKEND


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, get_current_timezone())


def _hours(
    topics: Sequence[Topic], since: datetime
) -> defaultdict[int, list[tuple[datetime, int, int]]]:
    found: defaultdict[int, list[tuple[datetime, int, int]]] = defaultdict(list)
    pulses = Pulse.objects.filter(topic__in=topics, size=60, at__gte=since).order_by()
    sums = pulses.values_list("topic", "at").annotate(Sum("mentions"), Sum("negative"))
    for topic, at, mentions, negative in sums:
        found[topic].append((at, mentions, negative))
    return found


def _heard_since(topics: Sequence[Topic]) -> Iterable[tuple[int, datetime]]:
    pulses = Pulse.objects.filter(topic__in=topics, size=1_440).order_by()
    return pulses.values_list("topic").annotate(Min("at"))
