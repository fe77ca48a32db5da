"""usage: python -m bench.alarm.public FOLDER [WINDOWS.json]

Public series instead of simulated brands: each CSV of FOLDER (`timestamp,value`, five minutes a
row, all from the same time on, as those of the Numenta Anomaly Benchmark, realTweets, 2015) is a
brand, and its own bursts all count as harmless. Prints how often an alarm opens beside what was
asked for, what is found of storms put into them, and with the benchmark's windows its score. Only
the volume is real; tone and storms are simulated.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import numpy as np
from bench.alarm.detector import Detector, Formula
from bench.alarm.detectors import Ours, usual_rule
from bench.alarm.field import AFTER_PEAK, FIRST_STORM, LEAD, SHAPES, WARM_UP, Field, Trial
from bench.alarm.incidents import opened
from bench.alarm.measure import RATES, found, scored, summary, threshold
from bench.alarm.windows import Marked, tuned

from gutgemacht.listen.alarm import Bank
from gutgemacht.listen.alarm import threshold as asked_for
from gutgemacht.listen.alarm.table import decode, read_table
from gutgemacht.listen.simulator.background import Background, clinging, share
from gutgemacht.listen.simulator.counts import BIN, DAY, HOUR, Floats, Ints
from gutgemacht.listen.simulator.habits import GRADES, Grade, GradeName, draw_habits
from gutgemacht.listen.simulator.storm import Shape, Storm, draw_traits, peak_at, storm_counts

STORMS_A_SHAPE, SEEDS = 40, (11, 12, 13, 14)
BURST = 2.0
LAST_DAYS = 4


@dataclass(frozen=True)
class Public:
    """The mentions of each brand, by the bins from `start` on."""

    start: datetime
    mentions: dict[str, Ints]

    @property
    def bins(self) -> int:
        """The bins that all have."""
        return min(map(len, self.mentions.values()))


def main() -> None:
    public = read(Path(sys.argv[1]))
    months = len(public.mentions) * (public.bins / DAY - WARM_UP) / 30.4
    print(f"{len(public.mentions)} series, {months:.1f} brand-months after a week")
    surprise, score = _played(public)
    for rate in RATES:
        often = opened(surprise[WARM_UP * DAY :], asked_for(rate)) / months
        print(f"asked for {rate} a month: {often:.2f} opened")
    if len(sys.argv) > 2:
        marked = list(_marked(public, score, json.loads(Path(sys.argv[2]).read_text())))
        print("benchmark: {:.1f} with the best threshold, {:.1f} left out".format(*tuned(marked)))
    for grade in GRADES:
        for rate in RATES:
            print(_line(public, Ours("ours, volume and tone", tone=True), grade, rate), flush=True)
    for rate in RATES:
        print(_line(public, Ours("ours, volume", tone=False), "fair", rate), flush=True)
        print(_line(public, Formula("usual rule", usual_rule), "fair", rate), flush=True)


def read(folder: Path) -> Public:
    """All tables of a folder. Raises SystemExit where they do not begin together."""
    tables = {file.stem: read_table(decode(file.read_bytes())) for file in folder.glob("*.csv")}
    starts = {table.rows[0].time for table in tables.values()}
    if len(starts) != 1:
        raise SystemExit(f"{folder}: needs tables (*.csv) that begin at the same time")
    return Public(
        starts.pop().replace(tzinfo=UTC),
        {
            name: np.array([int(row.mentions or 0) for row in tables[name].rows])
            for name in sorted(tables)
        },
    )


def _played(public: Public) -> tuple[Floats, Floats]:
    """Surprise and score of each bin, a column a brand."""
    bank = Bank(len(public.mentions))
    counts = np.stack([rows[: public.bins] for rows in public.mentions.values()]).astype(float)
    read = [bank.update(now, None, public.start + n * BIN) for n, now in enumerate(counts.T)]
    return np.array([one.surprise for one in read]), np.array([one.score for one in read])


def _marked(public: Public, score: Floats, windows: Mapping[str, list[list[str]]]):
    for column, name in enumerate(public.mentions):
        told = next(rows for file, rows in windows.items() if file.endswith(f"{name}.csv"))
        rows = (tuple(_bin(public, at) for at in window) for window in told)
        yield Marked(score[:, column], tuple((first, last) for first, last in rows))


def _bin(public: Public, told: str) -> int:
    return (datetime.fromisoformat(told).replace(tzinfo=UTC) - public.start) // BIN


def _line(public: Public, detector: Detector, grade: GradeName, rate: float) -> str:
    """The mean of some draws of storms and tone."""
    rows = []
    for seed in SEEDS:
        ground = _field(public, GRADES[grade], np.random.default_rng(seed))
        result = scored(detector, ground)
        told = summary(found(result, threshold(result, ground, rate)))
        rows.append((told.recall, told.median, told.late, told.out, told.before_peak))
    recall, median, late, out, early = np.mean(rows, axis=0)
    return (
        f"{detector.name:24} {grade:5} {rate:4.1f} {recall:6.1%} {median:6.0f} {late:6.0f}"
        f" {out:6.1%} {early:6.0%}"
    )


class PublicField(Field):
    """A field of as many days as the series have."""

    def months(self) -> float:
        return len(self.brands) * (len(self.times) / DAY - WARM_UP) / 30.4


def _field(public: Public, grade: Grade, chance: np.random.Generator) -> Field:
    bins = public.bins
    mentions = np.stack([rows[:bins] for rows in public.mentions.values()])
    negative = np.stack([_negative(rows, grade, chance) for rows in mentions])
    brands = tuple(
        Background(
            replace(draw_habits(chance), mean=float(rows.mean() * HOUR)),
            public.start, np.zeros(0), {}, (), (),
        )
        for rows in mentions
    )  # fmt: skip
    times = np.datetime64(public.start.replace(tzinfo=None)) + np.arange(bins) * np.timedelta64(BIN)
    quiet = {"mentions": mentions, "negative": negative}
    field = PublicField(times.astype("datetime64[s]"), quiet, brands, ())
    plan = list(product(range(STORMS_A_SHAPE), SHAPES))
    trials = tuple(
        _trial(field, number % len(brands), shape, grade, one)
        for number, ((_, shape), one) in enumerate(zip(plan, chance.spawn(len(plan)), strict=True))
    )
    return replace(field, trials=trials)


def _negative(mentions: Ints, grade: Grade, chance: np.random.Generator) -> Ints:
    """As the simulator has it: a mood that wanders, and in each burst a mood of its own."""
    bins = len(mentions)
    hours = np.convolve(mentions, np.ones(HOUR) / HOUR, "same")
    usual = np.repeat(
        [np.median(hours[max(0, n - 7 * DAY) : n + 7 * DAY]) for n in range(0, bins, HOUR)], HOUR
    )[:bins]
    in_burst = hours > BURST * np.maximum(usual, 0.3)
    number = np.cumsum(np.diff(in_burst.astype(int), prepend=0) == 1)
    shifts = chance.normal(0, grade.swing, int(number.max()) + 1)
    mood = np.where(in_burst, shifts[number], clinging(bins, 0.7, 0.25, chance))
    return chance.binomial(mentions, share(grade.usual, mood))


def _trial(
    field: Field, brand: int, shape: Shape, grade: Grade, chance: np.random.Generator
) -> Trial:
    bins = len(field.times)
    begun = int(chance.integers(FIRST_STORM * DAY, bins - LAST_DAYS * DAY))
    storm = Storm(LEAD, shape, draw_traits(chance))
    peak, habits = peak_at(storm), field.brands[brand].habits
    adds = storm_counts(storm, habits, peak + 2 * DAY, grade, chance)
    silent, shift = int(np.argmax(adds["mentions"] > 0)), begun - LEAD
    adds = {name: counts[silent:] for name, counts in adds.items()}
    last = min(peak + shift + AFTER_PEAK, bins - 1)
    return Trial(brand, storm, shift + silent, begun, peak + shift, last, adds, habits.mean)


if __name__ == "__main__":
    main()
