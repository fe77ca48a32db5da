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
    """What changes whenever the phones have something else to show, and only then.

    A coach's own steps do not count: they would take from the phones what was being chosen.
    """
    ended = workshop.has_ended(value(room), timezone.now())
    return OVER if ended else f"{room.state}{room.question_id or ''}"


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
                self._keep(number, step)
        return step

    def told(self, room: Room) -> str:
        """The step of a room just read; no phone is told an older one after it."""
        step = step_of(room)
        with self._lock:
            self._keep(room.pk, step)
        return step

    def _keep(self, number: int, step: str) -> None:
        self._known.pop(number, None)
        self._known[number] = time.monotonic(), step
        if len(self._known) > self.rooms:
            del self._known[next(iter(self._known))]
