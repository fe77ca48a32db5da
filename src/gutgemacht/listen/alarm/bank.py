"""The alarm over many series at once: the same as `series`, one NumPy row a number.

The figures of `bench/` need it; the worker reads topic by topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from gutgemacht.listen.alarm import baseline, burst, excess
from gutgemacht.listen.alarm.incident import CALM, Event
from gutgemacht.listen.alarm.level import (
    COLD_DAYS,
    COLD_MOST,
    COLD_RATIO,
    LEVEL_SCORES,
    threshold,
)
from gutgemacht.listen.alarm.score import MEMORY, TWICE, weights
from gutgemacht.listen.alarm.series import BIN, UNKNOWN_SHARE, Series
from gutgemacht.listen.alarm.state import Layout, StateError, pack, unpack
from gutgemacht.listen.alarm.week import HOUR, SLOTS, Place, elapsed_bins, place, seconds

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Readings:
    """What `series.Reading` says, for every series."""

    expected: Floats
    surprise: Floats
    score: Floats
    level: Whole
    event: Whole


class Bank:
    """Many topics that are counted in the same bins."""

    def __init__(
        self, size: int, *, tone: bool = False, width: float = BIN, false_alarms: float = 1.0
    ) -> None:
        fresh, _, _ = unpack(Series(tone=tone, width=width).to_bytes())
        self._set(np.repeat(np.array(fresh)[:, None], size, axis=1), width, false_alarms, tone=tone)

    def _set(self, state: Floats, width: float, false_alarms: float, *, tone: bool) -> None:
        self.state, self.tone, self.width = state, tone, width
        self.threshold = threshold(false_alarms)
        self.layout = layout = Layout(tone=tone)
        self.size = state.shape[1]
        # Views into `state`: what is done to them is done to it.
        self._of = {name: state[where] for name, where in layout.places()}
        self._ways = np.array(weights(tone=tone))
        self._ratios = np.empty((layout.channels, excess.KINDS, self.size))

    def update(self, counts: Floats, negatives: Floats | None, time: datetime) -> Readings:
        """Takes in the bins that start at `time`; NaN is "nothing known".

        Raises what `Series.update` raises.
        """
        at, now = place(time, self.width), seconds(time)
        _refuse_odd(counts, negatives)
        passed = self._let_pass(at, now)
        factor = self._factor(at)
        known = ~np.isnan(counts)
        given, expected = self._counts(counts, negatives, known, factor)
        ratios = self._add(given, expected, known)
        surprise = self._surprise(ratios, known, now)
        self._learn(at, given, expected, factor, known)
        act_upon = self._heard(surprise, ratios)
        level = np.searchsorted(LEVEL_SCORES, act_upon, side="right")
        event = self._waves(now, act_upon)
        return Readings(expected[0], surprise, self._score(surprise, passed), level, event)

    def _let_pass(self, at: Place, now: float) -> float | Floats:
        passed = self._bins(now) * self.width
        turned = (self._one("slot") != at.slot) | (passed >= HOUR)
        if turned.any():
            self._end_hour(np.flatnonzero(turned), now)
        kept = np.exp(-passed / excess.WINDOW)
        self._of["window_came"] *= kept
        self._of["window_due"] *= kept
        self._of["lasting"] *= np.exp(-passed / excess.LASTING)
        self._one("last")[:] = now
        return passed

    def _bins(self, now: float) -> float | Floats:
        last = self._one("last")
        if self.size and (last == last[0]).all():
            return float(elapsed_bins(last[0], now, self.width))
        bins = np.ones(self.size)
        for since in np.unique(last[~np.isnan(last)]):
            bins[last == since] = elapsed_bins(since, now, self.width)
        return bins

    def _end_hour(self, those: Whole, now: float) -> None:
        known = self._one("bins")[those] * self.width
        self._learn_season(those[known > 0], known[known > 0])
        for name in ("bins", "came", "due"):
            self._one(name)[those] = 0
        kept = np.exp(-known / burst.RATE_MEMORY)
        of = self._of
        of["rate"][:, those] *= kept
        of["span"][:, those] = of["span"][:, those] * kept + known / burst.MONTH
        over = (of["top"][:, those] > 0) & (now - of["over_at"][:, those] > burst.APART)
        rows, places = np.nonzero(over)
        ended = rows, those[places]
        of["ended"][ended] = of["ended"][ended] * burst.FORGET + 1
        of["tops"][ended] = of["tops"][ended] * burst.FORGET + of["top"][ended]
        of["rate"][ended] += 1
        of["top"][ended] = 0

    def _learn_season(self, those: Whole, known: Floats) -> None:
        season, seen = self._of["season"], self._of["seen"]
        slot = self._one("slot")[those].astype(np.int64)
        here, twin = (slot, those), ((slot + SLOTS // 2) % SLOTS, those)
        share = np.minimum(1.0, known / HOUR)
        rate = np.maximum(1 / (seen[here] + 1.5), baseline.SEASON_RATE) * share
        ratio = np.log((self._one("came")[those] + 1) / (self._one("due")[those] + 1))
        off = np.clip(ratio - season[here], -baseline.SEASON_STEP, baseline.SEASON_STEP)
        season[here] += rate * off
        seen[here] += share
        season[twin] = np.where(seen[twin] > 0, season[twin], season[here])

    def _factor(self, at: Place) -> Floats:
        season = self._of["season"]
        between = (1 - at.part) * season[at.before] + at.part * season[at.after]
        factor: Floats = np.exp(between)
        return factor

    def _counts(
        self, counts: Floats, negatives: Floats | None, known: Mask, factor: Floats
    ) -> tuple[Floats, Floats]:
        """What came and what was expected, channel by channel; 0 and 0 where nothing is known."""
        age, levels = self._one("age"), self._of["levels"]
        given = np.empty_like(levels)
        given[0] = np.where(known, counts, 0)
        new = known & (age == 0)
        if self.tone:
            unknown = np.where(new, UNKNOWN_SHARE * given[0], levels[1] * factor)
            given[1] = unknown if negatives is None else _filled(negatives, unknown)
        if new.any():
            levels[:, new] = (given[:, new] + 0.1) / factor[new]
        return given, levels * factor

    def _add(self, given: Floats, expected: Floats, known: Mask) -> Floats:
        came, due, lasting = (self._of[name] for name in ("window_came", "window_due", "lasting"))
        came += given * known
        due += expected * known
        ratio, lasts = self._ratios[:, 0], self._ratios[:, 1]
        np.divide(came + excess.SHRINK, due + excess.SHRINK, out=ratio)
        np.log(ratio, out=ratio)
        if self.tone:
            ratio[1] = excess.blame(ratio[0], ratio[1])
        lasting += (1 - np.exp(-self.width / excess.LASTING)) * known * ratio
        lasts[:] = lasting
        return self._ratios.reshape(-1, self.size)

    def _surprise(self, ratios: Floats, known: Mask, now: float) -> Floats:
        bar = self._of["bar"]
        over = np.flatnonzero((ratios > bar) & known)
        row, column = np.divmod(over, max(self.size, 1))
        above = ratios.ravel()[over] - bar.ravel()[over]
        rare = self._rare(over, above)
        bar -= self._fall() * known
        np.maximum(bar, burst.LEAST_BAR, out=bar)
        top, over_at = self._of["top"].reshape(-1), self._of["over_at"].reshape(-1)
        bar.reshape(-1)[over] = ratios.ravel()[over] - above + burst.rise(self.width)
        top[over] = np.maximum(top[over], above)
        over_at[over] = now
        together = [
            np.bincount(column, weights=rare * way[row], minlength=self.size) for way in self._ways
        ]
        most: Floats = np.max(together, axis=0)
        return most

    def _fall(self) -> Floats:
        young = burst.FIRST_FALLS / (1 + self._one("age") * (self.width / burst.HALF_OF_THEM))
        step = np.minimum(burst.STEP * self.width / 300 * (1 + young), burst.BIGGEST_STEP)
        fall: Floats = step * (1 - burst.QUANTILE)
        return fall

    def _rare(self, over: Whole, above: Floats) -> Floats:
        def of(name: str) -> Floats:
            return self._of[name].reshape(-1)[over]

        shape = burst.TYPICAL + of("ended")
        scale = burst.TYPICAL * burst.TYPICAL_TOP + of("tops")
        often = (burst.SURE_OF_IT + of("rate")) / (burst.SURE_OF_IT + burst.USUAL_RATE * of("span"))
        return np.maximum(shape * np.log1p(above / scale) - np.log(often), 0.0)

    def _learn(
        self, at: Place, given: Floats, expected: Floats, factor: Floats, known: Mask
    ) -> None:
        age, levels = self._one("age"), self._of["levels"]
        age += known
        slow = 1 - np.exp(-self.width / baseline.LEVEL_MEMORY)
        rate = np.maximum(1 / np.maximum(age, 1), slow)
        most = 4 * expected + 3 * np.sqrt(expected) + 1
        young = age * self.width <= baseline.START
        taken = np.minimum(given, np.where(young, np.inf, most))
        moved = levels + rate * (taken / factor - levels)
        np.copyto(levels, np.maximum(moved, baseline.LEAST_A_SECOND * self.width), where=known)
        np.copyto(self._one("slot"), at.slot, where=known)
        self._one("bins")[:] += known
        self._one("came")[:] += taken[0] * known
        self._one("due")[:] += levels[0] * known

    def _heard(self, surprise: Floats, ratios: Floats) -> Floats:
        young = self._one("age") * self.width < COLD_DAYS * 86400
        if not young.any():
            return surprise
        cold = young & (ratios[0] < COLD_RATIO)
        return np.where(cold, np.minimum(surprise, COLD_MOST), surprise)

    def _score(self, surprise: Floats, passed: float | Floats) -> Floats:
        held = self._one("held")
        held *= np.exp(-passed / MEMORY)
        speaks = surprise > TWICE * held
        np.copyto(held, surprise, where=speaks)
        return np.where(speaks, surprise, 0.0)

    def _waves(self, now: float, surprise: Floats) -> Whole:
        event = np.zeros(self.size, np.int64)
        is_open = ~np.isnan(self._one("opened"))
        above = surprise >= self.threshold
        calm = is_open & ~above & (now - self._one("above_at") >= CALM)
        event[calm] = Event.CLOSED
        self._one("opened")[calm] = np.nan
        those = np.flatnonzero(above)
        if those.size:
            event[those] = self._rise(those, now, surprise[those], is_open[those])
        return event

    def _rise(self, those: Whole, now: float, surprise: Floats, is_open: Mask) -> Whole:
        told = self._one("told")
        self._one("opened")[those[~is_open]] = now
        rose = is_open & (surprise >= TWICE * told[those])
        event = np.where(is_open, np.where(rose, Event.ROSE, Event.NONE), Event.OPENED)
        told[those[event > 0]] = surprise[event > 0]
        self._one("above_at")[those] = now
        return event

    def _one(self, name: str) -> Floats:
        """The row of something of which each series has one."""
        row: Floats = self._of[name][0]
        return row

    def to_bytes(self, n: int) -> bytes:
        """What is remembered of the series at place `n`, as `Series.to_bytes`."""
        return pack(self.state[:, n].tolist(), tone=self.tone, width=self.width)

    @classmethod
    def of_bytes(cls, states: Sequence[bytes], false_alarms: float = 1.0) -> Bank:
        """Series that were kept one by one, side by side.

        Raises `StateError`, also where they differ in width of bins or in knowing the tone.
        """
        read = [unpack(state) for state in states]
        kinds = {(tone, width) for _, tone, width in read}
        if len(kinds) != 1:
            raise StateError(
                "series of one bank must have bins of one width, all with tone or none"
            )
        made = cls.__new__(cls)
        ((tone, width),) = kinds
        made._set(
            np.array([numbers for numbers, _, _ in read]).T.copy(), width, false_alarms, tone=tone
        )
        return made


def _filled(given: Floats, instead: Floats) -> Floats:
    return np.where(np.isnan(given), instead, given)


def _refuse_odd(counts: Floats, negatives: Floats | None) -> None:
    for given in (counts,) if negatives is None else (counts, negatives):
        odd = np.flatnonzero((given < 0) | np.isinf(given))
        if odd.size:
            raise ValueError(f"series {odd[0]}: {given[odd[0]]} mentions: a count is 0 or more")
    if negatives is not None and (negatives > counts).any():
        first = np.flatnonzero(negatives > counts)[0]
        raise ValueError(f"series {first}: more negative mentions than mentions")
