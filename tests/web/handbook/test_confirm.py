"""Confirming a version, being asked again, and what others see of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline.handbook import at_least
from gutgemacht.web.handbook import editions
from gutgemacht.web.handbook.models import Confirmation, Edition
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Person
from tests.guideline.handbook.make import DAY, LAW, both, guideline, rule

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NEXT_WEEK = timezone.now() + timedelta(days=7)
BUTTON = "Ich habe diese Fassung gelesen"


def person(name: str) -> Person:
    return Person.objects.create_user(f"{name}@bergtal.example", password="ein langer Satz")


@pytest.fixture
def anna(client) -> Person:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    someone = person("anna")
    client.force_login(someone)
    return someone


def text(client, path="/handbook/") -> str:
    return client.get(path).content.decode()


def confirm(client, country="") -> None:
    client.get("/handbook/")
    edition = Edition.objects.latest("pk")
    client.post("/handbook/confirm/", {"edition": edition.words, "country": country})


def edition(*rules, ago: int = 0) -> Edition:
    return editions.current(guideline(*rules), DAY, timezone.now() - timedelta(days=ago))


def test_who_is_signed_in_is_asked_and_then_left_alone(anna, client):
    assert BUTTON in text(client)
    confirm(client)
    after = text(client)
    assert BUTTON not in after
    assert "seither bindet Sie nichts Neues" in after


def test_who_is_not_signed_in_cannot_confirm(client):
    client.get("/handbook/")
    words = Edition.objects.get().words
    answer = client.post("/handbook/confirm/", {"edition": words})
    assert answer.url.startswith("/people/sign-in/")
    assert not Confirmation.objects.exists()


def test_an_edition_that_nobody_could_read_cannot_be_confirmed(anna, client):
    assert client.post("/handbook/confirm/", {"edition": "nothing"}).status_code == 404


def test_looking_twice_makes_one_edition_and_confirming_twice_one_confirmation(anna, client):
    confirm(client)
    confirm(client)
    assert Edition.objects.count() == Confirmation.objects.count() == 1


def test_the_page_opens_for_the_country_confirmed_last(anna, client):
    confirm(client, "AT")
    after = text(client)
    assert BUTTON not in after
    assert "§ 22 KUG" not in after
    assert BUTTON in text(client, "/handbook/?country=DE")


def test_a_changed_duty_asks_again_with_old_and_new_words(anna):
    editions.confirm(anna, edition(rule()), None, timezone.now())
    reading = editions.reading(anna, edition(rule(title=both("Neu"))), None)
    assert reading.asks
    assert [change.rule.title.de for change in reading.changed] == ["Neu"]


@pytest.mark.parametrize(
    "change", [{"why": both("Ein anderer Grund")}, {"basis": "advice"}, {"status": "retired"}]
)
def test_less_than_a_duty_does_not_ask_and_is_told(anna, change):
    editions.confirm(anna, edition(rule()), None, timezone.now())
    reading = editions.reading(anna, edition(rule(**change)), None)
    assert not reading.asks
    assert len(reading.changed) == 1


def test_a_law_of_another_country_does_not_ask(anna):
    editions.confirm(anna, edition(rule()), "AT", timezone.now())
    editions.confirm(anna, edition(rule()), "DE", timezone.now())
    later = edition(rule(law=[LAW]))
    assert not editions.reading(anna, later, "AT").asks
    assert editions.reading(anna, later, "DE").asks


def test_what_was_confirmed_last_counts(anna):
    first, second = edition(rule()), edition(rule(title=both("Neu")))
    editions.confirm(anna, first, None, timezone.now() - timedelta(days=2))
    editions.confirm(anna, second, None, timezone.now())
    assert not editions.reading(anna, second, None).asks
    assert editions.reading(anna, first, None).asks


def test_nobody_sees_who_confirmed_and_few_are_no_sum(anna, client):
    people = [person(f"p{number}") for number in range(16)]
    now = edition(rule())
    for someone in people[:7]:
        editions.confirm(someone, now, None, timezone.now())
    assert editions.confirmed_by(now, NEXT_WEEK) is None
    for someone in people[7:9]:
        editions.confirm(someone, now, None, timezone.now())
    assert editions.confirmed_by(now, timezone.now()) is None
    assert editions.confirmed_by(now, NEXT_WEEK) == 8
    page = text(client)
    assert not any(someone.username in page for someone in people)


def test_neither_who_confirms_nor_who_leaves_is_seen_on_that_day():
    people, now = [person(f"p{number}") for number in range(20)], edition(rule())
    for someone in people[:8]:
        editions.confirm(someone, now, None, timezone.now())
        assert editions.confirmed_by(now, timezone.now()) is None
    leave(people[0])
    assert editions.confirmed_by(now, NEXT_WEEK) == 8


def test_who_confirmed_something_older_is_not_counted():
    people = [person(f"p{number}") for number in range(20)]
    old, now = edition(rule()), edition(rule(title=both("Neu")))
    for someone in people:
        editions.confirm(someone, old, None, timezone.now())
    assert editions.confirmed_by(old, NEXT_WEEK) == 8
    assert editions.confirmed_by(now, NEXT_WEEK) is None


def test_a_person_who_goes_takes_their_confirmations_along(anna):
    editions.confirm(anna, edition(rule()), None, timezone.now())
    anna.delete()
    assert not Confirmation.objects.exists()
    assert Edition.objects.exists()


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_sum_never_tells_about_one_person(confirmed, others):
    of = confirmed + others
    told = at_least(confirmed, of)
    if told is None:
        return
    assert 8 <= told <= confirmed
    assert of - told >= 8
    assert told % 8 == 0
