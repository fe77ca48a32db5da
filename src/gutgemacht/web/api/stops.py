"""The stop button for programs: nothing goes out any more, until its end."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router, Status

from gutgemacht.guideline.strict import Strict
from gutgemacht.web.api.answers import Moment
from gutgemacht.web.api.door import answers, opens
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import person_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.sending import outbox, stopping
from gutgemacht.web.publish.sending.access import STOPPERS
from gutgemacht.web.publish.sending.models import Stop

router = Router(tags=["stops"])


class StopShown(Strict):
    """A stop; without `channel` it holds for all, without `until` until somebody ends it."""

    number: int
    channel: int | None
    reason: str
    who: str
    since: Moment
    until: Moment | None
    ended_at: Moment | None


class StopPressed(Strict):
    """Stop: why, on which channel (all without one), until when (open without)."""

    reason: str
    channel: int | None = None
    until: Moment | None = None


@router.get(
    "",
    response=answers(list[StopShown]),
    summary=gettext_noop("The stops that hold now."),
    **opens("stop:press", *STOPPERS),
)
def stops(request: HttpRequest) -> list[StopShown]:
    """None means that posts go out."""
    return [_held(stop) for stop in stopping.holding(timezone.now())]


@router.post(
    "",
    response=answers(StopShown, 201),
    summary=gettext_noop("Presses the stop button: nothing goes out any more."),
    **opens("stop:press", *STOPPERS),
)
def press_stop(request: HttpRequest, sent: StopPressed) -> Status[StopShown]:
    """What is due within the next minute is held back as well."""
    now, reason = timezone.now(), sent.reason.strip()[: stopping.LONGEST_REASON]
    if not reason:
        raise BadInput("reason", _("Please give a reason in one sentence; everybody sees it."))
    if sent.until is not None and sent.until <= now:
        raise BadInput("until", _("This time is over. Please choose one that is still to come."))
    channel = Channel.objects.filter(pk=sent.channel).first() if sent.channel is not None else None
    if sent.channel is not None and channel is None:
        raise BadInput("channel", _("There is no such channel."))
    held = outbox.stop(channel, reason, sent.until, person_of(request), now)
    return Status(201, _held(held))


@router.post(
    "/{int:number}/end",
    response=answers(StopShown),
    summary=gettext_noop("Ends a stop; what it held back waits for a word of a person."),
    **opens("stop:press", *STOPPERS),
)
def end_stop(request: HttpRequest, number: int) -> StopShown:
    """Ending it twice changes nothing."""
    stop = get_object_or_404(Stop, pk=number)
    return _held(outbox.end_stop(stop, person_of(request), timezone.now()))


def _held(stop: Stop) -> StopShown:
    return StopShown(
        number=stop.pk,
        channel=stop.channel_id,
        reason=stop.reason,
        who=stop.who,
        since=stop.since,
        until=stop.until,
        ended_at=stop.ended_at,
    )
