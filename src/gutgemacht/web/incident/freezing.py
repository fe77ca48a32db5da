"""The queue is frozen and goes on, with a reason; an exercise only says so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.web.incident.access import public_title, veil_of
from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.incident.record import Refused, locked, record
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.access import STOPPERS

W = Entry.What


def frozen(incident: Incident) -> bool:
    """True while this incident holds the queue, or in an exercise says so."""
    if not incident.drill:
        return bool(incident.stop and incident.stop.ended_at is None)
    last = incident.entries.filter(what__in=(W.FROZEN, W.UNFROZEN)).last()
    return bool(last and last.what == W.FROZEN)


def may_freeze(incident: Incident, person: Person) -> bool:
    """True for those who may stop sending, and for all in an exercise."""
    return bool(incident.drill) or person.may(*STOPPERS)


@transaction.atomic
def freeze(incident: Incident, reason: str, person: Person, now: datetime) -> None:
    """Nothing goes out any more; raises Refused without a reason, twice, and once it is closed."""
    incident, reason = locked(incident), reason.strip()
    if not reason:
        raise Refused(_("Say in a sentence why. Everybody who publishes sees it."))
    _check_right(incident, person)
    if incident.is_over:
        raise Refused(
            _("This incident is closed. If it flares up again, open it again or open a new one.")
        )
    if frozen(incident):
        raise Refused(_("It is frozen already."))
    if not incident.drill:
        incident.stop = outbox.stop(None, _banner(incident, reason), None, person, now)
        incident.save(update_fields=["stop"])
    record(incident, W.FROZEN, person, now, reason)


@transaction.atomic
def unfreeze(incident: Incident, reason: str, person: Person, now: datetime) -> None:
    """The queue goes on; raises Refused without a reason, or where it is not frozen."""
    incident, reason = locked(incident), reason.strip()
    if not reason:
        raise Refused(_("Say in a sentence why it may go on."))
    _check_right(incident, person)
    if not frozen(incident):
        raise Refused(_("It is not frozen any more."))
    if incident.stop:
        outbox.end_stop(incident.stop, person, now)
    record(incident, W.UNFROZEN, person, now, reason)


def cover(incident: Incident) -> None:
    """Takes from the banner whom it is about; when that was written, nobody may have known."""
    if incident.stop:
        incident.stop.reason = _banner(incident, incident.stop.reason)
        incident.stop.save(update_fields=["reason"])


def _check_right(incident: Incident, person: Person) -> None:
    if not may_freeze(incident, person):
        raise Refused(_("Approvers, channel owners and incident leads may freeze the queue."))


def _banner(incident: Incident, reason: str) -> str:
    """What all may read, and what the log keeps for good."""
    return public_title(incident) if incident.staff else veil_of(incident, None)(reason)
