"""Who may ask what: every operation, every person, every scope."""

import pytest
from django.test import Client

from gutgemacht.web.api.keys import SCOPES
from gutgemacht.web.people.models import Role
from tests.people import STRANGER, somebody
from tests.web.api.fits import operations
from tests.web.api.program import Program
from tests.web.api.table import PROGRAMS

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MISSING = "999999"


def test_every_operation_stands_in_the_table_with_the_door_it_has():
    doors = {
        told["operationId"]: (told["x-scope"], frozenset(map(Role, told["x-roles"])))
        for told in operations().values()
    }
    assert doors == PROGRAMS


def asked(client: Client, method: str, path: str) -> tuple[int, str]:
    """The status, and what is said against it."""
    address = path.replace("{number}", MISSING)
    answer = getattr(client, method.lower())(address, {}, content_type="application/json")
    told = answer.json()
    refused = isinstance(told, dict) and "error" in told
    return answer.status_code, told["error"]["kind"] if refused else ""


def test_each_person_asks_what_the_table_says_and_nothing_else():
    people = {STRANGER: somebody(STRANGER)} | {r.value: somebody(r.value, r) for r in Role}
    wrong = []
    for name, person in people.items():
        client = Program(person).client
        for (method, path), told in operations().items():
            status, kind = asked(client, method, path)
            may = name in PROGRAMS[told["operationId"]][1]
            if may is ((status, kind) == (403, "role")) or status in (401, 405, 500):
                wrong.append((name, method, path, status, kind))
    assert not wrong


def test_a_key_opens_only_its_scopes():
    person, wrong = somebody("all", *Role), []
    for scope in SCOPES:
        client = Program(person, scope).client
        for (method, path), told in operations().items():
            status, kind = asked(client, method, path)
            if (told["x-scope"] == scope) is ((status, kind) == (403, "scope")):
                wrong.append((scope, method, path, status, kind))
    assert not wrong


def test_without_a_key_nothing_is_answered_not_even_to_somebody_signed_in():
    browser = Client()
    browser.force_login(somebody("all", *Role))
    for client in (Client(), browser, Client(headers={"authorization": "Bearer gutgemacht_x"})):
        for method, path in operations():
            assert asked(client, method, path) == (401, "key")
