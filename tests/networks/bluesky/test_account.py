"""The contract, on a double that answers as the real PDS did."""

from urllib.parse import urlsplit

import pytest

from gutgemacht.networks.world import World
from tests.networks.bluesky.double import PdsDouble
from tests.networks.bluesky.peer import BlueskyPeer
from tests.networks.contract import NetworkContract
from tests.networks.server import serving


@pytest.fixture
def double():
    return PdsDouble()


@pytest.fixture
def peer(double):
    with serving(double) as base:
        double.base = base
        world = World(inside=frozenset({urlsplit(base).netloc}), plc=base, resolver=base)

        def slow_down():
            double.limited = True

        def stop():
            double.down = True

        yield BlueskyPeer(base, world, slow_down, stop)


class TestBluesky(NetworkContract):
    pass
