"""Remarks on how a rule is built, and on the guideline as a whole."""

from collections.abc import Iterable, Iterator

from gutgemacht.check.expression import Expression
from gutgemacht.check.lint.remark import Remark, built, whole
from gutgemacht.check.lint.speech import BINDING, binds_people
from gutgemacht.guideline import Both, DraftLanguage, Guideline, Pack, RemarkName, Rule, lint_words
from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.text import Span, fold

FEWEST_WORDS_OF_A_REASON = 4
FEWEST_WORDS_OF_A_WAY_OUT = 2


def shape_remarks(rule: Rule) -> Iterator[Remark]:
    """What is wrong with a rule as it is built."""
    yield from _reasons(rule)
    yield from _ways_out(rule)
    if not rule.law:
        yield from _dress(rule)
    yield from _law(rule)
    if rule.basis in BINDING and not rule.law and rule.applies.speakers == ["private"]:
        yield built("private-life", rule.id, "applies.speakers", Span(0, 0), "")


def whole_remarks(guideline: Guideline, own: Iterable[Rule]) -> Iterator[Remark]:
    """What the guideline as a whole lacks once a company's own rules bind people."""
    if not any(binds_people(rule) for rule in own):
        return
    if not any(pack.freedoms for pack in guideline.packs):
        yield built("freedoms-missing", "", "freedoms", Span(0, 0), "")
    if not any(_names_channel(pack) for pack in guideline.packs):
        yield built("channel-missing", "", "channel", Span(0, 0), "")


def _names_channel(pack: Pack) -> bool:
    return bool(pack.channel and pack.channel.strip())


def _reasons(rule: Rule) -> Iterator[Remark]:
    for language, why in _both(rule.why):
        others = {_plain(rule.title.in_(language)), _plain(rule.instead.in_(language))}
        if _plain(why) in others or len(why.split()) < FEWEST_WORDS_OF_A_REASON:
            yield built("reason-missing", rule.id, f"why.{language}", whole(why), why)


def _ways_out(rule: Rule) -> Iterator[Remark]:
    for language, instead in _both(rule.instead):
        same = _plain(instead) == _plain(rule.title.in_(language))
        if same or len(instead.split()) < FEWEST_WORDS_OF_A_WAY_OUT:
            yield built("way-out-missing", rule.id, f"instead.{language}", whole(instead), instead)


def _dress(rule: Rule) -> Iterator[Remark]:
    """Advice in the words of a duty, and a duty in the words of advice."""
    if rule.basis == "advice":
        if rule.effect == "stop":
            yield built("stop-in-advice", rule.id, "effect", whole(rule.effect), rule.effect)
        yield from _worded("duty-in-advice", rule, "title", rule.title)
        yield from _worded("duty-in-advice", rule, "instead", rule.instead)
    elif rule.basis in BINDING and rule.effect == "stop":
        yield from _worded("advice-in-duty", rule, "title", rule.title)
        yield from _worded("advice-in-duty", rule, "instead", rule.instead)


def _worded(name: RemarkName, rule: Rule, key: str, both: Both) -> Iterator[Remark]:
    for language, text in _both(both):
        expression = Expression(lint_words().remarks[name].in_(language))
        for span in expression.spans(fold(text)):
            yield built(name, rule.id, f"{key}.{language}", span, text)


def _law(rule: Rule) -> Iterator[Remark]:
    norm = Expression(lint_words().remarks["law-without-norm"].any, "none")
    for number, law in enumerate(rule.law):
        key = f"law.{number}.name"
        if not any(source.url for source in rule.sources):
            yield built("law-without-source", rule.id, key, whole(law.name), law.name)
        if not any(norm.spans(fold(law.name))):
            yield built("law-without-norm", rule.id, key, whole(law.name), law.name)


def _both(both: Both) -> Iterator[tuple[DraftLanguage, str]]:
    for language in DRAFT_LANGUAGES:
        yield language, both.in_(language)


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
