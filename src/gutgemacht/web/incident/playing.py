"""An exercise as its page shows it: what has happened so far, and when something comes next."""

from datetime import datetime
from typing import Any

from gutgemacht.incident.drill import Event, ahead, course, happened
from gutgemacht.library import Case
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.models import Incident
from gutgemacht.web.incident.words import event_words


def drill_of(incident: Incident, now: datetime) -> dict[str, Any] | None:
    """What has happened in an exercise so far; None where its case is no longer there."""
    case: Case | None = at_hand().library.by_id.get(incident.drill)
    if case is None:
        return None
    events, passed = course(case), incident.clock(now) - incident.began_at
    seen = happened(events, passed)
    return {
        "case": case,
        "events": [_event(incident, one) for one in reversed(seen)],
        "coming": ahead(events, passed),
        "people": list(incident.joined.all()),
    }


def _event(incident: Incident, event: Event) -> dict[str, Any]:
    told = event.told.in_(page_language()) if event.told else ""
    return {
        "at": incident.began_at + event.after,
        "words": event_words()[event.what],
        "told": told,
        "an_hour": event.an_hour,
    }
