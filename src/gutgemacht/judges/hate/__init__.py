"""Hate against protected groups, and insults: read by a lexicon, so that every reason has words."""

from gutgemacht.judges.hate.decide import Decision, Mark, read
from gutgemacht.text import Language, Span

__all__ = ["Decision", "Mark", "hate", "insult", "read"]


def hate(text: str, language: Language) -> list[tuple[Span, float]]:
    """Where `text` is hostile to a protected group; a judge of `check/judge.py`."""
    return _opinions(text, language, "hate")


def insult(text: str, language: Language) -> list[tuple[Span, float]]:
    """Where `text` insults somebody, whoever it is; a judge of `check/judge.py`."""
    return _opinions(text, language, "insult")


def _opinions(text: str, language: Language, label: str) -> list[tuple[Span, float]]:
    return [
        (decision.span, decision.probability)
        for decision in read(text, language)
        if decision.label == label and decision.excuse is None
    ]
