"""How many bins the alarm takes in a second of one core, and what it remembers of a series.

    python bench/alarm_speed.py

An update is one bin of one channel of one series through everything. Processor time, so that others
on the machine do not count; the state of a series is warmed up for two days first.
"""

import time
from datetime import UTC, datetime, timedelta

import numpy as np

from gutgemacht.listen.alarm import Bank, Series

START = datetime(2026, 3, 2, tzinfo=UTC)
BIN = timedelta(minutes=5)
WARM = 576


def main() -> None:
    """Prints updates a second."""
    print(f"plain Python       {_plain() / 1e3:8.0f} thousand/s")
    for size, bins in ((1_000, 2000), (10_000, 200), (100_000, 20)):
        for tone in (False, True):
            took = _bank(size, bins, tone=tone)
            rate = size * (1 + tone) / took / 1e6
            name = f"{size:7} series, {1 + tone} channel{'s' if tone else ' '}"
            print(f"{name}  {rate:8.1f} million/s  {1000 * took:7.1f} ms a bin of all")
    print(f"bytes a series     {len(Series(tone=True).to_bytes())}")


def _plain() -> float:
    series, bins = Series(tone=True), 5000
    began = time.process_time()
    for n in range(bins):
        series.update(START + n * BIN, 9, 2)
    return 2 * bins / (time.process_time() - began)


def _bank(size: int, bins: int, *, tone: bool) -> float:
    chance = np.random.default_rng(1)
    rate = np.exp(chance.uniform(-1, 4, size))
    mentions = chance.poisson(rate, (20, size)).astype(float)
    negative = chance.binomial(mentions.astype(int), 0.2).astype(float)
    bank = Bank(size, tone=tone)
    warm = WARM if size < 100_000 else 24
    began = 0.0
    for n in range(warm + bins):
        if n == warm:
            began = time.process_time()
        bank.update(mentions[n % 20], negative[n % 20] if tone else None, START + n * BIN)
    return (time.process_time() - began) / bins


if __name__ == "__main__":
    main()
