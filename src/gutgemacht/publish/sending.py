"""Sending: the life of an outbox row, and what a worker does next with it.

Parts are sent one by one. Before a try the worker writes that it tries (`begin`); as long as
nobody knows how a try ended, the part is looked for on the network before it is sent again, so
that a crash at any point posts it exactly once. What is late is told and never sent unasked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from gutgemacht.publish.network import FOR_GOOD, Sent, Trouble

RowState = Literal["waiting", "sending", "sent", "failed", "missed", "stopped", "taken-back"]

# A row that is later than this is missed: somebody is asked whether it shall still go out.
GRACE = timedelta(minutes=10)
# After a try of which nothing is known the network may still be at work; longer than any time
# limit of a request.
SETTLE = timedelta(minutes=1)
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)
MOST_TRIES = 12


@dataclass(frozen=True)
class Row:
    """A content on its way to a channel, in `parts` parts, of which some are `sent`.

    tried: when the try began whose end nobody knows, None without one · tries: troubles in a row ·
    not_before: until when a trouble makes it wait · trouble: the last one
    """

    id: str
    channel: str
    due: datetime
    parts: int
    state: RowState = "waiting"
    sent: tuple[Sent, ...] = ()
    tried: datetime | None = None
    tries: int = 0
    not_before: datetime | None = None
    trouble: Trouble | None = None

    @property
    def part(self) -> int:
        """The number of the part that is next, from 0."""
        return len(self.sent)


@dataclass(frozen=True)
class Stop:
    """The stop button: nothing goes out on a channel, or on none of them ("").

    Without `until` it holds until somebody sets one.
    """

    reason: str
    since: datetime
    until: datetime | None = None
    channel: str = ""
    by: str = ""

    def covers(self, channel: str) -> bool:
        """True when it is about this channel."""
        return self.channel in ("", channel)

    def holds(self, now: datetime) -> bool:
        """True while nothing may go out."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True)
class Send:
    """Send this part now."""

    part: int


@dataclass(frozen=True)
class LookFor:
    """Look for this part on the network: a try of it, begun at `since`, may have succeeded."""

    part: int
    since: datetime


@dataclass(frozen=True)
class Wait:
    """Nothing to do until then, because of a trouble or because it is not due."""

    until: datetime
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Missed:
    """Its time is over by so much; somebody is asked."""

    late: timedelta


@dataclass(frozen=True)
class Stopped:
    """It came due under this stop; somebody is asked when the stop is over."""

    stop: Stop


@dataclass(frozen=True)
class Done:
    """Nothing to do any more unless somebody says so."""

    state: RowState


Step = Send | LookFor | Wait | Missed | Stopped | Done


def next_step(
    row: Row,
    now: datetime,
    stops: Iterable[Stop],
    grace: timedelta = GRACE,
    settle: timedelta = SETTLE,
) -> Step:
    """What a worker that has taken the row does with it now.

    `stops` are those that hold and, where it may have come due under them, those that are over.
    """
    if row.state not in ("waiting", "sending"):
        return Done(row.state)
    if row.tried is not None:
        return _doubt(row, row.tried, now, settle)
    if now < row.due:
        return Wait(row.due)
    stop = _came_under(row, now, stops)
    if stop is not None:
        return Stopped(stop)
    return _due(row, now, grace)


def _doubt(row: Row, tried: datetime, now: datetime, settle: timedelta) -> Step:
    ready = max(tried + settle, row.not_before or tried)
    return LookFor(row.part, tried) if now >= ready else Wait(ready, row.trouble)


def _came_under(row: Row, now: datetime, stops: Iterable[Stop]) -> Stop | None:
    """The stop that keeps a due row back, or kept it back when its time came."""
    return next(
        (
            stop
            for stop in stops
            if stop.covers(row.channel)
            and stop.since <= now
            and (stop.until is None or row.due < stop.until)
        ),
        None,
    )


def _due(row: Row, now: datetime, grace: timedelta) -> Step:
    last = row.due + grace
    if now > last:
        return Missed(now - row.due)
    if row.not_before is not None and now < row.not_before:
        # People are told when the grace ends, not when the pause does.
        return Wait(min(row.not_before, last + timedelta.resolution), row.trouble)
    return Send(row.part)


def begin(row: Row, now: datetime) -> Row:
    """To be stored before the network is asked to send: from now on a crash leaves a doubt."""
    return replace(row, state="sending", tried=now)


def took(row: Row, sent: Sent) -> Row:
    """The network has the part: it said so, or it was found there."""
    parts = (*row.sent, sent)
    state: RowState = "sent" if len(parts) == row.parts else "waiting"
    return _calm(replace(row, sent=parts, state=state))


def not_found(row: Row) -> Row:
    """The part was looked for and is not there: it may be sent."""
    return _calm(replace(row, state="waiting"))


def after_error(
    row: Row,
    step: Send | LookFor,
    trouble: Trouble,
    after: timedelta | None,
    now: datetime,
    jitter: float,
) -> Row:
    """The row after a step ended in trouble; `after` is how long the network says to wait.

    Twelve troubles in a row are enough.
    """
    tries = row.tries + 1
    failed = trouble in FOR_GOOD or tries >= MOST_TRIES
    # A server that does not answer may have taken the part; any other answer says that it did not.
    doubt = isinstance(step, LookFor) or trouble == "down"
    return replace(
        row,
        state="failed" if failed else "sending" if doubt else "waiting",
        tried=row.tried if doubt else None,
        tries=tries,
        not_before=now + pause(row.tries, after, jitter),
        trouble=trouble,
    )


def pause(tries: int, after: timedelta | None, jitter: float) -> timedelta:
    """How long to wait after so many troubles in a row and one more; at least `after`.

    Pauses double from 5 seconds to 15 minutes, half of each by chance (`jitter`, from 0 to 1), so
    that rows do not all come again at once: "equal jitter" of Marc Brooker, "Exponential Backoff
    And Jitter" (AWS Architecture Blog, 2015).
    """
    waits: timedelta = min(LONGEST_PAUSE, FIRST_PAUSE * 2**tries) * (0.5 + jitter / 2)
    return max(waits, after or waits)


def put_aside(row: Row, step: Missed | Stopped) -> Row:
    """The row that did not go out and waits for an answer of people."""
    return replace(row, state="missed" if isinstance(step, Missed) else "stopped")


def again(row: Row, due: datetime) -> Row:
    """Somebody says that what has failed, was missed or stopped goes out, at this time.

    A doubt stays: what may be there is looked for first.
    """
    return replace(row, state="waiting", due=due, tries=0, not_before=None, trouble=None)


def take_back(row: Row) -> Row:
    """All parts were deleted on the network, or it never goes out."""
    return _calm(replace(row, state="taken-back"))


def _calm(row: Row) -> Row:
    return replace(row, tried=None, tries=0, not_before=None, trouble=None)


@dataclass(frozen=True)
class Frozen:
    """A row that a stop keeps back; `due` while it would have been out by now."""

    row: Row
    stop: Stop
    due: bool


def frozen(rows: Iterable[Row], stops: Iterable[Stop], now: datetime) -> tuple[Frozen, ...]:
    """What would have gone out, or will come due, under the stops that hold now; by time."""
    holding = [stop for stop in stops if stop.holds(now)]
    kept = [
        Frozen(row, stop, row.due <= now)
        for row in rows
        if row.state in ("waiting", "sending", "stopped")
        and (stop := _came_under(row, now, holding)) is not None
    ]
    return tuple(sorted(kept, key=lambda one: (one.row.due, one.row.id)))
