"""What goes on with kept mentions: looking back, joining them to our posts, forgetting."""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from gutgemacht.web.listen.forgetting import forget
from gutgemacht.web.listen.linking import link_late
from gutgemacht.web.listen.look_back import look_back

EVERY = timedelta(minutes=1)


@dataclass
class Tidying:
    """The worker's loop: small steps, so that who hears and counts never waits long."""

    stop: threading.Event = field(default_factory=threading.Event)
    last: datetime | None = None

    def __call__(self) -> bool:
        """True while a topic looks back, or there is more to forget."""
        now = timezone.now()
        is_busy = look_back(now, self.stop)
        if self.last is not None and self.last <= now < self.last + EVERY:
            return is_busy
        link_late(now)
        if forget(now):
            return True
        self.last = now
        return is_busy
