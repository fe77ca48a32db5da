"""An exercise as its pages show it: what has happened, what comes next, and what came when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from gutgemacht.incident.drill import Event, Storm, ahead, course, happened
from gutgemacht.library import Case
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.storm_words import an_hour_words, course_words, so_far_words
from gutgemacht.web.incident.storms import storm_of
from gutgemacht.web.incident.words import event_words, target_words

# So many seconds pass between two looks of a page: more often than a stretch ends.
EVERY = {1: 60, 4: 20, 12: 8}


def drill_of(incident: Incident, now: datetime) -> dict[str, Any] | None:
    """What has happened in an exercise so far; None where its case is no longer there."""
    case: Case | None = at_hand().library.by_id.get(incident.drill)
    if case is None:
        return None
    storm = storm_of(incident)
    events, passed = course(case, storm), incident.clock(now) - incident.began_at
    seen = happened(events, passed)
    return {
        "case": case,
        "events": [_event(incident, storm, one) for one in reversed(seen)],
        "so_far": so_far_words(storm.until(passed)),
        "coming": ahead(events, passed),
        "people": list(incident.joined.all()),
        "words": course_words(incident, case),
        "every": EVERY.get(incident.speed, EVERY[1]),
    }


def _event(incident: Incident, storm: Storm, event: Event) -> dict[str, Any]:
    told = event.told.in_(page_language()) if event.told else ""
    loud = storm.an_hour(event.after)
    return {
        "at": incident.began_at + event.after,
        "words": event_words()[event.what],
        "told": told,
        "an_hour": an_hour_words(loud) if loud else "",
    }


@dataclass(frozen=True)
class Came:
    """Something that came in an exercise: after how long, and how loud it was by then."""

    after: timedelta
    words: str
    is_ours: bool
    an_hour: str
    so_far: str

    @property
    def on_the_clock(self) -> str:
        """Hours and minutes since the beginning: storms of hours and of days read alike."""
        minutes = self.after // timedelta(minutes=1)
        return f"{minutes // 60}:{minutes % 60:02}"


def came(incident: Incident, now: datetime) -> list[Came]:
    """What came when, ours beside the course of the storm, until its end."""
    case: Case | None = at_hand().library.by_id.get(incident.drill)
    if case is None:
        return []
    storm, passed = storm_of(incident), incident.clock(now) - incident.began_at
    lines = [*_of_the_storm(case, storm), *_of_ours(incident)]
    return [
        _came(line, storm) for line in sorted(lines, key=lambda line: line[0]) if line[0] <= passed
    ]


Line = tuple[timedelta, str, bool]


def _came(line: Line, storm: Storm) -> Came:
    after = line[0]
    return Came(*line, an_hour_words(storm.an_hour(after)), so_far_words(storm.until(after)))


def _of_the_storm(case: Case, storm: Storm) -> Iterator[Line]:
    for event in course(case, storm):
        if event.what != "critics":
            yield event.after, event_words()[event.what].rstrip(":"), False
    yield storm.peak, _("The storm is at its height."), False


def _of_ours(incident: Incident) -> Iterator[Line]:
    times, names = incident.times, target_words()
    ours = (
        (times.noticed, names["notice"]),
        (times.answered, names["answer"]),
        (times.substance, names["substance"]),
        (times.ended, _("Closed")),
    )
    for at, words in ours:
        if at:
            yield at - incident.began_at, words, True
