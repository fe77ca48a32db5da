"""Streams that fall silent: beside what the same hours of the weeks before have brought."""

from collections.abc import Sequence

LEAST = 10
"""So many must have come in each of the weeks. Of a Poisson stream of 10 nothing comes in one of
22,000 stretches, and streams that burst have weeks with less."""
WEEKS = 2


def is_silent(before: Sequence[int]) -> bool:
    """Whether it is strange that nothing came, when so much came in the same hours of each week.

    False while fewer than two weeks are known.
    """
    return len(before) >= WEEKS and min(before) >= LEAST
