"""A figure of a judgement beside its goal, and how all of them are printed."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """One figure: what, on which texts, its value, its goal (None: none), which way is better."""

    name: str
    split: str
    value: float
    goal: float | None = None
    better: str = "higher"

    @property
    def short(self) -> bool:
        """True when the figure misses its goal."""
        if self.goal is None:
            return False
        return self.value < self.goal if self.better == "higher" else self.value > self.goal


def show(rows: Iterable[Row]) -> None:
    """Prints the figures; one that misses its goal says so."""
    for row in rows:
        sign = {"higher": ">=", "lower": "<="}[row.better]
        goal = "" if row.goal is None else f"  goal {sign} {row.goal:g}"
        print(f"{row.name:44} {row.split:34} {row.value:8.2f}{goal}{'  SHORT' * row.short}")
