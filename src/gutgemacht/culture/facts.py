"""The port: what an area tells of a stretch of time, before anything of it may be shown.

Nothing here says who. `sums.py` decides what of it is told.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Doing:
    """What people did, each for themselves: one number for each of them, in any order.

    `of` is how many people could have done it, those of `each` among them.
    """

    each: tuple[int, ...]
    of: int


@dataclass(frozen=True)
class Happening:
    """What happened to the house and is nobody's own, and how many of them (`part`) went well."""

    count: int
    part: int | None = None


@dataclass(frozen=True)
class Handling:
    """What happened to the house, and how many of them few hands brought to a good end in time."""

    count: int
    part: int


@dataclass(frozen=True)
class Answers:
    """How often each of the five steps was the answer to one question, from "no" to "yes".

    `steps` holds five counts.
    """

    steps: tuple[int, ...]


Fact = Doing | Happening | Handling | Answers
