"""What both streams of everything have in common: opened at a cursor, read, filtered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard, joined
from gutgemacht.networks.bluesky.mention import further, mention
from gutgemacht.networks.paced import paced
from gutgemacht.networks.socket import QUIET as SILENCE
from gutgemacht.networks.socket import messages
from gutgemacht.networks.wanted import Wanted
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

# A hearing ends after such a silence, when it is up to date after so long, or after so many events.
QUIET = 2.0
LISTENS = timedelta(seconds=5)
MOST_EVENTS = 50_000


@dataclass(frozen=True)
class Told:
    """What one message says: `place` is where to go on, `at` when the server saw it."""

    place: str = ""
    at: datetime | None = None
    made: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    gone: tuple[str, ...] = ()
    gaps: tuple[Phrase, ...] = ()
    broken: int = 0
    # The place is worth nothing; to go on is to begin anew.
    ended: bool = False


class LiveSource:
    """A stream; the words of what is wanted keep it from keeping everything."""

    def __init__(self, details: Mapping[str, str], world: World) -> None:
        self._wanted, self._world = Wanted(details), world

    def address(self, cursor: str) -> str:
        """Where the stream is, from the cursor on."""
        raise NotImplementedError

    def read(self, message: str | bytes) -> Told:
        """What a message says. Raises NetworkError where it says that the stream ends."""
        raise NotImplementedError

    def in_silence(self, cursor: str) -> str:
        """Where to go on when nothing came since the cursor."""
        raise NotImplementedError

    def gaps(self, cursor: str, first: Told) -> tuple[Phrase, ...]:
        """A sentence, when the first message shows that what the cursor names is forgotten."""
        return ()

    def hear(self, cursor: str) -> Heard:
        """All up to now; where the stream breaks off, all until then."""
        started = self._world.clock()
        parts: list[Heard] = []
        try:
            for one in self._coming(cursor, QUIET, ends=True):
                parts.append(one)
                up_to_date = one.until is not None and one.until >= started
                if up_to_date and self._world.clock() - started >= LISTENS:
                    break
                if len(parts) >= MOST_EVENTS:
                    break
        except NetworkError:
            if not parts:
                raise
        return joined(parts, cursor)

    def stream(self, cursor: str) -> Iterator[Heard]:
        """What is said as it is said."""
        yield from paced(self._coming(cursor, SILENCE, ends=False), self._world.clock)

    def _coming(self, cursor: str, quiet: float, *, ends: bool) -> Iterator[Heard]:
        """A `Heard` a message, and one for each silence, when all up to now was heard."""
        with messages(self.address(cursor), self._world.inside) as open_:
            first = True
            while True:
                message = open_.next(quiet)
                if message is None:
                    cursor = self.in_silence(cursor)
                    yield Heard((), cursor, until=self._world.clock())
                    if ends:
                        return
                    continue
                told = self.read(message)
                if told.ended:
                    yield Heard((), "", gaps=told.gaps)
                    return
                if first and told.place:
                    gaps = told.gaps or self.gaps(cursor, told)
                    told, first = replace(told, gaps=gaps), False
                # Some servers begin with what the cursor names, others behind it.
                if told.place != cursor or not told.place:
                    yield self._heard(told, told.place or cursor)
                cursor = told.place or cursor

    def _heard(self, told: Told, cursor: str) -> Heard:
        made: list[Mention] = []
        broken, now = told.broken, self._world.clock()
        for uri, record in told.made:
            try:
                one = mention(uri, record, min(told.at or now, now))
            except (ValueError, TypeError, AttributeError):
                broken += 1
                continue
            if self._wanted.takes(one, *further(record)):
                made.append(one)
        return Heard(tuple(made), cursor, told.gone, told.at, told.gaps, broken)
