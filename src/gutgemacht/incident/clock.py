"""The clock of an incident: what was due when, what is late, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Name = Literal["notice", "answer", "substance", "update"]
Standing = Literal["met", "missed", "running", "near", "late", "left"]

TARGETS: dict[Name, timedelta] = {
    "notice": timedelta(minutes=15),
    "answer": timedelta(minutes=60),
    "substance": timedelta(hours=24),
}
"""From the beginning. Elsewhere the first answer took 21 hours (Freshfields, survey of 2013)."""

NEAR = 1 / 3
"""The last third of the time is worth a reminder."""


@dataclass(frozen=True)
class Times:
    """What happened when; `promised` is the update that was announced last, until it is given."""

    began: datetime
    noticed: datetime | None = None
    answered: datetime | None = None
    substance: datetime | None = None
    promised: datetime | None = None
    promised_at: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True)
class Target:
    """One target: from when, until when, when it was met, and how it stands."""

    name: Name
    since: datetime
    due: datetime
    met: datetime | None
    standing: Standing
    left: timedelta
    """Until it is due; how long before or after the target it was met; negative when late."""


def targets(times: Times, now: datetime) -> tuple[Target, ...]:
    """The targets in the order in which they fall due."""
    return tuple(sorted(_targets(times, now), key=lambda one: one.due))


def _targets(times: Times, now: datetime) -> Iterator[Target]:
    met = {"notice": times.noticed, "answer": times.answered, "substance": times.substance}
    for name, length in TARGETS.items():
        yield _target(name, times.began, times.began + length, met[name], now, times.ended)
    if times.promised and times.promised_at:
        yield _target("update", times.promised_at, times.promised, None, now, times.ended)


def _target(
    name: Name,
    since: datetime,
    due: datetime,
    met: datetime | None,
    now: datetime,
    ended: datetime | None,
) -> Target:
    left = due - (met or ended or now)
    standing = _standing(since, due, met, ended or now)
    # It ended before anybody had to.
    is_left = ended is not None and standing in ("running", "near")
    return Target(name, since, due, met, "left" if is_left else standing, left)


def _standing(since: datetime, due: datetime, met: datetime | None, now: datetime) -> Standing:
    if met is not None:
        return "met" if met <= due else "missed"
    if now > due:
        return "late"
    return "near" if due - now <= (due - since) * NEAR else "running"
