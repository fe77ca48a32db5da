"""What a worker works with, and how several of them keep out of each other's way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q

from gutgemacht.publish import sending
from gutgemacht.publish.network import Network, NetworkError
from gutgemacht.web.publish.channels.models import Channel

# Longer than any step takes with a network that answers slowly.
LEASE = timedelta(minutes=3)
# Who stands in the log.
WHO = "gutgemacht"


def unwatched(point: str) -> None:
    """Between two steps nothing happens; a test lets a worker die here."""


@dataclass
class Hands:
    """Those of one worker: `open_network` opens an account, `clock` and `chance` are the edge.

    `step` is told each point at which a worker could die.
    """

    name: str
    open_network: Callable[[Channel], Network]
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    step: Callable[[str], None] = unwatched
    # Channels whose network wants to be left alone, and until when.
    resting: dict[int, datetime] = field(default_factory=dict)

    def rested(self, now: datetime) -> list[int]:
        """Channels that are left alone now."""
        return [channel for channel, until in self.resting.items() if now < until]

    def heed(self, channel: Channel, error: NetworkError, tries: int, now: datetime) -> datetime:
        """Learns from trouble with a channel; returns when to come again at the earliest."""
        again = now + sending.pause(tries, error.after, self.chance())
        if error.trouble == "limited":
            self.resting[channel.pk] = again
        return again


def unclaimed(now: datetime, prefix: str = "") -> Q:
    """Rows that no living worker has; a claim from the future is of a clock that was set back."""
    free = Q(**{f"{prefix}claimed_by": ""})
    over = Q(**{f"{prefix}claimed_at__lt": now - LEASE})
    return free | over | Q(**{f"{prefix}claimed_at__gt": now + LEASE})
