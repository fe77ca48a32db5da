"""Approval: who must say yes to what, and what a decision makes of a request.

A request is for one exact content, named by its fingerprint. Nobody approves their own; nobody
counts twice, neither as themselves nor through a deputy; a changed content is asked about anew.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from gutgemacht.check.verdict import Level
from gutgemacht.guideline import ApprovalRule, Basis
from gutgemacht.publish.trust import TrustLevel

# What somebody may do with the requests of others: approve, judge law, send against a stop.
Right = Literal["approve", "lawyer", "override"]

# Why so many must say yes.
NeedReason = Literal[
    "stop",  # the guideline says stop: only an override by those allowed
    "law",  # a question of law
    "question",  # a question of the guideline that the author cannot answer alone
    "undeclared",  # a question of the declaration was left open
    "seen-before",  # each post of this person is seen before it goes out
    "seen-afterwards",
    "free",
]

DecisionKind = Literal["yes", "change-wanted", "suggestion"]

RequestState = Literal["asked", "approved", "change-wanted", "withdrawn", "expired"]

RefusalReason = Literal[
    "withdrawn",
    "decided",  # it is approved already, or a change is wanted
    "expired",
    "other-content",  # the author changed it meanwhile
    "own",  # nobody decides on their own, nor does a deputy of theirs
    "no-deputy",  # not the deputy of whom they say, or not at this time
    "no-right",  # may not approve
    "twice",  # this person has said yes already, themselves or through a deputy
    "lawyer-needed",  # only a yes of a lawyer is missing
    "override-needed",  # may approve, but not against a stop
    "reason-needed",
]


@dataclass(frozen=True)
class Need:
    """How many persons must say yes, and who; `why` in the order of weight, never empty.

    lawyer: one of them is a lawyer · override: each of them may override a stop, and says why ·
    afterwards: somebody looks at it once it is out
    """

    persons: Literal[0, 1, 2]
    lawyer: bool
    why: tuple[NeedReason, ...]
    override: bool = False
    afterwards: bool = False


def needed(
    level: Level,
    bases: Collection[Basis],
    trust: TrustLevel,
    rule: ApprovalRule,
    *,
    declared: bool = True,
) -> Need:
    """What a draft needs before it may go out.

    `level` is that of its verdict, `bases` those of the findings that make it so grave;
    `declared` is False while a question of the declaration that a rule needs is open.
    """
    law = level in ("ask", "stop") and "law" in bases
    before = rule.before if trust == "before" else 0
    why: list[NeedReason] = []
    if level == "stop":
        why.append("stop")
    if law:
        why.append("law")
    elif level == "ask":
        why.append("question")
    if not declared:
        why.append("undeclared")
    persons = 2 if level == "stop" else max(before, int(bool(why)))
    return Need(
        persons=2 if persons == 2 else 1 if persons else 0,
        lawyer=law and rule.lawyer,
        why=(*why, _BY_TRUST[trust]),
        override=level == "stop",
        afterwards=trust == "afterwards" and not persons,
    )


_BY_TRUST: dict[TrustLevel, NeedReason] = {
    "before": "seen-before",
    "afterwards": "seen-afterwards",
    "free": "free",
}


@dataclass(frozen=True)
class Person:
    """Somebody with their own rights on the channel in question."""

    id: str
    rights: frozenset[Right] = frozenset()


@dataclass(frozen=True)
class Deputy:
    """`person` acts for `of` from `since` until just before `until`."""

    person: str
    of: Person
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Who:
    """Who decides: a person, as themselves or as a deputy."""

    person: Person
    deputy: Deputy | None = None

    @property
    def voice(self) -> Person:
        """Whose yes it is, with whose rights."""
        return self.deputy.of if self.deputy else self.person


@dataclass(frozen=True)
class Decision:
    """What somebody says to one exact content.

    `reason` is needed for a wished change and for a yes against a stop; of a suggestion, `text` is
    what the author may take over.
    """

    kind: DecisionKind
    fingerprint: str
    reason: str = ""
    text: str = ""


@dataclass(frozen=True)
class Decided:
    """A decision that counted."""

    decision: Decision
    who: Who
    at: datetime


@dataclass(frozen=True)
class Request:
    """The question whether one exact content may go out; `decisions` are those on it."""

    author: str
    fingerprint: str
    need: Need
    asked_at: datetime
    expires: datetime
    decisions: tuple[Decided, ...] = ()
    state: RequestState = "asked"

    @property
    def yeses(self) -> tuple[Decided, ...]:
        """Those who said yes, in order."""
        return tuple(one for one in self.decisions if one.decision.kind == "yes")


@dataclass(frozen=True)
class Refused:
    """A decision that does not count, and why."""

    reason: RefusalReason


def lasting(rule: ApprovalRule, due: datetime | None, now: datetime) -> timedelta:
    """How long a request is valid: as the company says, and not over before it is due."""
    days = timedelta(days=rule.days)
    return days if due is None else max(days, due + timedelta(days=1) - now)


def ask(author: str, fingerprint: str, need: Need, now: datetime, lasts: timedelta) -> Request:
    """A new request; approved at once where nobody must say yes."""
    request = Request(author, fingerprint, need, now, now + lasts)
    return replace(request, state="approved") if _enough(request) else request


def decide(request: Request, decision: Decision, who: Who, now: datetime) -> Request | Refused:
    """What the decision makes of the request, or why it does not count."""
    refusal = _closed(request, decision, now) or _not_by(request, who, now)
    if refusal is None:
        refusal = _not_so(request, decision, who)
    if refusal is not None:
        return Refused(refusal)
    decided = replace(request, decisions=(*request.decisions, Decided(decision, who, now)))
    if decision.kind == "change-wanted":
        return replace(decided, state="change-wanted")
    return replace(decided, state="approved") if _enough(decided) else decided


def changed(
    request: Request, fingerprint: str, need: Need, now: datetime, lasts: timedelta
) -> Request:
    """The request after its author changed the content: asked anew, with no decisions.

    The same content stays as it was while it is asked about or approved; else it is asked again.
    """
    open_ = expire(request, now).state in ("asked", "approved")
    if open_ and fingerprint == request.fingerprint and need == request.need:
        return request
    return ask(request.author, fingerprint, need, now, lasts)


def withdraw(request: Request, now: datetime) -> Request | Refused:
    """The author takes the question back, also after it was approved."""
    state = expire(request, now).state
    if state in ("withdrawn", "expired"):
        return Refused(state)
    return replace(request, state="withdrawn")


def expire(request: Request, now: datetime) -> Request:
    """The request, expired where its time is over, be it approved or not."""
    if request.state != "withdrawn" and now >= request.expires:
        return replace(request, state="expired")
    return request


def allows(request: Request, fingerprint: str, now: datetime) -> bool:
    """True when exactly this content may go out now."""
    return fingerprint == request.fingerprint and expire(request, now).state == "approved"


def _closed(request: Request, decision: Decision, now: datetime) -> RefusalReason | None:
    state = expire(request, now).state
    if state in ("withdrawn", "expired"):
        return state
    if decision.fingerprint != request.fingerprint:
        return "other-content"
    return None if state == "asked" else "decided"


def _not_by(request: Request, who: Who, now: datetime) -> RefusalReason | None:
    """Why this person may not decide on this request at all."""
    deputy = who.deputy
    if request.author in (who.person.id, who.voice.id):
        return "own"
    if deputy and not (deputy.person == who.person.id and deputy.since <= now < deputy.until):
        return "no-deputy"
    return None if who.voice.rights & {"approve", "lawyer"} else "no-right"


def _not_so(request: Request, decision: Decision, who: Who) -> RefusalReason | None:
    """Why this decision does not count from somebody who may decide."""
    reason = decision.reason.strip()
    if decision.kind == "change-wanted":
        return None if reason else "reason-needed"
    return _no_yes(request, who, reason) if decision.kind == "yes" else None


def _no_yes(request: Request, who: Who, reason: str) -> RefusalReason | None:
    said = {id_ for one in request.yeses for id_ in (one.who.person.id, one.who.voice.id)}
    if said & {who.person.id, who.voice.id}:
        return "twice"
    if request.need.override:
        if "override" not in who.voice.rights:
            return "override-needed"
        if not reason:
            return "reason-needed"
    elif "approve" not in who.voice.rights and not request.need.lawyer:
        return "no-right"
    return "lawyer-needed" if _only_lawyer_missing(request, who) else None


def _only_lawyer_missing(request: Request, who: Who) -> bool:
    if not request.need.lawyer or len(request.yeses) + 1 < request.need.persons:
        return False
    return not any(map(_lawyer, (who, *(one.who for one in request.yeses))))


def _enough(request: Request) -> bool:
    return len(request.yeses) >= request.need.persons


def _lawyer(who: Who) -> bool:
    return "lawyer" in who.voice.rights


# How soon a request should be looked at: within the hour, today, later.
Band = Literal["now", "today", "later"]
_BANDS: tuple[tuple[Band, timedelta], ...] = (
    ("now", timedelta(hours=1)),
    ("today", timedelta(days=1)),
)
_RISKS: tuple[NeedReason, ...] = ("stop", "law", "question", "undeclared", "seen-before")


@dataclass(frozen=True)
class Urgency:
    """How urgent a request is; the smaller `order`, the further up in the queue.

    `until` is when it is due or expires, whichever comes first; `risk` is what weighs most.
    """

    band: Band
    risk: NeedReason
    until: datetime
    order: tuple[int, int, datetime]


def urgency(request: Request, due: datetime | None, now: datetime) -> Urgency:
    """What is due within the hour first, then today, then later; in each the riskiest first."""
    until = request.expires if due is None else min(due, request.expires)
    places = [place for place, (_, most) in enumerate(_BANDS) if until - now <= most]
    place = places[0] if places else len(_BANDS)
    band: Band = _BANDS[place][0] if places else "later"
    risk = request.need.why[0]
    weight = _RISKS.index(risk) if risk in _RISKS else len(_RISKS)
    return Urgency(band, risk, until, (place, weight, until))
