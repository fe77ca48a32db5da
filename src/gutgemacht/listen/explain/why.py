"""Facts of a wave made into its explanation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from gutgemacht.listen.explain.facts import Against, Explanation
from gutgemacht.listen.explain.growth import began, growth
from gutgemacht.listen.explain.seen import SPLITS
from gutgemacht.listen.explain.split import split
from gutgemacht.listen.explain.usual import Usual
from gutgemacht.listen.explain.wave import Wave
from gutgemacht.listen.own_post import Notice


@dataclass(frozen=True)
class Bins:
    """Mentions in equal stretches of `minutes` from `since` on, and how many were expected."""

    since: datetime
    counts: tuple[int, ...]
    expected: tuple[float, ...]
    minutes: int = 5

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.expected):
            raise ValueError(
                f"{len(self.counts)} counts and {len(self.expected)} expected ones: must be as many"
            )

    @property
    def until(self) -> datetime:
        """The end of the last stretch."""
        return self.since + len(self.counts) * timedelta(minutes=self.minutes)

    def of_the_wave(self) -> "Bins":
        """From the stretch on in which the wave that runs at the end began."""
        first = began(self.counts, self.expected)
        since = self.since + first * timedelta(minutes=self.minutes)
        return Bins(since, self.counts[first:], self.expected[first:], self.minutes)


def explain(
    wave: Wave,
    usual: Usual,
    bins: Bins,
    bursts: Sequence[float] = (),
    post: Notice | None = None,
) -> Explanation:
    """Why there is a wave.

    `wave` holds the mentions of the time that `bins` cover (see `Bins.of_the_wave`); `bursts` are
    how many times the usual earlier bursts of the topic were; `post` is what `own_post.look` says
    of the own post at which the wave gathers.
    """
    expected = sum(bins.expected)
    mentions = max(1, wave.mentions)
    factor = wave.mentions / max(1.0, expected)
    return Explanation(
        since=bins.since,
        until=bins.until,
        mentions=wave.mentions,
        expected=round(expected, 1),
        excess=wave.mentions - round(expected),
        smaller=sum(burst < factor for burst in bursts),
        bursts=len(bursts),
        splits=tuple(split(wave, usual, expected, by) for by in SPLITS),
        examples=wave.examples,
        new_authors=Against(wave.new_authors / mentions, usual.of_new_authors),
        negative=Against(wave.negative / mentions, usual.of_negative),
        loudest=wave.loudest,
        growth=growth(bins.counts, bins.expected, bins.minutes),
        post=post,
    )
