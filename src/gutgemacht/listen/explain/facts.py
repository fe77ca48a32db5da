"""What an explanation says, as facts: JSON can carry them, words are made of them elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from gutgemacht.listen.explain.apportion import apportion
from gutgemacht.listen.explain.growth import Growth
from gutgemacht.listen.explain.seen import By
from gutgemacht.listen.own_post import Notice


@dataclass(frozen=True)
class Example:
    """A mention to read: its network and id, its address, when it was said and to how many."""

    id: str
    url: str
    at: datetime
    reach: int


@dataclass(frozen=True)
class Part:
    """What of an excess belongs to one name.

    `mentions` hold it where `expected` usually would; `excess` of the whole excess are its own.
    """

    name: str
    mentions: int
    expected: float
    excess: int


@dataclass(frozen=True)
class Split:
    """An excess in parts, the weightiest first; the parts and `rest` are together the whole.

    A mention with several of the names counts at the first of them.
    """

    by: By
    parts: tuple[Part, ...]
    rest: int

    def of_hundred(self) -> tuple[int, ...]:
        """The parts and last the rest, of 100; together exactly 100, or all 0 without excess."""
        whole = [*(part.excess for part in self.parts), self.rest]
        return tuple(apportion(whole, 100)) if sum(whole) > 0 else tuple(0 for _ in whole)


@dataclass(frozen=True)
class Against:
    """A share now, beside the usual one where that is known."""

    now: float
    usual: float | None


@dataclass(frozen=True)
class Explanation:
    """Why an alarm.

    From `since` to `until` there were `mentions`, where `expected` were usual; `excess` is what is
    beyond it, in whole mentions. It is bigger than `smaller` of `bursts` earlier bursts of the
    topic. `loudest` is the share that the loudest author alone wrote. `post` tells how the own post
    at which it gathers is answered.
    """

    since: datetime
    until: datetime
    mentions: int
    expected: float
    excess: int
    smaller: int
    bursts: int
    splits: tuple[Split, ...]
    examples: tuple[Example, ...]
    new_authors: Against
    negative: Against
    loudest: float
    growth: Growth | None = None
    post: Notice | None = None

    @property
    def factor(self) -> float:
        """How many times the usual; less than one mention expected counts as one."""
        return self.mentions / max(1.0, self.expected)

    def split(self, by: By) -> Split:
        """The excess by one kind of names."""
        return next(split for split in self.splits if split.by == by)

    def first(self, by: By) -> str:
        """The weightiest name of a kind, or "" where none stands out."""
        parts = self.split(by).parts
        return parts[0].name if parts else ""

    def json(self) -> str:
        """What `read` makes the same of."""
        return _EXPLANATION.dump_json(self).decode()

    @staticmethod
    def read(text: str) -> "Explanation":
        """An explanation as it was kept; raises ValueError where it is none."""
        return _EXPLANATION.validate_json(text)


_EXPLANATION = TypeAdapter(Explanation)
