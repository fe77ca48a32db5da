"""Many ratios, one number; and that number made so that each wave speaks once."""

import math

from gutgemacht.listen.alarm.week import HOUR

MEMORY = 12.5 * HOUR
TWICE = 2.0

# The ratio of the window, and what lasts; chosen on the simulator, like all numbers here.
VOLUME = (1 / 3, 2 / 3)
# The same of volume, then of negative mentions; and of volume alone where that says more, so that a
# wave is heard whose tone nobody could read. With these the same score is about equally rare with
# tone and without.
TONE = (0.0, 1 / 4, 3 / 8, 3 / 8)
VOLUME_IN_TONE = (0.7 / 3, 1.4 / 3, 0.0, 0.0)


def weights(*, tone: bool) -> tuple[tuple[float, ...], ...]:
    """Ways to weigh the ratios, channel by channel; the way that says most counts."""
    return (TONE, VOLUME_IN_TONE) if tone else (VOLUME,)


class Memory:
    """Remembers for half a day how surprising it was, and lets only the doubly surprising speak."""

    def __init__(self) -> None:
        self.held = 0.0

    def score(self, surprise: float, passed: float) -> float:
        """The surprise where it is more than twice what is remembered, 0 elsewhere.

        `passed` are the seconds since the last one. Nothing here is a threshold: whoever asks may
        choose any afterwards, and hears each wave once, and again when it has doubled.
        """
        self.held *= math.exp(-passed / MEMORY)
        if surprise <= TWICE * self.held:
            return 0.0
        self.held = surprise
        return surprise
