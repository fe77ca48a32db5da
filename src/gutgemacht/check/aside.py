"""Setting a finding aside: a person leaves a place as it is and says why; it holds there only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from gutgemacht.check.verdict import SetAside, Verdict
from gutgemacht.guideline.strict import Strict

FEWEST_LETTERS = 3


class Place(NamedTuple):
    """What a finding is about: the nth time that one revision of a rule speaks of these words."""

    rule: str
    revision: int
    text: str
    nth: int


def _says_something(reason: str) -> str:
    words = " ".join(reason.split())
    if sum(char.isalpha() for char in words) < FEWEST_LETTERS:
        raise ValueError(f"a reason has at least {FEWEST_LETTERS} letters")
    return words


Reason = Annotated[str, AfterValidator(_says_something), Field(max_length=300)]


class Aside(Strict):
    """A place that somebody leaves as it is, and why."""

    rule: str
    revision: int
    text: str
    nth: int = Field(default=1, ge=1)
    reason: Reason

    @property
    def place(self) -> Place:
        """Where it holds; other words, or another revision of the rule, are another place."""
        return Place(self.rule, self.revision, self.text, self.nth)


def places(verdict: Verdict) -> tuple[Place, ...]:
    """The places of the findings, in their order."""
    seen: Counter[tuple[str, int, str]] = Counter()
    found: list[Place] = []
    for finding in verdict.findings:
        words = finding.rule.id, finding.rule.revision, finding.text
        seen[words] += 1
        found.append(Place(*words, seen[words]))
    return tuple(found)


def set_aside(verdict: Verdict, asides: Iterable[Aside]) -> Verdict:
    """The verdict with what `asides` name taken out of its findings and told apart."""
    reasons = {aside.place: aside.reason for aside in asides}
    found = list(zip(places(verdict), verdict.findings, strict=True))
    return replace(
        verdict,
        findings=tuple(finding for place, finding in found if place not in reasons),
        aside=tuple(
            SetAside(finding, place.nth, reasons[place])
            for place, finding in found
            if place in reasons
        ),
    )


def wherever(verdict: Verdict, rule: str, reason: str) -> tuple[Aside, ...]:
    """All places of one rule in this text, set aside for one reason."""
    return tuple(
        Aside(**place._asdict(), reason=reason) for place in places(verdict) if place.rule == rule
    )
