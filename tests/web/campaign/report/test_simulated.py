"""A machine's guesses: on a page of their own, after a yes, and in no number."""

import json

import pytest
from django.test import Client

from gutgemacht.campaign.decision import Rule
from gutgemacht.campaign.report import Meant, Panel, Stimulus, report
from gutgemacht.judges.opinion import Opinion
from gutgemacht.judges.opinion.cost import spent
from gutgemacht.web.campaign.panel.models import Reading
from gutgemacht.web.people.models import Role
from tests.judges.opinion.service import failing, readings, said, serving
from tests.people import signed_in, somebody
from tests.web.campaign.report.make import campaign, close, panel, read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

GUESS = readings(("cliche", "Frauen in die Technik", "Schon wieder Rosa?"))
YES = "Ja, abschicken"


@pytest.fixture
def author():
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def made(author):
    made = panel(campaign(author), "Technikerinnen")
    read(made.strata.get(), [{"gist": "Frauen sind willkommen"}] * 12)
    close(made)
    return made


@pytest.fixture
def path(made):
    return f"/campaigns/{made.version.campaign_id}/panels/{made.pk}/report/"


def yes(made):
    return {"stimulus": made.version.stimuli.get().pk, "audience": "Frauen in der Technik"}


def test_without_an_endpoint_nothing_is_offered(author, path):
    client = signed_in(author)
    assert "simulated" not in client.get(path).content.decode()
    assert client.get(path + "simulated/").status_code == 404


def test_it_says_first_what_goes_where_and_then_shows_guesses_as_such(author, made, path, settings):
    with serving(said(GUESS)) as service:
        settings.OPINION = service.endpoint
        client = signed_in(author)
        assert "simulated" in client.get(path).content.decode()
        before = client.get(path + "simulated/").content.decode()
        assert service.requests == []
        assert service.endpoint.host in before
        assert YES in before
        answer = client.post(path + "simulated/", yes(made)).content.decode()
    assert len(service.requests) == 3
    assert "Vermutungen einer Maschine und keine Lesarten" in answer
    assert "Vermutungen von small-model für „Frauen in der Technik“" in answer
    assert "Schon wieder Rosa?" in answer


def test_guesses_are_kept_nowhere_and_change_no_number(author, made, path, settings):
    client, names = signed_in(author), ("report.json", "report.csv")
    before = [client.get(path + name).content for name in names]
    with serving(said(GUESS)) as service:
        settings.OPINION = service.endpoint
        client.post(path + "simulated/", yes(made))
    assert [client.get(path + name).content for name in names] == before
    assert Reading.objects.count() == 12
    assert "Rosa" not in json.dumps(list(Reading.objects.values_list("answers", flat=True)))
    assert "Rosa" not in client.get(path).content.decode()


def test_an_opinion_is_no_reading():
    asked = Panel(Meant("", ""), (Stimulus("1"),), ("1",), Rule(), closed=True)
    with pytest.raises(AttributeError):
        report(asked, [Opinion((), "model", spent(0, 0, None))], None)


def test_what_goes_wrong_is_told_in_its_place(author, made, path, settings):
    client = signed_in(author)
    with serving(failing(401)) as service:
        settings.OPINION = service.endpoint
        answer = client.post(path + "simulated/", yes(made))
        assert answer.status_code == 502
        assert "lehnt unseren Schlüssel ab" in answer.content.decode()
        nobody = client.post(path + "simulated/", yes(made) | {"audience": "x"})
        assert nobody.status_code == 400
        assert "3 bis 200 Zeichen" in nobody.content.decode()
        assert client.post(path + "simulated/", {"stimulus": "999"}).status_code == 404


def test_a_strangers_yes_is_none(made, path, settings, author):
    with serving(said(GUESS)) as service:
        settings.OPINION = service.endpoint
        client = Client(enforce_csrf_checks=True)
        client.force_login(author)
        assert client.post(path + "simulated/", yes(made)).status_code == 403
    assert service.requests == []
