"""One wave, one incident: opens, rises only when doubled, closes after half a day of calm."""

import math
from dataclasses import dataclass
from enum import IntEnum

from gutgemacht.listen.alarm.score import TWICE
from gutgemacht.listen.alarm.week import HOUR

CALM = 12 * HOUR


class Event(IntEnum):
    """What happened to the wave of a series with one bin."""

    NONE = 0
    OPENED = 1
    ROSE = 2
    CLOSED = 3


@dataclass
class Wave:
    """The wave a series is in; `opened` is NaN while there is none.

    `told` is the surprise that people were told of last.
    """

    opened: float = math.nan
    above_at: float = math.nan
    told: float = 0.0

    def see(self, time: float, surprise: float, threshold: float) -> Event:
        """Takes in the surprise of the bin at `time`."""
        is_open = not math.isnan(self.opened)
        if surprise >= threshold:
            return self._above(time, surprise, is_open=is_open)
        if is_open and time - self.above_at >= CALM:
            self.opened = math.nan
            return Event.CLOSED
        return Event.NONE

    def _above(self, time: float, surprise: float, *, is_open: bool) -> Event:
        event = Event.NONE
        if not is_open:
            self.opened, event = time, Event.OPENED
        elif surprise >= TWICE * self.told:
            event = Event.ROSE
        if event:
            self.told = surprise
        self.above_at = time
        return event
