"""How fast and how large an exercise goes, how it moves on, and what came when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.library import load_shipped
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.plot import plot_of
from gutgemacht.web.incident.storm_words import known_words
from gutgemacht.web.incident.storms import PACES, SIZES, storm_of, way_of
from tests.people import signed_in
from tests.web.incident.make import page, post

pytestmark = [pytest.mark.django_db, pytest.mark.database]
CASES = load_shipped().by_id
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def started(person, case="why-i-stayed-pizza", **chosen) -> Incident:
    signed_in(person).post(reverse("incident:start-drill"), {"case": case, **chosen})
    return Incident.objects.get()


def later(drill, by) -> None:
    """So much later it is by the clock of the exercise."""
    drill.refresh_from_db()
    drill.ahead += by
    drill.save()


def test_what_is_documented_is_chosen_already_and_what_is_not_is_said(ida):
    client = signed_in(ida)
    known = client.get(reverse("incident:choose-drill", args=["joke-before-takeoff"]))
    text = known.content.decode()
    assert "51.000 Beiträge in 36 Stunden" in text
    assert 'value="hours" checked' in text
    assert 'value="case" checked' in text
    assert "wie belegt" in text
    unknown = client.get(reverse("incident:choose-drill", args=["why-i-stayed-pizza"]))
    text = unknown.content.decode()
    assert known_words(CASES["why-i-stayed-pizza"]) in text
    assert "erfunden" in text
    assert "wie belegt" not in text
    assert 'value="case"' not in text
    assert 'value="middle" checked' in text


def test_a_case_that_is_not_there_is_not_found(ida):
    client = signed_in(ida)
    assert client.get(reverse("incident:choose-drill", args=["no-such-case"])).status_code == 404


@pytest.mark.parametrize("given", [{}, {"pace": "x", "size": "y", "speed": "99"}])
def test_what_is_missing_or_unknown_is_as_usual_for_the_case(given):
    way = way_of(CASES["ask-the-bank"], given)
    assert (way.pace, way.size, way.speed) == ("hours", CASES["ask-the-bank"].counted, 4)
    assert way_of(CASES["why-i-stayed-pizza"], given | {"size": "case"}).size == SIZES["middle"]


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("size", SIZES)
def test_it_goes_as_fast_and_becomes_as_large_as_was_chosen(ida, pace, size):
    drill = started(ida, pace=pace, size=size)
    storm = storm_of(drill)
    loud = storm.between(storm.take_off, storm.take_off + 48 * HOUR)
    assert loud == pytest.approx(SIZES[size].posts, rel=0.2)
    assert (storm.take_off > timedelta()) == (pace == "prelude")
    assert storm_of(drill) == storm


def test_the_clock_runs_as_fast_as_was_chosen_and_stands_still_at_the_end(ida):
    drill = started(ida, speed="12")
    assert drill.clock(drill.opened_at + 5 * MINUTE) == drill.began_at + HOUR
    post(signed_in(ida), "move", drill, to="closed", reason="vorbei")
    drill.refresh_from_db()
    assert drill.clock(timezone.now() + HOUR) == drill.closed_at


def test_the_clock_of_what_is_real_is_that_on_the_wall(incident):
    now = timezone.now()
    assert incident.clock(now) == now


def test_the_plot_grows_with_the_clock_and_never_tells_what_is_to_come(ida):
    drill, now = started(ida, pace="minutes"), timezone.now()
    heights = []
    for _ in range(3):
        later(drill, 40 * MINUTE)
        heights.append(sum(bar[3] > 0 for bar in plot_of(drill, [], [], now).bars))
        here = plot_of(drill, [], [], now).now
        assert all(bar[0] <= here for bar in plot_of(drill, [], [], now).bars)
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]


def test_what_moved_on_is_fetched_alone_and_events_only_when_there_are_new_ones(ida):
    drill, client = started(ida, pace="minutes", speed="12"), signed_in(ida)
    address = reverse("incident:now", args=[drill.pk])
    text = client.get(address, {"seen": "1"}).content.decode()
    assert 'id="day-plot"' in text
    assert 'id="clock"' in text
    assert 'id="drill-events"' not in text
    assert "<html" not in text
    later(drill, 30 * MINUTE)
    assert 'id="drill-events"' in client.get(address, {"seen": "1"}).content.decode()
    post(client, "move", drill, to="closed", reason="vorbei")
    assert "hx-trigger" not in client.get(address).content.decode()


def test_only_who_plays_along_sees_it_move(ida, otto, incident):
    drill = Incident.objects.get(pk=incident.pk)
    client = signed_in(ida)
    assert client.get(reverse("incident:now", args=[drill.pk])).status_code == 404
    client.post(reverse("incident:start-drill"), {"case": "why-i-stayed-pizza"})
    exercise = Incident.objects.exclude(drill="").get()
    address = reverse("incident:now", args=[exercise.pk])
    assert signed_in(otto).get(address).status_code == 403


def test_it_is_noticed_when_somebody_does_something(ida):
    drill, client = started(ida, speed="1"), signed_in(ida)
    later(drill, 20 * MINUTE)
    assert drill.times.noticed is None
    assert "über der Zeit" in page(client, "room", drill)
    post(client, "step", drill, "freeze", do="take")
    assert drill.times.noticed - drill.began_at == pytest.approx(20 * MINUTE, abs=MINUTE)


def test_the_review_tells_what_came_when_beside_the_storm(ida):
    drill, client = started(ida, pace="minutes", speed="1"), signed_in(ida)
    later(drill, 10 * MINUTE)
    post(client, "answer", drill, words="Gesehen.", where="Mastodon")
    later(drill, 3 * HOUR)
    post(client, "answer", drill, words="Bis Freitag.", where="Mastodon", substance="on")
    post(client, "move", drill, to="closed", reason="vorbei")
    text = page(client, "review", drill)
    places = [
        text.index(words)
        for words in ("Was wann kam", "Erste Antwort <", "Höhepunkt", "Antwort in der Sache <")
    ]
    assert places == sorted(places)
    assert "day-plot" in text
    assert "#MayorCheat" in text
    assert "niemand gemessen" in text


def test_an_exercise_from_before_paces_still_plays(ida):
    drill = started(ida)
    Incident.objects.update(pace="", speed=1)
    drill.refresh_from_db()
    assert storm_of(drill).peak == 14 * HOUR
    assert page(signed_in(ida), "room", drill)
