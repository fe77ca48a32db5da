"""A case as an exercise, and evidence that can be checked."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.incident.drill import STRETCH, Storm, ahead, course, happened
from gutgemacht.incident.evidence import Piece, fingerprint, manifest
from gutgemacht.library import load_shipped

CASES = load_shipped().cases
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOON = Storm(tuple(range(288)), timedelta(), 2 * HOUR)
QUIET_FIRST = Storm((0,) * 700 + tuple(range(288)), 60 * HOUR, 62 * HOUR)


@pytest.mark.parametrize("storm", [SOON, QUIET_FIRST], ids=["at once", "quiet first"])
@pytest.mark.parametrize("case", CASES[:3] + CASES[43:53], ids=lambda case: case.id)
def test_every_case_can_be_played_to_its_end(case, storm):
    events, passed, seen = course(case, storm), timedelta(), []
    while (wait := ahead(events, passed)) is not None:
        assert wait > timedelta()
        passed += wait
        seen.append(happened(events, passed)[-1].what)
    assert happened(events, passed) == events
    assert seen[0] == "read"
    assert events[0].told == case.published
    assert ("quiet" in seen) == (storm is QUIET_FIRST)


@given(st.integers(0, 200), st.integers(0, 48))
def test_the_press_comes_while_it_rises_and_critics_explain_at_the_height(quiet, hours):
    rise = timedelta(hours=hours + 1)
    storm = Storm((), quiet * HOUR, quiet * HOUR + rise)
    at = {event.what: event.after for event in course(CASES[0], storm)}
    assert storm.take_off < at["growing"] < at["staff"] < at["press"] < storm.peak
    assert at["critics"] == storm.peak < at["question"] < at["evening"]
    assert list(at.values()) == sorted(at.values())


@given(st.lists(st.integers(0, 99), max_size=60), st.integers(0, 400), st.integers(0, 400))
def test_what_was_said_adds_up(counts, one, other):
    storm = Storm(tuple(counts), timedelta(), HOUR)
    first, last = (timedelta(minutes=each) for each in sorted((one, other)))
    assert storm.until(first) + storm.between(first, last) == storm.until(last)
    assert storm.until(len(counts) * STRETCH) == sum(counts)
    assert storm.an_hour(last) <= storm.until(last)


def test_the_list_of_evidence_can_be_checked_by_anybody():
    piece = Piece(1, "post", NOW, "https://x.example/1", "1.txt", fingerprint("Ä"), NOW, "Ida")
    assert piece.sha256 == hashlib.sha256("Ä".encode()).hexdigest()
    read = json.loads(manifest({"incident": 7}, [piece]))
    assert read["pieces"][0]["file"] == "1.txt"
    assert len(read["sha256_of_pieces"]) == 64
