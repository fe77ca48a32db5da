"""Plays a table of counts through the alarm, as if it were heard bin after bin."""

from collections.abc import Iterator
from dataclasses import dataclass

from gutgemacht.listen.alarm.incident import Event
from gutgemacht.listen.alarm.series import Reading, Series
from gutgemacht.listen.alarm.table import Row, Table


@dataclass
class Incident:
    """One wave, its times as they stand in the table; `closed` is None while it goes on.

    `level` is the highest it had; `peak` is when it was most surprising, `score` how much so;
    `mentions` are those of the bins from its opening to its closing, `expected` what was usual.
    """

    opened: str
    closed: str | None
    level: int
    peak: str
    score: float
    mentions: float = 0.0
    expected: float = 0.0


@dataclass(frozen=True)
class Played:
    """A row and what the alarm said to it, and the incident that goes on, if any does."""

    row: Row
    reading: Reading
    incident: Incident | None


def replay(table: Table, false_alarms: float = 1.0) -> Iterator[Played]:
    """Every row in turn; each is judged by the rows before it and itself.

    `false_alarms` is how many a month one bears with.
    """
    series = Series(table.tone, table.width, false_alarms)
    incident: Incident | None = None
    for row in table.rows:
        reading = series.update(row.time, row.mentions, row.negative)
        if reading.event is Event.OPENED:
            incident = Incident(row.told, None, reading.level, row.told, reading.surprise)
        elif reading.event is Event.CLOSED and incident:
            incident.closed = row.told
        if incident and not incident.closed:
            _go_on(incident, row, reading)
        yield Played(row, reading, incident)
        if incident and incident.closed:
            incident = None


def _go_on(incident: Incident, row: Row, reading: Reading) -> None:
    incident.mentions += row.mentions or 0
    incident.expected += reading.expected
    incident.level = max(incident.level, reading.level)
    if reading.surprise > incident.score:
        incident.score, incident.peak = reading.surprise, row.told
