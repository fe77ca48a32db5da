"""How firmly cards are known, as a plot for the one who knows them."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from gutgemacht.web.learn.practice.models import Progress
from gutgemacht.web.people.models import Person

# How long a card may rest until it is asked again.
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
# The plot: where bars begin, how long they are at most, how far apart.
LEFT, LONGEST, STEP = 110, 310, 30


@dataclass(frozen=True)
class Bar:
    """How many cards are known so well, and its place in the plot."""

    word: str
    count: int
    width: int
    top: int

    @property
    def y(self) -> int:
        """The line its words stand on."""
        return self.top + 14

    @property
    def end(self) -> int:
        """Where its number stands."""
        return LEFT + self.width + 8


@dataclass(frozen=True)
class Firmness:
    """Three bars, from fresh to firm."""

    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """Of the plot."""
        return STEP * len(self.bars)


def firmness(person: Person) -> Firmness | None:
    """How firmly somebody knows their cards; None where there are none."""
    counts = dict.fromkeys((_("fresh"), _("on the way"), _("firm")), 0)
    words = list(counts)
    for row in person.progress.all():
        counts[words[_firm(row)]] += 1
    most = max(counts.values())
    if not most:
        return None
    bars = enumerate(counts.items())
    return Firmness(
        tuple(Bar(word, n, LONGEST * n // most, STEP * place) for place, (word, n) in bars)
    )


def _firm(row: Progress) -> int:
    rest = row.due - row.last
    return (rest >= WEEK) + (rest >= MONTH)
