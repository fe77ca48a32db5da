"""Two first visits at the same moment, where a database lets them happen at the same moment."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gutgemacht.web.people.models import Person
from tests.people import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite writes one by one anyway")
def test_of_several_first_visits_at_once_one_makes_the_administrator():
    start = threading.Barrier(4)

    def visit(number: int) -> None:
        form = {"name": "Anna", "email": f"anna{number}@bergtal.example", "password": PASSWORD}
        start.wait()
        Client().post(reverse("people:first"), form)
        connection.close()

    threads = [threading.Thread(target=visit, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Person.objects.count() == 1
