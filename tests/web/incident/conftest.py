"""Those who work in an incident."""

import pytest

from gutgemacht.web.environment import MailServer
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.people.models import Person, Role
from tests.people import somebody
from tests.web.incident.make import an_incident


@pytest.fixture(autouse=True)
def mails(settings):
    """There is a mail server, so that people are told."""
    settings.MAIL = MailServer("127.0.0.1", 25, "", "", sealed=False, seals=False)


@pytest.fixture
def ida(db) -> Person:
    """Leads when something has gone wrong, and writes for the company too."""
    return somebody("ida", Role.INCIDENT_LEAD, Role.AUTHOR)


@pytest.fixture
def otto(db) -> Person:
    """Approves, and works along."""
    return somebody("otto", Role.APPROVER)


@pytest.fixture
def incident(ida) -> Incident:
    """One that has just begun."""
    return an_incident(ida)
