"""Where it is to go out, and who may go against readers."""

import pytest

from gutgemacht.web.environment import MailServer
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.channels.models import Channel
from tests.people import somebody


@pytest.fixture(autouse=True)
def mails(settings):
    """There is a mail server, so that people are told."""
    settings.MAIL = MailServer("127.0.0.1", 25, "", "", sealed=False, seals=False)


@pytest.fixture
def channel(db) -> Channel:
    """A connected account."""
    return Channel.objects.create(
        network="mastodon", name="Bergtal", way=Channel.Way.ACCOUNT, country="DE"
    )


@pytest.fixture
def ida(db) -> Person:
    """Leads when something has gone wrong."""
    return somebody("ida", Role.INCIDENT_LEAD)
