"""The culture picture as people read it, take it along and print it."""

import csv
import html
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.culture.models import Picture
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def picture(quarter: str, words=(), **sums) -> Picture:
    told = {
        name.replace("_", "-"): dict(zip(("low", "high", "of"), one, strict=False))
        for name, one in sums.items()
    }
    return Picture.objects.create(
        quarter=quarter, frozen_at=timezone.now(), sums=told, words=list(words)
    )


@pytest.fixture
def two() -> None:
    picture("2026-q1", cards=(10, 10, 60), alarms=(4, 4))
    picture(
        "2026-q2",
        ["Mehr Zeit zum Üben", "<b>Weniger</b> Regeln"],
        cards=(30, 30, 60),
        cards_times=(90, 90),
        alarms=(7, 7),
        panels=(3, 3),
        panels_part=(2, 2, 3),
        dare=(8, 10, 10),
        dare_not=(0, 2, 10),
        published=(0, 7, 60),
    )


def read(name: str, *args: str, language: str = "de", role: Role = Role.AUTHOR) -> str:
    person = somebody(f"{role} {language}", role)
    answer = signed_in(person, language).get(reverse(name, args=args))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_it_says_in_words_what_is_and_how_sure_that_is(two):
    said = read("culture:now")
    assert "30 von 60 Menschen haben mit Karten geübt." in said
    assert "Zusammen 90 Karten." in said
    assert "zwischen 38 und 62 von 100 (zu 95 % sicher)" in said
    assert "Mehr als im Quartal davor, um" in said
    assert "Es gab 7 Alarme." in said
    assert "Kein klarer Unterschied zum Quartal davor." in said
    assert "Nach 2 von 3 Leserunden wurde die Kampagne geändert." in said
    assert "Mindestens 8 von 10 sagen: Ich traue mich." in said
    assert "Höchstens 7 von 60 Menschen haben etwas für das Unternehmen veröffentlicht." in said
    assert "Zu wenige, um es zu sagen: was vor dem Veröffentlichen ausgebessert wurde." in said
    assert "Über die Quartale: 1. Quartal 2026: 10 von 60; 2. Quartal 2026: 30 von 60" in said


def test_words_of_people_are_words_and_no_commands(two):
    person = somebody("Anna")
    said = signed_in(person).get(reverse("culture:now")).content.decode()
    assert "&lt;b&gt;Weniger&lt;/b&gt; Regeln" in said


def test_all_see_the_same_whatever_their_role(two):
    pages = {
        read("culture:page", "2026-q2", role=role).partition("<main")[2].partition("</main")[0]
        for role in (Role.AUTHOR, Role.WORKS_COUNCIL, Role.ADMINISTRATOR, Role.COACH)
    }
    assert len(pages) == 1


def test_the_first_quarter_says_when_a_picture_comes():
    said = read("culture:now", language="en")
    assert "There is no picture yet" in said
    assert "Three questions, half a minute" in said


def test_the_table_has_each_sum_and_a_note_of_its_limits(two):
    rows = list(csv.DictReader(io.StringIO(read("culture:csv", "2026-q2"))))
    cards = next(row for row in rows if row["name"] == "cards")
    assert (cards["low"], cards["high"], cards["of"]) == ("30", "30", "60")
    assert cards["share_low"] == "0.377"
    notes = [row["words"] for row in rows if row["name"] == "Notiz"]
    assert any("mindestens acht" in note for note in notes)


def test_it_is_printed(two):
    for language in ("de", "en"):
        person = somebody(f"Anna {language}")
        answer = signed_in(person, language).get(reverse("culture:pdf", args=["2026-q2"]))
        assert answer.content.startswith(b"%PDF")
        assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("quarter", ["2019-q1", "nonsense", "2026-q9"])
def test_a_quarter_without_picture_is_not_found(quarter, two):
    browser = signed_in(somebody("Anna"))
    for name in ("culture:page", "culture:csv", "culture:pdf"):
        assert browser.get(reverse(name, args=[quarter])).status_code == 404
