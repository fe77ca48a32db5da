"""A quarter of a year."""

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([0-9]{4})-q([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter, from 1 to 4, of a year; quarters have the order of time."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def read(cls, written: str) -> "Quarter":
        """The quarter that is written such as `2026-q3`; raises ValueError."""
        found = _WRITTEN.fullmatch(written)
        if not found:
            raise ValueError(f"{written}: a quarter is written such as 2026-q3")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def before(self) -> "Quarter":
        """The one before."""
        return self._moved(-1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return self._moved(1)

    def _moved(self, by: int) -> "Quarter":
        year, place = divmod(self.year * 4 + self.number - 1 + by, 4)
        return Quarter(year, place + 1)
