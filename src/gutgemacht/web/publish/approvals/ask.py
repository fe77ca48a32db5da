"""Asking for a yes: what a draft needs, the question itself, and what ends it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gutgemacht.campaign.gate import Gate
from gutgemacht.check import Verdict
from gutgemacht.publish import approval
from gutgemacht.publish.approval import Need
from gutgemacht.publish.content import Content, as_data, fingerprint
from gutgemacht.publish.trust import Standing
from gutgemacht.web.campaign.gate.join import gate_of
from gutgemacht.web.campaign.gate.words import sentence
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals import told
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.approvals.rows import domain_request, need_of
from gutgemacht.web.publish.approvals.standing import standing_of as standing_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.content import content_of
from gutgemacht.web.publish.drafts.judged import gravest, undeclared, verdict_of
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.rules import in_force

S = Request.State
ALIVE = (S.OPEN, S.APPROVED)
CLOCK = "gutgemacht"
"""Who ends a request when its time is over, in the log."""


class AskError(Exception):
    """Nothing was asked; the message is a sentence for people."""


@dataclass(frozen=True)
class Plan:
    """What asking would mean on one channel."""

    channel: Channel
    content: Content
    verdict: Verdict
    need: Need
    standing: Standing
    gate: Gate


@dataclass(frozen=True)
class Asked:
    """What became of one channel: a request, or a row of the outbox where nobody is asked."""

    channel: Channel
    need: Need
    request: Request | None = None
    outbox: Outbox | None = None


def plans(version: Version, person: Person, now: datetime) -> list[Plan]:
    """What asking would mean, channel by channel, before anybody asks."""
    return [_plan(version, channel, person, now) for channel in _open_channels(version.draft)]


@transaction.atomic
def ask(version: Version, person: Person, now: datetime, override: str = "") -> list[Asked]:
    """One request a channel of the draft; where nobody must say yes, it is queued at once.

    `override` says why it shall go out where the guideline says stop. Asking twice changes nothing.
    Raises AskError where there is nothing to ask for, or a reason is missing.
    """
    # Whoever writes waits, and the other way round: what is asked for is what stands there.
    draft = Draft.objects.select_for_update().get(pk=version.draft_id)
    _lock(draft)
    if version.number != draft.versions.all()[0].number:
        raise AskError(_("There is a newer version. Please look at it and ask again."))
    todo = plans(version, person, now)
    for plan in todo:
        _may_be_asked(plan, override)
    if not todo:
        raise AskError(_("Please choose a channel first."))
    return [_asked(version, plan, person, override.strip(), now) for plan in todo]


@transaction.atomic
def withdraw(request: Request, person: Person, now: datetime) -> Request:
    """Takes the question back, and off the outbox what was approved.

    Raises AskError when it is over already, or has gone out.
    """
    row = Request.objects.select_for_update().get(pk=request.pk)
    if row.state not in ALIVE:
        raise AskError(_("This request is over already."))
    try:
        _call_off(row, person, now)
    except outbox.OutboxError as error:
        raise AskError(str(error)) from None
    _end(row, S.WITHDRAWN, person, "withdrawn", now)
    return row


@transaction.atomic
def changed(draft: Draft, now: datetime) -> None:
    """Ends what was asked or approved, and has not gone out, for what the draft no longer says.

    Called in the transaction that writes a new version; asking again is its author's choice.
    """
    newest = draft.versions.all()[0]
    kept = set(draft.channels.values_list("pk", flat=True))
    for row in _lock(draft):
        if row.channel_id not in kept or not _still_fits(row, newest, now):
            _overtaken(row, newest.by or row.author, now)


def _lock(draft: Draft) -> list[Request]:
    """The living requests of a draft, and all rows that follow, before the log is written."""
    requests = Request.objects.select_for_update().filter(version__draft=draft, state__in=ALIVE)
    found = list(requests.order_by("pk"))
    rows = Outbox.objects.select_for_update().filter(version__draft=draft)
    list(rows.order_by("pk").values_list("pk"))
    return found


def _open_channels(draft: Draft) -> Iterable[Channel]:
    return draft.channels.filter(closed_at=None)


def _plan(version: Version, channel: Channel, person: Person, now: datetime) -> Plan:
    at = max(version.draft.due or now, now)
    verdict, standing = verdict_of(version, channel, at), standing_of(person, channel, now)
    need = approval.needed(
        verdict.level,
        gravest(verdict),
        standing.level,
        in_force().guideline.company.approval,
        declared=not undeclared(verdict, Body.model_validate(version.body)),
    )
    content = content_of(version, channel)
    gate = gate_of(version, content, channel, verdict, at)
    return Plan(channel, content, verdict, need, standing, gate)


def _may_be_asked(plan: Plan, override: str) -> None:
    if not any(part.text.strip() or part.pictures for part in plan.content.parts):
        said = _("Nothing is written for %(channel)s yet.")
        raise AskError(said % {"channel": plan.channel.name})
    if plan.need.override and not override.strip():
        said = _(
            "For %(channel)s the guideline says stop. Please change it, or say why it shall go"
            " out all the same; two people then decide."
        )
        raise AskError(said % {"channel": plan.channel.name})
    if not plan.gate.open:
        raise AskError(f"{plan.channel.name}: {sentence(plan.gate)}")


def _asked(version: Version, plan: Plan, person: Person, override: str, now: datetime) -> Asked:
    before = _alive(version.draft, plan)
    if before is not None:
        row = before.outbox.order_by("pk").last()
        return Asked(plan.channel, plan.need, before, row)
    request = _request(version, plan, person, override, now)
    facts = {**log_facts(request), "persons": plan.need.persons, "override": override}
    if request.state == S.APPROVED:
        row = outbox.queue(version, plan.channel, plan.content, person, request, now)
        note(person, "needs no yes", f"request {request.pk}", facts, now)
        return Asked(plan.channel, plan.need, outbox=row)
    note(person, "asked", f"request {request.pk}", facts, now)
    told.asked(request, now)
    return Asked(plan.channel, plan.need, request)


def _alive(draft: Draft, plan: Plan) -> Request | None:
    """The same question, where it is asked or answered already; asking twice changes nothing."""
    alive = Request.objects.filter(
        version__draft=draft,
        channel=plan.channel,
        state__in=ALIVE,
        fingerprint=fingerprint(plan.content),
    )
    unsent = (Outbox.State.DROPPED, Outbox.State.TAKEN_BACK, Outbox.State.FAILED)
    for row in alive.order_by("-pk"):
        ended = row.state == S.APPROVED and not row.outbox.exclude(state__in=unsent).exists()
        if need_of(row) == plan.need and not ended:
            return row
    return None


def _request(version: Version, plan: Plan, person: Person, override: str, now: datetime) -> Request:
    lasts = _lasts(version.draft, now)
    asked = approval.ask("", fingerprint(plan.content), plan.need, now, lasts)
    return Request.objects.create(
        version=version,
        channel=plan.channel,
        author=person,
        content=as_data(plan.content),
        fingerprint=asked.fingerprint,
        need={**asdict(plan.need), "why": list(plan.need.why)},
        verdict=_as_data(plan.verdict),
        override=override if plan.need.override else "",
        asked_at=now,
        expires=asked.expires,
        state=asked.state,
        ended_at=now if asked.state == "approved" else None,
    )


def _lasts(draft: Draft, now: datetime) -> timedelta:
    """An answer holds for the days of the company's rule, counted from when the post is due."""
    ahead = max((draft.due or now) - now, timedelta())
    return ahead + timedelta(days=in_force().guideline.company.approval.days)


def _as_data(verdict: Verdict) -> dict[str, Any]:
    findings = [
        {"rule": one.rule.id, "revision": one.rule.revision, "effect": one.effect}
        for one in verdict.findings
    ]
    return {"level": verdict.level, "bases": sorted(gravest(verdict)), "findings": findings}


def _still_fits(row: Request, newest: Version, now: datetime) -> bool:
    """True while the newest version says the same there and needs the same."""
    plan = _plan(newest, row.channel, row.author, now)
    if fingerprint(plan.content) != row.fingerprint:
        return False
    # More trust since then needs no new question; what the guideline says must be the same.
    reasons = set(plan.need.why) - {"seen-before", "seen-afterwards", "free"}
    return reasons <= set(need_of(row).why)


def _overtaken(row: Request, person: Person, now: datetime) -> None:
    try:
        _call_off(row, person, now)
    except outbox.OutboxError:
        return  # It is going out as it was approved; its author may correct it there.
    _end(row, S.WITHDRAWN, person, "changed", now)


def _call_off(row: Request, who: Person | str, now: datetime) -> None:
    gone = (Outbox.State.DROPPED, Outbox.State.TAKEN_BACK)
    for sent in row.outbox.exclude(state__in=gone):
        outbox.call_off(sent, who, now)


def _end(row: Request, state: Request.State, who: Person | str, what: str, now: datetime) -> None:
    row.state, row.ended_at = state, now
    row.save(update_fields=["state", "ended_at"])
    note(who, what, f"request {row.pk}", log_facts(row), now)


def log_facts(request: Request) -> dict[str, str | int | None]:
    """What the log keeps of a request: numbers and its fingerprint."""
    return {
        "draft": request.version.draft_id,
        "version": request.version.number,
        "channel": request.channel_id,
        "fingerprint": request.fingerprint,
    }


def expire_due(now: datetime) -> int:
    """Ends the requests whose time is over, and calls off what was approved and never went out.

    Called by the worker; answers how many ended. Their authors are told.
    """
    due = Request.objects.filter(state__in=ALIVE, expires__lte=now)
    # What was published keeps its yes for ever after.
    due = due.filter(Q(state=S.OPEN) | Q(outbox__state__in=outbox.QUIET)).distinct()
    return sum(_expired(number, now) for number in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _expired(number: int, now: datetime) -> bool:
    row = Request.objects.select_for_update().get(pk=number)
    if row.state not in ALIVE or approval.expire(domain_request(row), now).state != "expired":
        return False
    try:
        _call_off(row, CLOCK, now)
    except outbox.OutboxError:
        return False  # It has just begun to go out, in time.
    _end(row, S.EXPIRED, CLOCK, "expired", now)
    told.expired(row, now)
    return True
