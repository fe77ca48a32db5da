"""What one rule of a kind says of a text."""

from tests.check.make import context, made, rule, terms, verdict

__all__ = ["context", "made", "rule", "spoken", "suggested", "terms", "verdict"]


def spoken(text: str, find: dict, **given: object) -> list[str]:
    """The stretches that a rule with this `find` speaks of; "" for the draft as a whole."""
    return [finding.text for finding in verdict(text, rule(find=find), **given).findings]


def suggested(text: str, find: dict, **given: object) -> list[str]:
    """What could stand there instead."""
    findings = verdict(text, rule(find=find), **given).findings
    return [instead for finding in findings for instead in finding.instead]
