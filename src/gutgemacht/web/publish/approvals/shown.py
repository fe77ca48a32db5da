"""What the pages show of a request: the post, its notes, what changed, what was said when."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gutgemacht.check import Draft
from gutgemacht.guideline import DraftLanguage
from gutgemacht.publish.content import Content, Picture, from_data
from gutgemacht.publish.difference import Piece, difference
from gutgemacht.web.campaign.gate.join import gate_of
from gutgemacht.web.campaign.gate.words import Reading, reading_of
from gutgemacht.web.draft.notes import Asked, Note, headline, notes, questions
from gutgemacht.web.publish.approvals.models import Decision, Request
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.changes import Changed, body_changes
from gutgemacht.web.publish.drafts.judged import media_of, verdict_of
from gutgemacht.web.publish.drafts.room import shape_of


@dataclass(frozen=True)
class PartShown:
    """One post of a thread, whole, as it was given to be approved."""

    text: str
    pictures: tuple[Picture, ...]
    length: int
    limit: int

    @property
    def limited(self) -> bool:
        """True where the network counts."""
        return self.limit < sys.maxsize

    @property
    def over(self) -> int:
        """By how much it is too long."""
        return max(0, self.length - self.limit)


@dataclass(frozen=True)
class Judged:
    """What the guideline says of it now, as the margin tells it."""

    level: str
    headline: str
    notes: tuple[Note, ...]
    questions: tuple[Asked, ...]
    asides: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Event:
    """Something that was said or happened to a question."""

    at: datetime
    who: str
    what: str
    words: str = ""
    pieces: tuple[Piece, ...] = ()


def content_of(request: Request) -> Content:
    """Exactly what a yes is for."""
    return from_data(request.content)


def wording(request: Request) -> str:
    """Its text in one piece, as it was written."""
    return Body.model_validate(request.version.body).wording(request.channel_id)


def parts(request: Request) -> list[PartShown]:
    """The posts as the channel will have them."""
    shape = shape_of(request.channel)
    return [
        PartShown(part.text, part.pictures, shape.length(part.text), shape.limit)
        for part in content_of(request).parts
    ]


def judged(request: Request, now: datetime, language: DraftLanguage) -> Judged:
    """What the guideline says of it when it is to go out."""
    body = Body.model_validate(request.version.body)
    at = max(request.version.draft.due or now, now)
    verdict = verdict_of(request.version, request.channel, at)
    draft = Draft(body.wording(request.channel_id), media_of(body), body.declared)
    return Judged(
        level=verdict.level,
        headline=headline(verdict.level, "company"),
        notes=tuple(notes(verdict, draft, language)),
        questions=tuple(questions(verdict, language)),
        asides=tuple((one.rule, one.reason) for one in body.asides),
    )


def reading(request: Request, now: datetime) -> Reading | None:
    """What readers said of it, where they are asked."""
    version, channel = request.version, request.channel
    at = max(version.draft.due or now, now)
    verdict = verdict_of(version, channel, at)
    return reading_of(gate_of(version, content_of(request), channel, verdict, at))


def approved_before(request: Request) -> Request | None:
    """The last content of the same draft that was approved for the channel before this."""
    earlier = _earlier(request).filter(decisions__what=Decision.What.YES)
    return earlier.exclude(fingerprint=request.fingerprint).distinct().order_by("pk").last()


def changed_since(before: Request, request: Request) -> list[Changed]:
    """What differs between two questions about one draft."""
    old, new = (Body.model_validate(one.version.body) for one in (before, request))
    return body_changes(old, new)


def history(request: Request) -> list[Event]:
    """All that was asked and said about the draft on this channel, up to this question."""
    every = [*_earlier(request).order_by("pk"), request]
    found = [event for one in every for event in _events(one)]
    return sorted(found, key=lambda event: event.at)


def newer(request: Request) -> Request | None:
    """The question that took the place of this one."""
    later = Request.objects.filter(
        version__draft=request.version.draft_id, channel=request.channel, pk__gt=request.pk
    )
    return later.order_by("pk").last()


def _earlier(request: Request) -> QuerySet[Request]:
    return Request.objects.filter(
        version__draft=request.version.draft_id, channel=request.channel, pk__lt=request.pk
    )


def _events(request: Request) -> Iterator[Event]:
    number = {"number": request.version.number}
    yield Event(
        request.asked_at,
        str(request.author),
        _("asked, with version %(number)d") % number,
        request.override,
    )
    for one in request.decisions.select_related("instead_of", "link__made_by", "remark"):
        yield Event(one.at, _who(one), one.get_what_display(), one.reason, _pieces(one, request))
    if request.ended_at and request.state in (Request.State.EXPIRED, Request.State.WITHDRAWN):
        yield Event(request.ended_at, "", _over_words()[request.state])


def _over_words() -> dict[str, str]:
    return {
        Request.State.EXPIRED: _("expired without enough answers"),
        Request.State.WITHDRAWN: _("taken back or changed by its authors"),
    }


def _who(decision: Decision) -> str:
    if decision.instead_of:
        said = _("%(who)s instead of %(of)s")
        return said % {"who": decision.who, "of": decision.instead_of}
    if decision.link:
        said = _("%(who)s, by a link from %(maker)s")
        return said % {"who": decision.who, "maker": decision.link.made_by or _("somebody")}
    return decision.who


def _pieces(decision: Decision, request: Request) -> tuple[Piece, ...]:
    if decision.remark is None:
        return ()
    return difference(wording(request), decision.remark.suggestion)


def has_picture(request: Request, digest: str) -> bool:
    """True when the picture is one of those that a yes is asked for."""
    return any(
        picture.digest == digest for part in content_of(request).parts for picture in part.pictures
    )
