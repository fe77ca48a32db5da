"""Ordinary weeks of a brand: days, weekends, noise that clings, harmless bursts, own posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

import numpy as np

from gutgemacht.listen.simulator.counts import (
    DAY,
    HOUR,
    Counts,
    Floats,
    Ints,
    per_bin,
    reach_of,
)
from gutgemacht.listen.simulator.habits import (
    BURST_COUNTED,
    BURST_LEAST,
    BURST_MOST,
    Grade,
    Habits,
)

# The part of the hourly dispersion that five minutes later is forgotten.
_FORGOTTEN = 0.15
_QUOTES = 0.08
_TOP_TAG = 0.15


@dataclass(frozen=True)
class Burst:
    """A harmless wave: news, a raffle, a match.

    `at` is its bin, `peak` its highest hour in times of the usual, `half_life` in bins, `shift` how
    far (logit) it is read as more negative, `tagged` the share that carries its hashtag.
    """

    at: int
    peak: float
    half_life: float
    shift: float
    tagged: float


@dataclass(frozen=True)
class OwnPost:
    """A post of the brand: the bins of its replies (which of them negative) and of its likes."""

    id: str
    at: int
    replies: Ints
    is_negative: Ints
    likes: Ints


@dataclass(frozen=True)
class Background:
    """What was said without a storm: `usual` is what was to be expected, mentions a bin."""

    habits: Habits
    start: datetime
    usual: Floats
    counts: Counts
    posts: tuple[OwnPost, ...]
    bursts: tuple[Burst, ...]


def background(
    habits: Habits, start: datetime, days: int, grade: Grade, chance: np.random.Generator
) -> Background:
    """`days` of a brand from `start`, which must be a midnight.

    With the same seed only the negative marks differ between grades.
    """
    volume, tone, people, posting = chance.spawn(4)
    usual = expected(habits, start, days * DAY)
    posts = _own_posts(habits, days, grade, posting)
    bursts = _bursts(habits, days, grade, volume)
    calm = _calm(habits, usual, volume)
    waves = [_wave(one, usual, volume) for one in bursts]
    counts = _channels(habits, grade, (calm, waves, posts), (tone, people))
    return Background(habits, start, usual, counts, posts, bursts)


def expected(habits: Habits, start: datetime, bins: int) -> Floats:
    """What is to be expected in each bin: season of day and week, times the trend."""
    hours = start.hour + start.minute / 60 + np.arange(bins) / HOUR
    days = (start.weekday() + hours // 24) % 7
    turn = 2 * np.pi * (np.arange(DAY) / HOUR - habits.busiest) / 24
    wave = np.cos(turn) + 0.25 * np.cos(2 * turn)
    wave = (wave - wave.min()) / (wave.max() - wave.min())
    day = habits.swing**wave / (habits.swing**wave).mean()
    week = np.where(days >= 5, habits.weekend, 1.0) / ((5 + 2 * habits.weekend) / 7)
    place = np.round((hours % 24) * HOUR).astype(int) % DAY
    growth = np.exp(habits.trend * np.arange(bins) / (28 * DAY))
    return np.asarray(habits.mean / HOUR * day[place] * week * growth)


def _calm(habits: Habits, usual: Floats, chance: np.random.Generator) -> Ints:
    """Noise that clings for hours, times noise of five minutes, and Poisson in the end."""
    slow = np.log1p((1 - _FORGOTTEN) / habits.k)
    drift = clinging(len(usual), habits.memory, np.sqrt(slow), chance) - slow / 2
    quick = habits.k / (_FORGOTTEN * HOUR)
    lively = chance.gamma(quick, 1 / quick, len(usual))
    rate = usual * (1 - habits.replies) * np.exp(drift) * lively
    return np.asarray(chance.poisson(rate), dtype=np.int64)


def clinging(bins: int, memory: float, spread: float, chance: np.random.Generator) -> Floats:
    """A wandering around 0 of which `memory` is left after an hour (autoregressive, order 1)."""
    keep = memory ** (1 / HOUR)
    steps = chance.normal(0, spread * np.sqrt(1 - keep**2), bins)
    steps[0] /= np.sqrt(1 - keep**2)
    return np.fromiter(accumulate(steps, lambda old, new: keep * old + new), float, bins)


def _bursts(
    habits: Habits, days: int, grade: Grade, chance: np.random.Generator
) -> tuple[Burst, ...]:
    often = habits.bursts * days / 28 * (BURST_COUNTED / BURST_LEAST) ** habits.tail
    many = int(chance.poisson(often))
    at = np.sort(chance.integers(0, days * DAY, many))
    peak = np.minimum(BURST_LEAST * (1 + chance.pareto(habits.tail, many)), BURST_MOST)
    half_life = np.clip(4 * chance.lognormal(0, 0.9, many), 0.5, 72)
    shift = chance.normal(0, 1, many) * grade.swing
    tagged = chance.uniform(0.1, 0.8, many)
    rows = zip(at, peak, half_life, shift, tagged, strict=True)
    return tuple(Burst(int(a), float(p), float(h), float(s), float(t)) for a, p, h, s, t in rows)


@dataclass(frozen=True)
class _Wave:
    """What a burst brings, from the bin `first` on."""

    burst: Burst
    first: int
    mentions: Ints


def _wave(burst: Burst, usual: Floats, chance: np.random.Generator) -> _Wave:
    rise = 1 + burst.half_life / 4
    first = max(burst.at - int(10 * rise), 0)
    since = np.arange(first, min(burst.at + int(14 * burst.half_life) + 1, len(usual))) - burst.at
    shape = np.exp2(np.where(since < 0, since / rise, -since / burst.half_life))
    hour = np.convolve(shape, np.ones(HOUR)).max()
    most = (burst.peak - 1) * usual[burst.at] * HOUR / hour
    return _Wave(burst, first, chance.poisson(most * shape))


def _own_posts(
    habits: Habits, days: int, grade: Grade, chance: np.random.Generator
) -> tuple[OwnPost, ...]:
    many = int(chance.poisson(habits.posts * days))
    at = np.sort(chance.integers(0, days * DAY, many))
    replies = 24 * habits.mean * habits.replies / habits.posts
    answered = chance.poisson(chance.gamma(2, replies / 2, many))
    liked = chance.poisson((answered + replies) / 2 * habits.likes * chance.gamma(5, 0.2, many))
    shares = share(grade.usual, chance.normal(0, grade.swing, many))
    return tuple(
        _own_post(number, place, chance, (int(answered[number]), int(liked[number])), mark)
        for number, (place, mark) in enumerate(zip(at.tolist(), shares.tolist(), strict=True))
    )


def _own_post(
    number: int, at: int, chance: np.random.Generator, many: tuple[int, int], share: float
) -> OwnPost:
    replies = at + np.sort(chance.exponential(3 * HOUR, many[0])).astype(np.int64)
    likes = at + chance.exponential(3 * HOUR, many[1]).astype(np.int64)
    is_negative = (chance.random(many[0]) < share).astype(np.int64)
    return OwnPost(f"own-{number}", at, replies, is_negative, likes)


def share(usual: float, shift: Floats) -> Floats:
    """The share of negative mentions whose usual one has moved by so much (logit)."""
    odds = usual / (1 - usual) * np.exp(shift)
    return np.asarray(odds / (1 + odds))


def _channels(
    habits: Habits,
    grade: Grade,
    said: tuple[Ints, list[_Wave], tuple[OwnPost, ...]],
    chances: tuple[np.random.Generator, np.random.Generator],
) -> Counts:
    """All channels from what was said calmly, in bursts and in answer to own posts."""
    calm, waves, posts = said
    tone, people = chances
    bins = len(calm)
    replies = per_bin(_all([one.replies for one in posts]), bins)
    angry = per_bin(_all([one.replies[one.is_negative == 1] for one in posts]), bins)
    mood = share(grade.usual, clinging(bins, 0.7, 0.25, tone))
    burst = _sum(((one, one.mentions) for one in waves), bins)
    bad = _sum(((one, _negative(one, grade, tone)) for one in waves), bins)
    tagged = ((one, people.binomial(one.mentions, one.burst.tagged)) for one in waves)
    mentions = calm + burst + replies
    return {
        "mentions": mentions,
        "negative": tone.binomial(calm, mood) + bad + angry,
        "new_authors": people.binomial(calm + replies, habits.new)
        + people.binomial(burst, (1 + habits.new) / 2),
        "replies": replies,
        "negative_replies": angry,
        "quotes": people.binomial(calm, _QUOTES * habits.replies),
        "likes": per_bin(_all([one.likes for one in posts]), bins),
        "reach": reach_of(mentions, people),
        "top_count": np.maximum(people.binomial(mentions, _TOP_TAG), _sum(tagged, bins)),
    }


def _negative(wave: _Wave, grade: Grade, chance: np.random.Generator) -> Ints:
    negative = share(grade.usual, np.array(wave.burst.shift))
    return np.asarray(chance.binomial(wave.mentions, negative), dtype=np.int64)


def _sum(waves: Iterable[tuple[_Wave, Ints]], bins: int) -> Ints:
    whole = np.zeros(bins, dtype=np.int64)
    for wave, counts in waves:
        whole[wave.first : wave.first + len(counts)] += counts
    return whole


def _all(places: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int64), *places])
