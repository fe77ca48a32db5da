"""Hate against protected groups, and insults: read by a lexicon, so that every reason has words."""

from gutgemacht.check.manuscript import leftmost_longest
from gutgemacht.judges.hate.decide import Decision, read
from gutgemacht.judges.hate.excuse import Mark
from gutgemacht.judges.hate.prepared import Label
from gutgemacht.text import Language, Span

__all__ = ["Decision", "Mark", "hate", "insult", "read"]


def hate(text: str, language: Language) -> list[tuple[Span, float]]:
    """Where `text` is hostile to a protected group; a judge of `check/judge.py`."""
    return _opinions(text, language, "hate")


def insult(text: str, language: Language) -> list[tuple[Span, float]]:
    """Where `text` insults somebody, whoever it is; a judge of `check/judge.py`."""
    return _opinions(text, language, "insult")


def _opinions(text: str, language: Language, label: Label) -> list[tuple[Span, float]]:
    """The spans of what nothing excuses, none overlapping, each with how sure it is."""
    found = [one for one in read(text, language, [label]) if one.excuse is None]
    sure = {one.span: one.probability for one in sorted(found, key=lambda one: one.probability)}
    return [(span, sure[span]) for span in leftmost_longest(sure)]
