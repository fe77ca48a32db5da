"""Hashtag words without capitals."""

from typing import NamedTuple


class Reading(NamedTuple):
    words: tuple[str, ...]
    score: float


def split(tag: str) -> list[Reading]:
    return [Reading((tag,), 0.0)]
