"""How an account is connected or a place heard, as data for a form; the words are the page's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from gutgemacht.listen.source import Source
from gutgemacht.networks.world import World

# oauth: `connect.begin` with the fields leads to the network's own page and back to `finish`.
# app-password: the fields are the credentials. by-hand: text and pictures are copied by somebody.
WayId = Literal["oauth", "app-password", "by-hand"]


@dataclass(frozen=True)
class Field:
    """One thing that must be filled in; `name` is its key in the credentials."""

    name: str
    secret: bool = False
    needed: bool = True
    example: str = ""


@dataclass(frozen=True)
class Way:
    """One way to connect an account, and what it asks for."""

    id: WayId
    fields: tuple[Field, ...] = ()


BY_HAND = Way("by-hand")


@dataclass(frozen=True)
class Kind:
    """A network: its folder, its name, the ways into it, the best one first."""

    network: str
    name: str
    ways: tuple[Way, ...]

    @property
    def open(self) -> bool:
        """True when programs may post."""
        return self.ways != (BY_HAND,)


@dataclass(frozen=True)
class HearWay:
    """One way to listen on a network; `id` is the kind of a source.

    `fields` that are secret go into the secrets, the others into the details. `every` is the pause
    between two hearings; who `streams` needs it only when the stream fails. Without `open`, what is
    heard is sent to us, and nobody asks.
    """

    id: str
    fields: tuple[Field, ...]
    every: timedelta
    streams: bool = False
    open: Callable[[Mapping[str, str], World], Source] | None = None
