"""What people do in an incident: one transaction each, with its line in room and log."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.incident.state import State, StateError, step
from gutgemacht.incident.triage import propose
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.freezing import cover, frozen
from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.incident.record import Refused, locked, record
from gutgemacht.web.incident.told import tell_council
from gutgemacht.web.people.models import Person

W = Entry.What


@transaction.atomic
def move(incident: Incident, after: State, reason: str, person: Person, now: datetime) -> None:
    """On to another standing; raises Refused where it cannot be, or a reason is wanted."""
    incident = locked(incident)
    if after == "answered" and incident.answered_at is None:
        raise Refused(_("Note first what was said and where. The clock runs until then."))
    if after == "closed" and frozen(incident):
        raise Refused(_("The queue is still frozen. Let it go on first."))
    if after == "reviewed" and not hasattr(incident, "review"):
        raise Refused(_("Write down first what was learnt."))
    try:
        taken = step(incident.state, after, reason)  # type: ignore[arg-type]  # Its choices are.
    except StateError as error:
        raise Refused(_trouble(error)) from None
    incident.state = taken.after
    incident.closed_at = incident.clock(now) if after == "closed" else incident.closed_at
    if after == "open":
        incident.closed_at = None
    incident.save()
    skipped = ", ".join(taken.skipped)
    record(incident, W.MOVED, person, now, taken.reason, to=taken.after, skipped=skipped)


def _trouble(error: StateError) -> str:
    return {
        "same": _("It stands there already."),
        "back": _("It only goes back to open, with a reason."),
        "reason": _("This leaves a stage out, or opens it again. Say why in a sentence."),
        "over": _("It has been looked back on. If it flares up again, open a new incident."),
    }[error.trouble]


@transaction.atomic
def assess(
    incident: Incident, given: dict[str, str], chosen: int | None, person: Person, now: datetime
) -> None:
    """Keeps the answers of the triage; the level is the one chosen, else the one proposed."""
    incident, proposal = locked(incident), propose(books().triage, given)
    incident.triage, incident.cluster = given, proposal.cluster or ""
    incident.level = proposal.level if chosen is None else chosen
    # What was marked stays marked: protection is taken away only by hand.
    _concern(incident, incident.kinds | proposal.kinds, now)
    level, cluster = incident.level, incident.cluster
    record(incident, W.TRIAGE, person, now, level=level, proposed=proposal.level, cluster=cluster)


@transaction.atomic
def say(incident: Incident, words: str, person: Person, now: datetime) -> None:
    """A note for those who work in it."""
    if not words.strip():
        raise Refused(_("Write something first."))
    record(incident, W.NOTE, person, now, words.strip())


@transaction.atomic
def answer(
    incident: Incident,
    words: str,
    where: str,
    person: Person,
    now: datetime,
    *,
    substance: bool = False,
    next_at: datetime | None = None,
) -> None:
    """What was said where; the clock learns of it, and of the update that was promised."""
    incident, here = locked(incident), incident.clock(now)
    if not words.strip() or not where.strip():
        raise Refused(_("Say what was answered, and where it stands."))
    if next_at is not None and next_at <= here:
        raise Refused(_("The next update lies in the past; choose a time that is still to come."))
    incident.answered_at = incident.answered_at or here
    if substance:
        incident.substance_at = incident.substance_at or here
    incident.promised, incident.promised_at = next_at, here if next_at else None
    incident.told = [name for name in incident.told if name != "update"]
    incident.save()
    entry = record(incident, W.ANSWER, person, now, words.strip(), substance=substance)
    entry.details |= {"where": where.strip()[:1000]}
    entry.save(update_fields=["details"])


@transaction.atomic
def mark(
    incident: Incident,
    kinds: Iterable[str],
    names: list[str] | None,
    person: Person,
    now: datetime,
) -> None:
    """What special steps it needs, and whom it is about; None leaves the names as they are."""
    incident = locked(incident)
    if names is not None:
        incident.names = names
    _concern(incident, kinds, now)
    record(incident, W.MARKED, person, now, staff=incident.staff, hacked=incident.hacked)


def _concern(incident: Incident, kinds: Iterable[str], now: datetime) -> None:
    """Saves it with these kinds; its banner names nobody, the works council hears of staff."""
    was_staff, kinds = incident.staff, set(kinds)
    incident.staff, incident.hacked = "staff" in kinds, "hacked" in kinds
    if incident.staff and not was_staff:
        tell_council(incident, now)
    incident.save()
    cover(incident)


@transaction.atomic
def appoint(
    incident: Incident,
    lead: Person | None,
    deputies: Iterable[Person],
    person: Person,
    now: datetime,
) -> None:
    """Who leads, and who stands in."""
    incident, deputies = locked(incident), list(deputies)
    incident.lead = lead
    incident.save(update_fields=["lead"])
    incident.deputies.set(deputies)
    named = ", ".join(map(str, deputies))[:250]
    record(incident, W.PEOPLE, person, now, lead=str(lead or ""), deputies=named)


@transaction.atomic
def forward(incident: Incident, by: timedelta) -> None:
    """The clock of an exercise runs ahead."""
    incident = locked(incident)
    if incident.drill and not incident.is_over:
        incident.ahead += by
        incident.save(update_fields=["ahead"])
