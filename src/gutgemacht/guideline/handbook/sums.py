"""A sum that says nothing about one person."""

FEWEST = 8


def at_least(count: int, of: int) -> int | None:
    """So many of a group, told so that nobody can be picked out; None when that cannot be.

    It is told in steps of eight and never nearer than eight to all: neither one who confirms now
    nor the last who has not can be read from it.
    """
    told = min(count, of - FEWEST) // FEWEST * FEWEST
    return told if told >= FEWEST else None
