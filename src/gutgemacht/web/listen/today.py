"""Today against what is usual: per topic the days of four weeks, each up to this time of day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from typing import NamedTuple

from django.db.models import Min
from django.utils.timezone import get_current_timezone, localtime

from gutgemacht.listen.usual import DAYS, FEWEST, Usual, usual
from gutgemacht.web.listen.models import Pulse, Topic
from gutgemacht.web.listen.series import Seconds

HOUR = timedelta(hours=1)
WEEKEND = 5


class _Hour(NamedTuple):
    """What was said on one network in one hour, which begins so many seconds after 1970."""

    begins: int
    mentions: int
    negative: int


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
    # The same hours for all topics, and the clock of the house is slow to ask.
    day_of = cache(partial(_day_of, passed=now - midnight))
    return [
        _today(topic, rows[topic.pk], first.get(topic.pk), here.date(), day_of) for topic in topics
    ]


def _day_of(seconds: int, passed: timedelta) -> tuple[date, float]:
    """The day of an hour that begins so many seconds after 1970, and its part until this time."""
    at = datetime.fromtimestamp(seconds, UTC)
    day = localtime(at).date()
    return day, _part(at - _midnight(day), passed)


@dataclass
class _Day:
    whole: int = 0
    so_far: float = 0.0
    negative: int = 0


def _today(
    topic: Topic,
    hours: Iterable[_Hour],
    first: datetime | None,
    day: date,
    day_of: Callable[[int], tuple[date, float]],
) -> Today:
    days: defaultdict[date, _Day] = defaultdict(_Day)
    for begins, mentions, negative in hours:
        its_day, part = day_of(begins)
        one = days[its_day]
        one.whole += mentions
        one.negative += negative
        one.so_far += mentions * part
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


def _hours(topics: Sequence[Topic], since: datetime) -> defaultdict[int, list[_Hour]]:
    found: defaultdict[int, list[_Hour]] = defaultdict(list)
    pulses = Pulse.objects.filter(topic__in=topics, size=60, at__gte=since).order_by()
    # Networks are added up here: sorting thousands of rows takes the database longer.
    rows = pulses.annotate(begins=Seconds("at"))
    for topic, *hour in rows.values_list("topic", "begins", "mentions", "negative"):
        found[topic].append(_Hour(*hour))
    return found


def _heard_since(topics: Sequence[Topic]) -> Iterable[tuple[int, datetime]]:
    pulses = Pulse.objects.filter(topic__in=topics, size=1_440).order_by()
    return pulses.values_list("topic").annotate(Min("at"))
