"""Who takes part, and a channel."""

import pytest

from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from tests.people import somebody


@pytest.fixture
def anna():
    """Writes."""
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def bert():
    """Says yes."""
    return somebody("bert", Role.APPROVER)


@pytest.fixture
def cora():
    """Says yes too."""
    return somebody("cora", Role.APPROVER)


@pytest.fixture
def lea():
    """Knows the law."""
    return somebody("lea", Role.LAWYER)


@pytest.fixture
def channel():
    """A connected account."""
    return Channel.objects.create(
        network="mastodon", name="Bergtal", way=Channel.Way.ACCOUNT, country="DE"
    )
