"""Asking and answering, as short as they can be said."""

from datetime import datetime

from gutgemacht.publish.approval import Decision, DecisionKind, Refused
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.ask import ask
from gutgemacht.web.publish.approvals.deciding import by_person
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.saving import append, locked
from tests.web.publish.drafts.make import NOW, a_draft

PLAIN = "Morgen zeigen wir die neue Werkbank aus Buche."
STOP = "Das Passwort für den Kassenrechner ist hunter22!Berg."
LAW = "Unser Nova ist klimaneutral."


def asked(
    author: Person, channel: Channel, text: str = PLAIN, now: datetime = NOW, override: str = ""
) -> Request:
    """The request for a new draft."""
    draft = a_draft(author, text, channel)
    [one] = ask(draft.versions.get(), author, now, override)
    assert one.request is not None
    return one.request


def rewritten(draft: Draft, text: str, by: Person, now: datetime = NOW) -> None:
    """A new version, as the drafts write it."""
    draft, newest = locked(draft.pk)
    append(draft, newest, Body(text=text), by, now)


def says(
    person: Person,
    request: Request,
    kind: DecisionKind = "yes",
    reason: str = "",
    now: datetime = NOW,
    text: str = "",
) -> str:
    """The state after an answer, or why it does not count."""
    decision = Decision(kind, request.fingerprint, reason, text)
    after = by_person(request.pk, decision, person, now)
    return after.reason if isinstance(after, Refused) else after.state
