"""How long an idea is worth sharing, and how long a picture may be shown."""

from datetime import date, timedelta
from typing import Literal

Freshness = Literal["fresh", "ending", "over"]

SOON = timedelta(days=3)


def freshness(until: date | None, day: date) -> Freshness:
    """How an idea stands on a day; `until` is the last on which it is fresh, None for always."""
    if until is None or until > day + SOON:
        return "fresh"
    return "ending" if until >= day else "over"


def is_held(until: date | None, day: date) -> bool:
    """True while a right to a picture holds; `until` is its last day, None for always."""
    return until is None or day <= until
