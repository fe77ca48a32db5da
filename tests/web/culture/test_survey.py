"""The pulse survey: once a person, and nothing leads from an answer to who gave it."""

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.culture import survey
from gutgemacht.web.culture.freezing import freeze_due
from gutgemacht.web.culture.models import Picture, PulseCount, PulseMark, PulseWords
from gutgemacht.web.people.models import Person
from tests.people import signed_in, somebody
from tests.web.culture.house import at, forty

pytestmark = [pytest.mark.django_db, pytest.mark.database]

QUARTER = survey.current(at(5, 20))


@pytest.fixture
def anna() -> Client:
    return signed_in(somebody("Anna Auch"))


def answered(client: Client, **form: object) -> str:
    form = {"quarter": str(survey.current(timezone.now())), **form}
    answer = client.post(reverse("culture:pulse"), form, follow=True)
    return html.unescape(answer.content.decode())


def many(people: list[Person], step: int = 5, words: str = "") -> None:
    for number, person in enumerate(people):
        text = words and f"{words} {number}"
        survey.keep(person, QUARTER, {"may": step, "dare": step}, text, at(5, 20))


def test_an_answer_grows_the_sums_and_is_asked_for_no_more(anna):
    assert "Drei Fragen, eine halbe Minute" in anna.get(reverse("culture:now")).content.decode()
    said = answered(anna, may=4, whom=1)
    assert "Ihre Antwort steckt jetzt in den Summen" in said
    assert "haben Sie beantwortet" in said
    grown = PulseCount.objects.filter(count__gt=0).values_list("question", "step", "count")
    assert sorted(grown) == [("may", 4, 1), ("whom", 1, 1)]


def test_who_answers_twice_is_counted_once(anna):
    answered(anna, may=4)
    assert "Danke, Sie haben geantwortet" in answered(anna, may=1)
    assert sum(PulseCount.objects.values_list("count", flat=True)) == 1
    anna_herself = Person.objects.get()
    again = survey.keep(
        anna_herself, survey.current(timezone.now()), {"may": 1}, "", timezone.now()
    )
    assert again == "again"


def test_nothing_said_is_no_answer_and_the_words_stay(anna):
    assert "Bitte beantworten Sie mindestens eine" in answered(anna)
    assert not PulseMark.objects.exists()
    said = answered(anna, may=9, words="Mehr Zeit")
    assert "Mehr Zeit" in said
    assert not PulseMark.objects.exists()


def test_a_page_of_the_quarter_before_keeps_its_words_and_asks_once_more(anna):
    said = answered(anna, quarter="2020-q1", may=2, words="Mehr Zeit")
    assert "ein neues Quartal begonnen" in said
    assert "Mehr Zeit" in said
    assert f'value="{survey.current(timezone.now())}"' in said
    assert not PulseMark.objects.exists()


def test_no_row_holds_a_person_or_a_moment_and_no_order_tells_who_it_was():
    people = forty()
    many(people[:12], words="Wort")
    one, other = PulseCount.objects.values()[:2]
    assert set(one) == {"id", "quarter", "question", "step", "count"}
    assert other["id"] != one["id"]
    assert PulseCount.objects.count() == len(survey.QUESTIONS) * len(survey.STEPS)
    assert set(PulseWords.objects.values()[0]) == {"key", "quarter", "words"}
    assert set(PulseMark.objects.values()[0]) == {"mark", "quarter"}
    marks = set(PulseMark.objects.values_list("mark", flat=True))
    assert not marks & {str(person.pk) for person in people}
    keys = dict(PulseWords.objects.values_list("words", "key"))
    drawn = [keys[f"Wort {n}"] for n in range(12)]
    assert drawn != sorted(drawn)


def test_after_the_quarter_only_sums_are_left():
    many(forty()[:12], words="Mehr Zeit zum Üben")
    freeze_due(at(7, 5))
    picture = Picture.objects.get(quarter="2026-q2")
    assert (picture.told["may"].low, picture.told["may"].high) == (10, 12)
    assert len(picture.words) == 12
    for model in (PulseCount, PulseWords, PulseMark):
        assert not model.objects.exists()


def test_nine_words_are_not_shown_and_seven_answers_neither():
    people = forty()
    many(people[:9], words="Wort")
    freeze_due(at(7, 5))
    picture = Picture.objects.get(quarter="2026-q2")
    assert picture.words == []
    assert "may" in picture.told
    assert "whom" not in picture.told


def test_an_answer_for_a_quarter_that_has_its_picture_is_not_kept():
    people = forty()
    freeze_due(at(7, 5))
    assert survey.keep(people[0], QUARTER, {"may": 1}, "", at(5, 20)) == "over"
    late = survey.keep(people[0], QUARTER, {"may": 1}, "", at(7, 2) + timedelta(hours=1))
    assert late == "over"
    assert not PulseMark.objects.exists()
