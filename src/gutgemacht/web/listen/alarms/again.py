"""What is heard late: the alarm goes back to the hour before it, and sees what came since again.

So it knows what it would know had everything been heard at once. What the stretches that are seen
again would have raised, the next one raises: a wave that began stays open in the alarm's memory.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from gutgemacht.web.listen.alarms.detector import Detector, OpenDetector
from gutgemacht.web.listen.alarms.models import Watch, WatchHour
from gutgemacht.web.listen.alarms.sights import STRETCH, Said, sights

HOUR = timedelta(hours=1)
# What is heard later than this is history: pulses show it, the alarm is not told.
LATE = 6 * HOUR


# Hours before it, so that the oldest of it has one to begin from.
REMEMBERED = LATE + HOUR


class Remembered:
    """What the alarm remembers of a topic, now and at the whole hours before.

    `said` is what is known by now, from `REMEMBERED` before on.
    """

    def __init__(self, row: Watch, said: Said) -> None:
        self._row, self._said = row, said
        self._hours: dict[datetime, bytes] = {}

    def detector(self, open_: OpenDetector, false_alarms: float) -> Detector:
        """The detector after the last stretch, with all that is known by now."""
        begin = self._heard_late()
        hour = self._row.hours.filter(at__lte=begin).last() if begin else None
        if hour is None:
            return open_(bytes(self._row.state), false_alarms)
        detector = open_(bytes(hour.state), false_alarms)
        for at, _ in sights(detector, self._said, hour.at, self._row.at):
            self.note(at + STRETCH, detector)
        return detector

    def note(self, at: datetime, detector: Detector) -> None:
        """Remembers the whole hours."""
        if at.timestamp() % HOUR.total_seconds() == 0:
            self._hours[at] = detector.state()

    def keep(self) -> None:
        """Writes it down, and forgets the hours that are too old. For within a transaction."""
        since = self._row.at - REMEMBERED
        self._row.shown = list(self._shown())
        self._row.save()
        for at, state in self._hours.items():
            if at >= since:
                kept = {"defaults": {"state": state}}
                WatchHour.objects.update_or_create(watch=self._row, at=at, **kept)
        if self._hours:
            self._row.hours.filter(at__lt=since).delete()

    def _heard_late(self) -> datetime | None:
        """The first stretch of which something else is known now than was shown."""
        known = zip(self._stretches(), self._row.shown, self._shown(), strict=False)
        return next((at for at, shown, said in known if shown != said), None)

    def _shown(self) -> Iterator[list[int]]:
        return (list(self._said.get(at, (0, 0))) for at in self._stretches())

    def _stretches(self) -> Iterator[datetime]:
        since = self._row.at - LATE
        return (since + n * STRETCH for n in range(LATE // STRETCH))
