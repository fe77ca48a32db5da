"""A room is deleted: who may, what goes, what stays, and that it comes back for a day."""

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.culture import Quarter
from gutgemacht.learn import Question as Asked
from gutgemacht.web.culture.freezing import freeze_due
from gutgemacht.web.culture.models import Picture
from gutgemacht.web.people.leaving import leave as leave_house
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.workshop import phone, rooms
from gutgemacht.web.workshop.culture import joined as joined_phones
from gutgemacht.web.workshop.culture import workshops
from gutgemacht.web.workshop.models import Answer, Question, Room
from gutgemacht.web.workshop.steps import Steps
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Nothing is remembered from one test to the next."""
    monkeypatch.setattr(phone, "steps", Steps(fresh=0.0))


@pytest.fixture
def carla() -> Person:
    return somebody("Carla", Role.COACH)


@pytest.fixture
def room(carla) -> Room:
    """A room in which a question takes answers."""
    made = rooms.open_room("Erste Stunde", "de", carla, timezone.now())
    asked = rooms.add(made, Asked(ask="own", question="Was tun?", options=("Fragen", "Senden")))
    rooms.ask(made.pk, rooms.By(carla.pk, 0), asked, timezone.now())
    made.refresh_from_db()
    return made


def to(name: str, room: Room) -> str:
    return reverse(f"workshop:{name}", args=[room.pk])


def said(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def a_phone(room: Room) -> Client:
    client = Client(headers={"accept-language": "de"})
    assert client.post(reverse("room:join", args=[room.code])).status_code == 302
    return client


def sends(client: Client, room: Room):
    form = {"question": room.question_id, "choice": 0}
    return client.post(reverse("room:answer", args=[room.code]), form)


def deleted(client: Client, room: Room):
    room.refresh_from_db()
    return client.post(to("delete", room), {"seen": room.step}, follow=True)


def test_what_goes_is_said_before_and_nothing_is_deleted_by_looking(room, carla):
    client = signed_in(carla)
    assert to("delete", room) in said(client.get(to("room", room)))
    text = said(client.get(to("delete", room)))
    for told in ("1 gestellte Frage", "Er läuft noch", "weniger als fünf Telefone", "Behalten"):
        assert told in text
    room.refresh_from_db()
    assert room.deleted_at is None


def test_phones_in_a_deleted_room_are_told_kindly_and_no_answer_stays(room, carla):
    phones = [a_phone(room) for _ in range(3)]
    for client in phones[:2]:
        sends(client, room)
    assert "Einen Tag lang" in said(deleted(signed_in(carla), room))
    assert not Answer.objects.exists()
    page = reverse("room:page", args=[room.code])
    for client in (*phones, Client(headers={"accept-language": "de"})):
        assert "wurde gelöscht" in said(client.get(page), 410)
    assert phones[0].get(reverse("room:now", args=[room.code])).content == b"over"
    assert "zählt deshalb nicht" in said(sends(phones[2], room), 410)
    told = Client(headers={"accept-language": "de"}).post(reverse("room:join", args=[room.code]))
    assert "wurde gelöscht" in said(told, 410)


def test_a_deleted_room_is_nowhere_but_among_the_deleted(room, carla):
    client, other = signed_in(carla), signed_in(somebody("Doris", Role.COACH))
    assert "Zurückholen" in said(deleted(client, room))
    assert "Erste Stunde" not in said(other.get(reverse("workshop:all")))
    assert "wurde gelöscht" in said(other.get(to("room", room), follow=True))
    for name in ("add", "delete"):
        assert other.get(to(name, room)).status_code in (302, 404)
    assert client.get(reverse("workshop:sheet", args=[room.pk, "guide"])).status_code == 404
    assert "wurde gelöscht" in said(client.get(to("now", room)))
    # What somebody was writing meanwhile comes back with the room.
    client.post(to("note", room), {"notes": "Beide zögern.", "was": ""})
    client.post(to("bring-back", room))
    assert "Beide zögern." in said(client.get(to("room", room)))


def test_for_a_day_it_comes_back_and_then_it_is_gone(room, carla):
    client = signed_in(carla)
    for _ in range(6):
        sends(a_phone(room), room)
    deleted(client, room)
    told = said(client.post(to("bring-back", room), follow=True))
    assert "Hier ist er wieder" in told
    question = Question.objects.get()
    assert (question.answered, question.counts) == (6, [6, 0])
    assert "zu Ende" in said(a_gone_phone(room), 410)
    deleted(client, room)
    now = timezone.now()
    rooms.forget_deleted(now + DAY - timedelta(minutes=1))
    assert Room.objects.exists()
    Room.objects.update(deleted_at=now - DAY)
    assert "Ein Tag ist vorbei" in said(client.post(to("bring-back", room), follow=True))
    rooms.forget_deleted(now)
    assert not Room.objects.exists()
    assert not Question.objects.exists()


def a_gone_phone(room: Room):
    client = Client(headers={"accept-language": "de"})
    return client.get(reverse("room:page", args=[room.code]))


def test_only_whoever_led_it_deletes_a_room_and_those_of_nobody_are_anybodys(room, carla):
    doris = signed_in(somebody("Doris", Role.COACH))
    assert to("delete", room) not in said(doris.get(to("room", room)))
    assert "zuletzt geleitet" in said(doris.get(to("delete", room), follow=True))
    assert "zuletzt geleitet" in said(deleted(doris, room))
    author = signed_in(somebody("Anna", Role.AUTHOR))
    said(deleted(author, room), 403)
    rooms.end(room.pk, rooms.By(carla.pk, 1), timezone.now())
    leave_house(carla)
    deleted(doris, room)
    room.refresh_from_db()
    assert room.deleted_at
    # Twice does no harm.
    assert "Workshops" in said(deleted(doris, room))


def test_whoever_read_of_an_older_room_is_told_and_reads_again(room, carla):
    client = signed_in(carla)
    told = said(client.post(to("delete", room), {"seen": room.step - 1}, follow=True))
    assert "inzwischen weiter" in told
    assert "Was verschwindet" in told
    room.refresh_from_db()
    assert room.deleted_at is None


def test_a_picture_that_is_made_keeps_what_it_counted_and_one_to_come_does_not(room, carla):
    quarter = Quarter.of(timezone.localdate())
    after = quarter.after.first
    since, until = (_midnight(day) for day in (quarter.first, after))
    _a_house(since - 40 * DAY)
    client = signed_in(carla)
    Room.objects.update(joined=40)
    rooms.end(room.pk, rooms.By(carla.pk, 1), timezone.now())
    assert "noch nicht fertig" in said(client.get(to("delete", room)))
    deleted(client, room)
    assert workshops(since, until).count == 0
    assert joined_phones(since, until) is None
    client.post(to("bring-back", room))
    assert workshops(since, until).count == 1

    freeze_due(until + 4 * DAY)
    before = Picture.objects.values().get(quarter=str(quarter))
    assert before["sums"]["workshops"]["low"] == 1
    assert "Es hat diesen Workshop gezählt" in said(client.get(to("delete", room)))
    deleted(client, room)
    rooms.forget_deleted(timezone.now() + 2 * DAY)
    assert not Room.objects.exists()
    freeze_due(until + 5 * DAY)
    assert Picture.objects.values().get(quarter=str(quarter)) == before


def _midnight(day):
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day))


def _a_house(since) -> None:
    Person.objects.bulk_create(
        Person(username=f"p{n}@bergtal.example", email=f"p{n}@bergtal.example", date_joined=since)
        for n in range(20)
    )
