"""When a card is asked again: answers -> state -> due; and how many cards three minutes hold.

A state is nothing but its reviews by their times, and what follows from them is worked out anew. So
it does not matter in which order they are told, by how many devices, and how often.

The memory is FSRS-6 with the weights of its authors (J. Ye et al., "A Stochastic Shortest Path
Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022), by the library `fsrs`. Its small
steps within a day are left out: a lag of a day pays off, ten minutes do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Literal, get_args

import fsrs

Grade = Literal["right", "not-yet"]
GRADES: tuple[Grade, ...] = get_args(Grade)

THREE_MINUTES = timedelta(minutes=3)
# Whoever learned at nine yesterday shall not be sent away at half past eight today.
EARLY = timedelta(hours=12)
# New cards a day: each comes back, and a week later they would be too many.
NEW_A_DAY = 4
# How long a card takes, by the kind in its id.
SECONDS: Mapping[str, int] = {"spot": 25, "mend": 50, "decide": 20, "why": 25, "case": 40}
USUAL_SECONDS = 30

_RATINGS: Mapping[Grade, fsrs.Rating] = {
    "right": fsrs.Rating.Good,
    "not-yet": fsrs.Rating.Again,
}
_SCHEDULER = fsrs.Scheduler(
    desired_retention=0.9,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=365,
    # Chance has no place here, and spreads only what a few cards a day spread anyway.
    enable_fuzzing=False,
)


@dataclass(frozen=True)
class Review:
    """One answer to a card. `key` belongs to the card as it was shown: told twice it counts once.

    `at` is a time with its zone.
    """

    key: str
    at: datetime
    grade: Grade


@dataclass(frozen=True)
class State:
    """What is remembered of a card: its reviews by time, and `earlier` those before it changed."""

    reviews: tuple[Review, ...] = ()
    earlier: tuple[Review, ...] = ()

    @property
    def last(self) -> datetime | None:
        """When it was answered last."""
        return self.reviews[-1].at if self.reviews else None

    @property
    def due(self) -> datetime | None:
        """From when on it may be asked again; None for a card that is new."""
        return self._memory.due - EARLY if self.reviews else None

    @cached_property
    def _memory(self) -> fsrs.Card:
        card = fsrs.Card(card_id=0, due=self.reviews[0].at)
        for one in self.reviews:
            at = one.at.astimezone(UTC)
            card, _ = _SCHEDULER.review_card(card, _RATINGS[one.grade], at)
        return card


def merged(one: State, other: State) -> State:
    """All reviews of both, each once, whichever comes first.

    Of two times for the same review the earlier holds: the later was told by a clock ahead.
    """
    earlier = _once((*one.earlier, *other.earlier))
    past = {review.key for review in earlier}
    reviews = _once((*one.reviews, *other.reviews))
    return State(tuple(review for review in reviews if review.key not in past), earlier)


def reviewed(state: State, review: Review) -> State:
    """The state with one more answer, at its place in time; one that is known changes nothing."""
    if review.key in {known.key for known in (*state.reviews, *state.earlier)}:
        return state
    return merged(state, State((review,)))


def anew(state: State) -> State:
    """The card begins again, because what it teaches has changed; what was answered is kept."""
    return State((), _once((*state.earlier, *state.reviews)))


def righted(state: State, now: datetime) -> State:
    """Answers of the future were told by a clock that was wrong: they count as given now.

    Otherwise a card of a clock a year ahead would wait for a year.
    """
    if all(one.at <= now for one in state.reviews):
        return state
    return State(_once(replace(one, at=min(one.at, now)) for one in state.reviews), state.earlier)


def due_order(dues: Mapping[str, datetime], now: datetime) -> list[str]:
    """The names of what is due, what waits longest first."""
    ready = [name for name, due in dues.items() if due <= now]
    return sorted(ready, key=lambda name: (dues[name], name))


def time_left(began: datetime, now: datetime) -> timedelta:
    """What is left of three minutes; all of them where the clock was set back since."""
    return min(THREE_MINUTES, max(timedelta(), began + THREE_MINUTES - now))


def fitting(names: Iterable[str], left: timedelta) -> int:
    """How many cards, by their ids and one after the other, fit into the time that is left.

    The first always does: a card that is too long for the time would never be asked.
    """
    count, seconds = 0, 0
    for name in names:
        seconds += SECONDS.get(name.split(".")[1], USUAL_SECONDS)
        if count and seconds > left.total_seconds():
            break
        count += 1
    return count


def _once(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """By time, each key once."""
    first: dict[str, Review] = {}
    for one in sorted(reviews, key=lambda one: (one.at, one.key, one.grade)):
        first.setdefault(one.key, one)
    return tuple(first.values())
