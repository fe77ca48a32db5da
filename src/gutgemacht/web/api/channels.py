"""The register of channels for programs, to be read."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Router

from gutgemacht.guideline.strict import Strict
from gutgemacht.web.api.answers import Moment
from gutgemacht.web.api.door import answers, opens
from gutgemacht.web.people.access import person_of
from gutgemacht.web.publish.channels.facts import Known, known
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.who import READERS, SEES_NAMES
from gutgemacht.web.publish.channels.words import duty_words

router = Router(tags=["channels"])


class Duty(Strict):
    """What must be done, by its key and in one sentence."""

    kind: str
    words: str


class ChannelShown(Strict):
    """A channel; names of people only for those who may see them, its credentials for nobody."""

    number: int
    network: str
    name: str
    handle: str
    url: str
    country: str
    way: str
    owner: str | None
    substitute: str | None
    second_factor: bool | None
    imprint: str
    connected: bool
    trouble: str
    last_post: Moment | None
    closed_at: Moment | None
    duties: list[Duty]


@router.get(
    "",
    response=answers(list[ChannelShown]),
    summary=gettext_noop("All channels, with what must be done next."),
    **opens("channels:read", *READERS),
)
def channels(request: HttpRequest) -> list[ChannelShown]:
    """Those that are closed, too."""
    return register(names=person_of(request).may(*SEES_NAMES))


@router.get(
    "/{int:number}",
    response=answers(ChannelShown),
    summary=gettext_noop("One channel."),
    **opens("channels:read", *READERS),
)
def channel(request: HttpRequest, number: int) -> ChannelShown:
    """As it stands in the register."""
    found = register(number, names=person_of(request).may(*SEES_NAMES))
    if not found:
        raise Http404
    return found[0]


def register(number: int | None = None, *, names: bool) -> list[ChannelShown]:
    """The channels, or the one of a number, for programs."""
    rows = Channel.objects.all()
    if number is not None:
        rows = rows.filter(pk=number)
    return [_shown(row, names=names) for row in known(rows, timezone.now())]


def _shown(row: Known, *, names: bool) -> ChannelShown:
    channel = row.channel
    return ChannelShown(
        number=channel.pk,
        network=channel.network,
        name=channel.name,
        handle=channel.handle,
        url=channel.url,
        country=channel.country,
        way=channel.way,
        owner=str(channel.owner) if names and channel.owner else None,
        substitute=str(channel.substitute) if names and channel.substitute else None,
        second_factor=channel.second_factor,
        imprint=channel.imprint,
        connected=bool(channel.sealed),
        trouble=channel.trouble,
        last_post=row.posted_at,
        closed_at=channel.closed_at,
        duties=[Duty(kind=duty.kind, words=duty_words(duty)) for duty in row.duties],
    )
