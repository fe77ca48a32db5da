"""The worker: sends, reads what was done, listens, tells people. Several may run side by side.

A thread each, so that a network that answers slowly holds up neither sending nor the alarm.
"""

import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import close_old_connections, connection
from django.utils import timezone

from gutgemacht.networks.feed import read_feed
from gutgemacht.publish.network import NetworkError
from gutgemacht.web.campaign.panel import letters
from gutgemacht.web.campaign.panel.ending import close_due
from gutgemacht.web.coach.ending import vanish_due
from gutgemacht.web.culture.freezing import freeze_due, tell_month
from gutgemacht.web.incident.told import remind_due as remind_of_targets
from gutgemacht.web.learn.practice.forgetting import forget_for_good
from gutgemacht.web.learn.practice.reminding import remind_due as remind_of_cards
from gutgemacht.web.listen.alarms.step import Watching
from gutgemacht.web.listen.hearing import Listening
from gutgemacht.web.listen.mentions.weekly import tell_weekly
from gutgemacht.web.listen.tidying import Tidying
from gutgemacht.web.notices.send import send_due
from gutgemacht.web.publish.approvals.ask import expire_due
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.remind import remind_due
from gutgemacht.web.publish.channels.seal import open_network, world
from gutgemacht.web.publish.ledger import counting, reading
from gutgemacht.web.publish.ledger.down import take_something_down
from gutgemacht.web.publish.ledger.retention import forget
from gutgemacht.web.publish.sending.changes import change_something
from gutgemacht.web.publish.sending.hands import Hands
from gutgemacht.web.publish.sending.sender import send_something
from gutgemacht.web.workshop.rooms import end_due as end_rooms
from gutgemacht.web.workshop.rooms import forget_deleted as forget_rooms

logger = logging.getLogger("gutgemacht.worker")

PAUSE = 1.0
READERS = 4
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
# A clock that is wrong by more is worth a line.
JUMP = 60.0


@dataclass
class Worker:
    """One worker; `run` works until `stop` is set, and ends when its steps are done."""

    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        name = f"{socket.gethostname()[:60]}-{secrets.token_hex(6)}"
        self.hands = Hands(name, open_network, timezone.now, _chance)

    def run(self) -> None:
        """Works in threads of its own until it is stopped."""
        listening = (Listening(self.stop), Watching(), Tidying(self.stop))
        loops = (Sending(self.hands), Reading(), *listening, Chores())
        threads = [threading.Thread(target=self._loop, args=[loop], daemon=True) for loop in loops]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _loop(self, once: Callable[[], bool]) -> None:
        """Calls again at once while there is something to do; an error is told and survived."""
        while not self.stop.is_set():
            close_old_connections()
            try:
                is_busy = once()
            except Exception:
                logger.exception("the worker goes on after an error")
                is_busy = False
            if not is_busy:
                self.stop.wait(PAUSE)
        connection.close()


def _chance() -> float:
    return secrets.randbelow(1_000) / 1_000


@dataclass
class Sending:
    """One step: a part of a post, a change of what is out, or an act that shall go."""

    hands: Hands
    clock: "Jumps" = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Jumps()

    def __call__(self) -> bool:
        """True when there was something to do."""
        self.clock.look(timezone.now())
        steps = (take_something_down, change_something, send_something)
        return any(step(self.hands) for step in steps)


@dataclass
class Jumps:
    """Tells of a clock that was set: what became late by it is asked about and not sent."""

    wall: datetime | None = None
    steady: float = 0.0

    def look(self, now: datetime) -> None:
        """Compares the clock with one that cannot be set."""
        steady = time.monotonic()
        if self.wall is not None:
            jump = (now - self.wall).total_seconds() - (steady - self.steady)
            if abs(jump) > JUMP:
                logger.warning("the clock of this machine was set by %+.0f seconds", jump)
        self.wall, self.steady = now, steady


class Reading:
    """All channels that are due to be read, some at the same time."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(READERS, "reading")
        self._counted: dict[int, datetime] = {}

    def __call__(self) -> bool:
        """Reads; False, because the next reading is not due at once."""
        now = timezone.now()
        due = [channel for channel in reading.readable() if reading.claim(channel, now)]
        list(self._pool.map(self._read, due))
        return False

    def _read(self, channel: Channel) -> None:
        close_old_connections()
        try:
            self._ask(channel, timezone.now())
        except NetworkError as error:
            # What is wrong stands on the channel, where people see it.
            logger.info("channel %s was not read: %s", channel.pk, error.trouble)
        except Exception:
            logger.exception("channel %s was not read", channel.pk)
        finally:
            connection.close()

    def _ask(self, channel: Channel, now: datetime) -> None:
        if channel.way == Channel.Way.FEED:
            reading.keep(channel, read_feed(channel.url, channel.cursor, world()), now)
            return
        network = open_network(channel)
        reading.keep(channel, network.acts(channel.cursor), now)
        if now >= self._counted.get(channel.pk, now - counting.EVERY) + counting.EVERY:
            self._counted[channel.pk] = now
            counting.count(channel, network, now)


class Chores:
    """What else is due: notices at once, the rest now and then."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}

    def __call__(self) -> bool:
        """True when notices were sent, so that the next follow at once."""
        now = timezone.now()
        for name, (every, chore) in CHORES.items():
            if not self._last.get(name, now - every) <= now - every:
                continue
            self._last[name] = now
            chore(now)
        return send_due(now) > 0


CHORES: dict[str, tuple[timedelta, Callable[[datetime], object]]] = {
    "expire": (MINUTE, expire_due),
    "remind": (HOUR, remind_due),
    "forget": (HOUR, forget),
    "letters": (timedelta(seconds=5), letters.send_due),
    "panels": (MINUTE, close_due),
    "incidents": (MINUTE, remind_of_targets),
    "advice": (MINUTE, vanish_due),
    "searches": (HOUR, tell_weekly),
    "cards": (HOUR, remind_of_cards),
    "forgotten cards": (HOUR, forget_for_good),
    "rooms": (MINUTE, end_rooms),
    "deleted rooms": (HOUR, forget_rooms),
    "culture": (HOUR, freeze_due),
    "culture so far": (HOUR, tell_month),
}
