"""One at a time with the keys of a channel, whoever asks: pages, workers, other machines.

Some refresh tokens are good for once: two that renew at the same moment would end the session.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files import locks
from django.db import connection

# Of PostgreSQL's advisory locks, those with this first number are ours.
LOCKS = 1_735_750_756


@contextmanager
def alone(number: int) -> Iterator[None]:
    """Waits until nobody else uses the keys of this channel."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, number])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, number])
    else:
        # With SQLite all processes share the data folder.
        with (settings.DATA / f"channel-{number}.lock").open("w") as lock:
            locks.lock(lock, locks.LOCK_EX)
            yield
