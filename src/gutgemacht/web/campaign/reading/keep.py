"""Keeping a reading: once, in time or apart, without a trace of who gave it."""

import threading
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from gutgemacht.campaign.reading import Reading, objects, warns
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.links import Reason, Way
from gutgemacht.web.campaign.panel.models import Invitation, Panel, Stratum
from gutgemacht.web.campaign.panel.models import Reading as Row
from gutgemacht.web.campaign.panel.standing import (
    close,
    is_decided,
    makers_of,
    standing_in,
    told_of,
)
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.publish.ledger.log import note

GRACE = timedelta(hours=2)
"""So long after the end an answer that was begun before it is still kept."""


class Kept(StrEnum):
    """What became of an answer; AGAIN says that it was there already."""

    KEPT = "kept"
    LATE = "late"
    AGAIN = "again"


class Refused(Exception):
    """An answer that is not kept; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(reason)


# Who writes to SQLite while somebody else does asks again and again, ever more slowly; here they
# stand in a line.
_turn = threading.Lock()


def keep(
    way: Way, stimulus: Stimulus, reading: Reading, now: datetime, begun: datetime | None = None
) -> Kept:
    """Keeps an answer and uses up the personal link it came by; raises Refused.

    An answer that was begun before the end (`begun`; without it, now) and comes within GRACE, that
    comes by a link that ended meanwhile, or to a stimulus that is full, is kept as late. The group
    is closed when this answer was the last it needed, and the panel with its last group.
    """
    with _turn, transaction.atomic():
        return _keep(way, stimulus, reading, now, begun or now)


def _keep(way: Way, stimulus: Stimulus, reading: Reading, now: datetime, begun: datetime) -> Kept:
    # The panel first, as everywhere: of two answers at the same moment one waits.
    panel = Panel.objects.select_for_update().get(pk=way.stratum.panel_id)
    stratum = Stratum.objects.get(pk=way.stratum.pk)
    stratum.panel = panel
    if Row.objects.filter(key=reading.key).exists():
        return Kept.AGAIN
    is_late = _ended_before(panel, stratum, begun, now) or way.has_ended
    is_late = is_late or _is_full(stratum, stimulus)
    if way.invitation:
        _use_up(way.invitation, now)
    _write(stratum, stimulus, reading, now, is_late=is_late)
    if not is_late:
        _settle(stratum, now)
    return Kept.LATE if is_late else Kept.KEPT


def end_of(panel: Panel, stratum: Stratum) -> datetime | None:
    """When a group's readings end or ended, if that is known."""
    ends = (panel.closed_at, panel.closes_at, stratum.closed_at)
    return min((end for end in ends if end), default=None)


def _ended_before(panel: Panel, stratum: Stratum, begun: datetime, now: datetime) -> bool:
    """True after the end, within GRACE; raises Refused beyond it."""
    if panel.state == Panel.State.PLANNED:
        raise Refused("early")
    end = end_of(panel, stratum)
    if end is None or now < end:
        return False
    if begun >= end or now > end + GRACE:
        raise Refused("ended")
    return True


def _is_full(stratum: Stratum, stimulus: Stimulus) -> bool:
    rows = Row.objects.filter(stratum=stratum, stimulus=stimulus, late=False)
    return rows.count() >= stratum.quota


def _use_up(invitation: Invitation, now: datetime) -> None:
    """Only the day is kept, so that no time leads to a reading; raises Refused."""
    unused = Invitation.objects.filter(pk=invitation.pk, used_at=None)
    if not unused.update(used_at=timezone.localdate(now)):
        raise Refused("used")


def _write(
    stratum: Stratum, stimulus: Stimulus, reading: Reading, now: datetime, *, is_late: bool
) -> None:
    Row.objects.create(
        panel=stratum.panel,
        stratum=stratum,
        stimulus=stimulus,
        key=reading.key,
        language=reading.language,
        answers=reading.model_dump(mode="json"),
        objector=objects(reading),
        warner=warns(reading),
        late=is_late,
        day=timezone.localdate(now),
    )


def _settle(stratum: Stratum, now: datetime) -> None:
    """Closes a group that needs nobody more, and the panel when all have decided."""
    if not all(cell.done for cell in standing_in(stratum).cells):
        return
    stratum.closed_at = now
    stratum.save(update_fields=["closed_at"])
    panel = stratum.panel
    if is_decided(panel):
        close(panel, None, now)
        return
    tell("panel-group-done", makers_of(panel), {**told_of(panel), "group": stratum.name}, now)
    note("gutgemacht", "group of readers closed", f"panel {panel.pk}", {"group": stratum.pk}, now)
