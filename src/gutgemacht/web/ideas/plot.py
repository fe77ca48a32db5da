"""A small drawing of clicks, week by week."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, STEP, BAR = 40, 12, 8


@dataclass(frozen=True)
class Bar:
    """One week as a bar."""

    x: int
    y: float
    height: float
    count: int


@dataclass(frozen=True)
class Plot:
    """Bars in a field of `width` by `HEIGHT`, the newest last."""

    bars: tuple[Bar, ...]
    width: int
    height: int = HEIGHT


def plot(counts: Sequence[int]) -> Plot:
    """Bars of counts, the highest as high as the field; an empty week is a low line."""
    most = max([*counts, 1])
    heights = [max(1.0, round(count / most * (HEIGHT - 2), 1)) for count in counts]
    bars = [
        Bar(place * STEP, HEIGHT - height, height, count)
        for place, (height, count) in enumerate(zip(heights, counts, strict=True))
    ]
    return Plot(tuple(bars), len(counts) * STEP)
