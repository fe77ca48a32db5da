"""Lessons, as people walk through them; and what those who write them are told."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from gutgemacht.learn.lessons import load_shipped
from gutgemacht.web.learn.lessons import at_hand
from gutgemacht.web.learn.lessons.path import way
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.house import house
from tests.web.learn.test_learning import opened

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LESSONS = load_shipped().by_id
FIRST = LESSONS["how-the-social-web-works"]


def step(number: int, lesson=FIRST) -> str:
    return reverse("learn:step", args=[lesson.id, number])


@pytest.fixture
def coach() -> Client:
    return signed_in(somebody("Carla Coach", Role.COACH))


def test_the_list_names_all_lessons_and_the_index_leads_there():
    text = opened(reverse("learn:lessons"))
    assert all(lesson.title.de in text for lesson in LESSONS.values())
    assert FIRST.title.de in opened(reverse("learn:index"))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_every_page_of_every_lesson_opens_and_leads_to_the_next(lesson, language):
    client = Client(headers={"accept-language": language})
    stops = way(lesson, 0, language).stops
    texts = [opened(stop.url, client) for stop in stops]
    for text, following in zip(texts, stops[1:], strict=False):
        assert f'<a class="act" href="{following.url}">' in text
    for text, one in zip(texts[1:], lesson.steps, strict=False):
        assert one.title.in_(language) in text
        assert ("learn-card" in text) == bool(one.card or one.question)
    assert lesson.tomorrow.in_(language) in texts[-1]


def test_an_answer_tells_why_and_leaves_nothing_behind():
    question = FIRST.steps[1].question
    client = Client(headers={"accept-language": "de"})
    assert question.choices[0].why.de in opened(step(2), client, chosen=1)
    assert question.choices[2].why.de in opened(step(2), client, chosen=3)
    assert not client.session.keys()
    again = opened(step(2), client)
    assert all(choice.why.de not in again for choice in question.choices)


@pytest.mark.parametrize("chosen", ["", "0", "9", "x", "9" * 5000])
def test_an_answer_that_is_none_is_met_with_a_friendly_word(chosen):
    assert "nichts schiefgehen" in opened(step(2), chosen=chosen)


def test_a_card_is_answered_inside_its_lesson():
    text = opened(step(1), chosen=0)
    assert "learn-said" in text
    assert f'<a class="act" href="{step(2)}">' in text


@pytest.mark.parametrize("path", ["none/", "hashtags/0/", "hashtags/7/", "none/end/", "none/1/"])
def test_what_is_not_there_is_a_page_that_says_so(path):
    assert Client().get(f"/learn/lessons/{path}").status_code == 404


def test_a_card_that_has_gone_is_told_to_those_who_write_and_the_lesson_goes_on(
    coach, tmp_path, settings
):
    folder = tmp_path / "lessons"
    folder.mkdir()
    text = at_hand.at_hand().lessons.files[FIRST.id].read_text(encoding="utf-8")
    text = text.replace(f"id: {FIRST.id}", "id: ours").replace("joke-before-takeoff.c", "no-such.c")
    (folder / "ours.yml").write_text(text, encoding="utf-8")
    (folder / "broken.yml").write_text("id: broken\n", encoding="utf-8")
    with house(tmp_path, settings):
        at_hand.look_again()
        address = reverse("learn:step", args=["ours", 1])
        assert FIRST.steps[0].title.de in opened(address)
        assert "no-such.case.1" not in opened(address)
        assert "no-such.case.1" in opened(address, coach)
        told = opened(reverse("learn:lessons"), coach)
        assert "steps.0.card: there is no card 'no-such.case.1' now" in told
        assert "broken.yml:1: " in told
        assert "broken.yml" not in opened(reverse("learn:lessons"))
    at_hand.look_again()


@pytest.mark.parametrize("form", ["scorm12", "scorm2004"])
def test_those_who_write_take_a_lesson_to_their_platform(coach, form):
    address = reverse("learn:lesson-package", args=["hashtags", form])
    assert address in opened(reverse("learn:lesson", args=["hashtags"]), coach)
    assert "SCORM" not in opened(reverse("learn:lesson", args=["hashtags"]))
    answer = coach.get(address)
    assert f"hashtags-de-{form}.zip" in answer["Content-Disposition"]
    page = zipfile.ZipFile(io.BytesIO(answer.content)).read("index.html").decode()
    assert "#TagDerOffenenTür" in page
    other = reverse("learn:lesson-package", args=["hashtags", "scorm1"])
    assert coach.get(other).status_code == 404
