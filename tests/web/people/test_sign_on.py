"""Sign-on with the company's accounts: who comes in, and every answer that must not open."""

import httpx
import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.people.sign_on import doors
from tests.people import PASSWORD, signed_in, somebody
from tests.web.people.idp import CLIENT, SECRET, Oidc, SamlServer, asked_in, new_key, running

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BEN = {"sub": "4711", "email": "ben@bergtal.example", "email_verified": True, "name": "Ben Huber"}
FILE = """servers:
  - id: house
    kind: oidc
    name: "Bergtal-Konto"
    server: "{base}"
    client: {client}
    secret: "{secret}"
"""
NEWCOMERS = """    domains: [bergtal.example]
    newcomers: {roles: [author]}
"""
SAML_FILE = """servers:
  - id: house
    kind: saml
    name: "Bergtal-Konto"
    entity: "https://idp.bergtal.example/saml"
    metadata: idp.xml
    domains: [bergtal.example]
"""


@pytest.fixture(scope="module")
def server():
    with running(Oidc()) as oidc:
        yield oidc


@pytest.fixture
def oidc(server, tmp_path, settings):
    server.claims, server.in_token = dict(BEN), {}
    settings.SIGN_ON = tmp_path / "sign-on.yml"
    write(settings, server)
    return server


def write(settings, server, more: str = "") -> None:
    text = FILE.format(base=server.base, client=CLIENT, secret=SECRET) + more
    settings.SIGN_ON.write_text(text, encoding="utf-8")


def browser() -> Client:
    return Client(headers={"accept-language": "de", "host": "testserver"})


def answer_of(client: Client) -> str:
    """Goes to the company's server; the address by which the browser comes back."""
    page = client.post(reverse("openid_connect_login", args=["house"]))
    assert "http-equiv" in page.content.decode()
    return httpx.get(page.context["target"]).headers["Location"].removeprefix("http://testserver")


def come(client: Client | None = None):
    client = client or browser()
    return client, client.get(answer_of(client))


def is_in(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


def test_the_door_stands_on_the_sign_in_page(oidc):
    somebody("anna")
    page = browser().get(reverse("people:sign-in")).content.decode()
    assert "Anmelden mit Bergtal-Konto" in page


def test_who_was_invited_comes_in_and_is_known_by_more_than_the_address(oidc):
    ben = somebody("ben")
    client, _ = come()
    assert is_in(client)
    oidc.claims["email"] = "ben.huber@bergtal.example"
    client, _ = come()
    assert client.get(reverse("people:me")).context["user"] == ben
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"email": "eve@elsewhere.example"}, "eve@elsewhere.example"),
        ({"email": "new@bergtal.example"}, "new@bergtal.example"),
        ({"email_verified": False}, "ben@bergtal.example"),
        ({"email": None}, "keine Mailadresse"),
    ],
)
def test_others_are_told_why_they_do_not_come_in(oidc, claims, words):
    somebody("ben")
    oidc.claims |= claims
    client, answer = come()
    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert not is_in(client)
    assert Person.objects.count() == 1


def test_newcomers_come_where_the_company_says_so_with_the_roles_it_says(oidc, settings):
    anna = somebody("anna")
    # Somebody claims the address without proof; that must neither keep nor let anybody in.
    EmailAddress.objects.create(user=anna, email="ben@bergtal.example", verified=False)
    write(settings, oidc, NEWCOMERS)
    del oidc.claims["email_verified"]
    client, _ = come()
    assert is_in(client)
    ben = Person.objects.get(username="ben@bergtal.example")
    assert ben.name == "Ben Huber"
    assert [grant.role for grant in ben.grants.all()] == [Role.AUTHOR]
    oidc.claims |= {"sub": "13", "email": "eve@elsewhere.example", "email_verified": True}
    client, answer = come()
    assert answer.status_code == 403
    assert not is_in(client)


def test_who_left_does_not_come_back_by_the_company_s_account(oidc):
    leave(somebody("ben"))
    client, answer = come()
    assert answer.url == reverse("account_inactive")
    assert not is_in(client)


def test_an_answer_opens_once_and_only_in_the_browser_that_asked(oidc):
    somebody("ben")
    client = browser()
    address = answer_of(client)
    stranger = browser()
    assert stranger.get(address).status_code in (401, 403)
    assert not is_in(stranger)
    client.get(address)
    assert is_in(client)
    client.post(reverse("people:sign-out"))
    assert client.get(address).status_code in (401, 403)
    assert not is_in(client)


@pytest.mark.parametrize(
    "token",
    [{"aud": "another program"}, {"iss": "https://elsewhere.example"}, {"exp": 1}, {"sub": "13"}],
)
def test_a_token_for_others_or_of_others_opens_nothing(oidc, token):
    somebody("ben")
    oidc.in_token = token
    client, answer = come()
    assert answer.status_code in (401, 403)
    assert not is_in(client)


def test_a_server_that_is_silent_is_told_and_passwords_go_on(oidc, settings):
    somebody("ben", password=PASSWORD)
    settings.SIGN_ON.write_text(
        FILE.format(base="http://127.0.0.1:9", client=CLIENT, secret=SECRET), encoding="utf-8"
    )
    client = browser()
    answer = client.post(reverse("openid_connect_login", args=["house"]))
    assert answer.status_code == 502
    assert "antwortet nicht" in answer.content.decode()
    form = {"login": "ben@bergtal.example", "password": PASSWORD}
    client.post(reverse("people:sign-in"), form)
    assert is_in(client)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("kind: oidc", "kind: ldap"), "servers.0"),
        (('server: "http', 'server: "ftp'), "https://"),
        (("    client: gutgemacht\n", ""), "client"),
        (("id: house", "id: House of Cards"), "servers.0.id: may hold small letters"),
        (("    secret", "    newcomers: {roles: [administrator]}\n    secret"), "administrator"),
        (("    secret", "    newcomers: {roles: [author]}\n    secret"), "domains"),
        (("    secret", "    secrets: x\n    secret"), "secrets"),
        (("servers:", "servers: ["), "sign-on.yml:"),
    ],
)
def test_a_broken_file_opens_nothing_and_says_place_and_key(oidc, settings, change, place):
    settings.SIGN_ON.write_text(settings.SIGN_ON.read_text().replace(*change), encoding="utf-8")
    assert doors().servers == ()
    assert any(place in str(problem) for problem in doors().problems)
    boss = signed_in(somebody("anna", Role.ADMINISTRATOR))
    page = boss.get(reverse("people:all")).content.decode()
    assert "sign-on.yml" in page
    assert boss.get(reverse("people:sign-in")).status_code == 302


# SAML


@pytest.fixture(scope="module")
def saml_server():
    return SamlServer()


@pytest.fixture
def saml(saml_server, tmp_path, settings):
    settings.DATA, settings.SIGN_ON = tmp_path, tmp_path / "sign-on.yml"
    (tmp_path / "idp.xml").write_text(saml_server.metadata(), encoding="utf-8")
    settings.SIGN_ON.write_text(SAML_FILE, encoding="utf-8")
    somebody("ben")
    return saml_server


def place(name: str) -> str:
    return "http://testserver" + reverse(name, args=["house"])


def request_of(client: Client) -> str:
    return asked_in(client.post(reverse("saml_login", args=["house"])).context["target"])


def send(client: Client, response: str):
    """The browser carries the answer here from the company's server."""
    return client.post(reverse("saml_acs", args=["house"]), {"SAMLResponse": response}, follow=True)


def said_of_ben(saml, request: str, **change: str) -> str:
    where = {"acs": place("saml_acs"), "audience": place("saml_metadata")} | change
    return saml.answer(request, where.pop("email", "ben@bergtal.example"), **where)


def test_a_signed_answer_opens_once(saml):
    client = browser()
    response = said_of_ben(saml, request_of(client))
    send(client, response)
    assert is_in(client)
    client.post(reverse("people:sign-out"))
    assert send(client, response).status_code == 403
    assert not is_in(client)
    assert "EntityDescriptor" in client.get(place("saml_metadata")).content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"replace": "ben@bergtal.example", "by": "boss@bergtal.example"},
        {"minutes": "-30"},
        {"audience": "https://another.example"},
        {"acs": "https://another.example/acs/"},
        {"email": "eve@elsewhere.example"},
    ],
)
def test_an_answer_that_was_changed_or_is_for_others_opens_nothing(saml, change):
    somebody("boss")
    client = browser()
    answer = send(client, said_of_ben(saml, request_of(client), **change))
    assert answer.status_code in (401, 403)
    assert not is_in(client)


def test_an_answer_signed_by_another_key_opens_nothing(saml):
    forger = SamlServer()
    forger.key = new_key()
    client = browser()
    assert send(client, said_of_ben(forger, request_of(client))).status_code == 401
    assert not is_in(client)


def test_an_answer_nobody_asked_for_opens_nothing(saml):
    asker, thief = browser(), browser()
    response = said_of_ben(saml, request_of(asker))
    assert send(thief, response).status_code == 403
    assert send(thief, said_of_ben(saml, "")).status_code == 401
    assert not is_in(thief)


def test_an_unsigned_sign_out_is_not_listened_to(saml):
    client = browser()
    send(client, said_of_ben(saml, request_of(client)))
    assert client.get(reverse("saml_sls", args=["house"]), {"SAMLRequest": "x"}).status_code == 404
    assert is_in(client)
