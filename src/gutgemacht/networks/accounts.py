"""Which networks there are, and how an account of each is connected: data that a page renders.

A network whose folder has a module `account` is spoken to by programs; on the others somebody posts
by hand. What a way asks for stands beside its adapter, as `WAYS`.
"""

import importlib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from types import ModuleType

from gutgemacht.networks.shape import shapes
from gutgemacht.networks.way import BY_HAND, Kind, Way
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.network import Network, NetworkError
from gutgemacht.text import Phrase


@cache
def kinds() -> tuple[Kind, ...]:
    """All networks by their folders: those with an open door first, then by name."""
    found = [Kind(name, shape.name, _ways(name)) for name, shape in shapes().items()]
    return tuple(sorted(found, key=lambda kind: (not kind.open, kind.name)))


def open_account(network: str, credentials: Mapping[str, str], world: World = WORLD) -> Network:
    """An account of a network; raises NetworkError (`unable`) where posts are made by hand."""
    if not any(kind.network == network and kind.open for kind in kinds()):
        raise NetworkError("unable", Phrase("On this network posts are made by hand."))
    account: Network = _module(network).account_of(credentials, world)
    return account


def _ways(network: str) -> tuple[Way, ...]:
    if find_spec(f"gutgemacht.networks.{network}.account") is None:
        return (BY_HAND,)
    ways: tuple[Way, ...] = _module(network).WAYS
    return ways


def _module(network: str) -> ModuleType:
    return importlib.import_module(f"gutgemacht.networks.{network}.account")
