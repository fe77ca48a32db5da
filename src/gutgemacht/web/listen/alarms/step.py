"""One step of the worker: watch, explain, tell; at any time, and by several workers."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from gutgemacht.web.listen.alarms.asking import tell_due
from gutgemacht.web.listen.alarms.explaining import explain_due
from gutgemacht.web.listen.alarms.posts import look_at_posts
from gutgemacht.web.listen.alarms.silent import listen_for_silence
from gutgemacht.web.listen.alarms.watching import watch

EVERY = timedelta(seconds=10)

logger = logging.getLogger("gutgemacht.alarms")


def step(now: datetime) -> None:
    """All that is due now. What fails is logged, and the rest goes on: people must be told."""
    parts: tuple[Callable[[], object], ...] = (
        lambda: watch(now),
        lambda: look_at_posts(now),
        lambda: listen_for_silence(now),
        lambda: explain_due(now),
        lambda: tell_due(now),
    )
    for part in parts:
        try:
            part()
        except Exception:
            logger.exception("a part of the alarm failed and is tried again")


@dataclass
class Watching:
    """The worker's loop: a step now and then."""

    last: datetime | None = None

    def __call__(self) -> bool:
        """False, because the next step is not due at once."""
        now = timezone.now()
        if self.last is None or not self.last <= now < self.last + EVERY:
            self.last = now
            step(now)
        return False
