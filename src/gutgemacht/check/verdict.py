"""What a check answers."""

from dataclasses import dataclass
from typing import Literal

from gutgemacht.guideline import Basis, CalendarDay, Effect, Rule, Subject
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.media import Cue
from gutgemacht.text import Language, Span

# Where words of a draft stand: its text, or of a medium the alt text, the picture, the subtitles.
PartName = Literal["text", "alt", "picture", "captions"]

# How a verdict looks at the draft: nothing to say, worth a look, a question, or stop.
Level = Literal["clear", "look", "ask", "stop"]

LEVELS: tuple[Level, ...] = ("clear", "look", "ask", "stop")
_LEVEL: dict[Effect, Level] = {"hint": "look", "ask": "ask", "stop": "stop"}


@dataclass(frozen=True)
class Finding:
    """One rule speaking about one span; an empty span speaks about the draft as a whole.

    With a `medium`, counted from 0, the span is in that part of it, and an empty span speaks
    about that part; `cue` is the subtitle in which it begins.
    """

    rule: Rule
    basis: Basis
    effect: Effect
    span: Span
    text: str
    # What fits exactly this place, such as the same hashtag with capitals.
    instead: tuple[str, ...] = ()
    # The day of the calendars on which the rule speaks, or speaks more sharply.
    day: CalendarDay | None = None
    medium: int | None = None
    part: PartName = "text"
    cue: Cue | None = None
    # The words of a hashtag as others may read it.
    read_as: tuple[str, ...] = ()

    def replacements(self, language: DraftLanguage) -> tuple[str, ...]:
        """What could stand at the span in a draft of this language, best first."""
        return (*self.instead, *self.rule.replace.get(language, ()))


@dataclass(frozen=True)
class Question:
    """What a person must answer because no machine can tell."""

    rule: Rule
    basis: Basis
    effect: Effect
    day: CalendarDay | None = None


@dataclass(frozen=True)
class SetAside:
    """A finding that somebody leaves as it is, the nth of its words, and why."""

    finding: Finding
    nth: int
    reason: str

    @property
    def remains(self) -> Level:
        """What stays to be seen: a stop is not forgotten, and law binds whatever the reason."""
        if self.finding.effect != "stop":
            return "clear"
        return "ask" if self.finding.basis == "law" else "look"


@dataclass(frozen=True)
class Verdict:
    """The findings in the order of the text, then of the media; the questions, the language.

    `asked` are the subjects of the declaration that some rule needs, or that are answered;
    `aside` is what somebody set aside with a reason.
    """

    language: Language
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    asked: tuple[Subject, ...] = ()
    aside: tuple[SetAside, ...] = ()

    @property
    def level(self) -> Level:
        """The gravest that the findings say; questions do not raise it."""
        said = [_LEVEL[finding.effect] for finding in self.findings]
        said += [left.remains for left in self.aside]
        return LEVELS[max(map(LEVELS.index, said), default=0)]
