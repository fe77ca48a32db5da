"""The storm of an exercise: which documented one it follows, and how large it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import get_args

import numpy as np

from gutgemacht.incident.drill import Storm
from gutgemacht.library import Case, Counted, Pace
from gutgemacht.listen.simulator.counts import BIN, HOUR
from gutgemacht.listen.simulator.documented import course
from gutgemacht.web.incident.models import Incident

PACES: tuple[Pace, ...] = get_args(Pace)
# For cases of which no source says how fast they went: slow enough to think.
USUAL_PACE: Pace = "hours"
# The case whose own storm was counted; that of the other paces is another's.
COUNTED_ITSELF = {"prelude": "hack-a-hair-dryer"}
TWO_DAYS = 48
SIZES = {
    "small": Counted(posts=500, hours=TWO_DAYS),
    "middle": Counted(posts=5_000, hours=TWO_DAYS),
    "large": Counted(posts=50_000, hours=TWO_DAYS),
}
AS_IT_WAS, USUAL_SIZE = "case", "middle"
# How many times as fast as in life the clock runs; a quarter of an hour is an hour.
SPEEDS, USUAL_SPEED = (1, 4, 12), 4


@dataclass(frozen=True)
class Way:
    """How an exercise shall go."""

    pace: Pace
    size: Counted
    speed: int


def usual_size(case: Case) -> str:
    """As large as it was, where somebody counted."""
    return AS_IT_WAS if case.counted else USUAL_SIZE


def way_of(case: Case, given: Mapping[str, str]) -> Way:
    """What was chosen; what is missing or unknown is as usual for the case."""
    pace = next((one for one in PACES if one == given.get("pace")), case.pace or USUAL_PACE)
    sizes = SIZES | ({AS_IT_WAS: case.counted} if case.counted else {})
    size = sizes.get(given.get("size", "")) or sizes[usual_size(case)]
    speed = next((one for one in SPEEDS if str(one) == given.get("speed")), USUAL_SPEED)
    return Way(pace, size, speed)


def storm_of(incident: Incident) -> Storm:
    """How many speak in an exercise: the same each time that it is looked at."""
    pace = next((one for one in PACES if one == incident.pace), USUAL_PACE)
    return _drawn(pace, incident.posts, incident.within, incident.pk)


@lru_cache(maxsize=64)
def _drawn(pace: Pace, posts: int, within: timedelta, seed: int) -> Storm:
    sized = course(pace).sized(posts, within // timedelta(hours=1) * HOUR)
    counts = sized.drawn(np.random.default_rng(seed))
    return Storm(tuple(counts.tolist()), sized.take_off * BIN, sized.peak * BIN)
