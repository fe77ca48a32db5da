"""Who hears of what: those asked, the author of what was decided, and whom it concerns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Decision, Request, TrustEvent
from gutgemacht.web.publish.approvals.rights import asked_people, standing_for


def asked(request: Request, now: datetime) -> None:
    """Those who can say yes, and who stands in for them, learn that they are asked."""
    people = asked_people(request)
    _tell("approval-asked", [*people, *standing_for(people, now)], request, now)


def decided(request: Request, decision: Decision, now: datetime) -> None:
    """The author learns what was said."""
    kind = {"yes": "approval-yes", "change-wanted": "approval-change-wanted"}
    word = kind.get(decision.what, "approval-suggestion")
    _tell(word, [request.author], request, now, who=decision.who)


def expired(request: Request, now: datetime) -> None:
    """The author learns that nobody answered in time, or that it never went out."""
    _tell("approval-expired", [request.author], request, now)


def trusted(event: TrustEvent, now: datetime) -> None:
    """Whom it concerns learns of more freedom or more eyes, and where to read why."""
    data = {"channel": event.channel.name, "who": event.who, "page": reverse("trust:page")}
    tell(f"trust-{event.what}", [event.person], data, now)


def answered(event: TrustEvent, now: datetime) -> None:
    """Who lowered somebody's level learns that there is an answer."""
    page = reverse("trust:people", args=[event.channel_id])
    data = {"channel": event.channel.name, "who": str(event.person), "page": page}
    tell("trust-answered", [event.by] if event.by else [], data, now)


def _tell(
    kind: str, people: Iterable[Person], request: Request, now: datetime, **more: Any
) -> None:
    data = {
        "channel": request.channel.name,
        "author": str(request.author),
        "page": reverse("approvals:one", args=[request.pk]),
    }
    tell(kind, people, data | more, now)
