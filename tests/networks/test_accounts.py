"""Which networks can be connected, and how."""

import pytest

from gutgemacht.networks.accounts import kinds, open_account
from gutgemacht.networks.shape import shapes
from gutgemacht.publish.network import NetworkError


def test_open_networks_come_first_and_none_is_left_out():
    assert {kind.network for kind in kinds()} == set(shapes())
    assert [kind.network for kind in kinds() if kind.open] == ["bluesky", "mastodon"]
    assert kinds()[0].open


def test_every_way_says_what_it_asks_for():
    ways = {kind.network: [way.id for way in kind.ways] for kind in kinds()}
    assert "app-password" in ways["bluesky"]
    assert ways["mastodon"] == ["oauth"]
    assert ways["linkedin"] == ["by-hand"]
    secrets = [
        field.name for kind in kinds() for way in kind.ways for field in way.fields if field.secret
    ]
    assert secrets == ["password"]


@pytest.mark.parametrize("network", ["linkedin", "fax"])
def test_a_network_without_an_open_door_is_honest(network):
    with pytest.raises(NetworkError) as told:
        open_account(network, {})
    assert told.value.trouble == "unable"
