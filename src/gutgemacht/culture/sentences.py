"""What a picture says, as data: each sum with the one before and what changed. Words come later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gutgemacht.culture.change import Change, Share, change, share
from gutgemacht.culture.sums import Sum, Sums

Area = Literal["part", "learning", "before", "alarms", "pulse"]

AREAS: Mapping[Area, tuple[str, ...]] = {
    "part": ("published", "offered", "ideas", "clicks"),
    "learning": ("cards", "workshops", "joined", "advice"),
    "before": ("mended", "panels"),
    "alarms": ("alarms",),
    "pulse": ("may", "dare", "whom"),
}
"""The facts that a picture knows, in the order in which it is read."""

NAMES = frozenset(name for names in AREAS.values() for name in names)
ENDINGS = ("", "-times", "-part", "-not")


_CLUMPED = frozenset({"clicks", "joined"})
"""These come many at a time: held against each other one by one, chance would look like change."""


@dataclass(frozen=True)
class Sentence:
    """One thing that is said: a sum, its share, the same a quarter before, and what changed."""

    area: Area
    fact: str
    name: str
    sum: Sum
    share: Share | None
    before: Sum | None
    change: Change | None


def sentences(now: Sums, before: Sums) -> tuple[Sentence, ...]:
    """All that can be said of a quarter beside the one before, in the order in which it is read."""
    return tuple(_sentences(now, before))


def _sentences(now: Sums, before: Sums) -> Iterator[Sentence]:
    for area, facts in AREAS.items():
        for fact in facts:
            for name in (f"{fact}{ending}" for ending in ENDINGS):
                if name in now:
                    yield _sentence(area, fact, name, now[name], before.get(name))


def _sentence(area: Area, fact: str, name: str, one: Sum, before: Sum | None) -> Sentence:
    changed = change(before, one) if before and fact not in _CLUMPED else None
    return Sentence(area, fact, name, one, share(one), before, changed)
