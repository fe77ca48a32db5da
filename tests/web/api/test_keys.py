"""Keys: made on a page, shown once, kept as a hash, ended at any time."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gutgemacht.web.api.keys import found, make
from gutgemacht.web.api.models import Token
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.publish.ledger.models import Entry
from tests.people import signed_in, somebody
from tests.web.api.program import V1

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FORM = {"name": "Newsroom", "scopes": ["drafts:read", "channels:read"], "days": "90"}


def made(client: Client, **form) -> str:
    """The secret of a new key, as the page shows it."""
    page = client.post("/api/keys/", FORM | form).content.decode()
    [secret] = re.findall(r'value="(gutgemacht_[\w-]{43})"', page)
    return secret


def status(secret: str) -> int:
    return Client(headers={"authorization": f"Bearer {secret}"}).get(f"{V1}/drafts").status_code


def test_a_key_is_shown_once_and_only_its_hash_is_kept(anna):
    client = signed_in(anna, "en")
    assert "You have no key yet." in client.get("/api/keys/").content.decode()
    secret = made(client)
    assert status(secret) == 200
    page = client.get("/api/keys/").content.decode()
    assert "Newsroom" in page
    assert secret not in page
    assert secret not in str(Token.objects.values().get())
    assert secret not in str(list(Entry.objects.values()))
    token = Token.objects.get()
    assert token.scopes == ["drafts:read", "channels:read"]
    assert token.used_at is not None
    assert timedelta(days=89) < token.expires - timezone.now() <= timedelta(days=90)


def test_a_key_ends_when_its_person_ends_it_and_by_nobody_else(anna, bert):
    secret = made(signed_in(anna))
    path = f"/api/keys/{Token.objects.get().pk}/end/"
    assert signed_in(bert).post(path).status_code == 404
    assert status(secret) == 200
    assert signed_in(anna).post(path).status_code == 302
    assert status(secret) == 401
    assert [entry.what for entry in Entry.objects.all()] == ["key made", "key revoked"]


def test_a_key_ends_by_itself_and_with_its_person(anna):
    now = timezone.now()
    token, secret = make(anna, "old", ["drafts:read"], now + timedelta(days=1), now)
    assert found(secret, now + timedelta(hours=23)) == token
    assert found(secret, now + timedelta(days=1)) is None
    leave(anna)
    token.refresh_from_db()
    assert token.revoked_at is not None
    anna.is_active = True
    anna.save()
    assert status(secret) == 401


def test_a_bad_form_says_what_would_be_right(anna):
    client = signed_in(anna, "en")
    for form, said in (
        ({"scopes": []}, "Please choose at least one."),
        ({"days": "366"}, "365"),
        ({"scopes": ["everything"]}, "everything"),
        ({"name": ""}, "required"),
    ):
        answer = client.post("/api/keys/", FORM | form)
        assert answer.status_code == 400
        assert said in answer.content.decode()
    assert not Token.objects.exists()


def test_the_page_of_the_interface_needs_nobody_and_names_every_operation():
    from tests.web.api.fits import operations

    page = Client(headers={"accept-language": "de"}).get("/api/").content.decode()
    for method, path in operations():
        assert f"<b>{method}</b> {path}</code>" in page
    assert "<script" not in page.partition("<main")[2].partition("</main")[0]
    assert Client().get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"


def test_a_stranger_may_make_a_key_that_opens_nothing(db):
    assert status(made(signed_in(somebody("sam")))) == 403
