"""All that is judged of one text, together: what `gutgemacht judge` says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from gutgemacht.check import Context, Draft, Finding, check, compile_guideline
from gutgemacht.check.identifiers import Found, find
from gutgemacht.guideline import Country, Guideline
from gutgemacht.judges.hate import Decision, read
from gutgemacht.judges.hate.prepared import Label
from gutgemacht.judges.linear import Judges
from gutgemacht.text import Language, detect

TOPIC = "stereotypes"
READ: tuple[Language, ...] = ("de", "en")
# No free German texts teach a judge of sexism; what the rules see of it stands for one.
_RULED = {"hate": 0.9, "stereotype": 0.75, "nothing": 0.1}


@dataclass(frozen=True)
class Judgement:
    """What is seen in one text. A probability is None where no judge was at hand.

    `hate` and `insult` hold what was excused, too: their `label` counts only what was not.
    """

    language: Language
    hate: tuple[Decision, ...]
    insult: tuple[Decision, ...]
    stereotypes: tuple[Finding, ...]
    offence: float | None
    sexism: float | None
    sentiment: Mapping[str, float] | None
    identifiers: tuple[Found, ...]


class Bench:
    """All judges, made ready once. Without `judges` the rules go on alone."""

    def __init__(self, guideline: Guideline, judges: Judges | None, now: datetime) -> None:
        rules = tuple(rule for rule in guideline.rules if rule.topic == TOPIC)
        self._rules = compile_guideline(guideline.model_copy(update={"rules": rules}))
        self._judges, self._now = judges, now

    def judge(
        self, text: str, language: Language | None = None, country: Country = "DE"
    ) -> Judgement:
        """What is seen in `text`; its language is found out if nobody names it.

        A text whose language is unknown is read in both.
        """
        language = language or detect(text)
        decisions = read(text, language)
        context = Context(self._now, country=country, language=language)
        stereotypes = check(Draft(text), self._rules, context).findings
        opinion = self._opinion(text, language)
        if opinion and "sexism" not in opinion:
            opinion["sexism"] = _ruled(decisions, stereotypes)
        return Judgement(
            language,
            _of("hate", decisions),
            _of("insult", decisions),
            stereotypes,
            opinion.get("offence"),
            opinion.get("sexism"),
            _sentiment(opinion),
            tuple(find(text, country, language)),
        )

    def _opinion(self, text: str, language: Language) -> dict[str, float]:
        if self._judges is None:
            return {}
        read_in = READ if language == "unknown" else (language,)
        each = [self._judges.opinion(text, one).probabilities for one in read_in]
        names = {name for probabilities in each for name in probabilities}
        return {
            name: fmean(probabilities[name] for probabilities in each if name in probabilities)
            for name in sorted(names)
        }


def _of(label: Label, decisions: list[Decision]) -> tuple[Decision, ...]:
    return tuple(decision for decision in decisions if decision.label == label)


def _ruled(decisions: list[Decision], stereotypes: tuple[Finding, ...]) -> float:
    against_women = any(
        mark.kind.endswith(".women") and decision.label == "hate" and decision.excuse is None
        for decision in decisions
        for mark in decision.why
    )
    return _RULED["hate" if against_women else "stereotype" if stereotypes else "nothing"]


def _sentiment(opinion: Mapping[str, float]) -> dict[str, float] | None:
    """One probability a side from the judges of both; they add up to 1."""
    if not {"negative", "positive"} <= opinion.keys():
        return None
    negative, positive = opinion["negative"], opinion["positive"]
    sides = {
        "negative": negative * (1 - positive),
        "neutral": (1 - negative) * (1 - positive),
        "positive": positive * (1 - negative),
    }
    whole = sum(sides.values())
    return {side: share / whole for side, share in sides.items()}
