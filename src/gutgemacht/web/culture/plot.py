"""The quarters side by side as a drawing: shares as points with their range, counts as columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gutgemacht.culture import Quarter, Sum, share
from gutgemacht.web.culture.models import Picture
from gutgemacht.web.culture.words import amount, quarter_words

STEP, HEIGHT, EDGE = 34.0, 60.0, 4.0


@dataclass(frozen=True)
class Mark:
    """One quarter: its middle, what was seen (`top` to `foot`), and the range around it.

    `year` stands below the first quarter and where a year begins.
    """

    x: float
    top: float
    foot: float
    low: float
    high: float
    label: str
    year: str
    is_now: bool


@dataclass(frozen=True)
class Plot:
    """What page and print draw, from the left to the right; `said` tells it in words.

    Shares are drawn between `edge` below the top, where all of them would be, and above the ground.
    """

    kind: str
    marks: tuple[Mark, ...]
    width: float
    height: float
    edge: float
    said: str


def plot_of(name: str, pictures: Sequence[Picture]) -> Plot | None:
    """The drawing of one sum, the newest picture first; None where there is but one quarter."""
    found = [(one.of, one.told[name]) for one in reversed(pictures) if name in one.told]
    if len(found) < 2:
        return None
    is_share = all(one.of is not None for _quarter, one in found)
    most = max(one.high for _quarter, one in found) or 1
    marks = tuple(_marks(found, most))
    told = "; ".join(f"{quarter_words(quarter)}: {amount(one)}" for quarter, one in found)
    kind = "share" if is_share else "count"
    said = _("Over the quarters: %s") % told
    return Plot(kind, marks, len(marks) * STEP, HEIGHT, EDGE, said)


def _marks(found: Sequence[tuple[Quarter, Sum]], most: int) -> Iterator[Mark]:
    for place, (quarter, one) in enumerate(found):
        part = share(one)
        top, foot = part.seen[::-1] if part else (one.high / most, 0.0)
        low, high = (part.low, part.high) if part else (foot, top)
        yield Mark(
            x=round((place + 0.5) * STEP, 2),
            top=_y(top),
            foot=_y(foot),
            low=_y(low),
            high=_y(high),
            label=_("Q%(number)s") % {"number": quarter.number},
            year=str(quarter.year) if place == 0 or quarter.number == 1 else "",
            is_now=place == len(found) - 1,
        )


def _y(value: float) -> float:
    return round(HEIGHT - EDGE - value * (HEIGHT - 2 * EDGE), 2)
