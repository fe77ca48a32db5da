"""The pulse of a topic: what was said, counted in stretches of 5 minutes, of hours and of days.

Counting is adding, so that it does not matter in which order and in which batches mentions come:
the same mentions give the same pulses. Only who speaks for the first time depends on what came
before, and is kept as the first time of each voice; when an older word of theirs turns up, the
voice moves to its stretch. Times are those of the mentions (event time), days those of UTC.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.tone import Side

SIZES = (5, 60, 1440)
# A clock may be a little ahead.
AHEAD = timedelta(minutes=5)
# What claims to be older has a clock that was never set; old articles of a feed are no news of now.
WINDOW = timedelta(days=3653)
# A post with forty hashtags speaks of none.
MOST_TERMS = 10
LONGEST_TERM = 100


class Key(NamedTuple):
    """One stretch of one topic on one network."""

    topic: int
    network: str
    size: int
    at: datetime


class Voice(NamedTuple):
    """Somebody who speaks of a topic; `author` is a number made of network and name."""

    topic: int
    network: str
    author: int


class Said(NamedTuple):
    """What is counted of one mention of a topic."""

    topic: int
    network: str
    at: datetime
    tone: Side = 0
    author: int | None = None
    reply: bool = False
    quote: bool = False
    reach: int = 0
    terms: tuple[str, ...] = ()


@dataclass
class Bin:
    """The counts of one stretch; `terms` only of the shortest, `top` of all."""

    mentions: int = 0
    negative: int = 0
    positive: int = 0
    new_authors: int = 0
    replies: int = 0
    quotes: int = 0
    reach: int = 0
    terms: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Bin") -> None:
        """Counts what another counted."""
        self.add_counts(other)
        if other.terms:
            self.terms.update(other.terms)

    def add_counts(self, other: "Bin") -> None:
        """Counts what another counted, but for its terms."""
        self.mentions += other.mentions
        self.negative += other.negative
        self.positive += other.positive
        self.new_authors += other.new_authors
        self.replies += other.replies
        self.quotes += other.quotes
        self.reach += other.reach


Pulses = dict[Key, Bin]


def count(said: Iterable[Said]) -> Pulses:
    """The stretches of 5 minutes of what was said; of voices knows `new_voices`."""
    pulses: defaultdict[Key, Bin] = defaultdict(Bin)
    for one in said:
        bin_ = pulses[Key(one.topic, one.network, SIZES[0], floor(one.at, SIZES[0]))]
        bin_.mentions += 1
        bin_.negative += one.tone < 0
        bin_.positive += one.tone > 0
        bin_.replies += one.reply
        bin_.quotes += one.quote
        bin_.reach += one.reach
        for term in one.terms:
            bin_.terms[term] += 1
    return dict(pulses)


def voices(said: Iterable[Said]) -> dict[Voice, datetime]:
    """When each voice is heard first in what was said."""
    first: dict[Voice, datetime] = {}
    for one in said:
        if one.author is None:
            continue
        voice = Voice(one.topic, one.network, one.author)
        if voice not in first or one.at < first[voice]:
            first[voice] = one.at
    return first


def new_voices(heard: Mapping[Voice, datetime], known: Mapping[Voice, datetime]) -> Pulses:
    """What voices change: one more where somebody is heard first, one less where it was thought.

    `known` is when those of `heard` that were heard before were heard first.
    """
    pulses: defaultdict[Key, Bin] = defaultdict(Bin)
    for voice, at in heard.items():
        before = known.get(voice)
        if before is not None and before <= at:
            continue
        pulses[_stretch(voice, at)].new_authors += 1
        if before is not None:
            pulses[_stretch(voice, before)].new_authors -= 1
    return dict(pulses)


def rolled_up(pulses: Pulses) -> Pulses:
    """The same with hours and days: sums of the stretches of 5 minutes, without their terms."""
    out: defaultdict[Key, Bin] = defaultdict(Bin)
    for key, bin_ in pulses.items():
        out[key].add(bin_)
        for longer in longer_ones(key):
            out[longer].add_counts(bin_)
    return dict(out)


def longer_ones(key: Key) -> list[Key]:
    """The hour and the day in which a stretch of 5 minutes lies."""
    return [Key(key.topic, key.network, size, floor(key.at, size)) for size in SIZES[1:]]


def merged(*parts: Pulses) -> Pulses:
    """All of them together."""
    out: defaultdict[Key, Bin] = defaultdict(Bin)
    for part in parts:
        for key, bin_ in part.items():
            out[key].add(bin_)
    return dict(out)


def top(terms: Mapping[str, int]) -> tuple[str, int]:
    """The term with the most mentions; of several the first by the alphabet."""
    if not terms:
        return "", 0
    term = min(terms, key=lambda one: (-terms[one], one))
    return term, terms[term]


def higher(one: tuple[str, int], other: tuple[str, int]) -> tuple[str, int]:
    """The higher of two tops: what an hour or a day shows is the highest of its stretches."""
    return min(one, other, key=lambda top: (-top[1], top[0]))


def floor(at: datetime, size: int) -> datetime:
    """The beginning of the stretch of `size` minutes in which `at` lies."""
    minutes = at.hour * 60 + at.minute
    hour, minute = divmod(minutes - minutes % size, 60)
    return at.replace(hour=hour, minute=minute, second=0, microsecond=0)


class Timed(NamedTuple):
    """When something was said, and whether its own clock said otherwise."""

    at: datetime
    wrong_clock: bool


def timed(at: datetime, heard_at: datetime, window: timedelta = WINDOW) -> Timed:
    """What was said in the future, or before the window that is counted, was said when heard."""
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    if heard_at - window <= at <= heard_at + AHEAD:
        return Timed(min(at, heard_at), wrong_clock=False)
    return Timed(heard_at, wrong_clock=True)


def author_number(mention: Mention) -> int | None:
    """A number for the author of a mention; None where nobody is named."""
    if not mention.author:
        return None
    name = f"{mention.network}\n{mention.author.casefold()}".encode(errors="surrogatepass")
    return int.from_bytes(blake2b(name, digest_size=8).digest(), signed=True)


def terms_of(mention: Mention) -> tuple[str, ...]:
    """The hashtags of a mention as they are counted: each once, in small letters."""
    tags = (tag.lstrip("#").casefold()[:LONGEST_TERM] for tag in mention.tags)
    return tuple(dict.fromkeys(tag for tag in tags if tag))[:MOST_TERMS]


def _stretch(voice: Voice, at: datetime) -> Key:
    return Key(voice.topic, voice.network, SIZES[0], floor(at, SIZES[0]))
