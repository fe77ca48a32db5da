"""What is new and what is gone, by a list of the newest that a network shows: no clock, no order.

Ids of networks are not always in the order of time, and the newest things may be taken away again.
So a cursor holds what the last list held, and two lists are compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST = 100


@dataclass(frozen=True)
class Seen:
    """The newest things with what changes when they do, newest first; `whole`: there are no more.

    None of it is seen when `first`.
    """

    things: Mapping[str, str]
    whole: bool = False
    first: bool = False

    def as_data(self) -> list[object]:
        """For JSON."""
        return [self.things, self.whole]

    @classmethod
    def of_data(cls, data: object) -> "Seen":
        """What `as_data` made; of anything else, that nothing was seen yet."""
        match data:
            case [dict() as things, bool() as whole]:
                return cls({str(key): str(value) for key, value in things.items()}, whole)
        return cls({}, first=True)


Thing = tuple[str, str]
Page = tuple[Sequence[Thing], bool]


class Listed(NamedTuple):
    """The newest things, newest first, and whether these are all there are."""

    things: Sequence[Thing]
    whole: bool


def enough(seen: Seen, pages: Iterable[Page]) -> Listed:
    """Things of as many pages as must be read.

    A page is its things and whether it is the last. With nothing seen one page is enough.
    """
    listed: list[Thing] = []
    for things, last in pages:
        listed += things
        if last:
            return Listed(listed, whole=True)
        if seen.first or any(name in seen.things for name, _ in things):
            break
    return Listed(listed, whole=False)


@dataclass(frozen=True)
class News:
    """Ids that are new or changed, oldest first; ids that are gone; what is seen now."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    seen: Seen


def news(seen: Seen, listed: Listed, most: int = MOST) -> News:
    """What two lists of the newest tell, the one seen before and this one; `most` are kept."""
    now, whole = dict(listed.things), listed.whole
    names = list(now)
    known = [place for place, name in enumerate(names) if name in seen.things]
    # Behind the last that is known comes what was never looked at, if there was more.
    end = len(names) if seen.whole or seen.first or not known else known[-1] + 1
    new = [name for name in names[:end] if seen.things.get(name) != now[name]]
    beyond = whole or (bool(known) and known[-1] + 1 < len(names))
    gone = [name for name in _looked_over(seen, now, all_of=beyond) if name not in now]
    kept = dict(list(now.items())[:most])
    return News(tuple(reversed(new)), tuple(gone), Seen(kept, whole and len(kept) == len(now)))


def _looked_over(seen: Seen, now: Mapping[str, str], *, all_of: bool) -> Iterator[str]:
    """Of what was seen, all that must be in the new list if it is still there."""
    names = list(seen.things)
    last = max((place for place, name in enumerate(names) if name in now), default=-1)
    yield from names if all_of else names[: last + 1]
