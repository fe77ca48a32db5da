"""The pulse of a topic over a stretch of time, in as fine a size as one can look at."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import Func, IntegerField, Min, Sum
from numpy.typing import NDArray

from gutgemacht.listen.usual import DAYS, bands
from gutgemacht.web.listen.models import Pulse, Topic

A_DAY = 1_440
# Up to so many days, this size in minutes.
SIZES = ((2, 5), (14, 60))
HOUR = 60
# What a screen can show: a year of hours, four decades of days.
LONGEST = {5: timedelta(days=8), HOUR: timedelta(days=400), A_DAY: timedelta(days=15_000)}


@dataclass(frozen=True)
class Series:
    """Counts of equal stretches of `size` minutes from `begin` on, and the usual for each.

    `low` and `high` are NaN where too little lies before to say.
    """

    size: int
    begin: datetime
    mentions: NDArray[np.int64]
    negative: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    @property
    def at(self) -> NDArray[np.int64]:
        """When each stretch begins, in seconds since 1970."""
        first = int(self.begin.timestamp())
        return first + np.arange(len(self.mentions), dtype=np.int64) * self.size * 60

    def for_json(self) -> dict[str, Any]:
        """As the plot takes it: columns of equal length."""
        return {
            "size": self.size,
            "at": self.at.tolist(),
            "mentions": self.mentions.tolist(),
            "negative": self.negative.tolist(),
            "low": _known(np.floor(self.low)),
            "high": _known(np.ceil(self.high)),
        }


class Seconds(Func):
    """A time as seconds since 1970: a year of hours is faster read than as times."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite's way."""
        template = "CAST(strftime('%%%%s', %(expressions)s) AS integer)"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL's way."""
        template = "CAST(EXTRACT(EPOCH FROM %(expressions)s) AS bigint)"
        return self.as_sql(compiler, connection, template=template, **context)


def size_for(since: datetime, until: datetime) -> int:
    """The size for a stretch of time."""
    days = (until - since) / timedelta(days=1)
    return next((size for most, size in SIZES if days <= most), A_DAY)


def series_of(topic: Topic, since: datetime, until: datetime, size: int) -> Series:
    """The pulse between the two; longer than `LONGEST` its newest part."""
    since = max(since, until - LONGEST[size])
    pulses = Pulse.objects.filter(topic=topic, size=size).order_by()
    first = pulses.aggregate(first=Min("at"))["first"] or until
    begin = _day(max(since - timedelta(days=DAYS), first))
    # Whole days, so that each stretch finds those of the same time before it.
    days = max(1, -(-(until - begin) // timedelta(days=1)))
    mentions, negative = _counts(pulses, begin, days * A_DAY // size, size)
    low, high = bands(mentions, A_DAY // size)
    shown = slice(
        max(0, int((since - begin) / timedelta(minutes=size))),
        max(1, int(np.ceil((until - begin) / timedelta(minutes=size)))),
    )
    # The last stretch may not be over: so much of what is usual may be there by now.
    last = begin + timedelta(minutes=size * (shown.stop - 1))
    low[shown.stop - 1 :] *= (until - last) / timedelta(minutes=size)
    high[shown.stop - 1 :] *= (until - last) / timedelta(minutes=size)
    start = begin + timedelta(minutes=size * shown.start)
    return Series(size, start, mentions[shown], negative[shown], low[shown], high[shown])


def _counts(
    pulses: Any, begin: datetime, length: int, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Mentions and negative ones of all networks, stretch by stretch, zero where nothing was."""
    end = begin + timedelta(minutes=size * length)
    rows = pulses.filter(at__gte=begin, at__lt=end).annotate(seconds=Seconds("at"))
    rows = rows.values_list("seconds").annotate(Sum("mentions"), Sum("negative"))
    mentions, negative = np.zeros(length, np.int64), np.zeros(length, np.int64)
    first = int(begin.timestamp())
    for seconds, heard, against in rows:
        place = (seconds - first) // (size * 60)
        mentions[place], negative[place] = heard, against
    return mentions, negative


def _day(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _known(values: NDArray[np.float64]) -> list[int | None]:
    return [None if one != one else int(one) for one in values.tolist()]
