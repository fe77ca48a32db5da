"""Two who write, one who reads, and what they send."""

import pytest
from django.test import Client

from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.written import as_it_is
from tests.people import signed_in, somebody


@pytest.fixture
def anna(db):
    """An author."""
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def berta(db):
    """Another author."""
    return somebody("berta", Role.AUTHOR)


@pytest.fixture
def carl(db):
    """Somebody who approves and writes nothing."""
    return somebody("carl", Role.APPROVER)


@pytest.fixture
def at(anna) -> Client:
    """Anna's browser."""
    return signed_in(anna)


def stamp(draft: Draft) -> str:
    """What a form that was opened just now would carry."""
    draft.refresh_from_db()
    return as_it_is(draft, draft.versions.all()[0]).stamp


def save(client: Client, draft: Draft, base: str = "", htmx: bool = True, **form):
    """Sends the form of a draft, from the state of now if nothing else is said."""
    headers = {"hx-request": "true"} if htmx else {}
    form = {
        "base": base or stamp(draft),
        "channels": [one.pk for one in draft.channels.all()],
    } | form
    return client.post(f"/drafts/{draft.pk}/save/", form, headers=headers)
