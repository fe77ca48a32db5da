"""A PDS and a Mastodon server on loopback, and people who look after channels."""

from urllib.parse import urlsplit

import pytest

from gutgemacht.web.people.models import Role
from tests.networks.bluesky.double import PdsDouble
from tests.networks.bluesky.peer import Client
from tests.networks.mastodon.double import MastodonDouble
from tests.networks.server import serving
from tests.people import signed_in, somebody


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def pds(settings):
    double = PdsDouble()
    with serving(double) as base:
        double.base = base
        settings.INSIDE |= {urlsplit(base).netloc}
        yield double


@pytest.fixture
def mastodon(settings):
    double = MastodonDouble(worst=True)
    with serving(double) as base:
        double.base = base
        settings.INSIDE |= {urlsplit(base).netloc}
        yield double


@pytest.fixture
def account(pds):
    """An account on the PDS: what its owner types to connect it."""
    client = Client(pds.base)
    app = client.call("com.atproto.server.createAppPassword", name="gutgemacht")
    return {
        "handle": client.handle,
        "password": app["password"],
        "name": "gutgemacht",
        "server": pds.base,
    }


@pytest.fixture
def owner(db):
    return somebody("olga", Role.CHANNEL_OWNER)


@pytest.fixture
def browser_of_owner(owner):
    return signed_in(owner)
