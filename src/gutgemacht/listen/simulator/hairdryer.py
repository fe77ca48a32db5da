"""A week like that of #HackAHairDryer, December 2015, in counts (IBM; published by Visibrain).

A quiet old campaign; on Friday the company posts it once more and is criticised under its post; on
Monday at 04:47 UTC it takes off: doubling in 30 minutes from the brand's 53 mentions an hour to
1,562, and 18,581 mentions within two days. Only these figures are documented; what lies between
them is a model.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from gutgemacht.listen.simulator.counts import BIN, DAY, HOUR, Counts, Floats, Ints, reach_of
from gutgemacht.listen.simulator.habits import Grade
from gutgemacht.listen.simulator.storm import Traits

MEAN, PEAK, SUM = 53, 1562, 18_581
DOUBLING = 0.5
HASHTAG, POST = "#HackAHairDryer", "re-post"
TRAITS = Traits(
    hashtag=HASHTAG,
    tagged=0.85,
    post=POST,
    answering=0.3,
    audience="en",
    of_audience=0.9,
    source="mastodon",
    on_source=0.8,
    new_authors=0.9,
)
# Hours from the take-off to the peak; and until the take-off from the post of Friday at 15:00 UTC.
RISE = DOUBLING * float(np.log2(PEAK / MEAN))
QUIET = 2 * DAY + 9 * HOUR + (4 * HOUR + 47 // 5)
# Of the model: replies to the post of Friday until the take-off, and how soon after it they came.
CRITICS, SOON = 45, DAY
_LIKES = 40


@dataclass(frozen=True)
class Week:
    """The bins of a week from its Wednesday midnight on, and what was added to each channel."""

    start: datetime
    posted: int
    take_off: int
    counts: Counts


def week(monday: datetime, grade: Grade, chance: np.random.Generator) -> Week:
    """What the affair adds to a brand, from Wednesday to the next Wednesday.

    `monday` is the day of the take-off, at midnight UTC.
    """
    start, bins = monday - timedelta(days=5), 7 * DAY
    posted = 2 * DAY + 15 * HOUR
    take_off = (monday + timedelta(hours=4, minutes=47) - start) // BIN
    volume, tone, people = chance.spawn(3)
    loud = _exactly(SUM, _curve(take_off, bins), volume)
    early = _early(posted, take_off, bins, volume)
    return Week(start, posted, take_off, _counts(loud, early, grade, (tone, people)))


def expected(bins: int) -> tuple[int, Floats]:
    """The take-off, and mentions a bin from the post of Friday on, on average."""
    return QUIET, CRITICS * _wave(0, QUIET, bins) + _curve(QUIET, bins)


def _curve(take_off: int, bins: int) -> Floats:
    """Mentions a bin: doubling up to the peak, then falling to the published sum."""
    hours = (np.arange(bins) - take_off) / HOUR
    growing = MEAN * np.exp2(np.minimum(hours, RISE) / DOUBLING)
    within = (hours >= 0) & (hours < 48)
    # What rises is fixed; the half-life is what is left to choose.
    half_lives = np.linspace(2, 30, 561)
    curves = [
        np.where(within, np.where(hours < RISE, growing, PEAK * np.exp2(-(hours - RISE) / half)), 0)
        for half in half_lives
    ]
    best = int(np.argmin([abs(curve.sum() / HOUR - SUM) for curve in curves]))
    return np.asarray(curves[best] / HOUR)


def _exactly(total: int, curve: Floats, chance: np.random.Generator) -> Ints:
    return chance.multinomial(total, curve / curve.sum())


def _early(posted: int, take_off: int, bins: int, chance: np.random.Generator) -> Ints:
    return chance.multinomial(CRITICS, _wave(posted, take_off, bins))


def _wave(posted: int, take_off: int, bins: int) -> Floats:
    """How the critics fall over the bins; sums up to one."""
    after = np.arange(bins) - posted
    wave = np.where(
        (after >= 0) & (np.arange(bins) < take_off), np.exp(-np.maximum(after, 0) / SOON), 0.0
    )
    return np.asarray(wave / wave.sum())


def _counts(
    loud: Ints,
    early: Ints,
    grade: Grade,
    chances: tuple[np.random.Generator, np.random.Generator],
) -> Counts:
    tone, people = chances
    answers = people.binomial(loud, TRAITS.answering)
    replies = people.binomial(answers, 0.6)
    angry = tone.binomial(replies + early, grade.storm)
    mentions = loud + early
    return {
        "mentions": mentions,
        "negative": tone.binomial(loud - replies, grade.storm) + angry,
        "new_authors": people.binomial(mentions, TRAITS.new_authors),
        "replies": replies + early,
        "negative_replies": angry,
        "quotes": answers - replies,
        "likes": people.poisson(early * _LIKES / CRITICS) + people.poisson(replies),
        "reach": reach_of(mentions, people),
        "top_count": people.binomial(mentions, TRAITS.tagged),
    }
