"""What came of ideas, month by month: summed once when the month is over, and never again.

So two looks never differ by what one person did, and nobody's leaving changes a sum.
"""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from gutgemacht.ideas import Part, Sum, told
from gutgemacht.web.ideas.models import Clicks, Idea, Month

# A month is summed on its third day after: clocks of houses and of links differ.
AFTER = timedelta(days=3)
MOST = 24


@dataclass(frozen=True)
class Line:
    """One sum of a month: through the links of one idea or, without one, of several."""

    idea: Idea | None
    ideas: int
    people: int
    clicks: int


@dataclass(frozen=True)
class Shown:
    """A month: its sums, and all of them together; none where too few took part."""

    first: date
    lines: tuple[Line, ...]

    @property
    def clicks(self) -> int:
        """All clicks that may be told."""
        return sum(line.clicks for line in self.lines)


def months(day: date) -> list[Shown]:
    """The months that are over, newest first, as far back as two years."""
    close_months(day)
    rows = list(Month.objects.all()[:MOST])
    ideas = Idea.objects.in_bulk(
        {number for row in rows for one in row.sums for number in one["ideas"]}
    )
    return [_shown(row, ideas) for row in rows]


def clicks_between(first: date, last: date) -> int:
    """Clicks of all closed months that lie in a time, as far as they may be told.

    Other sums must add up these, never the clicks themselves, or one could be taken from the other.
    """
    rows = Month.objects.filter(first__gte=first, first__lte=last)
    return sum(one["clicks"] for row in rows for one in row.sums)


def close_months(day: date) -> None:
    """Sums every month that is over and has not been summed yet."""
    first = Clicks.objects.order_by("day").values_list("day", flat=True).first()
    if first is None:
        return
    done = set(Month.objects.values_list("first", flat=True))
    month = first.replace(day=1)
    while (following := _following(month)) + AFTER <= day:
        if month not in done:
            sums = [asdict(one) for one in told(_parts(month, following))]
            # Of two who look at once, one sums.
            Month.objects.bulk_create([Month(first=month, sums=sums)], ignore_conflicts=True)
        month = following


def _following(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _parts(first: date, following: date) -> list[Part]:
    """What each idea brought in a month. Links that nobody opened count for nobody."""
    rows = Clicks.objects.filter(day__gte=first, day__lt=following, count__gt=0)
    people: dict[int, set[int]] = defaultdict(set)
    clicks: dict[int, int] = defaultdict(int)
    for idea, person, count in rows.values_list("share__idea", "share__person", "count"):
        clicks[idea] += count
        people[idea] |= {person} - {None}
    return [Part(idea, frozenset(people[idea]), count) for idea, count in clicks.items()]


def _shown(row: Month, ideas: dict[int, Idea]) -> Shown:
    sums = [Sum(tuple(one["ideas"]), one["people"], one["clicks"]) for one in row.sums]
    return Shown(row.first, tuple(_line(one, ideas) for one in sums))


def _line(one: Sum, ideas: dict[int, Idea]) -> Line:
    alone = ideas.get(one.ideas[0]) if len(one.ideas) == 1 else None
    return Line(alone, len(one.ideas), one.people, one.clicks)
