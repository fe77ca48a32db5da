"""Who takes part, and a channel."""

import pytest

from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from tests.people import somebody


@pytest.fixture
def anna(db):
    """Writes."""
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def bert(db):
    """Says yes."""
    return somebody("bert", Role.APPROVER)


@pytest.fixture
def channel(db):
    """A connected account."""
    return Channel.objects.create(
        network="mastodon", name="Bergtal", way=Channel.Way.ACCOUNT, country="DE"
    )
