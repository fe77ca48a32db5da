"""Counts per stretch of five minutes, by channel."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Counts = dict[str, Ints]

BIN = timedelta(minutes=5)
HOUR, DAY = 12, 288

# As the pulse calls them, and beside those: the negative among the replies, and likes of own posts.
CHANNELS = (
    "mentions",
    "negative",
    "new_authors",
    "replies",
    "negative_replies",
    "quotes",
    "likes",
    "reach",
    "top_count",
)


def together(parts: Iterable[Mapping[str, Ints]]) -> Counts:
    """The counts of several publics in one: sums, and the largest where the top tag is counted."""
    rows = list(parts)
    return {
        name: np.max([row[name] for row in rows], axis=0)
        if name == "top_count"
        else np.sum([row[name] for row in rows], axis=0)
        for name in CHANNELS
    }


def per_bin(places: Ints, bins: int) -> Ints:
    """How many of `places` (indices of bins) fall into each; those behind the end are left out."""
    return np.bincount(places[places < bins], minlength=bins).astype(np.int64)


def reach_of(mentions: Ints, chance: np.random.Generator) -> Ints:
    """The followers of all authors of each bin: a few hundred in the middle, millions rarely."""
    followers = chance.lognormal(5.7, 1.8, int(mentions.sum()))
    places = np.repeat(np.arange(len(mentions)), mentions)
    return np.bincount(places, followers, minlength=len(mentions)).astype(np.int64)
