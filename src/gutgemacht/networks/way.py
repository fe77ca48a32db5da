"""How an account is connected, as data for a form; the words for people are the page's."""

from dataclasses import dataclass
from typing import Literal

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
