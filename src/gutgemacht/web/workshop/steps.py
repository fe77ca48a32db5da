"""At which step a room stands, for many phones that ask: one question to the database a second."""

import threading
import time
from dataclasses import dataclass, field

from django.utils import timezone

from gutgemacht.learn import workshop
from gutgemacht.web.workshop.models import Room
from gutgemacht.web.workshop.rooms import value

OVER = "over"


def step_of(room: Room) -> str:
    """What changes whenever the phones have something else to show."""
    return OVER if workshop.has_ended(value(room), timezone.now()) else str(room.step)


@dataclass
class Steps:
    """The steps of rooms by number, as they were less than `fresh` seconds ago."""

    fresh: float = 1.0
    rooms: int = 200
    _known: dict[int, tuple[float, str]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, number: int) -> str:
        """The step of a room; a room that is gone is over."""
        with self._lock:
            at, step = self._known.get(number, (-self.fresh, OVER))
            if time.monotonic() - at >= self.fresh:
                room = Room.objects.filter(pk=number).first()
                step = step_of(room) if room else OVER
                self._known.pop(number, None)
                self._known[number] = time.monotonic(), step
                if len(self._known) > self.rooms:
                    del self._known[next(iter(self._known))]
        return step
