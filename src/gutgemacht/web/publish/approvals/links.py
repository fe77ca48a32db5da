"""Review links: somebody without an account answers one request, once.

The token is 32 random bytes, of which only the SHA-256 is kept. What is unknown and what is forged
are the same; looking it up by its hash tells nothing by the time it takes.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.models import Link, Request
from gutgemacht.web.publish.ledger.log import note

DAYS, MOST_DAYS = 3, 30
"""How long a link lasts if nobody says otherwise, and at most."""

FAILURES, PAUSE = 30, 300
"""So many unknown links from one address within so many seconds; then there is a pause."""


class LinkError(Exception):
    """A link cannot be made or used; the message is a sentence for people."""


@transaction.atomic
def make(request: Request, name: str, days: int, by: Person, now: datetime) -> tuple[Link, str]:
    """A link for a reader by name, and its token, which is shown once; raises LinkError."""
    if request.state != Request.State.OPEN:
        raise LinkError(_("This request is over already."))
    token = secrets.token_urlsafe(32)
    link = Link.objects.create(
        request=request,
        hashed=_hashed(token),
        name=name,
        made_by=by,
        expires=min(now + timedelta(days=days), request.expires),
    )
    note(by, "link made", f"request {request.pk}", {"link": link.pk, "name": link.name}, now)
    return link, token


def found(token: str) -> Link | None:
    """The link of a token, whatever its state."""
    hashed = _hashed(token)
    link = Link.objects.select_related("request__channel").filter(hashed=hashed).first()
    return link if link and hmac.compare_digest(link.hashed, hashed) else None


def over(link: Link, now: datetime) -> str:
    """Why a link no longer opens anything, in a sentence; empty while it does."""
    request, states = link.request, Request.State
    if link.withdrawn_at:
        return _("This link was withdrawn. Please ask whoever sent it to you.")
    if link.decision_set.exists():
        return _("Thank you. Your answer has arrived; there is nothing more to do.")
    if link.expires <= now or request.state == states.EXPIRED:
        return _("This link has expired. Please ask whoever sent it to you for another.")
    if request.state == states.WITHDRAWN:
        return _("The post was changed meanwhile, so this question is over.")
    if request.state != states.OPEN:
        return _("This was decided meanwhile; there is nothing more to do.")
    return ""


@transaction.atomic
def withdraw(link: Link, by: Person | str, now: datetime) -> None:
    """The link opens nothing any more; what was answered by it stays."""
    if link.withdrawn_at is None:
        link.withdrawn_at = now
        link.save(update_fields=["withdrawn_at"])
        note(by, "link withdrawn", f"request {link.request_id}", {"link": link.pk}, now)


def too_often(address: str) -> bool:
    """Counts an unknown link; True when it was one too many. Known links open all the same."""
    key = f"review-link-{hashlib.sha256(address.encode()).hexdigest()[:16]}"
    cache.add(key, 0, PAUSE)
    try:
        return cache.incr(key) > FAILURES
    except ValueError:  # It ended between the two lines.
        return False


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
