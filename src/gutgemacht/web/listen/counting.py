"""Pulses in the database: what changes is added to what stands there."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import add as plus
from operator import attrgetter
from typing import Any

from gutgemacht.listen import pulse
from gutgemacht.listen.pulse import Bin, Key, Pulses, Voice
from gutgemacht.web.listen import bulk
from gutgemacht.web.listen.models import Pulse
from gutgemacht.web.listen.models import Voice as VoiceRow

BY = ("topic", "size", "at", "network")
COUNTS = ("mentions", "negative", "positive", "new_authors", "replies", "quotes", "reach")
_BY_SIZE = attrgetter("size", "topic", "at", "network")
_counts = attrgetter(*COUNTS)
TOPS = ("top", "top_count", "terms")


def add(said: Iterable[pulse.Said]) -> None:
    """Counts what was said, and who said it first. For the caller of `bulk.alone` only."""
    listed = list(said)
    heard = pulse.voices(listed)
    change(pulse.merged(pulse.count(listed), _voices(heard)))


def change(changes: Pulses) -> None:
    """Adds to the stretches, and to their hours and days."""
    every = pulse.rolled_up(changes)
    # In the order of the index, and the short ones first: the longer show their highest top.
    keys = sorted(every, key=_BY_SIZE)
    before = {_key(row): row for row in _there(keys)}
    tops: dict[Key, tuple[str, int]] = {}
    rows = [_row(key, every[key], before.get(key), tops) for key in keys]
    bulk.put(Pulse, (*BY, *COUNTS, *TOPS), rows, BY)


def _voices(heard: dict[Voice, datetime]) -> Pulses:
    keys = [(voice.topic, voice.author) for voice in heard]
    rows = bulk.matching(VoiceRow, ("topic", "author"), keys, ("topic", "network", "author", "at"))
    known = {Voice(topic, network, author): at for topic, network, author, at in rows}
    earlier = [
        (*voice, at) for voice, at in heard.items() if voice not in known or at < known[voice]
    ]
    bulk.put(VoiceRow, ("topic", "network", "author", "at"), earlier, ("topic", "author"))
    return pulse.new_voices(heard, known)


def _there(keys: list[Key]) -> list[tuple[Any, ...]]:
    wanted = [(key.topic, key.size, key.at, key.network) for key in keys]
    return bulk.matching(Pulse, BY, wanted, (*BY, *COUNTS, *TOPS))


def _key(row: tuple[Any, ...]) -> Key:
    topic, size, at, network = row[:4]
    return Key(topic, network, size, at)


def _row(
    key: Key, added: Bin, before: tuple[Any, ...] | None, tops: dict[Key, tuple[str, int]]
) -> tuple[Any, ...]:
    counts = before[4:11] if before else (0,) * len(COUNTS)
    top, top_count, terms = before[11:] if before else ("", 0, {})
    if key.size > pulse.SIZES[0]:
        top, top_count = pulse.higher((top, top_count), tops.get(key, ("", 0)))
    elif added.terms:
        terms = _sum(terms, added.terms)
        top, top_count = pulse.top(terms)
        for longer in pulse.longer_ones(key):
            tops[longer] = pulse.higher((top, top_count), tops.get(longer, ("", 0)))
    summed = map(plus, counts, _counts(added))
    return (key.topic, key.size, key.at, key.network, *summed, top, top_count, terms)


def _sum(terms: dict[str, int], added: Mapping[str, int]) -> dict[str, int]:
    return {**terms, **{term: terms.get(term, 0) + count for term, count in added.items()}}
