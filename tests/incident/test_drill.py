"""A case as an exercise, and evidence that can be checked."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.incident.drill import ahead, course, happened, loudness
from gutgemacht.incident.evidence import Piece, fingerprint, manifest
from gutgemacht.library import load_shipped

CASES = load_shipped().cases
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES[:3] + CASES[43:53], ids=lambda case: case.id)
def test_every_case_can_be_played_to_its_end(case):
    events, passed, seen = course(case), timedelta(), []
    while (wait := ahead(events, passed)) is not None:
        assert wait > timedelta()
        passed += wait
        seen.append(happened(events, passed)[-1].what)
    assert happened(events, passed) == events
    assert seen[0] == "read"
    assert events[0].told == case.published


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_numbers_rise_to_a_peak_and_fall_after_it(one, other):
    first, second = sorted((one, other))
    loud = [loudness(timedelta(minutes=minute)) for minute in (first, second)]
    top = 147
    if second <= top:
        assert loud[0] <= loud[1]
    if first >= top + 1:
        assert loud[0] >= loud[1]


def test_the_list_of_evidence_can_be_checked_by_anybody():
    piece = Piece(1, "post", NOW, "https://x.example/1", "1.txt", fingerprint("Ä"), NOW, "Ida")
    assert piece.sha256 == hashlib.sha256("Ä".encode()).hexdigest()
    read = json.loads(manifest({"incident": 7}, [piece]))
    assert read["pieces"][0]["file"] == "1.txt"
    assert len(read["sha256_of_pieces"]) == 64
