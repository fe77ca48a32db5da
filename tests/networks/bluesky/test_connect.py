"""Connecting by the owner's yes: pushed request, proofs, tokens that are good for once."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from gutgemacht.networks.bluesky.account import account_of
from gutgemacht.networks.bluesky.connect import app_document, begin, finish
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from tests.networks.bluesky.oauth_double import OAuthDouble
from tests.networks.bluesky.peer import Client
from tests.networks.contract import send
from tests.networks.server import Said, serving

APP = "https://gutgemacht.example/bluesky.json"
CALLBACK = "https://gutgemacht.example/channels/back"


@pytest.fixture
def double():
    double = OAuthDouble()
    with serving(double) as base:
        double.base = base
        yield double


@pytest.fixture
def world(double):
    hosts = frozenset({urlsplit(double.base).netloc})
    return World(hosts, plc=double.base, resolver=double.base)


@pytest.fixture
def owner(double):
    return Client(double.base)


def begun(double, world, owner) -> tuple[str, dict[str, str]]:
    where, kept = begin(f"@{owner.handle.upper()}", APP, CALLBACK, world)
    query = dict(parse_qsl(urlsplit(where).query))
    assert query["client_id"] == APP
    return query["request_uri"], kept


def connected(double, world, owner) -> dict[str, str]:
    request, kept = begun(double, world, owner)
    return finish(kept, double.agree(request, owner.did), world)


def test_an_account_is_connected_used_and_given_back(double, world, owner):
    credentials = connected(double, world, owner)
    assert not {"state", "verifier", "password"} & set(credentials)
    network = account_of(credentials, world)
    assert network.account().handle == owner.handle
    (sent,) = send(network, "Ohne Passwort", key="oauth")
    assert [act.id for act in network.acts("").acts] == [sent.id]
    network.revoke()
    for gone in (credentials, network.credentials):
        with pytest.raises(NetworkError) as told:
            account_of(gone, world).account()
        assert told.value.trouble == "expired"


def test_tokens_are_renewed_with_use_and_told(double, world, owner):
    network = account_of(connected(double, world, owner), world)
    before = dict(network.credentials)
    double.expired.add(before["access"])
    double.nonce = "changed-meanwhile"
    network.account()
    now = network.credentials
    assert now["access"] != before["access"]
    assert now["refresh"] != before["refresh"]
    assert account_of(now, world).account().handle == owner.handle
    double.expired.add(now["access"])
    with pytest.raises(NetworkError) as told:
        account_of({**now, "refresh": before["refresh"]}, world).account()
    assert told.value.trouble == "expired"


def test_a_stolen_token_is_of_no_use_without_the_key(double, world, owner):
    credentials = connected(double, world, owner)
    with pytest.raises(NetworkError):
        account_of({**credentials, "key": "01" * 32}, world).account()


def test_only_the_way_back_that_was_begun_is_taken(double, world, owner):
    request, kept = begun(double, world, owner)
    back = double.agree(request, owner.did)
    for change in ({"state": "x"}, {"iss": "https://evil.example"}, {"code": ""}):
        with pytest.raises(NetworkError) as told:
            finish(kept, {**back, **change}, world)
        assert told.value.trouble == "refused"
    finish(kept, back, world)
    with pytest.raises(NetworkError) as told:
        finish(kept, back, world)
    assert told.value.trouble == "expired"


def test_another_account_is_not_connected_in_its_place(double, world, owner):
    request, kept = begun(double, world, owner)
    with pytest.raises(NetworkError, match="Another account"):
        finish(kept, double.agree(request, Client(double.base).did), world)


def test_a_handle_nobody_has_or_that_points_at_another_is_told(double, world, owner):
    with pytest.raises(NetworkError, match="Nobody has"):
        begin("niemand.test", APP, CALLBACK, world)
    handle = owner.handle
    double.accounts[owner.did]["handle"] = "anders.test"
    double._get_resolve_handle = lambda asked: Said(200, {"did": owner.did})
    with pytest.raises(NetworkError, match="another handle"):
        begin(handle, APP, CALLBACK, world)


def test_the_document_names_the_app_by_its_own_address():
    document = app_document(APP, CALLBACK)
    assert document["client_id"] == APP
    assert document["client_uri"] == "https://gutgemacht.example"
    assert document["redirect_uris"] == [CALLBACK]
    assert document["dpop_bound_access_tokens"] is True
