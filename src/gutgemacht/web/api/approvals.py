"""Approvals for programs: what waits, what it says, and an answer to exactly that."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Router

from gutgemacht.guideline.strict import Strict
from gutgemacht.publish import approval
from gutgemacht.publish.approval import RefusalReason
from gutgemacht.web.api.answers import Moment
from gutgemacht.web.api.contents import Part, parts_of
from gutgemacht.web.api.door import answers, opens
from gutgemacht.web.api.judged import Need, need_of
from gutgemacht.web.api.refusals import Refusal
from gutgemacht.web.people.access import person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals import rows, shown
from gutgemacht.web.publish.approvals.deciding import by_person
from gutgemacht.web.publish.approvals.models import Decision, Request
from gutgemacht.web.publish.approvals.queue import lines, may_answer
from gutgemacht.web.publish.approvals.rights import readable
from gutgemacht.web.publish.approvals.words import refusal_words
from gutgemacht.web.publish.drafts.access import READERS

router = Router(tags=["approvals"])

# Who may not say it, whatever they send; of the others something has changed meanwhile.
FORBIDDEN = frozenset({"own", "no-deputy", "no-right", "lawyer-needed", "override-needed"})


class RequestLine(Strict):
    """A request in the queue; `until` is when it is due or expires, `yeses` those it has."""

    number: int
    channel: int
    author: str
    start: str
    need: Need
    yeses: int
    until: Moment
    fingerprint: str


class RequestAnswer(Strict):
    """What somebody said to a request; of a suggestion, `text` is the wording."""

    what: str
    who: str
    at: Moment
    reason: str
    text: str


class RequestShown(Strict):
    """A request: exactly what a yes is for, whom it needs, what was said."""

    number: int
    draft: int
    version: int
    channel: int
    author: str
    state: str
    asked_at: Moment
    expires: Moment
    fingerprint: str
    parts: list[Part]
    language: str
    warning: str
    need: Need
    override: str
    said: list[RequestAnswer]
    may_answer: bool


class AnswerSent(Strict):
    """What somebody says to the content with this fingerprint.

    A wished change needs its `reason`, and so does a yes against a stop.
    """

    what: Literal["yes", "change-wanted"]
    fingerprint: str
    reason: str = ""


@router.get(
    "",
    response=answers(list[RequestLine]),
    summary=gettext_noop("What waits for your answer, the most urgent first."),
    **opens("approvals:decide", *READERS),
)
def approvals(request: HttpRequest) -> list[RequestLine]:
    """Those that an answer of yours would count for."""
    return waiting(person_of(request), timezone.now())


@router.get(
    "/{int:number}",
    response=answers(RequestShown),
    summary=gettext_noop("One request, with everything one must see to answer it."),
    **opens("approvals:decide", *READERS),
)
def one_approval(request: HttpRequest, number: int) -> RequestShown:
    """What is approved is what stands in `parts`, and nothing else."""
    return asked(*_found(request, number))


@router.post(
    "/{int:number}/answer",
    response=answers(RequestShown),
    summary=gettext_noop("Says yes or asks for a change, to the fingerprint that was read."),
    **opens("approvals:decide", *READERS),
)
def answer_approval(request: HttpRequest, number: int, sent: AnswerSent) -> RequestShown:
    """With another fingerprint nothing is decided: 409, read it again."""
    row, person, now = _found(request, number)
    said = approval.Decision(sent.what, sent.fingerprint, sent.reason)
    after = by_person(row.pk, said, person, now)
    if isinstance(after, approval.Refused):
        raise _refused(after.reason)
    return asked(after, person, now)


def waiting(person: Person, now: datetime) -> list[RequestLine]:
    """What waits for somebody's answer."""
    return [
        RequestLine(
            number=line.request.pk,
            channel=line.request.channel_id,
            author=str(line.request.author),
            start=line.start[:200],
            need=need_of(rows.need_of(line.request)),
            yeses=line.yeses,
            until=line.urgency.until,
            fingerprint=line.request.fingerprint,
        )
        for line in lines(person, now)
        if line.mine
    ]


def asked(row: Request, person: Person, now: datetime) -> RequestShown:
    """A request for programs, as one person sees it."""
    content = shown.content_of(row)
    return RequestShown(
        number=row.pk,
        draft=row.version.draft_id,
        version=row.version.number,
        channel=row.channel_id,
        author=str(row.author),
        state=row.state,
        asked_at=row.asked_at,
        expires=row.expires,
        fingerprint=row.fingerprint,
        parts=parts_of(content),
        language=content.language,
        warning=content.warning,
        need=need_of(rows.need_of(row)),
        override=row.override,
        said=[_said(one) for one in row.decisions.select_related("remark")],
        may_answer=row.expires > now and may_answer(person, row, now),
    )


def _found(request: HttpRequest, number: int) -> tuple[Request, Person, datetime]:
    person, now = person_of(request), timezone.now()
    return get_object_or_404(readable(person, now), pk=number), person, now


def _said(one: Decision) -> RequestAnswer:
    words = one.remark.suggestion if one.remark else ""
    return RequestAnswer(what=one.what, who=one.who, at=one.at, reason=one.reason, text=words)


def _refused(reason: RefusalReason) -> Refusal:
    words = refusal_words()[reason]
    if reason in FORBIDDEN:
        return Refusal(403, reason, words, "Authorization")
    if reason == "reason-needed":
        return Refusal(422, reason, words, "reason")
    return Refusal(409, reason, words, "fingerprint")
