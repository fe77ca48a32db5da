"""The desk of a coach: opened, planned, asked, noted, printed."""

import html
import re
import subprocess
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.learn.workshop import By, RoomError
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.people.models import Role
from gutgemacht.web.workshop import rooms
from gutgemacht.web.workshop.models import Room
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]
_numbers = count()


@pytest.fixture
def coach() -> Client:
    return signed_in(somebody(f"Coach{next(_numbers)}", Role.COACH))


def said(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


@pytest.fixture
def room(coach) -> Room:
    coach.post(reverse("workshop:all"), {"title": "Gut gemeint"})
    return Room.objects.get()


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def to(name: str, *numbers: int) -> str:
    return reverse(f"workshop:{name}", args=numbers)


def test_a_room_begins_with_three_questions_if_one_likes(coach):
    text = said(coach.post(to("all"), {"title": "Start", "begin": "on"}, follow=True))
    asks = [(one.ask, one.right) for one in Room.objects.get().questions.all()]
    assert [ask for ask, _ in asks] == ["would", "read", "card"]
    assert "Wie lesen das Ingenieurinnen?" in text
    assert Room.objects.get().code in text
    assert "Start" in said(coach.get(to("all")))


def test_a_room_without_a_name_is_not_opened(coach):
    said(coach.post(to("all"), {"title": " "}), 400)
    assert not Room.objects.exists()


def test_a_case_is_asked_about_as_it_can_be(coach, room):
    form = {"case": "hack-a-hair-dryer", "ask": "read", "whom": "Chemikerinnen"}
    coach.post(to("add-case", room.pk), form)
    assert room.questions.get().question == "Wie lesen das Chemikerinnen?"
    for wrong in (
        {"case": "burger-chain-renamed", "ask": "would"},
        {"case": "none", "ask": "read"},
    ):
        said(coach.post(to("add-case", room.pk), wrong), 400)
    assert room.questions.count() == 1


def test_a_card_is_asked_with_its_rule_s_sources(coach, room):
    offered = said(coach.get(to("add", room.pk), {"rule": "bare-green-word"}))
    card = re.search(r'name="card" value="([^"]+)"', offered)[1]
    coach.post(to("add-card", room.pk), {"card": card})
    question = room.questions.get()
    assert question.sources
    assert question.right is not None
    told = said(coach.post(to("add-card", room.pk), {"card": "gone.why.1"}, follow=True))
    assert "gibt es nicht mehr" in told


def test_cards_of_the_house_are_offered(coach, room):
    OwnCard.objects.create(
        question_de="Wer antwortet?", answer_de="Das Team.", wrong_de="Niemand.", state="on"
    )
    offered = said(coach.get(to("add", room.pk), {"rule": "own"}))
    coach.post(to("add-card", room.pk), {"card": re.search(r'value="(own\.[^"]+)"', offered)[1]})
    assert sorted(room.questions.get().options) == ["Das Team.", "Niemand."]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ("Ja\nNein", 302),
        ("Ja\nJa", 400),
        ("Ja", 400),
        ("1\n2\n3\n4\n5\n6\n7", 400),
        ("a\n" + "b" * 201, 400),
    ],
)
def test_an_own_question_has_two_to_six_answers(coach, room, options, status):
    form = {"question": "Dürfen wir?", "options": options, "text": "", "why": "Weil.\n\nDarum."}
    assert coach.post(to("add-own", room.pk), form).status_code == status
    if status == 302:
        assert room.questions.get().why == ["Weil.", "Darum."]


def test_what_was_asked_stays_and_may_be_asked_once_more(coach, room):
    coach.post(to("add-own", room.pk), {"question": "Dürfen wir?", "options": "Ja\nNein"})
    question = room.questions.get()
    coach.post(to("ask", room.pk, question.pk), {"seen": 0})
    assert "bleibt sie" in said(coach.post(to("drop", room.pk, question.pk), follow=True))
    coach.post(to("close", room.pk), {"seen": 1})
    coach.post(to("add-again", room.pk, question.pk))
    again = room.questions.get(asked_at=None)
    assert again.options == question.options
    coach.post(to("drop", room.pk, again.pk))
    assert room.questions.count() == 1


def test_notes_are_kept_and_notes_that_are_too_long_are_not_lost(coach, room):
    coach.post(to("add-own", room.pk), {"question": "Dürfen wir?", "options": "Ja\nNein"})
    question = room.questions.get()
    coach.post(to("note", room.pk), {"notes": "Wir fragen künftig zuerst."})
    coach.post(to("note-question", room.pk, question.pk), {"notes": "Viele zögern."})
    text = said(coach.get(to("room", room.pk)))
    assert "Wir fragen künftig zuerst." in text
    long = "zu lang " * 2_000
    assert long.strip() in said(coach.post(to("note", room.pk), {"notes": long}), 400)


def test_notes_that_two_write_at_once_are_both_kept(coach, room):
    other = signed_in(somebody("Doris", Role.COACH))
    shown = said(coach.get(to("room", room.pk)))
    assert 'name="was" value=""' in shown
    other.post(to("note", room.pk), {"was": "", "notes": "Zuerst\nfragen."})
    told = said(coach.post(to("note", room.pk), {"was": "", "notes": "Beide zögern."}, follow=True))
    assert "beides steht da" in told
    room.refresh_from_db()
    assert room.notes.split() == ["Zuerst", "fragen.", "Beide", "zögern."]
    # Who has seen what is there may shorten it.
    coach.post(to("note", room.pk), {"was": room.notes, "notes": "Zuerst fragen."})
    room.refresh_from_db()
    assert room.notes == "Zuerst fragen."


def test_the_desk_says_where_to_type_the_code_before_it_has_looked_again(coach, room):
    assert "testserver/room/</b>" in said(coach.get(to("room", room.pk)))


def test_a_question_that_was_taken_out_meanwhile_is_not_asked(coach, room):
    coach.post(to("add-own", room.pk), {"question": "Dürfen wir?", "options": "Ja\nNein"})
    gone = room.questions.get()
    coach.post(to("drop", room.pk, gone.pk))
    with pytest.raises(RoomError, match="nothing"):
        rooms.ask(room.pk, By(room.coach_id, 0), gone, timezone.now())


@pytest.mark.parametrize("seen", ["", "x", "²", "9" * 5_000])
def test_a_step_that_nobody_can_have_seen_is_not_done(coach, room, seen):
    told = said(coach.post(to("end", room.pk), {"seen": seen}, follow=True))
    assert "inzwischen weiter" in told
    room.refresh_from_db()
    assert room.state == "open"


def test_the_sheet_of_the_coach_holds_sums_and_that_to_write_on_does_not(coach, room):
    coach.post(to("add-own", room.pk), {"question": "Dürfen wir?", "options": "Ja\nNein"})
    room.questions.update(answered=777, counts=[701, 76])
    for kind, is_there in (("guide", True), ("questions", False)):
        made = coach.get(reverse("workshop:sheet", args=[room.pk, kind])).content
        assert ("701" in text_of(made)) is is_there


def test_after_the_end_sums_and_notes_are_there_and_nothing_can_be_added(coach, room):
    coach.post(to("end", room.pk), {"seen": 0})
    assert "ist zu Ende" in said(coach.get(to("room", room.pk)))
    assert coach.get(to("add", room.pk)).status_code == 404
    told = said(coach.post(to("end", room.pk), {"seen": 1}, follow=True))
    assert "ist zu Ende" in told


@pytest.mark.parametrize("kind", ["questions", "guide"])
def test_sheets_are_printed(coach, kind):
    coach.post(to("all"), {"title": "Gut „gemeint“ #1 *[", "begin": "on"})
    room = Room.objects.get()
    made = coach.get(reverse("workshop:sheet", args=[room.pk, kind]))
    assert (made.status_code, made["Content-Type"]) == (200, "application/pdf")
    assert made.content.startswith(b"%PDF")
    assert len(made.content) > 10_000


def test_a_sheet_without_questions_says_so_and_another_kind_is_not_there(coach, room):
    assert coach.get(reverse("workshop:sheet", args=[room.pk, "guide"])).status_code == 200
    assert coach.get(reverse("workshop:sheet", args=[room.pk, "answers"])).status_code == 404


def test_learning_leads_coaches_here_and_nobody_else(coach):
    assert to("all") in said(coach.get(reverse("learn:index")))
    assert to("all") not in said(Client().get(reverse("learn:index")))


def test_codes_are_never_given_twice(room, coach, monkeypatch):
    drawn = iter([0, 0, 1])
    monkeypatch.setattr(rooms.secrets, "randbelow", lambda most: next(drawn))
    person = room.coach
    one, other = (rooms.open_room("x", "de", person, timezone.now()) for _ in range(2))
    assert one.code != other.code
