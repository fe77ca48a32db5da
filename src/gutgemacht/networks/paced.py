"""A stream in steps that whoever keeps it can follow: what is said soon, silence seldom."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from gutgemacht.listen.source import Heard, joined
from gutgemacht.publish.network import NetworkError

BRISK = timedelta(milliseconds=200)
CALM = timedelta(seconds=5)
SIGN = timedelta(seconds=20)


def paced(coming: Iterable[Heard], clock: Callable[[], datetime]) -> Iterator[Heard]:
    """The same, several in one; the first mention after a silence at once.

    What came before an error is told before it.
    """
    held: list[Heard] = []
    soon = False
    since = clock() - CALM
    fault: NetworkError | None = None
    try:
        for one in coming:
            held.append(one)
            soon = soon or bool(one.mentions or one.gaps)
            if clock() - since >= (BRISK if soon else CALM):
                yield joined(held)
                held, soon, since = [], False, clock()
    except NetworkError as error:
        fault = error
    if held:
        yield joined(held)
    if fault is not None:
        raise fault


def polled(
    hear: Callable[[str], Heard], cursor: str, every: timedelta, pause: Callable[[float], None]
) -> Iterator[Heard]:
    """A stream of hearings, where there is no other: one, a pause with signs of life, the next."""
    while True:
        heard = hear(cursor)
        cursor = heard.cursor
        yield heard
        for _ in range(every // SIGN):
            pause(SIGN.total_seconds())
            yield Heard((), cursor)
