"""Fits the table of `listen/alarm/level.py`: how often ordinary topics reach a score.

    python bench/alarm_levels.py [BRANDS] [DAYS]

Brands without any storm from the simulator; waves that lie twelve hours apart count as one. The
first ten days of each are left out. Prints scores beside the days until one is reached, and, beyond
what was seen ten times, nothing: the last slope goes on in the code.
"""

import sys
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from gutgemacht.listen.alarm import Bank
from gutgemacht.listen.simulator.background import background
from gutgemacht.listen.simulator.counts import DAY
from gutgemacht.listen.simulator.habits import GRADES, draw_habits

START = datetime(2026, 3, 2, tzinfo=UTC)
WARM, APART = 10 * DAY, DAY // 2
DAYS = (0.5, 1, 2, 3, 7, 14, 30.4, 60.8, 91, 182, 365, 730)
SEED = 7


def main(brands: int = 200, days: int = 70) -> None:
    """Prints the table for volume alone and with tone."""
    mentions, negative = _public(brands, days)
    for tone in (False, True):
        tops = _tops(Bank(brands, tone), mentions, negative)
        seen_days = brands * (days - WARM / DAY)
        print("with tone" if tone else "volume alone", f"{seen_days:.0f} days")
        for once in DAYS:
            place = round(seen_days / once)
            if 10 <= place < len(tops):
                print(f"    ({tops[place]:.3f}, {once}),")


def _public(brands: int, days: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rows = []
    for seed in np.random.SeedSequence(SEED).spawn(brands):
        chance = np.random.default_rng(seed)
        made = background(draw_habits(chance), START, days, GRADES["fair"], chance)
        rows.append((made.counts["mentions"], made.counts["negative"]))
    both = np.array(rows, np.float64)
    return both[:, 0].T.copy(), both[:, 1].T.copy()


def _tops(
    bank: Bank, mentions: NDArray[np.float64], negative: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The tops of all waves, the highest first: a wave ends when half a day is below its top."""
    tops: list[float] = []
    top, at = np.zeros(bank.size), np.full(bank.size, -APART)
    for n in range(len(mentions)):
        time = START + n * timedelta(minutes=5)
        surprise = bank.update(mentions[n], negative[n] if bank.tone else None, time).surprise
        if n < WARM:
            continue
        over = (n - at >= APART) & (top > 0)
        tops += top[over].tolist()
        top[over] = 0
        higher = surprise > top
        top[higher], at[higher] = surprise[higher], n
    return np.sort([*tops, *top[top > 0]])[::-1]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
