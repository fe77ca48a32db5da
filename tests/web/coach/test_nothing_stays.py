"""Of a talk nothing stays: all that could hold its words is searched, while it lasts and after."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from gutgemacht.web.coach import keys
from gutgemacht.web.coach.content import Lost, asked_of, said_of
from gutgemacht.web.coach.ending import vanish_due
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.people.models import Person
from tests.web.coach.conftest import ask

pytestmark = [pytest.mark.database, pytest.mark.django_db]
# None of them is in another's words, so that each is searched for itself.
WORDS = ("geheimtext", "geheimfrage", "geheimantwort", "geheimvorschlag")


def a_talk(at_annas, at_carlas, carla) -> str:
    talk = ask(at_annas, carla, text="geheimtext ist neu", question="geheimfrage")
    at_carlas.post(f"{talk}take/")
    at_carlas.post(f"{talk}say/", {"words": "geheimantwort", "suggestion": "geheimvorschlag"})
    assert "geheimantwort" in at_annas.get(talk).content.decode()
    return talk


def database() -> str:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(str(cursor.fetchall()))
    return "".join(rows)


def test_no_word_stands_readable_in_the_database_or_a_log_even_while_it_lasts(
    at_annas, at_carlas, carla, settings, caplog
):
    settings.MAIL = "somewhere"
    with caplog.at_level(logging.DEBUG):
        a_talk(at_annas, at_carlas, carla)
    for word in WORDS:
        assert word not in database()
        assert word not in caplog.text


@pytest.mark.parametrize("by", ["asker", "coach", "time"])
def test_after_the_end_rows_notices_and_key_are_gone(
    at_annas, at_carlas, anna, carla, folder, settings, by, django_capture_on_commit_callbacks
):
    settings.MAIL = "somewhere"
    talk = a_talk(at_annas, at_carlas, carla)
    kept = Advice.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        if by == "time":
            Advice.objects.update(until=timezone.now())
            vanish_due(timezone.now())
        else:
            (at_annas if by == "asker" else at_carlas).post(f"{talk}done/")
    assert list((folder / "advice").iterdir()) == []
    left = database()
    assert talk not in left
    assert kept.sealed not in left
    assert kept.key not in left
    assert Person.objects.get(pk=anna.pk).notices.count() == 0


def test_a_copy_of_the_tables_opens_for_nobody_any_more(
    at_annas, at_carlas, carla, django_capture_on_commit_callbacks
):
    talk = a_talk(at_annas, at_carlas, carla)
    copy, said = Advice.objects.get(), list(Advice.objects.get().messages.select_related("advice"))
    assert asked_of(copy).text == "geheimtext ist neu"
    assert [said_of(one).words for one in said] == ["geheimfrage", "geheimantwort"]
    with django_capture_on_commit_callbacks(execute=True):
        at_annas.post(f"{talk}done/")
    with pytest.raises(Lost):
        asked_of(copy)
    for one in said:
        with pytest.raises(Lost):
            said_of(one)


def test_the_key_of_a_server_that_died_in_between_goes_with_the_next_look(at_annas, carla, folder):
    ask(at_annas, carla)
    keys.new()
    now = timezone.now()
    vanish_due(now)
    assert len(list((folder / "advice").iterdir())) == 2
    vanish_due(now + timedelta(hours=1))
    assert [file.name for file in (folder / "advice").iterdir()] == [Advice.objects.get().key]


def test_an_error_tells_no_word(at_annas, at_carlas, carla, monkeypatch, capfd):
    def broken(text, *_):
        raise ValueError(text)

    talk = a_talk(at_annas, at_carlas, carla)
    at_annas.raise_request_exception = False
    monkeypatch.setattr("gutgemacht.web.coach.shown.reading", broken)
    answer = at_annas.get(talk)
    assert answer.status_code == 500
    told = answer.content.decode() + "".join(capfd.readouterr())
    assert not any(word in told for word in WORDS)
