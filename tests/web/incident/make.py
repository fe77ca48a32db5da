"""Incidents for the tests, as short as they can be said."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.opening import open_incident
from gutgemacht.web.people.models import Person


def an_incident(
    by: Person, title: str = "Föhn-Kampagne", *, names: tuple[str, ...] = (), kinds: Any = ()
) -> Incident:
    """One that began ten minutes ago."""
    now = timezone.now()
    return open_incident(title, now - timedelta(minutes=10), set(kinds), list(names), None, by, now)


def post(client: Client, name: str, incident: Incident, *more: Any, **form: Any) -> str:
    """Somebody does something in the room; what the next page shows."""
    answer = client.post(reverse(f"incident:{name}", args=[incident.pk, *more]), form, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def page(client: Client, name: str, incident: Incident, *more: Any, **query: Any) -> str:
    """What a page shows."""
    answer = client.get(reverse(f"incident:{name}", args=[incident.pk, *more]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()
