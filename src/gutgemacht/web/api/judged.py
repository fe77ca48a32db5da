"""What the check says of a draft on its channels (docs/json.md), and who must say yes."""

from dataclasses import asdict
from datetime import datetime

from gutgemacht.check.report import report
from gutgemacht.guideline.strict import Strict
from gutgemacht.publish import approval
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.ask import Plan, plans
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.submit import Way, ways


class Need(Strict):
    """How many must say yes, and who; `why` with what weighs most first."""

    persons: int
    lawyer: bool
    override: bool
    afterwards: bool
    why: list[str]


class Binding(Strict):
    """A rule that speaks, and with what weight."""

    rule: str
    revision: int
    basis: str
    effect: str
    title: str
    why: str
    instead: str
    day: str | None


class Cue(Strict):
    """The subtitle in which a finding begins."""

    number: int
    start: int
    end: int
    line: int


class Finding(Binding):
    """What a rule found, and where; places count code points."""

    start: int
    end: int
    text: str
    replacements: list[str]
    medium: int | None
    part: str
    cue: Cue | None
    read_as: list[str]


class LeftAside(Finding):
    """A finding that the author left as it is, and why."""

    reason: str


class Verdict(Strict):
    """What the guideline says."""

    verdict: str
    language: str
    findings: list[Finding]
    questions: list[Binding]
    asked: list[str]
    aside: list[LeftAside]


class Judged(Strict):
    """A draft as one channel would get it; `hindered` says why it cannot go out as it is."""

    channel: int
    verdict: Verdict
    need: Need
    hindered: list[str]


def judged(draft: Draft, person: Person, now: datetime) -> list[Judged]:
    """What the check says on each open channel of a draft, asked by somebody."""
    found = {way.channel.pk: way for way in ways(draft, person, now)}
    newest = draft.versions.all()[0]
    return [_judged(plan, found[plan.channel.pk]) for plan in plans(newest, person, now)]


def need_of(need: approval.Need) -> Need:
    """Whom it needs, for programs."""
    return Need.model_validate({**asdict(need), "why": list(need.why)})


def _judged(plan: Plan, way: Way) -> Judged:
    return Judged(
        channel=plan.channel.pk,
        verdict=Verdict.model_validate(report(plan.verdict, page_language())),
        need=need_of(plan.need),
        hindered=list(way.hindered),
    )
