"""A machine is asked for a second opinion, from whichever page: where, and what it said."""

import time
from dataclasses import dataclass
from threading import BoundedSemaphore

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from gutgemacht.judges.opinion import KINDS, Cache, Endpoint, Opinion, Question, opinion
from gutgemacht.judges.opinion.error import Reason
from gutgemacht.web.errors import BadInput

# So many may be asked at once; more would wait on one small model.
MOST_AT_ONCE = 4
SENT, AUDIENCE = "sent", "audience"

_at_once = BoundedSemaphore(MOST_AT_ONCE)
cache = Cache()
"""What pages remember that do so: kinds and places of answers, no words."""


@dataclass(frozen=True)
class Asked:
    """One reading as a question, ready to be shown."""

    name: str
    question: str
    quote: str
    # What the model says of it; empty where the answer was remembered.
    words: str


@dataclass(frozen=True)
class Heard:
    """What the machine said, ready to be shown, and how long it took."""

    said: Opinion
    asked: list[Asked]
    seconds: float


def endpoint() -> Endpoint:
    """Where is asked; raises Http404 where the settings name nothing."""
    named: Endpoint | None = settings.OPINION
    if named is None:
        raise Http404
    return named


async def ask(question: Question, where: Endpoint, remembers: Cache | None = None) -> Heard:
    """Asks, after somebody's yes; raises OpinionError, or BadInput where too many ask."""
    if not _at_once.acquire(blocking=False):
        raise BadInput(SENT, _("Others are asking just now. Please try again in a minute."), 503)
    started = time.monotonic()
    try:
        said = await opinion(question, where, remembers)
    finally:
        _at_once.release()
    return Heard(said, _asked(said, question), time.monotonic() - started)


def _asked(said: Opinion, question: Question) -> list[Asked]:
    return [
        Asked(
            KINDS[reading.kind].name.in_(question.language),
            KINDS[reading.kind].question.in_(question.language),
            reading.span.cut(question.draft),
            reading.words,
        )
        for reading in said.readings
    ]


def fault(reason: Reason) -> str:
    """Why there is no opinion, for people; what the endpoint's settings lack is said plainly."""
    faults: dict[Reason, str] = {
        "audience": _("Please say in 3 to 200 characters who it is for."),
        "long": _("The text is longer than 10,000 characters. Please ask about a part of it."),
        "unreachable": _("The model does not answer. Please tell those who run this server."),
        "slow": _("The model took too long, so we hung up. Please try again later."),
        "key": _("The model refuses our key. Please tell those who run this server."),
        "model": _("There is no such model. Please tell those who run this server."),
        "busy": _("The model is busy, or its allowance is used up. Please try again later."),
        "moved": _("The model has moved. Please tell those who run this server."),
        "failed": _("The model reports an error. Please try again later."),
        "refused": _("The model does not want to speak about this. That says nothing about it."),
        "answer": _("The model did not answer in the agreed form. That is no opinion."),
    }
    return faults[reason]
