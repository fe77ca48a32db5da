"""What a topic's calm days are like, in memory that does not grow."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Self

from pydantic import BaseModel

from gutgemacht.listen.concentration import SpaceSaving
from gutgemacht.listen.explain.seen import SPLITS, By, Seen

HALF_LIFE = timedelta(days=14)
STEP = timedelta(hours=1)
SIZES: Mapping[By, int] = {"hashtag": 128, "word": 512, "post": 64, "audience": 32, "source": 32}
# Before anything was seen, a thing may be in one of twenty mentions.
_PRIOR, _PRIOR_OF = 0.5, 10.0


class _State(BaseModel):
    at: datetime | None
    mentions: float
    negative: float
    new_authors: float
    counters: dict[By, dict[str, list[float]]]


class Usual:
    """Shares of names, of new authors and of negative mentions; what is older counts less.

    Add what is some hours old and belongs to no wave: what is to be explained must not be usual.
    """

    def __init__(self) -> None:
        self.at: datetime | None = None
        self.mentions = self.negative = self.new_authors = 0.0
        self._counters = {by: SpaceSaving(SIZES[by]) for by in SPLITS}

    def add(self, seen: Seen) -> None:
        """Sees one mention of a calm time."""
        self._age(seen.at)
        self.mentions += 1
        self.negative += seen.negative
        self.new_authors += seen.new_author
        for by, counter in self._counters.items():
            for name in seen.things.get(by, ()):
                counter.add(name)

    def share(self, by: By, name: str) -> float:
        """In which share of the mentions a name is usually, at most."""
        most = self._counters[by].counted(name).most
        return min(1.0, (most + _PRIOR) / (self.mentions + _PRIOR_OF))

    @property
    def of_negative(self) -> float | None:
        """The usual share of negative mentions; None before the first mention."""
        return self.negative / self.mentions if self.mentions else None

    @property
    def of_new_authors(self) -> float | None:
        """The usual share of mentions by new authors; None before the first mention."""
        return self.new_authors / self.mentions if self.mentions else None

    def state(self) -> str:
        """What `read` makes the same of, as JSON."""
        return _State(
            at=self.at,
            mentions=self.mentions,
            negative=self.negative,
            new_authors=self.new_authors,
            counters={by: counter.state() for by, counter in self._counters.items()},
        ).model_dump_json()

    @classmethod
    def read(cls, state: str) -> Self:
        """The usual as it was kept; raises ValueError where it is none."""
        kept, made = _State.model_validate_json(state), cls()
        made.at, made.mentions = kept.at, kept.mentions
        made.negative, made.new_authors = kept.negative, kept.new_authors
        made._counters = {
            by: SpaceSaving.read(SIZES[by], kept.counters.get(by, {})) for by in SPLITS
        }
        return made

    def _age(self, now: datetime) -> None:
        """Fades what is known by the whole hours that have passed; late mentions fade nothing."""
        self.at = self.at or now
        steps = (now - self.at) // STEP
        if steps < 1:
            return
        factor = 0.5 ** (steps * STEP / HALF_LIFE)
        self.at += steps * STEP
        self.mentions *= factor
        self.negative *= factor
        self.new_authors *= factor
        for counter in self._counters.values():
            counter.fade(factor)
