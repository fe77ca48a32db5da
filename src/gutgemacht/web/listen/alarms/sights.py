"""What a detector says of the stretches of a topic."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Sum

from gutgemacht.web.listen.alarms.detector import Detector, Sight
from gutgemacht.web.listen.models import Pulse, Topic

STRETCH = timedelta(minutes=5)

Said = dict[datetime, tuple[int, int]]
"""How much was said in a stretch, and how much of it was negative."""


def said_of(topic: Topic | None, start: datetime, end: datetime) -> Said:
    """The stretches in which something was said, over all networks."""
    pulses = Pulse.objects.filter(topic=topic, size=5, at__gte=start, at__lt=end).order_by()
    sums = pulses.values_list("at").annotate(Sum("mentions"), Sum("negative"))
    return {at: (mentions, negative) for at, mentions, negative in sums}


def counts_of(topic: Topic | None, start: datetime, stretches: int) -> list[int]:
    """Mentions in each of so many stretches; nought where nothing was said."""
    said = said_of(topic, start, start + stretches * STRETCH)
    return [said.get(start + n * STRETCH, (0, 0))[0] for n in range(stretches)]


def sights(
    detector: Detector, said: Said, start: datetime, end: datetime
) -> Iterator[tuple[datetime, Sight]]:
    """What the detector says of each stretch; in one without a pulse nothing was said."""
    for n in range((end - start) // STRETCH):
        at = start + n * STRETCH
        yield at, detector.see(at, *said.get(at, (0, 0)))
