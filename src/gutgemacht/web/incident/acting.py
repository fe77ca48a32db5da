"""What people do in an incident: one transaction each, with its line in room and log."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gutgemacht.incident.state import State, StateError, step
from gutgemacht.incident.triage import propose
from gutgemacht.web.incident.access import public_title
from gutgemacht.web.incident.books import books
from gutgemacht.web.incident.models import Entry, Incident, Taken
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.access import STOPPERS

W = Entry.What


class Refused(ValueError):
    """Something that cannot be done so; its text says what to do instead."""


def record(
    incident: Incident,
    what: str,
    person: Person,
    now: datetime,
    words: str = "",
    **details: str | int | bool | None,
) -> Entry:
    """A line in the room and, where it is no exercise, one in the log without the words."""
    entry = incident.entries.create(
        what=what,
        by=person,
        who=str(person),
        at=incident.clock(now),
        words=words,
        details=details,
    )
    if not incident.drill:
        note(person, f"incident: {what}", f"incident {incident.pk}", details, now)
    return entry


def locked(incident: Incident) -> Incident:
    """The incident as it is now, for nobody else until the transaction ends."""
    return Incident.objects.select_for_update().get(pk=incident.pk)


@transaction.atomic
def move(incident: Incident, after: State, reason: str, person: Person, now: datetime) -> None:
    """On to another standing; raises Refused where it cannot be, or a reason is wanted."""
    incident = locked(incident)
    if after == "answered" and incident.answered_at is None:
        raise Refused(_("Note first what was said and where. The clock runs until then."))
    if after == "closed" and incident.stop and incident.stop.ended_at is None:
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
def take(incident: Incident, name: str, person: Person, now: datetime) -> None:
    """Somebody takes a step on; raises Refused where somebody else has it."""
    known = {one.id for one in books().playbook.steps_for(incident.kinds)}
    if name not in known:
        raise Refused(_("There is no such step in the playbook."))
    try:
        with transaction.atomic():
            incident.taken.create(step=name, by=person, who=str(person), at=incident.clock(now))
    except IntegrityError:
        raise Refused(_("Somebody has taken this step already.")) from None
    _step_note(incident, "step taken", name, person, now)


@transaction.atomic
def finish(incident: Incident, name: str, person: Person, now: datetime) -> None:
    """A step is done; who had not taken it on takes it with that."""
    if not incident.taken.filter(step=name, undone_at=None).exists():
        take(incident, name, person, now)
    row = incident.taken.select_for_update().get(step=name, undone_at=None)
    if row.done_at is None:
        row.done_at, row.done_who = incident.clock(now), str(person)
        row.save()
        _step_note(incident, "step done", name, person, now)


@transaction.atomic
def undo(incident: Incident, name: str, person: Person, now: datetime) -> None:
    """First what was done is open again, then it is free for others; both stay to be seen."""
    row = incident.taken.select_for_update().filter(step=name, undone_at=None).first()
    if row is None:
        return
    row.undone_at, row.undone_who = incident.clock(now), str(person)
    row.save()
    if row.done_at is not None:
        incident.taken.create(step=name, by=row.by, who=row.who, at=row.at)
    _step_note(incident, "step undone", name, person, now)


def _step_note(incident: Incident, what: str, name: str, person: Person, now: datetime) -> None:
    if not incident.drill:
        note(person, f"incident: {what}", f"incident {incident.pk}", {"step": name}, now)


@transaction.atomic
def assess(
    incident: Incident, given: dict[str, str], chosen: int | None, person: Person, now: datetime
) -> None:
    """Keeps the answers of the triage; the level is the one chosen, else the one proposed."""
    incident, proposal = locked(incident), propose(books().triage, given)
    incident.triage, incident.cluster = given, proposal.cluster or ""
    incident.level = proposal.level if chosen is None else chosen
    # What was marked stays marked: protection is taken away only by hand.
    incident.staff |= "staff" in proposal.kinds
    incident.hacked |= "hacked" in proposal.kinds
    incident.save()
    level, cluster = incident.level, incident.cluster
    record(incident, W.TRIAGE, person, now, level=level, proposed=proposal.level, cluster=cluster)


@transaction.atomic
def freeze(incident: Incident, reason: str, person: Person, now: datetime) -> None:
    """Nothing goes out any more; in an exercise only the line is written."""
    incident, reason = locked(incident), reason.strip()
    if not reason:
        raise Refused(_("Say in a sentence why. Everybody who publishes sees it."))
    if not incident.drill:
        if not person.may(*STOPPERS):
            raise Refused(_("Approvers, channel owners and incident leads may freeze the queue."))
        if incident.stop and incident.stop.ended_at is None:
            raise Refused(_("It is frozen already."))
        # A banner is for all: whom it is about does not belong there.
        said = public_title(incident) if incident.staff else reason
        incident.stop = outbox.stop(None, said, None, person, now)
        incident.save(update_fields=["stop"])
    record(incident, W.FROZEN, person, now, reason)


@transaction.atomic
def unfreeze(incident: Incident, reason: str, person: Person, now: datetime) -> None:
    """The queue goes on; raises Refused without a reason."""
    incident, reason = locked(incident), reason.strip()
    if not reason:
        raise Refused(_("Say in a sentence why it may go on."))
    if not incident.drill:
        if not person.may(*STOPPERS):
            raise Refused(_("Approvers, channel owners and incident leads may freeze the queue."))
        if incident.stop:
            outbox.end_stop(incident.stop, person, now)
    record(incident, W.UNFROZEN, person, now, reason)


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
    incident, kinds = locked(incident), set(kinds)
    incident.staff, incident.hacked = "staff" in kinds, "hacked" in kinds
    if names is not None:
        incident.names = names
    incident.save()
    if incident.staff and incident.stop:
        # Its banner is read by all; what was written there before may name somebody.
        incident.stop.reason = public_title(incident)
        incident.stop.save(update_fields=["reason"])
    record(incident, W.MARKED, person, now, staff=incident.staff, hacked=incident.hacked)


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


def taken_steps(incident: Incident) -> dict[str, Taken]:
    """The steps that somebody has, by their id."""
    return {row.step: row for row in incident.taken.filter(undone_at=None).select_related("by")}
