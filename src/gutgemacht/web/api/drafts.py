"""Drafts for programs: list, read, write, check, ask for approval."""

from datetime import datetime
from typing import Literal

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import File, Form, Router, Status, UploadedFile

from gutgemacht.guideline.strict import Strict
from gutgemacht.web.api import written
from gutgemacht.web.api.answers import Moment
from gutgemacht.web.api.door import answers, opens
from gutgemacht.web.api.judged import Judged, Need, judged, need_of
from gutgemacht.web.api.refusals import Refusal, conflict
from gutgemacht.web.people.access import person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.ask import Asked, ask
from gutgemacht.web.publish.drafts import saving, shelf
from gutgemacht.web.publish.drafts.access import READERS, WRITERS, draft_for
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.pictures import kept as kept_picture
from gutgemacht.web.publish.drafts.submit import ways
from gutgemacht.web.publish.drafts.written import as_it_is

router = Router(tags=["drafts"])

Show = Literal["mine", "all", "waiting", "planned", "published", "put-away"]


class DraftLine(Strict):
    """A draft in the list; `start` are its words in one line."""

    number: int
    title: str
    start: str
    author: str
    state: str
    channels: list[int]
    due: Moment | None
    changed_at: Moment


class DraftShown(Strict):
    """A draft as it stands. Who changes it sends back its `stamp`, so that nothing gets lost."""

    number: int
    stamp: str
    title: str
    author: str
    state: str
    channels: list[int]
    due: Moment | None
    created_at: Moment
    changed_at: Moment
    version: int
    text: str
    language: str
    warning: str
    pictures: list[written.PictureShown]
    variants: dict[str, str]
    declared: dict[str, str]


class DraftSubmitted(Strict):
    """What shall be asked for: the draft that has this stamp; against a stop with a reason."""

    stamp: str
    override: str = ""


class ChannelAsked(Strict):
    """What became of one channel: a request that waits, or a row of the outbox."""

    channel: int
    need: Need
    request: int | None
    outbox: int | None


@router.get(
    "",
    response=answers(list[DraftLine]),
    summary=gettext_noop("Drafts, what was touched last first; at most 200."),
    **opens("drafts:read", *READERS),
)
def drafts(request: HttpRequest, show: Show = "all", channel: int | None = None) -> list[DraftLine]:
    """The list of the page of drafts."""
    return lines(person_of(request), show, channel)


@router.post(
    "",
    response=answers(DraftShown, 201),
    summary=gettext_noop("Begins a draft."),
    **opens("drafts:write", *WRITERS),
)
def new_draft(request: HttpRequest, sent: written.DraftWriting) -> Status[DraftShown]:
    """What is not given is empty."""
    return Status(201, read(written.begun(sent, person_of(request), timezone.now())))


@router.get(
    "/{int:number}",
    response=answers(DraftShown),
    summary=gettext_noop("One draft as it stands, with its stamp."),
    **opens("drafts:read", *READERS),
)
def draft(request: HttpRequest, number: int) -> DraftShown:
    """The newest version."""
    return read(draft_for(request, number))


@router.patch(
    "/{int:number}",
    response=answers(DraftShown),
    summary=gettext_noop("Changes what is given; the stamp of what was read goes with it."),
    **opens("drafts:write", *WRITERS),
)
def change_draft(request: HttpRequest, number: int, sent: written.DraftChange) -> DraftShown:
    """With another stamp nothing is changed: 409, read it again."""
    before = draft_for(request, number)
    return read(written.kept(before, sent, sent.stamp, person_of(request), timezone.now()))


@router.post(
    "/{int:number}/pictures",
    response=answers(DraftShown, 201),
    summary=gettext_noop("Adds a picture as the last one: JPEG, PNG, WebP or GIF."),
    **opens("drafts:write", *WRITERS),
)
def add_picture(
    request: HttpRequest,
    number: int,
    file: File[UploadedFile],
    stamp: Form[str],
    alt: Form[str] = "",
) -> Status[DraftShown]:
    """A form of several parts, so that the bytes need no coding."""
    draft, now = draft_for(request, number), timezone.now()
    name = (file.name or "")[:255]
    digest = kept_picture(file.read(), name, now).digest
    before = as_it_is(draft, draft.versions.all()[0]).body.pictures
    pictures = [written.PictureShown(**shown.model_dump()) for shown in before]
    pictures.append(written.PictureShown(digest=digest, name=name, alt=alt))
    more = written.DraftWriting(pictures=pictures)
    return Status(201, read(written.kept(draft, more, stamp, person_of(request), now)))


@router.get(
    "/{int:number}/check",
    response=answers(list[Judged]),
    summary=gettext_noop("What the check says on each channel, and who must say yes."),
    **opens("drafts:read", *READERS),
)
def check_draft(request: HttpRequest, number: int) -> list[Judged]:
    """Asks nobody for anything."""
    return judged(draft_for(request, number), person_of(request), timezone.now())


@router.post(
    "/{int:number}/submit",
    response=answers(list[ChannelAsked]),
    summary=gettext_noop("Asks for approval; where nobody must say yes it is queued at once."),
    **opens("drafts:write", *WRITERS),
)
def submit_draft(request: HttpRequest, number: int, sent: DraftSubmitted) -> list[ChannelAsked]:
    """ChannelAsked twice changes nothing."""
    draft = draft_for(request, number)
    return submitted(draft, sent, person_of(request), timezone.now())


def lines(person: Person, show: Show, channel: int | None) -> list[DraftLine]:
    """The drafts that a filter lets through."""
    return [_line(one) for one in shelf.shelf(person, show, channel)]


def read(draft: Draft) -> DraftShown:
    """A draft for programs."""
    newest = draft.versions.all()[0]
    now, body = as_it_is(draft, newest), Body.model_validate(newest.body)
    return DraftShown(
        number=draft.pk,
        stamp=now.stamp,
        title=draft.title,
        author=str(draft.author),
        state=shelf.state_of(draft),
        channels=sorted(now.channels),
        due=draft.due,
        created_at=draft.created_at,
        changed_at=draft.changed_at,
        version=newest.number,
        text=body.text,
        language=body.language,
        warning=body.warning,
        pictures=[written.PictureShown(**one.model_dump()) for one in body.pictures],
        variants=body.variants,
        declared={str(subject): answer for subject, answer in body.declared.items()},
    )


@transaction.atomic
def submitted(
    draft: Draft, sent: DraftSubmitted, person: Person, now: datetime
) -> list[ChannelAsked]:
    """What became of it, channel by channel; raises Refusal or AskError with what hinders."""
    # Whoever writes waits, so that what is asked for is what has this stamp.
    draft, newest = saving.locked(draft.pk)
    if as_it_is(draft, newest).stamp != sent.stamp:
        said = _("The draft has changed meanwhile. Please read it again before you ask.")
        raise conflict(said, "stamp")
    for way in ways(draft, person, now):
        if way.hindered:
            said = f"{way.channel.name}: {' '.join(way.hindered)}"
            raise Refusal(422, "invalid", said, "channels")
    return [_asking(one) for one in ask(newest, person, now, sent.override)]


def _line(line: shelf.Line) -> DraftLine:
    draft = line.draft
    return DraftLine(
        number=draft.pk,
        title=draft.title,
        start=line.start[:200],
        author=str(draft.author),
        state=line.state,
        channels=[channel.pk for channel in line.channels],
        due=draft.due,
        changed_at=draft.changed_at,
    )


def _asking(asked: Asked) -> ChannelAsked:
    return ChannelAsked(
        channel=asked.channel.pk,
        need=need_of(asked.need),
        request=asked.request.pk if asked.request else None,
        outbox=asked.outbox.pk if asked.outbox else None,
    )
