"""The declaration on the page: what only a person can answer, why it is asked, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from gutgemacht.check import Finding, Question, Verdict
from gutgemacht.guideline import Declaration, DraftLanguage, Subject
from gutgemacht.guideline.declaration import Asked
from gutgemacht.web.errors import BadInput

PREFIX = "declared-"

Answers = dict[Subject, str]


@dataclass(frozen=True)
class Reason:
    """A rule that needs the answer, with the reading it fears."""

    title: str
    why: str


@dataclass(frozen=True)
class Ask:
    """One question of the declaration, ready to be shown."""

    field: str
    text: str
    why: str
    # (id, words, chosen?)
    answers: tuple[tuple[str, str, bool], ...]
    needed_by: tuple[Reason, ...]
    # What has come of the answer: the titles of the notes that it leaves or makes.
    notes: tuple[str, ...]
    answered: bool


def declared(form: Mapping[str, str], declaration: Declaration) -> Answers:
    """What was answered; an empty answer is none. Raises BadInput naming the known ones."""
    answers: Answers = {}
    for name, value in form.items():
        if not name.startswith(PREFIX):
            continue
        asked = declaration.about(name.removeprefix(PREFIX))
        if asked is None:
            known = ", ".join(PREFIX + asked.subject for asked in declaration.questions)
            raise BadInput(name[:40], f"nothing is asked so; known are {known}")
        if value and value not in asked.known:
            raise BadInput(name, f"{value[:40]!r} is none of {', '.join(asked.known)}")
        if value:
            answers[asked.subject] = value
    return answers


def asks(
    verdict: Verdict, answers: Answers, declaration: Declaration, language: DraftLanguage
) -> list[Ask]:
    """The questions that this text needs, or that are answered."""
    return [
        _ask(asked, verdict, answers.get(asked.subject, ""), language)
        for asked in declaration.questions
        if asked.subject in verdict.asked
    ]


def _ask(asked: Asked, verdict: Verdict, answer: str, language: DraftLanguage) -> Ask:
    said: list[Finding | Question] = [*verdict.questions, *verdict.findings]
    rules = {one.rule.id: one.rule for one in said if _is_about(one, asked.subject)}
    speaking = {one.rule.id: one.rule for one in verdict.findings if one.rule.id in rules}
    return Ask(
        field=PREFIX + asked.subject,
        text=asked.text.in_(language),
        why=asked.why.in_(language),
        answers=tuple((one.id, one.text.in_(language), one.id == answer) for one in asked.answers),
        needed_by=tuple(
            Reason(rule.title.in_(language), rule.why.in_(language)) for rule in rules.values()
        ),
        notes=tuple(rule.title.in_(language) for rule in speaking.values()),
        answered=bool(answer),
    )


def _is_about(said: Finding | Question, subject: Subject) -> bool:
    declare = said.rule.declare
    return declare is not None and declare.subject == subject
