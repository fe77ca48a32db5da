"""Pulses as series: what the alarm and plots ask, one number a stretch and none left out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
from django.db.models import Max, Sum

from gutgemacht.listen.pulse import SIZES, floor
from gutgemacht.web.listen.models import Pulse, Topic

STEP = timedelta(minutes=SIZES[0])
CHANNELS = ("mentions", "negative", "new_authors", "replies", "quotes", "reach", "top_count")


@dataclass(frozen=True)
class Bins:
    """Closed stretches of 5 minutes from `start` on; an array a channel, all equally long."""

    start: datetime
    channels: dict[str, npt.NDArray[np.float64]]


def closed_bins(topic: Topic, since: datetime, now: datetime) -> Bins:
    """The stretches of `topic` from that of `since` to the last that is over at `now`.

    All networks together; a stretch in which nothing was said is nought.
    """
    start, end = floor(since, SIZES[0]), floor(now, SIZES[0])
    count = max(0, (end - start) // STEP)
    channels = {name: np.zeros(count) for name in CHANNELS}
    rows = Pulse.objects.filter(topic=topic, size=SIZES[0], at__gte=start, at__lt=end)
    sums = {f"the_{name}": Sum(name) for name in CHANNELS if name != "top_count"}
    asked = rows.order_by().values("at").annotate(**sums, the_top_count=Max("top_count"))
    for row in asked:
        place = (row["at"] - start) // STEP
        for name in CHANNELS:
            channels[name][place] = row[f"the_{name}"]  # type: ignore[literal-required]
    return Bins(start, channels)
