"""Sending: take a row, do one step of it, write what came of it.

The claim, the look at the stops and "I am trying" are one transaction right before the network is
asked; the answer is another one. Whatever happens between them leaves a doubt, and a doubt is
looked up on the network (`publish.sending`). A worker that dies holds its row until the lease ends.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from gutgemacht.publish import sending
from gutgemacht.publish.content import Content
from gutgemacht.publish.log import Detail
from gutgemacht.publish.network import Network, NetworkError, Sent
from gutgemacht.publish.sending import LookFor, Row, Send, Step
from gutgemacht.text import Phrase
from gutgemacht.web.phrases import as_text
from gutgemacht.web.publish.drafts.models import Picture
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending.hands import WHO, Hands, unclaimed
from gutgemacht.web.publish.sending.models import Change, Outbox
from gutgemacht.web.publish.sending.rows import content_of, domain_row, sent_of, stops, take_over
from gutgemacht.web.publish.sending.told import tell_failed, tell_put_aside
from gutgemacht.web.publish.sending.yes import last_look

logger = logging.getLogger("gutgemacht.sending")

CLOCK_WRONG_BY = timedelta(days=1)

S = Outbox.State
Decide = Callable[[Row], Row]


def send_something(hands: Hands) -> bool:
    """One step of the row that is due first; False when there is none."""
    hands.step("before claim")
    taken = _take(hands)
    if taken is None:
        return False
    row, step = taken
    hands.step("claimed")
    if isinstance(step, Send | LookFor):
        decide, said = _ask(hands, row, step)
        hands.step("before answer")
        _answer(hands, row, decide, said)
        hands.step("answered")
    return True


@transaction.atomic
def _take(hands: Hands) -> tuple[Outbox, Step] | None:
    now = hands.clock()
    row = _due(now).exclude(channel__in=hands.rested(now)).first()
    if row is None:
        return None
    if row.tried_at and row.tried_at > now:
        # The clock was set back: it is in doubt from now on.
        row.tried_at = now
    step = sending.next_step(domain_row(row), now, stops(now))
    match step:
        case Send(0) if trouble := last_look(
            row.request, row.version, row.channel, content_of(row), now
        ):
            _keep_back(row, trouble, now)
            return row, sending.Done("failed")
        case Send():
            take_over(row, sending.begin(domain_row(row), now))
            row.first_at = row.first_at or now
            row.claimed_by, row.claimed_at = hands.name, now
        case LookFor():
            row.claimed_by, row.claimed_at = hands.name, now
        case sending.Wait(until):
            row.retry_at = until
        case sending.Missed() | sending.Stopped():
            take_over(row, sending.put_aside(domain_row(row), step))
            tell_put_aside(row, now)
    row.save()
    return row, step


def _keep_back(row: Outbox, trouble: str, now: datetime) -> None:
    """What would go out is not what was approved or read, or that holds no longer."""
    row.state, row.trouble, row.said, row.ended_at = S.FAILED, trouble, "", now
    row.save()
    _end(row, now)


def _ask(hands: Hands, row: Outbox, step: Send | LookFor) -> tuple[Decide, str]:
    """What the network's answer makes of the row, and a sentence when there is trouble."""
    try:
        found = _asked(hands, row, step)
    except NetworkError as error:
        return _trouble(hands, row, step, error), as_text(error.said)
    except Exception:
        # A fault of ours: the row is tried more slowly and given up, not taken again at once.
        logger.exception("an adapter failed on outbox %s", row.pk)
        return _trouble(hands, row, step, NetworkError("down", Phrase(""))), ""
    if found is None:
        return sending.not_found, ""
    return lambda current: sending.took(current, found), ""


def _asked(hands: Hands, row: Outbox, step: Send | LookFor) -> Sent | None:
    network = hands.open_network(row.channel)
    hands.step("before network")
    if isinstance(step, LookFor):
        return _found(network, row, step.part, hands.clock())
    content, at = content_of(row), row.first_at or row.created_at
    pictures = pictures_of(content, step.part)
    sent = network.send(content, step.part, sent_of(row), pictures, _key(row, step.part), at)
    hands.step("network took it")
    return sent


def _found(network: Network, row: Outbox, number: int, now: datetime) -> Sent | None:
    """The part on the network; looked for further back too, should our clock have been wrong."""
    part, at = content_of(row).parts[number], row.first_at or row.created_at
    for since in (at, min(at, now) - CLOCK_WRONG_BY):
        found = network.find(part, _key(row, number), since)
        if found and not _is_of_another(found, row):
            return found
    return None


def _key(row: Outbox, number: int) -> str:
    return f"{row.key}:{number}"


def _trouble(hands: Hands, row: Outbox, step: Send | LookFor, error: NetworkError) -> Decide:
    now = hands.clock()
    wait = hands.heed(row.channel, error, row.attempts, now) - now
    return lambda current: sending.after_error(current, step, error.trouble, wait, now, 0.0)


@transaction.atomic
def _answer(hands: Hands, row: Outbox, decide: Decide, said: str) -> None:
    """Writes what came of the step, unless another worker has the row by now."""
    row = Outbox.objects.select_for_update().get(pk=row.pk)
    if row.claimed_by != hands.name:
        return
    take_over(row, decide(domain_row(row)))
    row.said, row.claimed_by, row.claimed_at = said, "", None
    if row.state in (S.SENT, S.FAILED):
        row.ended_at = hands.clock()
        _end(row, row.ended_at)
    row.save()


def _end(row: Outbox, now: datetime) -> None:
    if row.state == S.FAILED:
        tell_failed(row, now)
    facts: dict[str, Detail] = {"channel": row.channel_id, "fingerprint": row.fingerprint}
    note(WHO, row.state, f"outbox {row.pk}", {**facts, "trouble": row.trouble}, now)


def pictures_of(content: Content, number: int) -> dict[str, bytes]:
    """The bytes of the pictures of one part; raises NetworkError when one is not here."""
    digests = {picture.digest for picture in content.parts[number].pictures}
    rows = Picture.objects.filter(digest__in=digests)
    found = {picture.digest: bytes(picture.data) for picture in rows}
    if digests - set(found):
        raise NetworkError("picture", Phrase("A picture of this post is no longer here."))
    return found


def _due(now: datetime) -> "QuerySet[Outbox]":
    """Rows for which there may be something to do, the first due first."""
    doubt = Q(tried_at__isnull=False)
    rested = Q(retry_at=None) | Q(retry_at__lte=now)
    over = Q(due__lt=now - sending.GRACE)
    unwanted = Change.objects.filter(
        outbox=OuterRef("pk"), what=Change.What.TAKE_BACK, state=Change.State.WAITING
    )
    return (
        Outbox.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(unclaimed(now), state__in=(S.WAITING, S.SENDING))
        .filter((doubt & rested) | (~doubt & Q(due__lte=now) & (rested | over)))
        .filter(doubt | ~Exists(unwanted))
        .select_related("channel", "request")
        .order_by("due", "pk")
    )


def _is_of_another(found: Sent, row: Outbox) -> bool:
    """True for a post that another row has sent: the same words may be posted again."""
    others = Outbox.objects.filter(channel=row.channel_id).exclude(pk=row.pk)
    lately = others.exclude(sent=[]).order_by("-pk")[:200]
    known = {one["id"] for sent in lately.values_list("sent", flat=True) for one in sent}
    return found.id in known | {one["id"] for one in row.sent}
