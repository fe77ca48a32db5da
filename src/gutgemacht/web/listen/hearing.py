"""Hearing the sources: who hears a source now, for how long, and what becomes of it."""

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from django.db import close_old_connections, connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from gutgemacht.listen import source
from gutgemacht.listen.source import Heard
from gutgemacht.listen.undisturbed import undisturbed
from gutgemacht.networks.sources import sources
from gutgemacht.publish.network import NetworkError
from gutgemacht.web.listen.ear import Begun, Ear
from gutgemacht.web.listen.keep import keep_read
from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.seal import open_place
from gutgemacht.web.listen.steps import ahead, stepped
from gutgemacht.web.phrases import as_text

logger = logging.getLogger("gutgemacht.worker")

# Who has not shown any life for so long has died.
LEASE = timedelta(minutes=2)
HEARERS = 4
LONGEST_WAIT = timedelta(hours=1)


def due(now: datetime, kinds: list[str]) -> "QuerySet[Source]":
    """Sources that shall be heard now and that nobody hears."""
    is_due = Q(due_at=None) | Q(due_at__lte=now)
    is_free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return Source.objects.filter(is_due, is_free, paused_at=None, kind__in=kinds)


def claim(place: Source, now: datetime, kinds: list[str]) -> bool:
    """True for the one of several workers that hears this source now."""
    return bool(due(now, kinds).filter(pk=place.pk).update(claimed_until=now + LEASE))


def hold(place: Source, now: datetime) -> bool:
    """Keeps a claim alive; False when people have paused, changed or removed the source."""
    rows = Source.objects.filter(pk=place.pk, paused_at=None, details=place.details)
    return bool(rows.update(claimed_until=now + LEASE))


def let_go(place: Source, now: datetime, wait: timedelta) -> None:
    """The next hearing is due after `wait`."""
    Source.objects.filter(pk=place.pk).update(claimed_until=None, due_at=now + wait)


def troubled(place: Source, error: NetworkError, now: datetime) -> None:
    """Writes down what is wrong, where people see it; asks again later, and ever later."""
    since = place.trouble_since or now
    wait = max(place.every, error.after or timedelta(), (now - since) / 2)
    Source.objects.filter(pk=place.pk).update(
        trouble=error.trouble, trouble_since=since, trouble_said=as_text(error.said)
    )
    let_go(place, now, min(wait, max(LONGEST_WAIT, error.after or timedelta())))


def hearable() -> dict[str, bool]:
    """The kinds of sources that are asked, with whether they stream."""
    return {kind: way.streams for kind, way in sources().items() if way.open is not None}


class Taken(NamedTuple):
    """What was heard, and how far it is read."""

    heard: Heard
    begun: Begun


@dataclass
class Listening:
    """One step: all sources that are due, some at once; streams in threads of their own."""

    stop: threading.Event = field(default_factory=threading.Event)
    open: Callable[[Source], source.Source] = open_place
    kinds: Callable[[], dict[str, bool]] = hearable
    clock: Callable[[], datetime] = timezone.now
    ear: Ear = field(default_factory=partial(Ear, helped=True))

    def __post_init__(self) -> None:
        self._pool = ThreadPoolExecutor(HEARERS, "listening")
        # Reading and keeping go one by one anyway; waiting for networks does not.
        self._keeping = threading.Lock()

    def __call__(self) -> bool:
        """Begins to hear what is due; False, because the next is not due at once."""
        now, kinds = self.clock(), self.kinds()
        for place in due(now, list(kinds)):
            if not claim(place, now, list(kinds)):
                continue
            if kinds[place.kind]:
                hear = partial(self.hear, place, streams=True)
                threading.Thread(target=hear, daemon=True).start()
            else:
                self._pool.submit(self.hear, place, streams=False)
        return False

    def hear(self, place: Source, *, streams: bool) -> None:
        """Hears one source that was claimed; what is wrong stands on it, where people see it."""
        close_old_connections()
        try:
            there = self.open(place)
            cursor = place.cursor
            steps = ahead(stepped(there.stream(cursor))) if streams else [there.hear(cursor)]
            self._keep_all(place, steps)
            let_go(place, self.clock(), timedelta() if streams else place.every)
        except NetworkError as error:
            logger.info("source %s was not heard: %s", place.pk, error.trouble)
            troubled(place, error, self.clock())
        except Exception:
            logger.exception("source %s was not heard", place.pk)
            let_go(place, self.clock(), max(place.every, LEASE))
        finally:
            connection.close()

    def _keep_all(self, place: Source, steps: Iterable[Heard]) -> None:
        before: Taken | None = None
        try:
            for heard in steps:
                before = self._keep(place, heard, before)
                if self.stop.is_set() or not hold(place, self.clock()):
                    break
        finally:
            if before:
                with self._keeping, undisturbed():
                    self._finish(place, before)

    def _keep(self, place: Source, heard: Heard, before: Taken | None) -> Taken | None:
        """Keeps what was heard `before` and this; returned is what a second process still reads."""
        with self._keeping, undisturbed():
            now = self.clock()
            self.ear.look_again(now)
            if before:
                before.begun.wait()
            here = Taken(heard, self.ear.begin(heard.mentions, now))
            if before:
                self._finish_first(place, before, here)
            if here.begun.is_elsewhere:
                return here
            self._finish(place, here)
            return None

    def _finish_first(self, place: Source, before: Taken, here: Taken) -> None:
        """Finishes `before`; the second process is left free for others also where that fails."""
        try:
            self._finish(place, before)
        except BaseException:
            here.begun.wait()
            raise

    def _finish(self, place: Source, one: Taken) -> None:
        keep_read(one.heard, self.ear.finish(one.begun), self.clock(), place)
