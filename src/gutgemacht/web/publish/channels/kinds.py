"""Where a company may have channels, and how each network lets us in."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from gutgemacht.networks.accounts import kinds as networks
from gutgemacht.networks.way import BY_HAND, Way

FEED, OTHER = "feed", "other"


@dataclass(frozen=True)
class Door:
    """A network by its key, what people call it, and the ways by which programs may post."""

    network: str
    name: str
    ways: tuple[Way, ...] = ()


def doors() -> list[Door]:
    """All networks, those with an open door first; a feed, and what we know nothing of, last."""
    return [*_networks(), Door(FEED, _("A blog or newsroom with a feed")), Door(OTHER, _("Other"))]


def door(network: str) -> Door | None:
    """The network of that key; None where there is none."""
    return next((one for one in doors() if one.network == network), None)


def network_name(network: str) -> str:
    """How people call a network."""
    names = {one.network: one.name for one in _networks()} | {FEED: _("Feed"), OTHER: _("Other")}
    return names.get(network, network)


@cache
def _networks() -> tuple[Door, ...]:
    return tuple(
        Door(kind.network, kind.name, tuple(way for way in kind.ways if way != BY_HAND))
        for kind in networks()
    )
