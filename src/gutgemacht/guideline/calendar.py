"""Days that give a text another meaning: memorial days, occasions, quiet periods.

A pack says them in its `calendar.yml`; rules name them under `applies.days`.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Annotated, Any, Literal, get_args

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday
from pydantic import AfterValidator, Discriminator, Field, Tag, field_validator, model_validator

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.scope import COUNTRIES, Country, Day
from gutgemacht.guideline.strict import Strict

# What a day asks of those who write: restraint, thought, silence about the business.
DayTag = Literal["memorial", "occasion", "quiet"]
TAGS: tuple[DayTag, ...] = get_args(DayTag)

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

LONGEST_PERIOD = 366
FIRST_YEAR, LAST_YEAR = 1900, 2199
_ANY_LEAP_YEAR = "2024-"

Period = tuple[date, date]


def _is_day_of_the_year(value: str) -> str:
    try:
        date.fromisoformat(_ANY_LEAP_YEAR + value)
    except ValueError:
        raise ValueError(f"{value!r} is no day of the year; write month and day as 05-08") from None
    return value


class _When(Strict):
    """When a day begins, and how many days it lasts."""

    lasts: int = Field(default=1, ge=1, le=LONGEST_PERIOD)

    def periods(self, year: int) -> list[Period]:
        """First and last day of each time that begins in a year."""
        return [(first, first + timedelta(self.lasts - 1)) for first in self._firsts(year)]

    def _firsts(self, year: int) -> Iterable[date]:
        raise NotImplementedError


class FixedDate(_When):
    """The same day each year; 29 February in the years that have it."""

    on: Annotated[str, AfterValidator(_is_day_of_the_year), Field(pattern=r"^\d{2}-\d{2}$")]

    def _firsts(self, year: int) -> Iterable[date]:
        try:
            return [date.fromisoformat(f"{year:04}-{self.on}")]
        except ValueError:
            return []


class FromEaster(_When):
    """So many days after Easter Sunday; before it with a minus."""

    easter: int = Field(ge=-70, le=70)

    def _firsts(self, year: int) -> Iterable[date]:
        return [easter(year) + timedelta(self.easter)]


class FromAdvent(_When):
    """So many days after the first Sunday of Advent; before it with a minus."""

    advent: int = Field(ge=-70, le=28)

    def _firsts(self, year: int) -> Iterable[date]:
        # The fourth Sunday before Christmas: the only one from 27 November to 3 December.
        first = date(year, 11, 27) + relativedelta(weekday=weekday(6))
        return [first + timedelta(self.advent)]


class NthWeekday(_When):
    """A weekday of a month, the -1st being its last; `plus` counts days on from there."""

    nth: int
    weekday: Weekday
    month: int = Field(ge=1, le=12)
    plus: int = Field(default=0, ge=-7, le=7)

    @field_validator("nth")
    @classmethod
    def _is_in_every_month(cls, nth: int) -> int:
        if nth not in (1, 2, 3, 4, -1):
            raise ValueError(
                f"not every month has a weekday number {nth}; 1 to 4 are possible, "
                "and -1 for the last"
            )
        return nth

    def _firsts(self, year: int) -> Iterable[date]:
        edge = date(year, self.month, 1) + relativedelta(day=31 if self.nth < 0 else 1)
        found = edge + relativedelta(weekday=weekday(_WEEKDAYS.index(self.weekday), self.nth))
        return [found + timedelta(self.plus)]


class Listed(_When):
    """Days that somebody fixes anew each year."""

    listed: list[Day] = Field(min_length=1)

    def _firsts(self, year: int) -> Iterable[date]:
        days = map(date.fromisoformat, self.listed)
        return [day for day in days if day.year == year]


class Once(Strict):
    """A period that does not come again; both days belong to it."""

    from_: Day = Field(alias="from")
    until: Day

    @model_validator(mode="after")
    def _runs_forwards(self) -> "Once":
        days = (date.fromisoformat(self.until) - date.fromisoformat(self.from_)).days
        if days < 0:
            raise ValueError(f"until: {self.until} lies before {self.from_}")
        if days > LONGEST_PERIOD:
            raise ValueError(f"until: lies {days} days later; a period ends within a year")
        return self

    def periods(self, year: int) -> list[Period]:
        """The period, in the year in which it begins."""
        first, last = date.fromisoformat(self.from_), date.fromisoformat(self.until)
        return [(first, last)] if first.year == year else []


_KEYS = ("on", "easter", "advent", "nth", "listed", "from")


def _kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    named = [key for key in _KEYS if key in keys or f"{key}_" in keys]
    return f"by {named[0]}" if len(named) == 1 else None


When = Annotated[
    Annotated[FixedDate, Tag("by on")]
    | Annotated[FromEaster, Tag("by easter")]
    | Annotated[FromAdvent, Tag("by advent")]
    | Annotated[NthWeekday, Tag("by nth")]
    | Annotated[Listed, Tag("by listed")]
    | Annotated[Once, Tag("by from")],
    Discriminator(
        _kind,
        custom_error_type="no_day",
        custom_error_message="takes exactly one of on, easter, advent, nth, listed, from",
    ),
]


class CalendarDay(Strict):
    """One day or period with its name and why it matters; a year bounds when it began."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    tags: list[DayTag] = Field(min_length=1)
    when: When
    countries: list[Country] = list(COUNTRIES)
    since: int = Field(default=FIRST_YEAR, ge=FIRST_YEAR, le=LAST_YEAR)
    until: int = Field(default=LAST_YEAR, ge=FIRST_YEAR, le=LAST_YEAR)
    name: Both
    why: Both

    @field_validator("id")
    @classmethod
    def _is_no_tag(cls, name: str) -> str:
        if name in TAGS:
            raise ValueError(f"{name!r} is a tag; give the day a name of its own")
        return name

    @property
    def names(self) -> frozenset[str]:
        """What rules can call this day: its id and its tags."""
        return frozenset({self.id, *self.tags})

    def periods(self, year: int) -> list[Period]:
        """First and last day of each time that begins in a year."""
        return self.when.periods(year) if self.since <= year <= self.until else []

    def covers(self, country: Country, day: date) -> bool:
        """True when it is this day in a country; what began last year may still last."""
        return country in self.countries and any(
            first <= day <= last
            for year in (day.year - 1, day.year)
            for first, last in self.periods(year)
        )


class Calendar(Strict):
    """The file `packs/<pack>/calendar.yml`."""

    days: list[CalendarDay]


def days_on(days: Iterable[CalendarDay], country: Country, day: date) -> tuple[CalendarDay, ...]:
    """What day it is in a country."""
    return tuple(known for known in days if known.covers(country, day))


def first_named(days: Iterable[CalendarDay], names: Collection[str]) -> CalendarDay | None:
    """The first of these days that one of the names means."""
    return next((day for day in days if not day.names.isdisjoint(names)), None)
