"""gutgemacht alarm, as a program."""

import json
from datetime import datetime, timedelta

import numpy as np
import pytest

from .run import run


@pytest.fixture(scope="module")
def storm(tmp_path_factory):
    """Twelve days of ten mentions in five minutes; on the eleventh forty times as many."""
    chance = np.random.default_rng(1)
    counts = chance.poisson(10, 12 * 288)
    counts[10 * 288 : 10 * 288 + 48] += 400
    start = datetime(2026, 3, 2)
    lines = [f"{start + timedelta(minutes=5 * n)},{count}" for n, count in enumerate(counts)]
    file = tmp_path_factory.mktemp("alarm") / "storm.csv"
    file.write_text("\n".join(["time,mentions", *lines]) + "\n")
    return file


def test_json_is_one_line_a_row_and_the_incidents_last(storm):
    done = run("alarm", "replay", str(storm), "--json")
    assert done.returncode == 0, done.stderr
    *rows, last = map(json.loads, done.stdout.splitlines())
    assert len(rows) == 12 * 288
    assert all(list(row) == ["time", "expected", "score", "level"] for row in rows)
    loudest = max(rows, key=lambda row: row["score"])
    assert loudest["time"].startswith("2026-03-12 0")
    assert loudest["level"] >= 5
    (incident,) = last["incidents"]
    assert list(incident)[:4] == ["opened", "closed", "level", "peak"]
    assert incident["opened"].startswith("2026-03-12 00:")
    assert incident["closed"].startswith("2026-03-1")


def test_people_see_the_incident_and_a_plot(storm):
    shown = run("alarm", "replay", str(storm), "--false-alarms", "0.5").stdout.decode()
    assert "3456 rows of 5 minutes" in shown
    assert "█" in shown
    assert "!" in shown
    assert "opened" in shown


def test_what_cannot_be_played_is_told(tmp_path):
    file = tmp_path / "broken.csv"
    assert run("alarm", "replay", str(file)).returncode == 2
    file.write_text("time,mentions,likes\n2026-03-02,1,4\n2026-03-02,2,4\n")
    done = run("alarm", "replay", str(file))
    assert done.returncode == 2
    assert b"line 3: 2026-03-02 stands there twice" in done.stderr.replace(b"\n", b" ")


def test_columns_that_do_not_count_are_named(tmp_path):
    file = tmp_path / "more.csv"
    file.write_text("time,mentions,likes,mood\n2026-03-02,1,4,5\n2026-03-03,2,4,5\n")
    done = run("alarm", "replay", str(file))
    assert done.returncode == 0
    assert b"Not counted: likes, mood." in done.stderr
