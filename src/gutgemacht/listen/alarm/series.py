"""The alarm over one series, in plain numbers: the reference for `bank`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from operator import mul

from gutgemacht.listen.alarm.baseline import Baseline
from gutgemacht.listen.alarm.burst import Bursts, fall, rise
from gutgemacht.listen.alarm.excess import Excess, blame
from gutgemacht.listen.alarm.incident import Event, Wave
from gutgemacht.listen.alarm.level import heard, level_at, threshold
from gutgemacht.listen.alarm.score import Memory, weights
from gutgemacht.listen.alarm.state import Layout, pack, unpack
from gutgemacht.listen.alarm.week import HOUR, Place, elapsed_bins, place, seconds

BIN = 300.0
UNKNOWN_SHARE = 0.2  # of negative mentions, as long as none were told


@dataclass(frozen=True)
class Reading:
    """What the alarm says of one bin.

    `surprise` is how rare it is, `score` the same where it speaks (see `score.Memory`). `level` is
    that of this bin, `event` what it did to the wave.
    """

    expected: float
    surprise: float
    score: float
    level: int
    event: Event


class Series:
    """One topic: mentions in bins of `width` seconds, with negative ones where `tone` is known."""

    def __init__(
        self, *, tone: bool = False, width: float = BIN, false_alarms: float = 1.0
    ) -> None:
        self.tone, self.width = tone, width
        self.threshold = threshold(false_alarms)
        self.baseline = Baseline(1 + tone, width)
        self.excess = [Excess(width) for _ in range(1 + tone)]
        self.bursts = [Bursts() for _ in range(Layout(tone=tone).ratios)]
        self.memory = Memory()
        self.wave = Wave()
        self.last = math.nan

    def update(
        self, time: datetime, mentions: float | None, negative: float | None = None
    ) -> Reading:
        """Takes in the bin that starts at `time`, and says what it is.

        None is "nothing known", which is not 0; bins that are left out count as such. `time` is
        best told as people on the topic live. Raises `TimesError` for a time that does not go on
        from the last in steps of a bin, `ValueError` for counts that cannot be.
        """
        at, now = place(time, self.width), seconds(time)
        _refuse_odd(mentions, negative)
        self._let_pass(at, now)
        if mentions is None:
            expected = self.baseline.levels[0] * self.baseline.factor(at)
            return self._read(now, expected, 0.0, 0.0)
        counts = self._counts(at, mentions, negative)
        expected_each = self.baseline.expected(at, counts)
        ratios = self._ratios(counts, expected_each)
        surprise = self._surprise(ratios, now)
        self.baseline.learn(at, counts, expected_each)
        act_upon = heard(surprise, self.baseline.age * self.width, ratios[0])
        return self._read(now, expected_each[0], surprise, act_upon)

    def _let_pass(self, at: Place, now: float) -> None:
        bins = 1 if math.isnan(self.last) else elapsed_bins(self.last, now, self.width)
        self.passed = bins * self.width
        if self.baseline.slot != at.slot or self.passed >= HOUR:
            known = self.baseline.end_hour()
            for bursts in self.bursts:
                bursts.end_hour(now, known)
        for one in self.excess:
            one.fade(bins)
        self.last = now

    def _counts(self, at: Place, mentions: float, negative: float | None) -> list[float]:
        if not self.tone:
            return [mentions]
        if negative is not None:
            return [mentions, negative]
        if not self.baseline.age:
            return [mentions, UNKNOWN_SHARE * mentions]
        return [mentions, self.baseline.levels[1] * self.baseline.factor(at)]

    def _ratios(self, counts: list[float], expected: list[float]) -> list[float]:
        """Channel by channel that of the window and what lasts."""
        pairs = zip(self.excess, counts, expected, strict=True)
        now = [one.add(count, usual) for one, count, usual in pairs]
        if self.tone:
            now[1] = blame(*now)
        pasts = zip(self.excess, now, strict=True)
        return [ratio for one, given in pasts for ratio in (given, one.last(given))]

    def _surprise(self, ratios: list[float], now: float) -> float:
        up, down = rise(self.width), fall(self.baseline.age, self.width)
        each = [one.surprise(ratio) for one, ratio in zip(self.bursts, ratios, strict=True)]
        for bursts, ratio in zip(self.bursts, ratios, strict=True):
            bursts.learn(ratio, now, up, down)
        return max(math.fsum(map(mul, way, each)) for way in weights(tone=self.tone))

    def _read(self, now: float, expected: float, surprise: float, act_upon: float) -> Reading:
        score = self.memory.score(surprise, self.passed)
        event = self.wave.see(now, act_upon, self.threshold)
        return Reading(expected, surprise, score, level_at(act_upon), event)

    def to_bytes(self) -> bytes:
        """All it remembers, for `of_bytes`."""
        return pack(self._numbers(), tone=self.tone, width=self.width)

    @classmethod
    def of_bytes(cls, state: bytes, false_alarms: float = 1.0) -> Series:
        """Goes on where `to_bytes` was called. Raises `StateError`."""
        numbers, tone, width = unpack(state)
        made = cls(tone=tone, width=width, false_alarms=false_alarms)
        made._take(numbers)
        return made

    def _numbers(self) -> list[float]:
        base, wave = self.baseline, self.wave
        by_ratio = ("bar", "top", "over_at", "ended", "tops", "rate", "span")
        return [
            *(self.last, base.age, base.slot, base.bins, base.came, base.due),
            *(*base.levels, *base.season, *base.seen),
            *(one.came for one in self.excess),
            *(one.due for one in self.excess),
            *(one.lasting for one in self.excess),
            *(getattr(bursts, name) for name in by_ratio for bursts in self.bursts),
            *(self.memory.held, wave.opened, wave.above_at, wave.told),
        ]

    def _take(self, numbers: list[float]) -> None:
        of = {name: numbers[where] for name, where in Layout(tone=self.tone).places()}
        base = self.baseline
        self.last = of["last"][0]
        base.age, base.slot, base.bins = of["age"][0], of["slot"][0], of["bins"][0]
        base.came, base.due = of["came"][0], of["due"][0]
        base.levels, base.season, base.seen = of["levels"], of["season"], of["seen"]
        pasts = zip(of["window_came"], of["window_due"], of["lasting"], strict=True)
        for one, past in zip(self.excess, pasts, strict=True):
            one.came, one.due, one.lasting = past
        by_ratio = ("bar", "top", "over_at", "ended", "tops", "rate", "span")
        self.bursts = [Bursts(*one) for one in zip(*(of[name] for name in by_ratio), strict=True)]
        self.memory.held = of["held"][0]
        names = ("opened", "above_at", "told")
        self.wave = Wave(*(of[name][0] for name in names))


def _refuse_odd(mentions: float | None, negative: float | None) -> None:
    for count in (mentions, negative):
        if count is not None and not (math.isfinite(count) and count >= 0):
            raise ValueError(f"{count} mentions: a count is 0 or more; leave out what is not known")
    if mentions is not None and negative is not None and negative > mentions:
        raise ValueError(f"{negative:g} of {mentions:g} mentions negative: cannot be more than all")
