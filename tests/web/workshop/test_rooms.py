"""A room as phones and coaches have it; and what is left in the tables."""

import html
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.learn import Question as Asked
from gutgemacht.learn.workshop import LASTS, MOST, By
from gutgemacht.web.campaign.reading.pace import Limit
from gutgemacht.web.people.leaving import leave as leave_house
from gutgemacht.web.people.models import Role
from gutgemacht.web.workshop import phone, rooms
from gutgemacht.web.workshop.models import Answer, Question, Room
from gutgemacht.web.workshop.steps import Steps
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ASKED = Asked(
    ask="own", question="Was tun?", options=("Fragen", "Senden", "Lassen"), why=("Weil.",)
)


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Nothing is remembered from one test to the next."""
    monkeypatch.setattr(phone, "steps", Steps(fresh=0.0))
    for name in ("knocks", "answers"):
        monkeypatch.setattr(phone, name, Limit(most=2_000))


@pytest.fixture
def carla():
    return somebody("Carla", Role.COACH)


@pytest.fixture
def room(carla) -> Room:
    made = rooms.open_room("Gut gemeint", "de", carla, timezone.now())
    rooms.add(made, ASKED)
    return made


def address(name: str, room: Room) -> str:
    return reverse(f"room:{name}", args=[room.code])


def joined(room: Room) -> Client:
    client = Client(headers={"accept-language": "de"}, enforce_csrf_checks=True)
    assert client.post(address("join", room)).status_code == 302
    return client


def by(room: Room) -> By:
    room.refresh_from_db()
    return By(room.coach_id, room.step)


def ask(room: Room, question: Question | None = None) -> Question:
    question = question or room.questions.get(asked_at=None)
    rooms.ask(room.pk, by(room), question, timezone.now())
    return question


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def send(client: Client, room: Room, question: Question, choice: object = 0):
    form = {"question": question.pk, "choice": choice}
    return client.post(address("answer", room), form)


def test_a_phone_joins_waits_answers_once_and_looks_at_the_wall(room):
    client = joined(room)
    assert "Sie sind dabei" in said(client.get(address("page", room)))
    question = ask(room)
    shown = said(client.get(address("page", room)))
    assert "Was tun?" in shown
    assert shown.count('type="radio"') == 3
    assert "Ihre Antwort ist da" in said(send(client, room, question))
    again = send(client, room, question, 1)
    assert (again.status_code, "war schon da" in said(again)) == (200, True)
    assert question.answers.get().choice == 0
    rooms.close(room.pk, by(room), timezone.now())
    assert "Schauen Sie auf die Wand" in said(client.get(address("page", room)))
    rooms.end(room.pk, by(room), timezone.now())
    over = client.get(address("page", room))
    assert (over.status_code, "zu Ende" in said(over)) == (410, True)


def test_a_phone_learns_of_a_new_step_and_a_stranger_learns_nothing(room):
    client = joined(room)
    before = client.get(address("now", room)).content
    ask(room)
    assert client.get(address("now", room)).content != before
    assert Client().get(address("now", room)).status_code == 404


def test_phones_stay_where_they_are_while_only_the_coach_does_something(room):
    client, question = joined(room), ask(room)
    client.get(address("page", room))
    before = client.get(address("now", room)).content
    rooms.leave(room.pk, by(room), timezone.now())
    rooms.take_over(room.pk, somebody("Doris", Role.COACH), timezone.now())
    assert client.get(address("now", room)).content == before
    send(client, room, question)
    rooms.close(room.pk, by(room), timezone.now())
    closed = client.get(address("now", room)).content
    assert closed != before
    rooms.tell(room.pk, by(room), timezone.now())
    assert client.get(address("now", room)).content == closed


def test_a_phone_that_has_seen_a_step_is_told_no_older_one(room, monkeypatch):
    monkeypatch.setattr(phone, "steps", Steps(fresh=1_000.0))
    client = joined(room)
    before = client.get(address("now", room)).content.decode()
    ask(room)
    seen = re.search(r'data-step="(\w+)"', said(client.get(address("page", room))))[1]
    assert seen != before
    assert client.get(address("now", room)).content.decode() == seen


def test_a_room_of_phones_that_look_asks_the_database_next_to_nothing(
    room, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(phone, "steps", Steps(fresh=1_000.0))
    phones = [joined(room) for _ in range(4)]
    with django_assert_num_queries(1):
        for client in phones:
            client.get(address("now", room))
    ask(room)
    # The room with its question, and whether this phone has answered.
    with django_assert_num_queries(2):
        phones[0].get(address("page", room))


def test_whoever_had_chosen_and_not_sent_is_told_that_it_does_not_count(room):
    client = joined(room)
    ask(room)
    rooms.close(room.pk, by(room), timezone.now())
    assert "zählt Ihre Antwort nicht mehr" in said(client.get(address("page", room) + "?late"))


def test_without_a_script_no_refresh_takes_away_what_was_chosen(room):
    client = joined(room)
    assert 'http-equiv="refresh"' in said(client.get(address("page", room)))
    ask(room)
    assert 'http-equiv="refresh"' not in said(client.get(address("page", room)))


def test_what_stays_of_answers_are_sums_and_below_five_their_number_alone(room):
    for choices in ([0, 0, 1, 2, 0, 0], [1, 1, 2]):
        question = ask(room, rooms.add(room, ASKED))
        for choice in choices:
            send(joined(room), room, question, choice)
        rooms.close(room.pk, by(room), timezone.now())
    assert not Answer.objects.exists()
    first, second = room.questions.exclude(asked_at=None)
    assert (first.answered, first.counts) == (6, [4, 1, 1])
    assert (second.answered, second.counts) == (3, None)


def test_nothing_in_the_tables_leads_to_a_phone_or_from_one_answer_to_another(room):
    client = joined(room)
    first = ask(room)
    send(client, room, first)
    one = Answer.objects.get()
    key = phone.device.signing.loads(client.cookies["room"].value, salt=phone.device.SALT)[1]
    rooms.close(room.pk, by(room), timezone.now())
    second = ask(room, rooms.add(room, ASKED))
    send(client, room, second)
    other = Answer.objects.get()
    assert one.key != other.key
    told = str([list(model.objects.values()) for model in (Room, Question, Answer)])
    assert key not in told
    assert "127.0.0.1" not in told


def test_an_answer_to_a_question_that_was_closed_meanwhile_is_told_and_not_counted(room):
    client = joined(room)
    first = ask(room)
    rooms.close(room.pk, by(room), timezone.now())
    second = ask(room, rooms.add(room, ASKED))
    late = send(client, room, first)
    assert late.status_code == 409
    assert "zählt Ihre Antwort nicht mehr" in said(late)
    # The question of now stands below, ready to be answered.
    assert f'value="{second.pk}"' in said(late)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("choice", ["", "3", "-1", "x", "9" * 30, "²"])
def test_an_answer_that_is_none_gets_a_friendly_word(room, choice):
    client = joined(room)
    wrong = send(client, room, ask(room), choice)
    assert (wrong.status_code, "Wählen Sie zuerst" in said(wrong)) == (422, True)


@pytest.mark.parametrize("code", ["ZZZZZZ", "x", "no code at all", "ÄÖÜ"])
def test_a_wrong_code_is_told_with_the_way_on(room, code):
    for answer in (
        Client().get(reverse("room:page", args=[code])),
        Client().get(reverse("room:door"), {"code": code}, follow=True),
    ):
        assert answer.status_code == 404
        assert 'name="code"' in said(answer)


def test_a_code_in_small_letters_leads_to_the_one_address_of_the_room(room):
    small = reverse("room:page", args=[room.code.lower()])
    assert Client().get(small).url == address("page", room)
    typed = Client().get(reverse("room:door"), {"code": f"{room.code[:3]} {room.code[3:]}"})
    assert typed.url == address("page", room)


def test_whoever_has_not_joined_or_forges_a_key_cannot_answer(room):
    question = ask(room)
    for cookie in ("", "forged", "W10:forged:forged"):
        client = Client()
        client.cookies["room"] = cookie
        assert send(client, room, question).status_code == 302
    assert not Answer.objects.exists()


def test_the_key_of_one_room_opens_no_other(room, carla):
    other = rooms.open_room("Anderer", "de", carla, timezone.now())
    question = ask(room)
    stranger = joined(other)
    assert send(stranger, room, question).status_code == 302
    assert not Answer.objects.exists()


def test_a_phone_that_keeps_no_cookie_is_told_so(room):
    assert "nicht behalten" in said(
        Client(headers={"accept-language": "de"}).get(address("page", room) + "?joined")
    )


def test_joining_twice_counts_once_and_the_three_hundred_and_first_is_told(room):
    client = joined(room)
    client.post(address("join", room))
    room.refresh_from_db()
    assert room.joined == 1
    Room.objects.update(joined=MOST)
    full = Client(headers={"accept-language": "de"}).post(address("join", room))
    assert (full.status_code, "Der Raum ist voll" in said(full)) == (409, True)


def test_whoever_tries_very_many_codes_has_to_wait_and_those_inside_do_not(room, monkeypatch):
    client = joined(room)
    monkeypatch.setattr(phone, "knocks", Limit(most=3, again=1_000.0))
    tried = [Client().get(reverse("room:page", args=["ZZZZZZ"])).status_code for _ in range(5)]
    assert tried == [404, 404, 404, 429, 429]
    assert client.get(address("page", room)).status_code == 200


def test_a_room_ends_by_itself_after_twelve_hours_and_its_open_question_is_summed_up(room):
    question = ask(room)
    for choice in (0, 0, 1, 1, 2):
        send(joined(room), room, question, choice)
    rooms.end_due(timezone.now() + LASTS - timedelta(minutes=1))
    assert Answer.objects.count() == 5
    later = timezone.now() + LASTS + timedelta(seconds=1)
    rooms.end_due(later)
    rooms.end_due(later + timedelta(hours=1))
    room.refresh_from_db()
    question.refresh_from_db()
    assert (room.state, room.ended_at) == ("ended", later)
    assert question.counts == [2, 2, 1]
    assert not Answer.objects.exists()


def test_when_the_worker_is_late_a_room_is_over_all_the_same(room):
    client = joined(room)
    question = ask(room)
    Room.objects.update(until=timezone.now())
    assert client.get(address("page", room)).status_code == 410
    assert send(client, room, question).status_code == 410
    assert client.get(address("now", room)).content == b"over"


def test_a_coach_who_leaves_the_house_leaves_a_room_that_another_takes_over(room, carla):
    question = ask(room)
    leave_house(carla)
    doris = somebody("Doris", Role.COACH)
    client = signed_in(doris)
    desk = reverse("workshop:room", args=[room.pk])
    assert "Gerade leitet niemand" in said(client.get(desk))
    send(joined(room), room, question)
    client.post(reverse("workshop:take-over", args=[room.pk]))
    room.refresh_from_db()
    client.post(reverse("workshop:close", args=[room.pk]), {"seen": room.step})
    room.refresh_from_db()
    assert (room.coach, room.state) == (doris, "closed")


def test_of_two_coaches_at_once_one_is_told_and_nothing_is_asked_twice(room, carla):
    client, question = signed_in(carla), room.questions.get()
    form, path = {"seen": room.step}, reverse("workshop:ask", args=[room.pk, question.pk])
    client.post(path, form)
    told = said(client.post(path, form, follow=True))
    assert "inzwischen weiter" in told
    other = signed_in(somebody("Doris", Role.COACH))
    room.refresh_from_db()
    close = reverse("workshop:close", args=[room.pk])
    told = said(other.post(close, {"seen": room.step}, follow=True))
    assert "leitet jemand anderes" in told
    room.refresh_from_db()
    assert room.state == "asked"


def test_the_wall_shows_steps_of_five_and_never_who(room, carla):
    client, question = signed_in(carla), ask(room)
    wall = reverse("workshop:now", args=[room.pk])
    seen = []
    for number in range(12):
        send(joined(room), room, question, number % 3)
        counts = re.findall(r'ws-count">(\d+)', said(client.get(wall)))
        seen.append(sum(map(int, counts)))
    assert seen == [0] * 9 + [5] * 3
    assert "12 Antworten" in said(client.get(wall))
    rooms.close(room.pk, by(room), timezone.now())
    text = said(client.get(wall))
    assert sum(map(int, re.findall(r'ws-count">(\d+)', text))) == 12
    assert "Weil." not in text
    rooms.tell(room.pk, by(room), timezone.now())
    assert "Weil." in said(client.get(wall))


def test_below_five_the_wall_says_that_they_are_too_few(room, carla):
    client, question = signed_in(carla), ask(room)
    for choice in (0, 1):
        send(joined(room), room, question, choice)
    rooms.close(room.pk, by(room), timezone.now())
    text = said(client.get(reverse("workshop:now", args=[room.pk])))
    assert "2 Antworten · noch zu wenige" in text
    assert 'ws-count"' not in text


def test_a_room_that_is_gone_says_so_to_phones(room):
    client = joined(room)
    Room.objects.all().delete()
    assert client.get(address("now", room)).content == b"over"
    assert client.get(address("page", room)).status_code == 404
    with pytest.raises(ObjectDoesNotExist):
        rooms.join(room.pk, timezone.now())
