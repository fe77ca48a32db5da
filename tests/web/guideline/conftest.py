"""A house of a test's own, and somebody who looks after its guideline."""

import pytest

from gutgemacht.web.people.models import Grant, Person, Role
from tests.web.house import house as a_house


@pytest.fixture
def house(tmp_path, settings):
    """An empty data folder in force."""
    with a_house(tmp_path, settings) as folder:
        yield folder


@pytest.fixture
def editor(client, db) -> Person:
    """A guideline editor, signed in."""
    person = Person.objects.create_user("anna@bergtal.example", name="Anna Moser")
    Grant.objects.create(person=person, role=Role.GUIDELINE_EDITOR)
    client.force_login(person)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return person
