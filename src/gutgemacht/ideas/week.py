"""Which idea a week begins with: everybody gets another, so that not all say the same at once."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from hashlib import sha256


def monday(day: date) -> date:
    """The first day of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def rank(of: str, number: int) -> str:
    """An order that belongs to `of` alone, without chance."""
    return sha256(f"{of}\0{number}".encode()).hexdigest()


def choice(numbers: Iterable[int], of: str, passed: Collection[int] = ()) -> int | None:
    """One of the ideas for somebody's week, the same whenever they look; `passed` are skipped.

    None where nothing is left. `of` names person and week.
    """
    left = [number for number in numbers if number not in passed]
    return min(left, key=lambda number: rank(of, number), default=None)
