"""What waits for a yes, sorted by risk and time."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from gutgemacht.publish.approval import Urgency, urgency
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Decision, Request
from gutgemacht.web.publish.approvals.rights import readable, voices, writers
from gutgemacht.web.publish.approvals.rows import domain_request, need_of
from gutgemacht.web.publish.approvals.words import band_words, need_sentence, why_words

ON_A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """A question in the queue; `mine` says that the one who looks may answer it."""

    request: Request
    urgency: Urgency
    band: str
    why: tuple[str, ...]
    need: str
    start: str
    pictures: int
    yeses: int
    mine: bool


def lines(person: Person, now: datetime) -> list[Line]:
    """What somebody may read of what waits, the most urgent first."""
    waiting = readable(person, now).filter(state=Request.State.OPEN, expires__gt=now)
    found = [_line(row, person, now) for row in waiting.prefetch_related("decisions")]
    return sorted(found, key=lambda line: (line.urgency.order, line.request.pk))


def paged(found: list[Line], number: str) -> Page[Line]:
    """One page of them."""
    return Paginator(found, ON_A_PAGE).get_page(number)


def next_for(person: Person, now: datetime, but: int) -> Request | None:
    """What somebody may answer next."""
    return next(
        (line.request for line in lines(person, now) if line.mine and line.request.pk != but), None
    )


def may_answer(person: Person, request: Request, now: datetime) -> bool:
    """True when an answer of this person would count."""
    if request.state != Request.State.OPEN or person.pk in writers(request):
        return False
    return bool(voices(person, request, now))


def _line(row: Request, person: Person, now: datetime) -> Line:
    words = why_words()
    yeses = [one for one in row.decisions.all() if one.what == Decision.What.YES]
    told = urgency(domain_request(row), row.version.draft.due, now)
    content = row.content["parts"]
    said_yes = any(one.by_id == person.pk for one in yeses)
    return Line(
        request=row,
        urgency=told,
        band=band_words()[told.band],
        why=tuple(words[reason] for reason in need_of(row).why),
        need=need_sentence(need_of(row)),
        start=" ".join(content[0]["text"].split()),
        pictures=sum(len(part["pictures"]) for part in content),
        yeses=len(yeses),
        mine=not said_yes and may_answer(person, row, now),
    )
