"""What watches one topic, and what it says of each stretch."""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils import timezone

from gutgemacht.listen.alarm import Series, StateError

# Below it nothing is worth a line: once a week on an ordinary topic.
NOTICE = 2


@dataclass(frozen=True)
class Sight:
    """One stretch: what was usual, how surprising it is, and its level.

    `loud` is beyond the false alarms that people accept.
    """

    expected: float
    score: float
    level: int
    loud: bool

    @property
    def stands_out(self) -> bool:
        """True for what is worth a line."""
        return self.level >= NOTICE or self.loud


class Detector(Protocol):
    """It remembers all it needs in its state."""

    def see(self, at: datetime, mentions: int, negative: int) -> Sight:
        """Takes in the stretch that begins at `at`; they come in order, each once."""
        ...

    def state(self) -> bytes:
        """What `OpenDetector` goes on from."""
        ...


class OpenDetector(Protocol):
    """Opens a detector from its state, a new one from none."""

    def __call__(self, state: bytes, false_alarms: float) -> Detector:
        """`false_alarms` are those a month that people accept."""
        ...


@dataclass
class OfSeries:
    """The alarm of `listen.alarm`, on the clock of the house."""

    series: Series

    def see(self, at: datetime, mentions: int, negative: int) -> Sight:
        """See `Detector`."""
        read = self.series.update(timezone.localtime(at), mentions, min(negative, mentions))
        loud = not math.isnan(self.series.wave.opened)
        return Sight(read.expected, read.surprise, read.level, loud)

    def state(self) -> bytes:
        """See `Detector`."""
        return self.series.to_bytes()


def open_detector(state: bytes, false_alarms: float) -> Detector:
    """The alarm as it was kept; a state of an older version begins anew."""
    try:
        if state:
            return OfSeries(Series.of_bytes(state, false_alarms))
    except StateError:
        pass
    return OfSeries(Series(tone=True, false_alarms=false_alarms))
