"""Storms: how they rise and fall, and who says what in them."""

from dataclasses import dataclass, field

import numpy as np

from gutgemacht.listen.simulator.counts import HOUR, Counts, Floats, Ints, per_bin, reach_of
from gutgemacht.listen.simulator.habits import Grade, Habits

# After so many half-lives the fall goes on as a power of time, without a bend. The exponent is that
# of a documented storm from its second day on.
POWER = 1.1
_BEND = POWER / np.log(2)
# A storm counts as begun when it reaches this part of the brand's mean hour.
BEGUN = 0.25
_FAINTEST = 1 / 64
_LIKES_OF_CRITICS = 1.5


@dataclass(frozen=True)
class Rise:
    """A stretch of growth: the hours it takes to double, and how many hours it lasts."""

    doubling: float
    hours: float


@dataclass(frozen=True)
class Shape:
    """How a storm goes: it doubles every `doubling` hours to `peak` times the brand's mean hour.

    Then it halves every `half_life` hours, and later falls as a power. `late` are the stretches
    before the peak that grow differently, the last one last.
    """

    doubling: float
    peak: float
    half_life: float = 8.0
    late: tuple[Rise, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Prelude:
    """Critical replies to an own post before there is any volume: how many, over how many hours."""

    replies: int
    hours: float


@dataclass(frozen=True)
class Traits:
    """Who carries a storm, and by what it can be explained; shares of its mentions.

    `hashtag`, `post`, `audience` and `source` are names, "" where there is none. An audience is
    those who write in one language; a source is a network.
    """

    hashtag: str = "#storm"
    tagged: float = 0.6
    post: str = ""
    answering: float = 0.0
    audience: str = "en"
    of_audience: float = 0.85
    source: str = "mastodon"
    on_source: float = 0.7
    new_authors: float = 0.85


@dataclass(frozen=True)
class Storm:
    """A storm that begins (see `BEGUN`) in the bin `at`."""

    at: int
    shape: Shape
    traits: Traits = field(default_factory=Traits)
    prelude: Prelude | None = None


# Two documented storms, by what was published of them: doubling, time to the peak, half-life.
HINDE = Shape(1.5, 10, 6.0, (Rise(2.2, 9.0),), name="T-shirts, June 2017")
MAYOR_CHEAT = Shape(0.15, 10, 5.0, (Rise(0.42, 1.0),), name="#MayorCheat, February 2020")


def rates(storm: Storm, mean: float, bins: int) -> Floats:
    """Mentions a bin that the storm brings on average, for a brand with `mean` an hour."""
    shape, peak = storm.shape, storm.shape.peak * mean
    before = (peak_at(storm) - np.arange(bins)) / HOUR
    after = np.maximum(-before, 0) / shape.half_life
    with np.errstate(divide="ignore"):
        falling = np.where(
            after < _BEND, np.exp2(-after), np.exp2(-_BEND) * (after / _BEND) ** -POWER
        )
    rising = np.exp2(-_doublings(shape, np.maximum(before, 0)))
    rate = peak * np.where(before > 0, rising, falling)
    faint = (before > 0) & (rate < mean * _FAINTEST)
    return np.asarray(np.where(faint, 0.0, rate) / HOUR)


def peak_at(storm: Storm) -> int:
    """The bin of the peak."""
    doublings, hours = np.log2(storm.shape.peak / BEGUN), 0.0
    for rise in reversed(storm.shape.late):
        taken = min(doublings, rise.hours / rise.doubling)
        doublings, hours = doublings - taken, hours + taken * rise.doubling
    return storm.at + round(float(hours + doublings * storm.shape.doubling) * HOUR)


def grown(shape: Shape, hours: float) -> float:
    """The peak of a storm of this shape that begins so many hours before it."""
    return float(BEGUN * 2 ** _doublings(shape, np.array([hours]))[0])


def _doublings(shape: Shape, before: Floats) -> Floats:
    """How many doublings lie between a moment and the peak, `before` hours later."""
    done, left = np.zeros(len(before)), before
    for rise in reversed(shape.late):
        done = done + np.minimum(left, rise.hours) / rise.doubling
        left = np.maximum(left - rise.hours, 0)
    return np.asarray(done + left / shape.doubling)


def storm_counts(
    storm: Storm, habits: Habits, bins: int, grade: Grade, chance: np.random.Generator
) -> Counts:
    """What a storm adds to each channel of a brand. Only the marks differ between grades."""
    volume, tone, people = chance.spawn(3)
    early = early_replies(storm, bins, volume)
    loud = volume.poisson(rates(storm, habits.mean, bins))
    traits, mentions = storm.traits, loud + early
    answers = people.binomial(loud, traits.answering)
    replies = people.binomial(answers, 0.6)
    negative_early, negative_replies = (
        tone.binomial(early, grade.storm),
        tone.binomial(replies, grade.storm),
    )
    return {
        "mentions": mentions,
        "negative": tone.binomial(loud - replies, grade.storm) + negative_early + negative_replies,
        "new_authors": people.binomial(mentions, traits.new_authors),
        "replies": replies + early,
        "negative_replies": negative_replies + negative_early,
        "quotes": answers - replies,
        "likes": people.poisson(_LIKES_OF_CRITICS * (replies + early)),
        "reach": reach_of(mentions, people),
        "top_count": people.binomial(mentions, traits.tagged if traits.hashtag else 0.0),
    }


def early_replies(storm: Storm, bins: int, chance: np.random.Generator) -> Ints:
    """The critical replies that come before the volume, a bin."""
    if storm.prelude is None:
        return np.zeros(bins, dtype=np.int64)
    long = storm.prelude.hours * HOUR
    places = storm.at - long * chance.random(storm.prelude.replies)
    return per_bin(np.maximum(places, 0).astype(np.int64), bins)


def draw_shape(chance: np.random.Generator) -> Shape:
    """A storm of any kind: doubling in 9 minutes to 3 hours, peak 3 to 100, half-life 5 to 10 h."""
    doubling, peak = np.exp(chance.uniform(np.log([0.15, 3]), np.log([3, 100])))
    return Shape(float(doubling), float(peak), float(chance.uniform(5, 10)))


def draw_traits(chance: np.random.Generator, posts: tuple[str, ...] = ()) -> Traits:
    """Who carries it: a storm at one of the own `posts`, if there are any, or one by itself."""
    post = str(chance.choice(posts)) if posts else ""
    return Traits(
        hashtag=f"#storm{chance.integers(1000)}",
        tagged=chance.uniform(0.35, 0.9),
        post=post,
        answering=chance.uniform(0.3, 0.7) if post else 0.02,
        audience=str(chance.choice(("de", "en", "fr", "es"))),
        of_audience=chance.uniform(0.7, 0.95),
        source=str(chance.choice(("mastodon", "bluesky", "feed"))),
        on_source=chance.uniform(0.6, 0.9),
        new_authors=chance.uniform(0.75, 0.96),
    )


def draw_prelude(chance: np.random.Generator) -> Prelude:
    """Hours to days of criticism under an own post, as in the week of #HackAHairDryer."""
    return Prelude(
        int(chance.integers(15, 80)), float(np.exp(chance.uniform(np.log(3), np.log(72))))
    )
