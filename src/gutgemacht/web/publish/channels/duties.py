"""What must be done next with a channel, from what is known of it. Pure: facts and time in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

# What nobody has looked at for so long may have changed unseen.
LOOKED_AT = timedelta(days=180)
# A channel that is silent for so long looks abandoned.
QUIET = timedelta(days=90)

DutyKind = Literal[
    "owner",
    "owner-left",
    "substitute",
    "substitute-left",
    "token",
    "locked",
    "second-factor-unknown",
    "second-factor",
    "country",
    "imprint",
    "imprint-look",
    "apps-look",
    "quiet",
]
Answering = Literal["named", "left", "nobody"]


@dataclass(frozen=True)
class Facts:
    """What is known of a channel.

    `second_factor` is None while nobody has looked; `posted_at` is its last post, else the day it
    was added. `trouble` is that of `publish.network.Trouble`, with `trouble_since`; `locked` says
    that its keys cannot be read.
    """

    country: str
    owner: Answering
    substitute: Answering
    second_factor: bool | None = None
    imprint: str = ""
    imprint_seen_at: datetime | None = None
    apps_seen_at: datetime | None = None
    posted_at: datetime | None = None
    trouble: str = ""
    trouble_since: datetime | None = None
    locked: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Duty:
    """One thing to do. `law` names the law that asks for it, `since` when it became due."""

    kind: DutyKind
    since: datetime | None = None
    law: str = ""


# Who offers something in the course of business names themselves, on every profile.
IMPRINT_LAW = {"DE": "§ 5 DDG", "AT": "§ 5 ECG, §§ 24, 25 MedienG"}


def duties(facts: Facts, now: datetime) -> tuple[Duty, ...]:
    """What must be done, the most pressing first; nothing for a closed channel."""
    if facts.closed:
        return ()
    return (
        *_access(facts),
        *_people(facts),
        *_second_factor(facts),
        *_imprint(facts, now),
        *_apps(facts, now),
        *_silence(facts, now),
    )


def _access(facts: Facts) -> tuple[Duty, ...]:
    if facts.locked:
        return (Duty("locked", facts.trouble_since),)
    return (Duty("token", facts.trouble_since),) if facts.trouble else ()


def _people(facts: Facts) -> tuple[Duty, ...]:
    kinds: dict[tuple[str, Answering], DutyKind] = {
        ("owner", "nobody"): "owner",
        ("owner", "left"): "owner-left",
        ("substitute", "nobody"): "substitute",
        ("substitute", "left"): "substitute-left",
    }
    asked = (("owner", facts.owner), ("substitute", facts.substitute))
    return tuple(Duty(kinds[one]) for one in asked if one in kinds)


def _second_factor(facts: Facts) -> tuple[Duty, ...]:
    if facts.second_factor is None:
        return (Duty("second-factor-unknown"),)
    return () if facts.second_factor else (Duty("second-factor"),)


def _imprint(facts: Facts, now: datetime) -> tuple[Duty, ...]:
    law = IMPRINT_LAW.get(facts.country, "")
    if not facts.country:
        return (Duty("country"),)
    if not facts.imprint:
        return (Duty("imprint", law=law),)
    return _look("imprint-look", facts.imprint_seen_at, now, law)


def _apps(facts: Facts, now: datetime) -> tuple[Duty, ...]:
    return _look("apps-look", facts.apps_seen_at, now)


def _silence(facts: Facts, now: datetime) -> tuple[Duty, ...]:
    if facts.posted_at is None or now - facts.posted_at <= QUIET:
        return ()
    return (Duty("quiet", facts.posted_at + QUIET),)


def _look(kind: DutyKind, seen: datetime | None, now: datetime, law: str = "") -> tuple[Duty, ...]:
    if seen is not None and now - seen <= LOOKED_AT:
        return ()
    return (Duty(kind, seen and seen + LOOKED_AT, law),)
