"""The incident room as its page shows it, with the names of colleagues out of sight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.urls import reverse

from gutgemacht.incident.clock import Target, targets
from gutgemacht.incident.data import Question
from gutgemacht.incident.state import STATES, State, following
from gutgemacht.incident.triage import Proposal, propose
from gutgemacht.web.frame import page_language
from gutgemacht.web.incident.access import Veil, knows_names, may_lead, veil_of
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.freezing import frozen, may_freeze
from gutgemacht.web.incident.models import Entry, Evidence, Incident, Taken
from gutgemacht.web.incident.playing import drill_of
from gutgemacht.web.incident.plot import plot_of
from gutgemacht.web.incident.said import said
from gutgemacht.web.incident.steps import taken_steps
from gutgemacht.web.incident.words import target_sentence, target_words, until_words
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.sending.models import Outbox

MENTIONS = 8
TONES = {
    "met": "clear",
    "missed": "ask",
    "running": "hint",
    "near": "ask",
    "late": "stop",
    "left": "hint",
}
SIGNS = {"met": "✓", "missed": "✓", "running": "◷", "near": "◆", "late": "⬣", "left": "–"}
# Where in the room something helps with a step.
PLACES = {
    "freeze": "#freeze", "evidence": "#evidence", "triage": "#triage", "answers": "#answers",
    "promise": "#answers", "people": "#people", "talk": "#notes",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One target of the clock, ready to be shown."""

    name: str
    tone: str
    sign: str
    sentence: str


@dataclass(frozen=True)
class Step:
    """One step of the playbook, with who has it."""

    id: str
    until: str
    who: str
    what: str
    how: str
    help: str
    taken: Taken | None
    is_late: bool


def room(incident: Incident, person: Person, now: datetime) -> dict[str, Any]:
    """All that the page shows."""
    language, veil = page_language(), veil_of(incident, person)
    entries, due = list(incident.entries.all()), targets(incident.times, incident.clock(now))
    proposal = propose(books().triage, incident.triage)
    return (
        head(incident, person)
        | _standing(incident, person, now)
        | {
            "clock": [line_of(one) for one in due],
            "steps": list(steps(incident, veil, now)),
            "done": [said(entry, veil) for entry in reversed(entries)],
            "answers": [said(one, veil) for one in entries if one.what == Entry.What.ANSWER],
            "notes": [said(one, veil) for one in entries if one.what == Entry.What.NOTE],
            "evidence": list(pieces(incident, person, veil)),
            "mentions": list(_mentions(incident, veil)),
            "plot": plot_of(incident, entries, due, now),
            "templates": [
                (one.id, one.title.in_(language)) for one in books().statements.templates
            ],
            "waiting": Outbox.objects.filter(state=Outbox.State.WAITING).count(),
            "frozen": frozen(incident),
            "may_freeze": may_freeze(incident, person),
        }
        | triage_of(incident, proposal)
    )


def head(incident: Incident, person: Person) -> dict[str, Any]:
    """What every page of an incident shows."""
    return {
        "incident": incident,
        "title": veil_of(incident, person)(incident.title),
        "leads": may_lead(incident, person),
    }


def moved(incident: Incident, person: Person, now: datetime) -> dict[str, Any]:
    """What moves on by itself in an exercise."""
    entries, due = list(incident.entries.all()), targets(incident.times, incident.clock(now))
    return head(incident, person) | {
        "clock": [line_of(one) for one in due],
        "plot": plot_of(incident, entries, due, now),
        "here": incident.clock(now),
        "drill": drill_of(incident, now),
    }


def _standing(incident: Incident, person: Person, now: datetime) -> dict[str, Any]:
    """Where it stands, and who works in it."""
    language = page_language()
    labels, state = dict(Incident.State.choices), cast("State", incident.state)
    after = following(state)
    return {
        "level": books().triage.levels[incident.level].in_(language),
        "states": [(name, labels[name], name == incident.state) for name in STATES],
        "place": STATES.index(state),
        "next": after and (after, labels[after]),
        "sees_names": knows_names(incident, person),
        "names": "\n".join(incident.names) if knows_names(incident, person) else "",
        "here": incident.clock(now),
        "deputies": list(incident.deputies.all()),
        "problems_of_books": books().problems,
        "drill": drill_of(incident, now) if incident.drill else None,
    }


def line_of(target: Target) -> Line:
    """A target with its tone, its sign and its sentence."""
    tone, sign = TONES[target.standing], SIGNS[target.standing]
    return Line(target_words()[target.name], tone, sign, target_sentence(target))


def steps(incident: Incident, veil: Veil, now: datetime) -> Iterator[Step]:
    """The playbook of this incident."""
    language, taken = page_language(), taken_steps(incident)
    passed = incident.clock(now) - incident.began_at
    for one in books().playbook.steps_for(incident.kinds):
        row = taken.get(one.id)
        is_open = (row is None or row.done_at is None) and not incident.is_over
        yield Step(
            one.id,
            until_words(one.minute),
            one.who.in_(language),
            one.what.in_(language),
            veil(one.how.in_(language)),
            _help(incident, one.support),
            row,
            is_open and passed > timedelta(minutes=one.minute),
        )


def _help(incident: Incident, support: str | None) -> str:
    addresses = {
        "channels": reverse("channels:all"),
        "statement": reverse("incident:statement", args=[incident.pk]),
        "review": reverse("incident:review", args=[incident.pk]),
    }
    return addresses.get(support or "") or PLACES.get(support or "", "")


def pieces(incident: Incident, person: Person, veil: Veil) -> Iterator[dict[str, Any]]:
    """What was kept; a picture may show whom it is about, so that only the lead sees it then."""
    hides = incident.staff and not knows_names(incident, person)
    for row in incident.evidence.defer("data"):
        place = veil(row.place)
        is_link = place == row.place and place.startswith(("http://", "https://"))
        yield {
            "row": row,
            "kind": row.get_kind_display(),
            "text": veil(row.text),
            "place": place,
            "author": veil(row.author),
            "who": veil(row.who),
            "link": place if is_link else "",
            "shows": row.kind == Evidence.Kind.PICTURE and not hides,
        }


def _mentions(incident: Incident, veil: Veil) -> Iterator[tuple[int, datetime, str, str]]:
    """The newest mentions of the wave that are not kept yet."""
    if incident.alarm is None or incident.alarm.topic_id is None:
        return
    found = Mention.objects.filter(
        belongs__topic=incident.alarm.topic_id, at__gte=incident.began_at, gone_at=None
    )
    kept = incident.evidence.exclude(mention=None).values("mention")
    for one in found.exclude(pk__in=kept)[:MENTIONS]:
        yield one.pk, one.at, veil(one.author_name or one.author), veil(one.text)


def triage_of(incident: Incident, proposal: Proposal) -> dict[str, Any]:
    """The questions with what was answered, and what follows from it."""
    language, triage = page_language(), books().triage
    return {
        "questions": [_question(one, incident.triage.get(one.id)) for one in triage.questions],
        "proposal": proposal,
        "cluster": triage.clusters[proposal.cluster].in_(language) if proposal.cluster else "",
        "strategies": [triage.strategies[one].in_(language) for one in proposal.strategies],
        "levels": [(n, one.in_(language)) for n, one in enumerate(triage.levels)],
        "is_assessed": bool(incident.triage),
    }


def _question(one: Question, given: str | None) -> dict[str, Any]:
    language = page_language()
    answers = [(each.id, each.words.in_(language), each.id == given) for each in one.answers]
    words, help_ = one.words.in_(language), one.help.in_(language)
    return {"id": one.id, "words": words, "help": help_, "answers": answers}
