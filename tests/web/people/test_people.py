"""People: the first visit, invitations, roles, and that nothing of it stands before a check."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.people.leaving import left
from gutgemacht.web.people.models import Invitation, Person, Role, Team
from tests.people import PASSWORD, signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FIRST = {"name": "Anna Moser", "email": "Anna@bergtal.example", "password": PASSWORD}


@pytest.fixture
def anna(client) -> Person:
    client.post(reverse("people:first"), FIRST)
    return Person.objects.get()


BEN = {"name": "Ben Huber", "email": "ben@bergtal.example"}


def sign_in(email: str, password: str = PASSWORD) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.post(reverse("people:sign-in"), {"login": email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


def invited_link(client, form=BEN) -> str:
    answer = client.post(reverse("people:invite"), form)
    return answer.context["link"].removeprefix("http://testserver")


def test_the_first_visit_makes_the_first_administrator(client):
    assert client.get(reverse("people:sign-in")).url == reverse("people:first")
    answer = client.post(reverse("people:first"), FIRST, follow=True)
    assert "Anna Moser" in answer.content.decode()
    person = Person.objects.get()
    assert person.may(Role.ADMINISTRATOR)
    assert person.may(Role.GUIDELINE_EDITOR)
    assert not person.may(Role.WORKS_COUNCIL)


def test_the_first_visit_happens_once(anna, client):
    client.logout()
    second = FIRST | {"email": "eve@elsewhere.example"}
    assert client.post(reverse("people:first"), second).url == reverse("people:sign-in")
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"password": "kurz"}, "10"),
        ({"email": "keine Adresse"}, "Adresse"),
        ({"name": ""}, "erforderlich"),
    ],
)
def test_a_first_visit_with_a_mistake_says_which(client, change, words):
    answer = client.post(reverse("people:first"), FIRST | change)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not Person.objects.exists()


def test_one_signs_in_with_the_mail_address_and_out_again(anna):
    client = sign_in("ANNA@bergtal.example")
    assert client.get(reverse("people:all")).status_code == 200
    client.post(reverse("people:sign-out"))
    assert client.get(reverse("people:all")).status_code == 302
    assert not is_in(sign_in("anna@bergtal.example", "ein falscher Satz"))


def test_guessing_passwords_is_stopped_for_everybody_at_once(anna):
    for _ in range(5):
        sign_in("anna@bergtal.example", "geraten")
    late = Client(headers={"accept-language": "de"})
    form = {"login": "anna@bergtal.example", "password": PASSWORD}
    answer = late.post(reverse("people:sign-in"), form)
    assert "fünf Minuten" in answer.content.decode()
    assert not is_in(late)


def test_an_invited_person_chooses_a_password_by_a_link_that_works_once(anna, client):
    link = invited_link(client)
    ben = Client()
    assert ben.get(link).status_code == 200
    assert ben.post(link, {"password": "kurz"}).status_code == 400
    ben.post(link, {"password": PASSWORD})
    assert is_in(ben)
    assert is_in(sign_in("ben@bergtal.example"))
    assert Client().get(link).status_code == 410
    assert Client().post(link, {"password": PASSWORD}).status_code == 410


def test_a_link_ends_by_time_by_a_newer_one_and_when_withdrawn(anna, client):
    old = invited_link(client)
    ben = Person.objects.get(username="ben@bergtal.example")
    answer = client.post(reverse("people:invite-again", args=[ben.pk]))
    new = answer.context["link"].removeprefix("http://testserver")
    assert [Client().get(link).status_code for link in (old, new)] == [410, 200]
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert Client().get(new).status_code == 410
    assert "zu alt" in client.get(reverse("people:all")).content.decode()
    client.post(reverse("people:withdraw", args=[ben.pk]))
    assert not Person.objects.filter(pk=ben.pk).exists()


def test_a_link_is_kept_only_as_a_fingerprint_and_ends_when_one_is_in(anna, client):
    secret = invited_link(client).rstrip("/").split("/")[-1]
    assert secret not in str(Invitation.objects.values())
    signed_in(Person.objects.get(username="ben@bergtal.example"))
    assert not Invitation.objects.exists()


def test_an_address_belongs_to_one_person(anna, client):
    again = {"name": "Anna zwei", "email": "ANNA@bergtal.example"}
    answer = client.post(reverse("people:invite"), again)
    assert answer.status_code == 400
    assert "schon" in answer.content.decode()


def test_roles_and_teams_are_given_and_taken(anna, client):
    ben, team = somebody("ben"), Team.objects.create(name="Nova")
    url = reverse("people:change", args=[ben.pk])
    client.post(url, {"role": ["guideline-editor", "author", "king"], "team": [team.pk, "x"]})
    assert {grant.role for grant in ben.grants.all()} == {"guideline-editor", "author"}
    assert list(ben.teams.all()) == [team]
    client.post(url, {"role": "author"})
    assert not ben.may(Role.GUIDELINE_EDITOR)
    assert ben.may(Role.GUIDELINE_EDITOR, Role.AUTHOR)
    assert not ben.teams.exists()


def test_every_role_says_what_it_may_do_where_it_is_given(anna, client):
    page = client.get(reverse("people:change", args=[anna.pk])).content.decode()
    assert page.count('name="role"') == len(Role)
    assert "keine Texte" in page


def test_who_leaves_is_cut_off_everywhere_at_once_and_stays_out(anna, client):
    somebody("ben", Role.AUTHOR, password=PASSWORD)
    ben = Person.objects.get(username="ben@bergtal.example")
    browsers = [sign_in("ben@bergtal.example") for _ in range(2)]
    link = client.post(reverse("people:invite-again", args=[ben.pk])).context["link"]
    assert all(is_in(browser) for browser in browsers)
    told = []

    def note(person, **_):
        told.append(person)

    left.connect(note)
    client.post(reverse("people:leave", args=[ben.pk]))
    left.disconnect(note)
    assert told == [ben]
    for browser in browsers:
        assert browser.get(reverse("people:me")).url.startswith(reverse("people:sign-in"))
    assert Client().get(link).status_code == 410
    assert not is_in(sign_in("ben@bergtal.example"))
    ben.refresh_from_db()
    assert not ben.may(Role.AUTHOR)
    back = client.post(reverse("people:come-back", args=[ben.pk]))
    assert "/welcome/" in back.context["link"]
    assert not any(is_in(browser) for browser in browsers)


def test_nobody_takes_the_last_administrator_away(anna, client):
    client.post(reverse("people:change", args=[anna.pk]), {})
    client.post(reverse("people:leave", args=[anna.pk]))
    anna.refresh_from_db()
    assert anna.may(Role.ADMINISTRATOR)


def test_people_without_the_role_learn_that_they_may_not():
    answer = signed_in(somebody("ben")).get(reverse("people:all"))
    assert answer.status_code == 403
    assert "Rolle" in answer.content.decode()


def test_teams_are_made_renamed_and_ended(anna, client):
    client.post(reverse("people:teams"), {"name": "Nova", "members": [anna.pk]})
    team = Team.objects.get()
    assert list(team.members.all()) == [anna]
    assert client.post(reverse("people:teams"), {"name": "Nova"}).status_code == 400
    client.post(reverse("people:team", args=[team.pk]), {"name": "Nova zwei"})
    assert "Nova zwei" in client.get(reverse("people:teams")).content.decode()
    client.post(reverse("people:remove-team", args=[team.pk]))
    assert not Team.objects.exists()
    assert Person.objects.filter(pk=anna.pk).exists()


def test_one_chooses_name_language_and_clock_oneself(anna, client):
    form = {"name": "Anna M.", "language": "en", "time_zone": "Asia/Tokyo"}
    page = client.post(reverse("people:me"), form, follow=True).content.decode()
    assert "About me" in page
    assert "Saved." in page
    wrong = client.post(reverse("people:me"), form | {"time_zone": "Mars/Olympus"})
    assert wrong.status_code == 400
    expires = timezone.now() + timedelta(days=1)
    Invitation.objects.create(person=somebody("ben"), fingerprint="x", expires=expires)
    local = expires.astimezone(ZoneInfo("Asia/Tokyo"))
    page = client.get(reverse("people:all")).content.decode()
    assert f"{local:%m/%d/%Y} {local.hour % 12 or 12}:" in page
    client.post(reverse("set_language"), {"language": "de", "next": reverse("people:me")})
    assert "Über mich" in client.get(reverse("people:me")).content.decode()


def test_a_check_needs_no_account_and_starts_no_session(client):
    answer = client.post("/draft/", {"text": "Unsere Nova ist klimaneutral."})
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies
