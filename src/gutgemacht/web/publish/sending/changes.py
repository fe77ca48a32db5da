"""What is wished about what is out: other words, or that it goes; part by part, honestly told."""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from gutgemacht.publish import sending
from gutgemacht.publish.content import Content, fingerprint, from_data
from gutgemacht.publish.network import NetworkError, Sent
from gutgemacht.text import Phrase
from gutgemacht.web.phrases import as_data
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending.hands import WHO, Hands, unclaimed
from gutgemacht.web.publish.sending.models import Change, Outbox
from gutgemacht.web.publish.sending.rows import (
    as_json,
    content_of,
    domain_row,
    sent_of,
    stops,
    take_over,
)
from gutgemacht.web.publish.sending.told import tell_change
from gutgemacht.web.publish.sending.yes import last_look

logger = logging.getLogger("gutgemacht.sending")

EDIT, TAKE_BACK = Change.What.EDIT, Change.What.TAKE_BACK


def change_something(hands: Hands) -> bool:
    """One part of one change; False when there is none."""
    change = _take(hands)
    if change is None:
        return False
    hands.step("change claimed")
    parts = _open_parts(change)
    error, sent = _ask(hands, change, parts[0]) if parts else (None, None)
    hands.step("change asked")
    _answer(hands, change, parts, error, sent)
    return True


@transaction.atomic
def _take(hands: Hands) -> Change | None:
    now = hands.clock()
    change = _waiting(now).exclude(outbox__channel__in=hands.rested(now)).first()
    if change is None:
        return None
    # The row is what is claimed, so that nobody sends its next part meanwhile.
    rows = Outbox.objects.filter(unclaimed(now), pk=change.outbox_id)
    return change if rows.update(claimed_by=hands.name, claimed_at=now) else None


def _waiting(now: datetime) -> "QuerySet[Change]":
    """Changes of rows of which nothing is in doubt; what shall go comes first, stops or not."""
    rested = Q(retry_at=None) | Q(retry_at__lte=now)
    edit = Q(what=EDIT, outbox__state=Outbox.State.SENT)
    holding = [stop.channel for stop in stops(now) if stop.holds(now)]
    if "" in holding:
        edit &= Q(pk__in=())
    else:
        edit &= ~Q(outbox__channel__in=[int(channel) for channel in holding])
    return (
        Change.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(rested, unclaimed(now, "outbox__"), state=Change.State.WAITING)
        .filter(Q(what=TAKE_BACK) | edit, outbox__tried_at=None)
        .select_related("outbox__channel")
        .order_by("-what", "at", "pk")
    )


def _open_parts(change: Change) -> list[int]:
    """The parts still to be asked about, in order; a thread is taken back from its end."""
    row, answered = change.outbox, {answer["part"] for answer in change.answers}
    if change.what == TAKE_BACK:
        parts = list(reversed(range(len(row.sent))))
    else:
        parts = _different(content_of(row), _wished(change))
    return [part for part in parts if part not in answered]


def _different(before: Content, after: Content) -> list[int]:
    """The parts that an edit changes; all of a thread that has become longer or shorter."""
    if len(before.parts) != len(after.parts):
        return list(range(len(before.parts)))
    pairs = enumerate(zip(before.parts, after.parts, strict=True))
    return [number for number, (old, new) in pairs if old != new]


def _ask(hands: Hands, change: Change, part: int) -> tuple[NetworkError | None, Sent | None]:
    """What the network did with one part: the part as it is now, or the trouble."""
    row = change.outbox
    sent = sent_of(row)[part]
    try:
        if change.what == EDIT:
            if _may_not(change, hands.clock()):
                return NetworkError("refused", Phrase("Its yes holds no longer.")), None
            _same_shape(content_of(row), _wished(change), part)
        network = hands.open_network(row.channel)
        if change.what == TAKE_BACK:
            network.take_back(sent)
            return None, sent
        new = _wished(change)
        return None, network.edit(sent, new.parts[part], new.language)
    except NetworkError as error:
        return error, None
    except Exception:
        # A fault of ours: the wish is tried more slowly and given up, not taken again at once.
        logger.exception("an adapter failed on change %s", change.pk)
        return NetworkError("down", Phrase("")), None


def _may_not(change: Change, now: datetime) -> str:
    """The trouble that keeps an edit here."""
    row = change.outbox
    version = change.version or row.version
    return last_look(change.request, version, row.channel, _wished(change), now)


def _wished(change: Change) -> Content:
    return from_data(change.content or {})


def _same_shape(before: Content, after: Content, part: int) -> None:
    """Raises NetworkError where an edit would need another number of posts, or other pictures."""
    if len(before.parts) != len(after.parts):
        raise NetworkError("unable", Phrase("An edit keeps the number of posts."))
    kept = [[picture.digest for picture in one.parts[part].pictures] for one in (before, after)]
    if kept[0] != kept[1]:
        raise NetworkError("unable", Phrase("An edit keeps the pictures."))


@transaction.atomic
def _answer(
    hands: Hands, change: Change, parts: list[int], error: NetworkError | None, sent: Sent | None
) -> None:
    now = hands.clock()
    row = Outbox.objects.select_for_update().get(pk=change.outbox_id)
    if row.claimed_by != hands.name:
        return
    row.claimed_by, row.claimed_at = "", None
    change = Change.objects.select_for_update().get(pk=change.pk)
    if error and not _is_final(change, error):
        change.retry_at = hands.heed(row.channel, error, change.attempts, now)
        change.attempts += 1
    elif parts:
        _keep_answer(change, row, parts.pop(0), error, sent)
    if not parts:
        _end(change, row, now)
    change.save()
    row.save()


def _is_final(change: Change, error: NetworkError) -> bool:
    return error.for_good or change.attempts + 1 >= sending.MOST_TRIES


def _keep_answer(
    change: Change, row: Outbox, part: int, error: NetworkError | None, sent: Sent | None
) -> None:
    answer: dict[str, Any] = {"part": part, "trouble": "", "said": ""}
    if error:
        answer |= {"trouble": error.trouble, "said": as_data(error.said)}
    elif sent:
        row.sent[part] = as_json(sent)
    change.answers = [*change.answers, answer]
    change.attempts, change.retry_at = 0, None


def _end(change: Change, row: Outbox, now: datetime) -> None:
    """All parts are answered: what was wished is done, or not."""
    # What is no longer there was taken back, by whomever.
    fine = ("", "gone") if change.what == TAKE_BACK else ("",)
    is_done = all(answer["trouble"] in fine for answer in change.answers)
    change.state = Change.State.DONE if is_done else Change.State.FAILED
    change.ended_at = now
    if is_done and change.what == TAKE_BACK:
        take_over(row, sending.take_back(domain_row(row)))
        row.ended_at = now
    elif is_done:
        _put_new_words(change, row)
    tell_change(change, row, now)
    what = f"{change.what} {change.state}"
    note(WHO, what, f"outbox {row.pk}", {"channel": row.channel_id, "change": change.pk}, now)


def _put_new_words(change: Change, row: Outbox) -> None:
    row.content, row.version_id = change.content, change.version_id or row.version_id
    row.request_id = change.request_id
    row.fingerprint = fingerprint(content_of(row))
