"""Connecting accounts: on Bluesky by an app password, on Mastodon by a yes on its own page."""

from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core import serializers
from django.urls import reverse
from django.utils import timezone

from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.web.publish.channels import connect, seal
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.seal import credentials_of, keep, locked, open_network
from gutgemacht.web.publish.ledger.models import Entry
from tests.networks.bluesky.oauth_double import OAuthDouble
from tests.networks.bluesky.peer import Client as PdsClient
from tests.networks.server import serving
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BLUESKY, MASTODON = (reverse("channels:connect", args=[name]) for name in ("bluesky", "mastodon"))
BACK = reverse("channels:back")


def connected(browser, account) -> Channel:
    answer = browser.post(BLUESKY, account | {"country": "DE"})
    assert answer.status_code == 302, answer.content.decode()
    return Channel.objects.latest("pk")


def sent_away(browser, mastodon, address=MASTODON) -> dict[str, str]:
    """The query with which the owner arrives on their server."""
    answer = browser.post(address, {"server": mastodon.base, "country": "AT"})
    assert answer.status_code == 200, answer.content.decode()
    target = answer.context["target"]
    assert target.startswith(mastodon.base)
    return dict(parse_qsl(urlsplit(target).query))


def said(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_a_bluesky_account_becomes_a_channel_with_its_owner(browser_of_owner, account, owner):
    channel = connected(browser_of_owner, account)
    assert (channel.network, channel.handle, channel.owner) == ("bluesky", account["handle"], owner)
    assert channel.way == Channel.Way.ACCOUNT
    assert channel.connected_at
    assert open_network(channel).account().id == channel.account
    assert Entry.objects.get(what="connected").about == f"channel {channel.pk}"


def everything_stored() -> str:
    from django.apps import apps

    rows = [row for model in apps.get_models() for row in model.objects.all()]
    sessions = [str(one.get_decoded()) for one in Session.objects.all()]
    return serializers.serialize("json", rows) + "".join(sessions)


def test_the_database_holds_no_password_and_no_token(browser_of_owner, account, mastodon, pds):
    channel = connected(browser_of_owner, account)
    query = sent_away(browser_of_owner, mastodon)
    stored = everything_stored()
    assert account["handle"] in stored
    secrets = {account["password"], query["state"], *pds.access, *pds.refresh}
    secrets |= {app["client_secret"] for app in mastodon.apps.values()}
    code = mastodon.agree("werkhof", query)
    browser_of_owner.get(BACK, {"code": code, "state": query["state"]})
    stored += everything_stored()
    secrets |= set(mastodon.tokens)
    assert len(secrets) > 6
    assert channel.sealed in stored
    assert [secret for secret in secrets if secret in stored] == []


@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"handle": "nobody.test"}])
def test_a_wrong_password_is_told_and_nothing_is_made(browser_of_owner, account, wrong):
    answer = browser_of_owner.post(BLUESKY, account | {"country": "DE"} | wrong)
    assert answer.status_code == 400
    assert "nimmt diese Anmeldung nicht an" in said(answer)
    assert "wrong" not in said(answer)
    assert not Channel.objects.exists()


def test_an_address_inside_the_house_is_not_called(browser_of_owner, account, settings):
    settings.INSIDE = frozenset()
    for server in ("https://127.0.0.1:1", "http://localhost", "https://10.0.0.1"):
        answer = browser_of_owner.post(BLUESKY, account | {"country": "DE", "server": server})
        assert answer.status_code == 400
        assert (
            browser_of_owner.post(MASTODON, {"server": server, "country": "DE"}).status_code == 400
        )
    assert not Channel.objects.exists()


def test_a_network_that_is_down_is_told(browser_of_owner, account, pds, mastodon):
    pds.down = mastodon.down = True
    for address, asked in ((BLUESKY, account), (MASTODON, {"server": mastodon.base})):
        answer = browser_of_owner.post(address, asked | {"country": "DE"})
        assert answer.status_code == 400
        assert "antwortet nicht" in said(answer)


def test_an_account_is_one_channel(browser_of_owner, account, pds):
    channel = connected(browser_of_owner, account)
    answer = browser_of_owner.post(BLUESKY, account | {"country": "DE"})
    assert answer.status_code == 400
    assert "ist schon der Kanal" in said(answer)
    # The app password is the same, so it must not be given back.
    assert open_network(channel).account().id == channel.account


def test_another_account_cannot_take_the_place_of_a_channel(browser_of_owner, account, pds):
    channel = connected(browser_of_owner, account)
    other = PdsClient(pds.base)
    app = other.call("com.atproto.server.createAppPassword", name="other")
    again = reverse("channels:again", args=[channel.pk])
    typed = {"handle": other.handle, "password": app["password"], "server": pds.base}
    answer = browser_of_owner.post(again, typed)
    assert answer.status_code == 400
    assert other.handle in said(answer)
    assert channel.handle in said(answer)
    assert browser_of_owner.post(again, account).status_code == 302


def test_renewed_tokens_are_kept(browser_of_owner, account, pds):
    channel = connected(browser_of_owner, account)
    before = credentials_of(channel)
    pds.expired.add(before["access"])
    open_network(channel).account()
    after = credentials_of(Channel.objects.get())
    assert after["access"] != before["access"]
    assert after["access"] in pds.access
    # Somebody who opened it before and asks now does not bring the old ones back.
    assert open_network(Channel.objects.get()).account().id == channel.account


def test_trouble_is_written_down_and_heals(browser_of_owner, account, pds):
    channel = connected(browser_of_owner, account)
    known = pds.accounts[channel.account]["passwords"].pop("gutgemacht")
    stale = credentials_of(channel)
    pds.access.clear()
    pds.refresh.clear()
    network = open_network(channel)
    with pytest.raises(NetworkError):
        network.account()
    row = Channel.objects.get()
    assert row.trouble == "revoked"
    assert row.trouble_since
    page = said(browser_of_owner.get(reverse("channels:one", args=[channel.pk])))
    assert "verbinden Sie es neu" in page
    assert stale["access"] not in page
    pds.accounts[channel.account]["passwords"]["gutgemacht"] = known
    open_network(row).account()
    assert Channel.objects.get().trouble == ""


def test_a_changed_secret_key_is_told_and_healed_by_connecting_again(
    browser_of_owner, account, settings, owner
):
    channel = connected(browser_of_owner, account)
    settings.SECRET_KEY = "quite another key, for all that matters"
    browser = signed_in(owner)
    with pytest.raises(NetworkError, match="secret key"):
        open_network(channel)
    assert locked(channel)
    page = said(browser.get(reverse("channels:one", args=[channel.pk])))
    assert "geheime Schlüssel" in page
    browser.post(reverse("channels:again", args=[channel.pk]), account)
    assert open_network(Channel.objects.get()).account().id == channel.account


def test_a_seal_opens_on_its_own_channel_only(owner):
    one, two = (Channel.objects.create(network="bluesky", name=name) for name in "ab")
    keep(one, {"token": "secret"})
    two.sealed = one.sealed
    assert credentials_of(one) == {"token": "secret"}
    with pytest.raises(NetworkError):
        credentials_of(two)


def test_an_owner_goes_to_their_server_and_comes_back(browser_of_owner, mastodon, owner):
    query = sent_away(browser_of_owner, mastodon)
    assert query["code_challenge_method"] == "S256"
    assert query["redirect_uri"].endswith(BACK)
    back = {"code": mastodon.agree("werkhof", query), "state": query["state"]}
    answer = browser_of_owner.get(BACK, back)
    channel = Channel.objects.get()
    assert answer.url == reverse("channels:one", args=[channel.pk])
    assert (channel.network, channel.country, channel.name) == ("mastodon", "AT", "Werkhof")
    assert open_network(channel).account().id == channel.account


def test_a_no_on_the_server_is_told(browser_of_owner, mastodon):
    query = sent_away(browser_of_owner, mastodon)
    answer = browser_of_owner.get(BACK, {"error": "access_denied", "state": query["state"]})
    assert answer.status_code == 400
    assert "abgelehnt" in said(answer)
    assert reverse("channels:connect", args=["mastodon"]) in said(answer)
    assert not Channel.objects.exists()


def test_a_way_back_is_for_one_session_and_once(browser_of_owner, mastodon):
    query = sent_away(browser_of_owner, mastodon)
    back = {"code": mastodon.agree("werkhof", query), "state": query["state"]}
    other = signed_in(somebody("otto", "channel-owner"))
    for browser, wrong in (
        (other, back),
        (browser_of_owner, back | {"state": "forged"}),
        (browser_of_owner, {"code": back["code"]}),
        (browser_of_owner, {}),
    ):
        assert browser.get(BACK, wrong).status_code == 400
    assert not Channel.objects.exists()
    assert browser_of_owner.get(BACK, back).status_code == 302
    replayed = browser_of_owner.get(BACK, back)
    assert replayed.status_code == 400
    assert "schon benutzt" in said(replayed)
    assert Channel.objects.count() == 1


def test_connecting_again_gives_the_old_token_back(browser_of_owner, mastodon):
    query = sent_away(browser_of_owner, mastodon)
    code = mastodon.agree("werkhof", query)
    browser_of_owner.get(BACK, {"code": code, "state": query["state"]})
    channel = Channel.objects.get()
    (old,) = mastodon.tokens
    again = reverse("channels:again", args=[channel.pk])
    query = sent_away(browser_of_owner, mastodon, again)
    code = mastodon.agree("fremd", query)
    answer = browser_of_owner.get(BACK, {"code": code, "state": query["state"]})
    assert answer.status_code == 400
    assert "fremd" in said(answer)
    # What the other account gave is given back, and the channel has its own.
    assert list(mastodon.tokens) == [old]
    query = sent_away(browser_of_owner, mastodon, again)
    code = mastodon.agree("werkhof", query)
    new = mastodon.codes[code]["token"]
    mastodon.tokens[new] = channel.account
    browser_of_owner.get(BACK, {"code": code, "state": query["state"]})
    assert list(mastodon.tokens) == [new]
    assert open_network(Channel.objects.get()).account().id == channel.account


def test_disconnecting_ends_the_keys_here_and_there(browser_of_owner, account, pds):
    channel = connected(browser_of_owner, account)
    browser_of_owner.post(reverse("channels:disconnect", args=[channel.pk]))
    assert not Channel.objects.get().sealed
    assert "gutgemacht" not in pds.accounts[channel.account]["passwords"]
    with pytest.raises(NetworkError):
        open_network(Channel.objects.get())


def test_all_accounts_are_cut_off_at_once_whatever_a_network_says(
    browser_of_owner, account, pds, mastodon
):
    bluesky = connected(browser_of_owner, account)
    query = sent_away(browser_of_owner, mastodon)
    code = mastodon.agree("werkhof", query)
    browser_of_owner.get(BACK, {"code": code, "state": query["state"]})
    pds.down = True
    cut = reverse("channels:cut")
    lead = signed_in(somebody("iris", "incident-lead"))
    assert bluesky.name in said(lead.get(cut))
    page = said(lead.post(cut))
    assert "antwortet nicht" in page
    assert "auch dort erloschen" in page
    assert not Channel.objects.exclude(sealed="").exists()
    assert not mastodon.tokens
    assert Entry.objects.filter(what="cut off").count() == 2
    assert timezone.now() - Entry.objects.latest("number").at < timedelta(minutes=1)


@pytest.fixture
def oauth(settings, monkeypatch):
    """A PDS whose owner says yes on its page, and a house that it can read about."""
    double = OAuthDouble()
    with serving(double) as base:
        double.base = base
        settings.INSIDE |= {urlsplit(base).netloc}
        settings.ADDRESS = "https://gut.bergtal.example"
        world = World(settings.INSIDE, plc=base, resolver=base)
        for module in (seal, connect):
            monkeypatch.setattr(module, "world", lambda: world)
        yield double


def test_a_house_without_https_has_no_document_for_servers(client):
    assert client.get(reverse("channels:app")).status_code == 404


def test_an_owner_says_yes_on_the_server_of_bluesky(browser_of_owner, oauth):
    owner = PdsClient(oauth.base)
    answer = browser_of_owner.post(BLUESKY, {"handle": owner.handle, "country": "DE"})
    query = dict(parse_qsl(urlsplit(answer.context["target"]).query))
    document = browser_of_owner.get(reverse("channels:app")).json()
    assert query["client_id"] == document["client_id"]
    assert document["redirect_uris"] == [f"https://gut.bergtal.example{BACK}"]
    assert (
        browser_of_owner.get(BACK, oauth.agree(query["request_uri"], owner.did)).status_code == 302
    )
    channel = Channel.objects.get()
    assert channel.account == owner.did
    # A refresh token is good for once; one who opened it before takes the newer ones.
    early, late = open_network(channel), open_network(Channel.objects.get())
    for network in (late, early, late):
        oauth.expired.add(credentials_of(Channel.objects.get())["access"])
        assert network.account().id == owner.did
    browser_of_owner.post(reverse("channels:disconnect", args=[channel.pk]))
    with pytest.raises(NetworkError):
        early.account()


def test_a_house_without_https_connects_by_app_password(browser_of_owner, account, settings):
    page = said(browser_of_owner.get(BLUESKY))
    assert "App-Passwort" in page
    assert "?way=oauth" not in page
    settings.ADDRESS = "https://gut.bergtal.example"
    page = said(browser_of_owner.get(BLUESKY))
    assert "?way=app-password" in page
    answer = browser_of_owner.post(f"{BLUESKY}?way=app-password", account | {"country": "DE"})
    assert answer.status_code == 302
