"""Anna who asks, two coaches, and a folder of their own for keys."""

import pytest

from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.house import house

TEXT = "Unsere Geheimpumpe ist klimaneutral."
FORM = {"text": TEXT, "speaker": "employee", "channel": "linkedin", "action": "post"}


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    with house(tmp_path, settings):
        yield tmp_path


@pytest.fixture
def anna(db):
    return somebody("anna")


@pytest.fixture
def carla(db):
    return somebody("carla", Role.COACH)


@pytest.fixture
def cem(db):
    return somebody("cem", Role.COACH)


@pytest.fixture
def at_annas(anna):
    return signed_in(anna)


@pytest.fixture
def at_carlas(carla):
    return signed_in(carla)


@pytest.fixture
def at_cems(cem):
    return signed_in(cem)


def ask(client, coach="", stays="day", **more):
    """Sends the form; returns the address of the talk."""
    chosen = str(coach.pk) if coach else ""
    answer = client.post("/coach/send/", FORM | {"coach": chosen, "stays": stays} | more)
    assert answer.status_code == 302, answer.content.decode()
    return answer.url
