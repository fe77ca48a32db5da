"""Sums: what of many readings may be shown, so that nobody's own can be worked out.

- `grouped`: a stratum is shown alone from 8 people, its free texts from 10; strata that are too
  small are shown together with others, so that what is left over of a whole is never a smaller
  group either (the complement rule).
- `settled`: while a panel is open, its sums advance by as many people at once, and the newest are
  kept back. So two looks on different days never differ by fewer people, and neither does the
  last one, which holds all.

Two things are shown whatever these rules say, because the panel exists for them: the counts that
decided a stratum (`gutgemacht.campaign.report.told`), and warnings with their reason, without the
stratum they come from until its free texts may be shown. docs/adr/0016-panel.md says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

SUM_LEAST = 8
TEXT_LEAST = 10
# The normal quantile of 97.5 %.
_Z = 1.959964


@dataclass(frozen=True)
class Share:
    """So many of so many people, and between which shares it lies with 95 %."""

    count: int
    of: int
    low: float
    high: float


def share(count: int, of: int) -> Share:
    """A share with its score interval (Wilson 1927); of nobody it may be anything."""
    if of == 0:
        return Share(0, 0, 0.0, 1.0)
    seen, spread = count / of, _Z * _Z / of
    middle = (seen + spread / 2) / (1 + spread)
    half = sqrt(spread * (seen * (1 - seen) + spread / 4)) / (1 + spread)
    # Rounding alone would exclude what was seen.
    return Share(count, of, max(0.0, min(middle - half, seen)), min(1.0, max(middle + half, seen)))


def visible(counts: Mapping[str, int], least: int = SUM_LEAST) -> frozenset[str]:
    """The strata that may be shown alone, of those with so many people each.

    What they leave over of all people is nobody, or at least `least`.
    """
    people = {stratum: count for stratum, count in counts.items() if count > 0}
    alone = sorted((count, stratum) for stratum, count in people.items() if count >= least)
    left = sum(people.values()) - sum(count for count, _ in alone)
    if 0 < left < least:
        # The smallest takes the few others in; then they are enough.
        alone = alone[1:]
    return frozenset(stratum for _, stratum in alone)


def grouped(counts: Mapping[str, int], least: int = SUM_LEAST) -> tuple[tuple[str, ...], ...]:
    """The strata as they may be shown: alone, then all others together; none when too few.

    Strata without people are left out.
    """
    alone = visible(counts, least)
    others = tuple(name for name, count in counts.items() if count > 0 and name not in alone)
    groups = [(name,) for name in counts if name in alone]
    if sum(counts[name] for name in others) >= least:
        return (*groups, others)
    return tuple(groups)


def settled(count: int, *, closed: bool, least: int = SUM_LEAST) -> int:
    """How many of a stratum's readings, the oldest first, sums may hold now.

    All when the panel is closed. Before, whole steps of `least`, but always one step less than
    there is: what is then added by closing is at least one step as well.
    """
    return count if closed else max(count // least - 1, 0) * least
