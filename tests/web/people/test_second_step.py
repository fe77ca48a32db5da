"""The second step: a code of an app, spare codes, and what happens when all is lost."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from gutgemacht.web.people.models import Role
from tests.people import PASSWORD, signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def code_now(secret: str) -> str:
    """What an app shows now (RFC 6238)."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def browser() -> Client:
    return Client(headers={"accept-language": "de"})


def sign_in(client: Client):
    form = {"login": "ben@bergtal.example", "password": PASSWORD}
    return client.post(reverse("people:sign-in"), form, follow=True)


def is_in(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


@pytest.fixture
def ben(db):
    return somebody("ben", password=PASSWORD)


@pytest.fixture
def codes(ben) -> list[str]:
    """Ben has set up an app; these are the spare codes."""
    client = browser()
    sign_in(client)
    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    assert "Sind Sie es?" in asked.content.decode()
    again = asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"]
    page = client.post(again, {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    assert "data:image/svg" in page.content.decode()
    form = {"code": code_now(secret)}
    spare = client.post(reverse("mfa_activate_totp"), form, follow=True)
    assert secret not in str(Authenticator.objects.values())
    assert is_in(client)
    return list(spare.context["unused_codes"])


def test_after_the_password_a_code_is_asked(codes):
    client = browser()
    page = sign_in(client)
    assert "Der zweite Schritt" in page.content.decode()
    assert not is_in(client)
    page = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "passt nicht" in page.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert is_in(client)


def test_a_spare_code_works_once(codes):
    first, second = browser(), browser()
    for client in (first, second):
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert (is_in(first), is_in(second)) == (True, False)


def test_guessing_codes_is_stopped(codes):
    client = browser()
    sign_in(client)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not is_in(client)


def test_an_invitation_does_not_go_round_the_second_step(codes, ben):
    boss = signed_in(somebody("anna", Role.ADMINISTRATOR))
    link = boss.post(reverse("people:invite-again", args=[ben.pk])).context["link"]
    client = browser()
    client.post(link, {"password": "ein anderer Satz"})
    assert not is_in(client)


def test_who_lost_everything_is_helped_by_those_who_look_after_the_house(codes, ben):
    boss = signed_in(somebody("anna", Role.ADMINISTRATOR))
    boss.post(reverse("people:lost-factor", args=[ben.pk]))
    client = browser()
    sign_in(client)
    assert is_in(client)


def test_who_has_neither_password_nor_code_signs_in_anew_before_changes(ben):
    ben.set_unusable_password()
    ben.save()
    client = signed_in(ben)
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    ben.refresh_from_db()
    ben.last_login = ben.last_login.replace(year=2020)
    ben.save(update_fields=["last_login"])
    answer = client.get(reverse("mfa_add_webauthn"))
    assert answer.url.startswith(reverse("people:sign-in"))
    assert not is_in(client)


def test_every_page_of_the_second_step_is_there(codes, ben):
    client = signed_in(ben)
    for name in ("mfa_index", "mfa_list_webauthn", "account_change_password", "people:me"):
        assert client.get(reverse(name)).status_code == 200, name
    for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_add_webauthn"):
        answer = client.get(reverse(name), follow=True)
        client.post(
            answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"],
            {"password": PASSWORD},
        )
        assert client.get(reverse(name)).status_code == 200, name
