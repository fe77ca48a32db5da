"""What the alarm remembers of a series as numbers in a row, and as bytes."""

import math
import struct
from collections.abc import Iterator

from gutgemacht.listen.alarm.excess import KINDS
from gutgemacht.listen.alarm.week import SLOTS

MARK = b"gma3"
_HEAD = struct.Struct("<4sBd")


class StateError(ValueError):
    """Bytes that are no state of an alarm."""


class Layout:
    """The order of the numbers: of the series, of its channels, of each of its ratios."""

    def __init__(self, *, tone: bool) -> None:
        self.tone = tone
        self.channels = 2 if tone else 1
        self.ratios = self.channels * KINDS
        self.fields = self._fields()
        self.size = sum(self.fields.values())

    def _fields(self) -> dict[str, int]:
        once = ("last", "age", "slot", "bins", "came", "due")
        excess = ("window_came", "window_due", "lasting")
        burst = ("bar", "top", "over_at", "ended", "tops", "rate", "span")
        wave = ("held", "opened", "above_at", "told")
        return {
            **dict.fromkeys(once, 1),
            "levels": self.channels,
            "season": SLOTS,
            "seen": SLOTS,
            **dict.fromkeys(excess, self.channels),
            **dict.fromkeys(burst, self.ratios),
            **dict.fromkeys(wave, 1),
        }

    def places(self) -> Iterator[tuple[str, slice]]:
        """Where each field stands."""
        start = 0
        for name, size in self.fields.items():
            yield name, slice(start, start + size)
            start += size


def pack(numbers: list[float], *, tone: bool, width: float) -> bytes:
    """A state as bytes."""
    return _HEAD.pack(MARK, tone, width) + struct.pack(f"<{len(numbers)}d", *numbers)


def unpack(state: bytes) -> tuple[list[float], bool, float]:
    """Numbers, whether tone is known, and the width of bins.

    Raises `StateError` where the bytes are something else, or of another version.
    """
    if len(state) < _HEAD.size or not state.startswith(MARK):
        raise StateError("this is no state of an alarm of this version; build it up anew")
    _, tone, width = _HEAD.unpack_from(state)
    size = Layout(tone=bool(tone)).size
    if len(state) != _HEAD.size + 8 * size or not (math.isfinite(width) and width > 0):
        raise StateError("the state of an alarm is cut off or damaged; build it up anew")
    return list(struct.unpack_from(f"<{size}d", state, _HEAD.size)), bool(tone), width
