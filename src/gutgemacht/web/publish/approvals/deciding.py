"""Answering a request: one at a time, and the yes that is enough writes the outbox."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gutgemacht.publish import approval
from gutgemacht.publish.approval import Refused, Who
from gutgemacht.publish.content import from_data
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals import told
from gutgemacht.web.publish.approvals.ask import log_facts
from gutgemacht.web.publish.approvals.models import Decision, Link, Request
from gutgemacht.web.publish.approvals.rights import Voice, voices, writers
from gutgemacht.web.publish.approvals.rows import domain_request, link_id, person_id
from gutgemacht.web.publish.drafts.models import Remark
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending import outbox

Decided = Request | Refused


@dataclass(frozen=True)
class _Speaker:
    """Whoever answers, in the words of the domain and in rows."""

    who: Who
    name: str
    person: Person | None = None
    instead_of: Person | None = None
    link: Link | None = None


@transaction.atomic
def by_person(
    number: int, said: approval.Decision, person: Person, now: datetime, voice: str = ""
) -> Decided:
    """What somebody with an account answers, as themselves or as the `voice` they name.

    Without a name they are themselves or, where that has no right, whom they stand in for first.
    """
    row = _locked(number)
    if person.pk in writers(row):
        return Refused("own")
    usable = [one for one in voices(person, row, now) if voice in ("", one.who.voice.id)]
    none = Voice(Who(approval.Person(person_id(person.pk))))
    chosen = usable[0] if usable else none
    return _said(row, said, _Speaker(chosen.who, str(person), person, chosen.instead_of), now)


@transaction.atomic
def by_link(link: Link, said: approval.Decision, now: datetime) -> Decided:
    """What somebody without an account answers: one who may approve, and never a lawyer."""
    row = _locked(link.request_id)
    if link.decision_set.exists():
        return Refused("twice")
    who = Who(approval.Person(link_id(link.pk), frozenset({"approve"})))
    return _said(row, said, _Speaker(who, link.name, link=link), now)


def _locked(number: int) -> Request:
    return Request.objects.select_for_update().get(pk=number)


def _said(row: Request, said: approval.Decision, speaker: _Speaker, now: datetime) -> Decided:
    after = approval.decide(domain_request(row), said, speaker.who, now)
    if isinstance(after, Refused):
        return after
    decision = _kept(row, said, speaker, now)
    if after.state != row.state:
        row.state, row.ended_at = after.state, now
        row.save(update_fields=["state", "ended_at"])
    if after.state == "approved":
        content = from_data(row.content)
        outbox.queue(row.version, row.channel, content, row.author, row, now)
    _noted(row, decision, now)
    told.decided(row, decision, now)
    return row


def _kept(row: Request, said: approval.Decision, speaker: _Speaker, now: datetime) -> Decision:
    remark = None
    if said.kind == "suggestion":
        remark = Remark.objects.create(
            version=row.version,
            by=speaker.person,
            who=speaker.name,
            at=now,
            words=said.reason,
            suggestion=said.text,
        )
    return row.decisions.create(
        what=said.kind,
        by=speaker.person,
        instead_of=speaker.instead_of,
        link=speaker.link,
        remark=remark,
        who=speaker.name,
        rights=sorted(speaker.who.voice.rights),
        fingerprint=said.fingerprint,
        reason=said.reason.strip(),
        at=now,
    )


def _noted(row: Request, decision: Decision, now: datetime) -> None:
    facts = {
        **log_facts(row),
        "reason": decision.reason,
        "instead of": str(decision.instead_of) if decision.instead_of else None,
        "link": decision.link_id,
        "against a stop": "stop" in row.need["why"],
        "state": row.state,
    }
    note(decision.who, decision.what, f"request {row.pk}", facts, now)
