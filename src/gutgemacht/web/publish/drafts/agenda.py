"""What stands in the calendar: each draft at each of its times, and the span that is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from gutgemacht.publish import calendar
from gutgemacht.publish.calendar import Almanac, Planned
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import due
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.room import shape_of
from gutgemacht.web.publish.drafts.shelf import STATES, marked, state
from gutgemacht.web.publish.sending.models import Outbox

S = Outbox.State
GONE = (S.DROPPED, S.TAKEN_BACK)
# What has not begun to go out can be moved.
QUIET = (S.WAITING, S.BY_HAND, S.MISSED, S.STOPPED)
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 1)
WEEK = timedelta(7)


@dataclass(frozen=True)
class Period:
    """The month of a day, or its week."""

    day: date
    is_week: bool

    @property
    def asked(self) -> str:
        """How an address names it."""
        return f"week={self.day:%Y-%m-%d}" if self.is_week else f"month={self.day:%Y-%m}"

    def step(self, way: int) -> "Period":
        """The next one, or with -1 the one before."""
        if self.is_week:
            return Period(self.day + way * WEEK, is_week=True)
        return Period(self.day.replace(day=15) + timedelta(30 * way), is_week=False)

    def weeks(self, posts: Iterable[Planned], almanac: Almanac) -> tuple[calendar.Week, ...]:
        """Its weeks with what stands in them."""
        if self.is_week:
            return (calendar.week(self.day, posts, almanac),)
        return calendar.month(self.day.year, self.day.month, posts, almanac)


def period(month: str, week: str, today: date) -> Period:
    """What an address asks for; today's where it asks for nothing that there is."""
    return Period(_day(week or f"{month}-01", today), is_week=bool(week))


def _day(words: str, today: date) -> date:
    try:
        return min(max(date.fromisoformat(words), FIRST), LAST)
    except ValueError:
        return today


@dataclass(frozen=True)
class Entry:
    """A draft at one of its times, on the channels that have it then."""

    draft: Draft
    at: datetime
    channels: tuple[Channel, ...]
    moves: bool

    @property
    def id(self) -> str:
        """The same for all posts of the entry."""
        return f"{self.draft.pk}-{int(self.at.timestamp())}"

    @property
    def state(self) -> str:
        """Where the draft stands."""
        return state(self.draft)

    @property
    def words(self) -> str:
        """The same for people."""
        return str(STATES[self.state])

    @property
    def typed(self) -> str:
        """The time as its form holds it."""
        return due.typed(self.at, timezone.get_current_timezone())

    @property
    def networks(self) -> str:
        """Where it stands, by the names of the networks."""
        return ", ".join(dict.fromkeys(shape_of(one).name for one in self.channels))

    @property
    def posts(self) -> list[Planned]:
        """One post for each channel; one for none yet."""
        names = [str(one.pk) for one in self.channels] or [f"none-{self.draft.pk}"]
        return [Planned(self.id, name, self.at) for name in names]


def entries(channel: Channel | None) -> list[Entry]:
    """All that has a time, on one channel or on all."""
    rows: dict[int, list[Outbox]] = {}
    for row in Outbox.objects.exclude(state__in=GONE).select_related("channel", "version"):
        rows.setdefault(row.version.draft_id, []).append(row)
    drafts = marked(Draft.objects.filter(put_away_at=None)).prefetch_related("channels")
    found = [one for draft in drafts for one in _of(draft, rows.get(draft.pk, []))]
    return [one for one in found if channel is None or channel in one.channels]


def _of(draft: Draft, rows: list[Outbox]) -> list[Entry]:
    if not rows:
        wished = [draft.due] if draft.due else []
        return [Entry(draft, at, tuple(draft.channels.all()), moves=True) for at in wished]
    moves = all(row.state in QUIET for row in rows)
    return [
        Entry(draft, at, tuple(row.channel for row in rows if row.due == at), moves)
        for at in sorted({row.due for row in rows})
    ]
