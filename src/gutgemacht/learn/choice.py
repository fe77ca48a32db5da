"""Cards with answers to choose: may this go out, what is asked first, why."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from gutgemacht.check import Context, Verdict
from gutgemacht.guideline import DraftLanguage, Rule, Topic
from gutgemacht.learn.card import Card, Choice, by_hash, rank
from gutgemacht.learn.ground import Ground, Sentence, content_words
from gutgemacht.learn.words import scene, word

WRONG = 2
# Wrong answers come from topics near enough to be thought of, and far enough to be wrong.
NEAR: dict[Topic, tuple[Topic, ...]] = {
    "identity": ("accounts", "tone", "confidential"),
    "advertising": ("claims", "rights", "campaign"),
    "confidential": ("accounts", "rights", "identity"),
    "people": ("confidential", "reply", "accounts"),
    "claims": ("advertising", "rights", "campaign"),
    "rights": ("claims", "advertising"),
    "tone": ("people", "campaign", "accounts"),
    "stereotypes": ("people", "reply", "campaign"),
    "campaign": ("tone", "claims", "reply"),
    "reply": ("people", "identity", "accounts"),
    "accounts": ("confidential", "identity"),
    "protection": ("protection",),
    "craft": ("accounts", "rights", "identity"),
}
# What touches others is not decided by the one who writes, on whatever account.
OF_OTHERS = frozenset[Topic]({"confidential", "people", "rights"})
SMALL = frozenset(
    "a as at by for from in is it no not of on or out s the to up with without".split()
)
# Two reasons with more words in common could both be right.
MOST_SHARED = 1

LONGEST_REASON = 120
# A full stop behind a number ends no sentence.
_SENTENCES = re.compile(r"(?<=[^\d][.!?“”])\s+(?=[A-ZÄÖÜ„“])")
_FEARED = re.compile(
    r"(?:Gefürchtete Lesart|Feared reading): ([„“][^“”„]+[“”](?: (?:oder|or) [„“][^“”„]+[“”])?)"
)


def may_decide(rule: Rule, of: Sentence) -> bool:
    """True when the answer is the check's alone: no law, no other person, or the company speaks."""
    return of.context.speaker == "company" or _theirs(rule)


def may(rule: Rule, of: Sentence, number: int, language: DraftLanguage) -> Card:
    """May this go out as it is? Three answers from free to strict; the check knows which."""
    right = _said(of.verdict, of.context)
    names = ("silent", "hint" if right == "hint" or rule.effect == "hint" else "ask", "stop")
    if right == "own":
        names = ("silent", "own", "stop")
    return Card(
        id=f"{rule.id}.decide.{number}",
        kind="decide",
        of=rule.id,
        language=language,
        question=word("may-rule" if rule.reads_guidelines else "may", language),
        scene=scene(rule, of.context, language),
        text=of.text,
        choices=tuple(Choice(word(name, language), name == right) for name in names),
        reason=rule.why.in_(language),
        way=rule.instead.in_(language),
    )


def as_employee(rule: Rule, of: Sentence, ground: Ground) -> Sentence | None:
    """The same sentence on an employee's own account, where that is theirs to decide."""
    if "employee" not in rule.applies.speakers or not _theirs(rule):
        return None
    context = replace(of.context, speaker="employee")
    seen = Sentence(of.example, context, ground.read(of.text, context))
    return seen if seen.only(rule) else None


def _theirs(rule: Rule) -> bool:
    return (
        rule.effect != "stop"
        and rule.basis in ("house", "advice")
        and not rule.law
        and rule.topic not in OF_OTHERS
    )


def fine(rule: Rule, of: Sentence, bad: str, number: int, language: DraftLanguage) -> Card:
    """A sentence that only looks like what the rule means."""
    told = word("fine", language).format(bad=bad)
    return replace(may(rule, of, number, language), reason=told, way="")


def first(
    rule: Rule, of: Sentence, number: int, language: DraftLanguage, ground: Ground
) -> Card | None:
    """Which question is settled first? None where the rule does not ask in its title."""
    title = rule.title.in_(language)
    asked = {question.rule.id for question in of.verdict.questions}
    others = [
        other.title.in_(language)
        for other in _near(rule, ground)
        if other.find.kind == "question"
        and other.id not in asked
        and of.context.action in other.applies.actions
        and other.title.in_(language).endswith("?")
    ]
    if not title.endswith("?") or len(others) < WRONG:
        return None
    card = may(rule, of, number, language)
    choices = [Choice(title, right=True), *map(Choice, others[:WRONG])]
    return replace(card, question=word("first", language), choices=by_hash(card.id, choices))


def why(rule: Rule, of: Sentence | None, language: DraftLanguage, ground: Ground) -> Card | None:
    """For which reason? Without a sentence it asks about the rule itself.

    None where too few other rules could be meant.
    """
    feared = _reading(rule, language)
    wrong = list(islice(_other_reasons(rule, language, ground), WRONG))
    if len(wrong) < WRONG:
        return None
    title = rule.title.in_(language)
    about = "why-question" if title.endswith("?") else "why-rule"
    name = "feared" if feared else "why" if of else about
    choices = [Choice(feared or _short(rule.why.in_(language)), right=True), *map(Choice, wrong)]
    card_id = f"{rule.id}.why.1"
    return Card(
        id=card_id,
        kind="why",
        of=rule.id,
        language=language,
        question=word(name, language),
        scene=scene(rule, of.context, language) if of else "",
        text=of.text if of else title,
        choices=by_hash(card_id, choices),
        reason=rule.why.in_(language),
        way=rule.instead.in_(language),
    )


def _said(verdict: Verdict, context: Context) -> str:
    """What the check says, as an answer."""
    effects = {finding.effect for finding in verdict.findings}
    effects.update(question.effect for question in verdict.questions)
    if not effects:
        return "silent"
    if context.speaker != "company":
        return "own"
    return "stop" if "stop" in effects else "ask" if "ask" in effects else "hint"


def _reading(rule: Rule, language: DraftLanguage) -> str:
    """The reading that a rule fears, if its reason begins with one."""
    found = _FEARED.search(rule.why.in_(language))
    return found[1] if found else ""


def _short(reason: str) -> str:
    """The first sentences of a reason, so that its length does not tell the right one."""
    first, *rest = _SENTENCES.split(reason)
    for one in rest:
        if len(first) + len(one) > LONGEST_REASON:
            break
        first = f"{first} {one}"
    return first


def _other_reasons(rule: Rule, language: DraftLanguage, ground: Ground) -> Iterator[str]:
    """Reasons of other rules in the same shape, that do not say the same."""
    feared = bool(_reading(rule, language))
    taken = [_reading(rule, language) or rule.why.in_(language)]
    for other in _near(rule, ground):
        said = _reading(other, language) or other.why.in_(language)
        shared = max(len(content_words(said) & content_words(one)) for one in taken)
        if bool(_reading(other, language)) == feared and shared <= MOST_SHARED:
            taken.append(said)
            yield said if feared else _short(said)


def _about(rule: Rule) -> set[str]:
    """What a rule speaks of: its id says so, small words left out."""
    return set(rule.id.split("-")) - SMALL


def _near(rule: Rule, ground: Ground) -> list[Rule]:
    """Other rules, those of near topics first; each rule has its own order of them."""
    near = NEAR[rule.topic]
    others = [
        other
        for other in ground.guideline.rules
        if other.id != rule.id
        and ground.binds(other)
        and other.reads_guidelines == rule.reads_guidelines
        and (other.topic != rule.topic or rule.topic in near)
        and not _about(rule) & _about(other)
    ]
    return sorted(others, key=lambda other: (other.topic not in near, rank(rule.id, other.id)))
