"""Looking back, and what stays of it; exercises, of which nothing stays."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.library import load_shipped
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.record import Refused
from gutgemacht.web.incident.reviewing import learn
from gutgemacht.web.incident.told import remind_due
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.notices.models import Notice, Webhook
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.ledger.models import Entry as Logged
from gutgemacht.web.publish.sending.models import Stop
from tests.people import signed_in, somebody
from tests.web.incident.make import page, post

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LESSON = "Eine Leserin aus der Zielgruppe hätte es gesehen."


@pytest.fixture
def closed(ida, incident) -> Incident:
    post(signed_in(ida), "move", incident, to="closed", reason="vorbei")
    return incident


def test_a_review_needs_what_failed_and_a_lesson(ida, closed):
    client, address = signed_in(ida), reverse("incident:review", args=[closed.pk])
    answer = client.post(address, {"lesson": LESSON})
    assert answer.status_code == 400
    assert LESSON in answer.content.decode()
    text = post(client, "review", closed, lesson=LESSON, gates=["panel", "answer"])
    assert LESSON in text
    closed.refresh_from_db()
    assert closed.state == "reviewed"


def test_from_the_lesson_one_click_leads_to_the_form_of_a_rule(closed, ida):
    ida.grants.create(role=Role.GUIDELINE_EDITOR)
    client = signed_in(ida)
    text = post(client, "review", closed, lesson=LESSON, gates=["rule"])
    start = text.index(reverse("own_rules:new"))
    link = text[start : text.index('"', start)].replace("&amp;", "&")
    assert parse_qs(urlsplit(link).query)["why_de"] == [LESSON]
    assert LESSON in client.get(link).content.decode()


def test_a_card_is_written_with_one_click_and_leads_back(closed, ida):
    ida.grants.create(role=Role.COACH)
    client = signed_in(ida)
    post(client, "review", closed, lesson=LESSON, gates=["panel"])
    text = post(client, "card", closed, question="Was fehlt?", answer="Eine Leserin.")
    assert "Was fehlt?" in text
    card = OwnCard.objects.get()
    assert (card.answer_de, card.state) == ("Eine Leserin.", "trial")
    assert reverse("learn:own", args=[card.pk]) in text
    shown = client.get(reverse("learn:own", args=[card.pk])).content.decode()
    assert reverse("incident:review", args=[closed.pk]) in shown


def test_a_card_stands_in_the_room_and_waits_for_the_review(closed, ida):
    client, form = signed_in(ida), {"question": "Was fehlt?", "answer": "Eine Leserin."}
    assert "Schreiben Sie zuerst auf" in post(client, "card", closed, **form)
    assert not OwnCard.objects.exists()
    post(client, "review", closed, lesson=LESSON, gates=["panel"])
    post(client, "card", closed, **form)
    line = closed.entries.filter(what="lesson").last()
    assert line.details == {"card": OwnCard.objects.get().pk}


def test_of_two_who_look_back_at_once_the_second_is_told_and_loses_nothing(closed, ida, otto):
    closed.refresh_from_db()
    closed.deputies.add(otto)
    learn(closed, ["panel"], LESSON, ida, timezone.now())
    with pytest.raises(Refused):
        learn(closed, ["rule"], "Zu spät.", otto, timezone.now())
    form = {"lesson": "Zu spät.", "gates": ["rule"]}
    answer = signed_in(otto).post(reverse("incident:review", args=[closed.pk]), form)
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Jemand war schneller" in text
    assert LESSON in text
    assert "Zu spät." in text


def test_a_case_of_our_own_stands_beside_those_of_others(closed, ida, settings, tmp_path):
    settings.DATA = tmp_path
    client = signed_in(ida)
    post(client, "review", closed, lesson=LESSON, gates=["panel"])
    form = {
        "title": "Der Föhn",
        "published": "Ein Film.",
        "read": "Herablassend.",
        "kind": "hacked",
    }
    assert (
        "Lektion" in post(client, "case", closed, **form, lesson="")
        or not Path(tmp_path / "cases").exists()
    )
    post(client, "case", closed, **form, lesson=LESSON)
    closed.review.refresh_from_db()
    case = load_shipped(tmp_path).by_id[closed.review.case]
    assert case.lesson.de == LESSON
    assert case.number == 61
    post(client, "case", closed, **form, lesson=LESSON)
    assert len(list((tmp_path / "cases").glob("*.yml"))) == 1


@pytest.fixture
def drill(ida) -> Incident:
    form = {"case": "hack-a-hair-dryer", "pace": "minutes", "size": "small", "speed": "1"}
    signed_in(ida).post(reverse("incident:start-drill"), form)
    return Incident.objects.get()


def test_an_exercise_says_so_everywhere_and_leaves_nothing_outside(ida, otto, drill):
    Webhook.objects.create(kinds=["incident-due", "incident-opened"])
    client, before = signed_in(ida), Logged.objects.count()
    post(client, "freeze", drill, do="freeze", reason="Übung")
    post(client, "step", drill, "freeze", do="finish")
    post(client, "keep", drill, text="Ein Föhn?", place="x")
    post(client, "statement", drill, do="keep", template="holding", text="Gesehen.")
    post(client, "answer", drill, words="Gesehen.", where="Mastodon")
    for name in ("room", "statement", "review"):
        assert "ÜBUNG" in page(client, name, drill)
    assert not Stop.objects.exists()
    assert not Draft.objects.exists()
    assert Logged.objects.count() == before
    assert not Notice.objects.exists()
    remind_due(timezone.now() + timedelta(hours=23))
    assert {str(one.person) for one in Notice.objects.all()} == {"Ida"}
    assert set(Notice.objects.values_list("kind", flat=True)) == {"exercise-due"}
    assert signed_in(otto).get(reverse("incident:room", args=[drill.pk])).status_code == 403


def test_events_come_by_the_clock_of_the_exercise(ida, otto, drill):
    client = signed_in(ida)
    assert "Zeitung" not in page(client, "room", drill)
    for _ in range(4):
        text = post(client, "forward", drill)
    assert "Zeitung" in text
    signed_in(otto).post(reverse("incident:join", args=[drill.pk]))
    assert "Otto" in page(signed_in(otto), "room", drill)
    drill.refresh_from_db()
    assert timedelta(minutes=83) < drill.ahead <= timedelta(minutes=84)


def test_an_exercise_ends_with_times_against_targets_and_those_of_the_case(ida, drill):
    client = signed_in(ida)
    post(client, "answer", drill, words="Gesehen.", where="Mastodon")
    post(client, "move", drill, to="closed", reason="Übung vorbei")
    text = post(client, "review", drill, lesson=LESSON, gates=["answer"])
    assert "IBM" in text
    assert "vor der Zeit" in text


def test_an_exercise_leaves_no_card_behind(ida, drill):
    client = signed_in(ida)
    post(client, "move", drill, to="closed", reason="Übung vorbei")
    post(client, "review", drill, lesson=LESSON, gates=["answer"])
    assert "keine Karte" in post(client, "card", drill, question="Was fehlt?", answer="Nichts.")
    assert not OwnCard.objects.exists()


def test_an_exercise_is_frozen_once_and_not_closed_while_it_is(ida, drill):
    client = signed_in(ida)
    for _ in range(2):
        text = post(client, "freeze", drill, do="freeze", reason="Übung")
    assert "Es ist schon angehalten." in text
    assert drill.entries.filter(what="frozen").count() == 1
    assert "noch angehalten" in post(client, "move", drill, to="closed", reason="Übung vorbei")
    drill.refresh_from_db()
    assert drill.state == "open"
    post(client, "freeze", drill, do="unfreeze", reason="Weiter")
    post(client, "move", drill, to="closed", reason="Übung vorbei")
    drill.refresh_from_db()
    assert drill.state == "closed"


def test_every_role_that_works_in_it_may_play(db):
    for role in (Role.AUTHOR, Role.LAWYER, Role.CHANNEL_OWNER):
        client = signed_in(somebody(role.value, role))
        assert client.get(reverse("incident:drills")).status_code == 200
