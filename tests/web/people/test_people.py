"""People: the first visit, invitations, roles, and that nothing of it stands before a check."""

import pytest
from django.urls import reverse

from gutgemacht.web.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PASSWORD = "ein langer Satz"
FIRST = {"name": "Anna Moser", "email": "Anna@bergtal.example", "password": PASSWORD}


@pytest.fixture
def anna(client) -> Person:
    client.post(reverse("people:first"), FIRST)
    return Person.objects.get()


def invited_link(response) -> str:
    return response.context["link"].removeprefix("http://testserver")


def test_the_first_visit_makes_the_first_administrator(client):
    assert client.get(reverse("people:sign-in")).url == reverse("people:first")
    answer = client.post(reverse("people:first"), FIRST, follow=True)
    assert "Anna Moser" in answer.content.decode()
    person = Person.objects.get()
    assert person.may(Role.ADMINISTRATOR)
    assert person.may(Role.GUIDELINE_EDITOR)


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


def test_one_signs_in_with_the_mail_address_and_out_again(anna, client):
    client.logout()
    form = {"username": "anna@bergtal.example", "password": PASSWORD}
    client.post(reverse("people:sign-in"), form)
    assert client.get(reverse("people:all")).status_code == 200
    client.post(reverse("people:sign-out"))
    assert client.get(reverse("people:all")).status_code == 302


def test_an_invited_person_chooses_a_password_by_a_link_that_works_once(anna, client):
    answer = client.post(
        reverse("people:invite"), {"name": "Ben Huber", "email": "ben@bergtal.example"}
    )
    link = invited_link(answer)
    client.logout()
    page = client.get(link, follow=True)
    form = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    client.post(page.request["PATH_INFO"], form)
    client.logout()
    assert client.login(username="ben@bergtal.example", password=PASSWORD)
    client.logout()
    assert "neuen" in client.get(link, follow=True).content.decode()


def test_an_address_belongs_to_one_person(anna, client):
    again = {"name": "Anna zwei", "email": "ANNA@bergtal.example"}
    answer = client.post(reverse("people:invite"), again)
    assert answer.status_code == 400
    assert "schon" in answer.content.decode()


def test_roles_are_given_and_taken_and_leavers_are_out_at_once(anna, client):
    ben = Person.objects.create_user("ben@bergtal.example", password=PASSWORD, name="Ben")
    url = reverse("people:change", args=[ben.pk])
    client.post(url, {"role": ["guideline-editor", "king"], "active": "on"})
    assert ben.may(Role.GUIDELINE_EDITOR)
    assert {grant.role for grant in ben.grants.all()} == {"guideline-editor"}
    client.post(url, {})
    ben.refresh_from_db()
    assert not ben.may(Role.GUIDELINE_EDITOR)
    assert not client.login(username="ben@bergtal.example", password=PASSWORD)


def test_nobody_takes_the_last_administrator_away(anna, client):
    client.post(reverse("people:change", args=[anna.pk]), {})
    anna.refresh_from_db()
    assert anna.may(Role.ADMINISTRATOR)


def test_people_without_the_role_learn_that_they_may_not(anna, client):
    ben = Person.objects.create_user("ben@bergtal.example", password=PASSWORD)
    client.force_login(ben)
    answer = client.get(reverse("people:all"))
    assert answer.status_code == 403
    assert "Rolle" in answer.content.decode()


def test_a_check_needs_no_account_and_starts_no_session(client):
    answer = client.post("/draft/", {"text": "Unsere Nova ist klimaneutral."})
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies
