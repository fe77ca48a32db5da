"""Mails to people, against a real mail server on this machine."""

import re
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from django.urls import reverse

from gutgemacht.web import environment
from gutgemacht.web.environment import SettingError
from gutgemacht.web.people.models import Role
from tests.people import PASSWORD, signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class Post:
    """Keeps what comes."""

    def __init__(self) -> None:
        self.mails = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (name of the base)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class Free(Controller):
    """On a port that the machine chooses."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture(scope="module")
def mail_server():
    post = Post()
    controller = Free(post, hostname="127.0.0.1", port=0)
    controller.start()
    yield post, controller.port
    controller.stop()


@pytest.fixture
def post(mail_server, settings, monkeypatch):
    post, port = mail_server
    post.mails.clear()
    monkeypatch.setenv("GUTGEMACHT_MAIL", f"smtp+plain://127.0.0.1:{port}")
    monkeypatch.setenv("GUTGEMACHT_MAIL_FROM", "haus@bergtal.example")
    settings.MAIL = environment.mail()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = settings.MAIL.host, settings.MAIL.port
    settings.DEFAULT_FROM_EMAIL = "haus@bergtal.example"
    return post


@pytest.fixture
def boss(db) -> Client:
    return signed_in(somebody("anna", Role.ADMINISTRATOR, password=PASSWORD))


def link_in(mail) -> str:
    return re.search(r"http://testserver(\S+)", mail.get_content())[1]


def is_in(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


def test_an_invitation_goes_by_mail_and_is_not_shown(post, boss):
    form = {"name": "Ben Huber", "email": "ben@bergtal.example"}
    page = boss.post(reverse("people:invite"), form, follow=True).content.decode()
    assert "bekommt eine Mail" in page
    assert "/welcome/" not in page
    (mail,) = post.mails
    assert (mail["To"], mail["From"]) == ("ben@bergtal.example", "haus@bergtal.example")
    assert "Guten Tag Ben Huber" in mail.get_content()
    client = Client()
    client.post(link_in(mail), {"password": PASSWORD})
    assert is_in(client)


def test_a_mail_server_that_is_down_is_told_and_the_link_shown(post, boss, settings):
    settings.EMAIL_PORT = 9
    form = {"name": "Ben Huber", "email": "ben@bergtal.example"}
    page = boss.post(reverse("people:invite"), form).content.decode()
    assert "hat die Mail nicht angenommen" in page
    assert "/welcome/" in page


def test_a_lost_password_is_chosen_anew_by_a_link_that_works_once(post):
    somebody("ben", password=PASSWORD)
    client = Client()
    for address in ("nobody@bergtal.example", "ben@bergtal.example"):
        answer = client.post(reverse("account_reset_password"), {"email": address})
        assert answer.url == reverse("account_reset_password_done")
    (mail,) = post.mails
    page = client.get(link_in(mail), follow=True)
    form = {"password1": "ein anderer Satz", "password2": "ein anderer Satz"}
    client.post(page.request["PATH_INFO"], form)
    again = Client(headers={"accept-language": "de"}).get(link_in(mail), follow=True)
    assert "verbraucht" in again.content.decode()
    signing_in = Client()
    form = {"login": "ben@bergtal.example", "password": "ein anderer Satz"}
    signing_in.post(reverse("people:sign-in"), form)
    assert is_in(signing_in)


def test_another_address_holds_when_it_is_confirmed(post):
    ben = somebody("ben")
    client = signed_in(ben)
    new = {"email": "ben.huber@bergtal.example", "action_add": "1"}
    page = client.post(reverse("account_email"), new, follow=True).content.decode()
    assert "wartet noch" in page
    (mail,) = post.mails
    assert mail["To"] == "ben.huber@bergtal.example"
    ben.refresh_from_db()
    assert ben.username == "ben@bergtal.example"
    client.post(link_in(mail))
    ben.refresh_from_db()
    assert ben.username == ben.email == "ben.huber@bergtal.example"


def test_an_address_of_somebody_else_is_not_taken(post):
    somebody("anna")
    client = signed_in(somebody("ben"))
    new = {"email": "Anna@bergtal.example", "action_add": "1"}
    page = client.post(reverse("account_email"), new).content.decode()
    assert "schon" in page
    assert not post.mails


def test_without_a_mail_server_the_pages_say_who_can_help():
    ben = somebody("ben")
    browser = Client(headers={"accept-language": "de"})
    page = browser.post(reverse("account_reset_password"), {"email": ben.email})
    assert "verschickt keine Mails" in page.content.decode()
    assert "neu einladen" in signed_in(ben).get(reverse("account_email")).content.decode()


@pytest.mark.parametrize(
    "value",
    ["mail.bergtal.example", "http://mail.bergtal.example", "smtp://", "smtp://mail:port"],
)
def test_a_mail_server_that_makes_no_sense_is_named_without_its_password(value, monkeypatch):
    monkeypatch.setenv("GUTGEMACHT_MAIL", value)
    monkeypatch.setenv("GUTGEMACHT_MAIL_FROM", "haus@bergtal.example")
    with pytest.raises(SettingError, match="GUTGEMACHT_MAIL"):
        environment.mail()


def test_a_mail_server_is_read_with_its_usual_port_and_its_seal(monkeypatch):
    monkeypatch.setenv("GUTGEMACHT_MAIL", "smtp://haus%40x:ge%3Aheim@mail.bergtal.example")
    with pytest.raises(SettingError, match="MAIL_FROM"):
        environment.mail()
    monkeypatch.setenv("GUTGEMACHT_MAIL_FROM", "haus@bergtal.example")
    server = environment.mail()
    assert (server.host, server.port, server.seals) == ("mail.bergtal.example", 587, True)
    assert (server.user, server.password) == ("haus@x", "ge:heim")
