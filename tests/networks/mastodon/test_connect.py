"""Connecting an account on a server: the app, the owner's yes, the way back."""

from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from gutgemacht.networks.mastodon.account import account_of
from gutgemacht.networks.mastodon.connect import begin, finish
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from tests.networks.mastodon.double import MastodonDouble
from tests.networks.server import serving

CALLBACK = "https://gutgemacht.example/channels/back"


@pytest.fixture
def double():
    double = MastodonDouble(worst=True)
    with serving(double) as base:
        double.base = base
        yield double


@pytest.fixture
def world(double):
    return World(frozenset({urlsplit(double.base).netloc}))


def test_an_account_is_connected_and_can_be_used(double, world):
    where, kept = begin(double.base, CALLBACK, "https://gutgemacht.example", world)
    query = dict(parse_qsl(urlsplit(where).query))
    assert query["code_challenge_method"] == "S256"
    assert query["redirect_uri"] == CALLBACK
    assert kept["verifier"] not in where
    code = double.agree("werkhof", query)
    credentials = finish(kept, {"code": code, "state": query["state"]}, world)
    assert set(credentials) == {"server", "client", "secret", "token"}
    account = account_of(credentials, world).account()
    assert account.handle == f"werkhof@{urlsplit(double.base).netloc}"


def test_a_way_back_is_gone_once_and_by_the_one_who_began(double, world):
    where, kept = begin(double.base, CALLBACK, "https://gutgemacht.example", world)
    query = {name: values[0] for name, values in parse_qs(urlsplit(where).query).items()}
    code = double.agree("werkhof", query)
    back = {"code": code, "state": query["state"]}
    for wrong in ({}, {"code": code}, {**back, "state": "x"}, {"state": query["state"]}):
        with pytest.raises(NetworkError) as told:
            finish(kept, wrong, world)
        assert told.value.trouble == "refused"
    finish(kept, back, world)
    with pytest.raises(NetworkError) as told:
        finish(kept, back, world)
    assert told.value.trouble == "expired"
    assert code not in str(told.value)


def test_another_verifier_opens_nothing(double, world):
    where, kept = begin(double.base, CALLBACK, "https://gutgemacht.example", world)
    query = dict(parse_qsl(urlsplit(where).query))
    back = {"code": double.agree("werkhof", query), "state": query["state"]}
    with pytest.raises(NetworkError):
        finish({**kept, "verifier": "x"}, back, world)
