"""The calendar of planned posts: a month or a week as data, with what collides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Literal

from gutgemacht.guideline import CalendarDay, Country, days_on

CLOSE = timedelta(minutes=30)
"""Two posts on one channel within this time take readers from each other."""

CollisionKind = Literal["close", "memorial", "quiet"]


@dataclass(frozen=True)
class Planned:
    """A post with its time, which knows its zone."""

    id: str
    channel: str
    at: datetime


@dataclass(frozen=True)
class Collision:
    """Posts too close to each other on a channel, or one on a day of restraint or silence."""

    kind: CollisionKind
    posts: tuple[Planned, ...]
    day: CalendarDay | None = None


@dataclass(frozen=True)
class Day:
    """A day where the company is: its posts by time, what day it is, what collides."""

    date: date
    posts: tuple[Planned, ...]
    occasions: tuple[CalendarDay, ...]
    collisions: tuple[Collision, ...]


Week = tuple[Day, ...]


@dataclass(frozen=True)
class Almanac:
    """What the calendar needs to know: whose days, in which country, on whose clock."""

    days: Sequence[CalendarDay]
    country: Country
    zone: tzinfo
    close: timedelta = CLOSE


def month(year: int, number: int, posts: Iterable[Planned], almanac: Almanac) -> tuple[Week, ...]:
    """The weeks of a month from Monday to Sunday, with the days of its neighbours they hold."""
    first = date(year, number, 1)
    monday = first - timedelta(first.weekday())
    after = date(year + number // 12, number % 12 + 1, 1)
    weeks = range(((after - monday).days + 6) // 7)
    known = tuple(posts)
    return tuple(week(monday + timedelta(7 * nth), known, almanac) for nth in weeks)


def week(day: date, posts: Iterable[Planned], almanac: Almanac) -> Week:
    """The week from Monday to Sunday in which a day lies."""
    monday = day - timedelta(day.weekday())
    known = tuple(sorted(posts, key=lambda post: (post.at, post.id)))
    return tuple(_day(monday + timedelta(nth), known, almanac) for nth in range(7))


def collisions(post: Planned, others: Iterable[Planned], almanac: Almanac) -> tuple[Collision, ...]:
    """What one post would collide with at its time: for the moment before it is dropped there."""
    known = sorted([post, *others], key=lambda one: (one.at, one.id))
    day = _day(_date(post, almanac), tuple(known), almanac)
    return tuple(one for one in day.collisions if post in one.posts)


def _day(day: date, posts: Sequence[Planned], almanac: Almanac) -> Day:
    today = tuple(post for post in posts if _date(post, almanac) == day)
    occasions = days_on(almanac.days, almanac.country, day)
    return Day(day, today, occasions, (*_close(today, posts, almanac), *_held(today, occasions)))


def _close(today: Sequence[Planned], posts: Sequence[Planned], almanac: Almanac) -> list[Collision]:
    """Neighbours on one channel, also beyond midnight."""
    found: list[Collision] = []
    for channel in sorted({post.channel for post in today}):
        row = [post for post in posts if post.channel == channel]
        found += [
            Collision("close", (one, two))
            for one, two in pairwise(row)
            if two.at - one.at < almanac.close and (one in today or two in today)
        ]
    return found


def _held(today: tuple[Planned, ...], occasions: Iterable[CalendarDay]) -> list[Collision]:
    kinds: tuple[Literal["memorial", "quiet"], ...] = ("memorial", "quiet")
    return [
        Collision(kind, today, day)
        for day in occasions
        for kind in kinds
        if today and kind in day.tags
    ]


def _date(post: Planned, almanac: Almanac) -> date:
    return post.at.astimezone(almanac.zone).date()
