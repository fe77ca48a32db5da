"""The declaration: asked only when a rule needs it, and its answers change the verdict."""

import pytest

from gutgemacht.check import Draft, Medium, check

from .make import context, made, rule, terms

PAID = {"subject": "paid", "settled": ["nothing"], "effect": {"paid": "stop"}}
QUESTION = {"kind": "question", "any": ["geschenkt"]}
LABEL = {"within": "start", "any": ["=Werbung"]}


def paid(**changes: object):
    given = {"find": QUESTION, "declare": PAID, "unless": [LABEL], **changes}
    return made(rule("paid-or-gifted", **given))


def verdict(text: str, compiled, media=(), **declared: str):
    return check(Draft(text, media, declared), compiled, context())


def test_nothing_is_asked_where_no_rule_needs_it():
    assert verdict("Guten Morgen.", paid()).asked == ()


def test_a_question_is_asked_where_its_words_stand():
    found = verdict("Das habe ich geschenkt bekommen.", paid())
    assert found.asked == ("paid",)
    assert [question.rule.id for question in found.questions] == ["paid-or-gifted"]
    assert found.level == "clear"


def test_an_answer_that_settles_it_ends_the_question():
    found = verdict("Das habe ich geschenkt bekommen.", paid(), paid="nothing")
    assert (found.questions, found.findings) == ((), ())
    # It stays to be seen, so that it can be changed.
    assert found.asked == ("paid",)


def test_an_answer_alone_makes_the_rule_speak_until_the_label_stands_first():
    [finding] = verdict("Guten Morgen.", paid(), paid="paid").findings
    assert (finding.effect, tuple(finding.span)) == ("stop", (0, 0))
    assert verdict("Werbung: Guten Morgen.", paid(), paid="paid").findings == ()


def test_what_is_guessed_from_the_words_around_does_not_overrule_the_answer():
    grandma = {"within": "sentence", "any": ["Oma"]}
    compiled = paid(unless=[LABEL, grandma])
    assert verdict("Von Oma geschenkt.", compiled).questions == ()
    assert verdict("Von Oma geschenkt.", compiled, paid="paid").level == "stop"


def test_for_employees_an_answer_stays_advice():
    draft = Draft("Guten Morgen.", declared={"paid": "paid"})
    [finding] = check(draft, paid(), context(speaker="employee")).findings
    assert finding.effect == "hint"


def test_a_finding_is_settled_by_proof_or_made_graver_without():
    declare = {"subject": "proof", "settled": ["at-hand"], "effect": {"missing": "stop"}}
    compiled = made(rule(declare=declare))
    assert verdict("Klima.", compiled).level == "ask"
    assert verdict("Klima.", compiled).asked == ("proof",)
    assert verdict("Klima.", compiled, proof="at-hand").level == "clear"
    assert verdict("Klima.", compiled, proof="missing").level == "stop"
    assert verdict("Guten Morgen.", compiled, proof="missing").findings == ()


@pytest.mark.parametrize(("kind", "asked"), [("image", ("rights",)), ("video", ())])
def test_a_question_about_media_is_asked_when_such_a_medium_is_there(kind, asked):
    find = {"kind": "question", "media": ["image"], "any": ["foto"]}
    compiled = made(rule(find=find, declare={"subject": "rights", "settled": ["own"]}))
    assert verdict("Guten Morgen.", compiled, (Medium(kind),)).asked == asked
    assert verdict("Das Foto.", compiled).asked == ("rights",)
    assert verdict("Guten Morgen.", compiled).asked == ()


def test_an_exception_may_hold_in_one_country_only():
    label = {"within": "start", "countries": ["AT"], "any": ["entgeltliche Einschaltung"]}
    compiled = made(rule(find=terms("nova"), unless=[label]))
    draft = Draft("Entgeltliche Einschaltung: Nova.")
    assert check(draft, compiled, context(country="AT")).findings == ()
    assert check(draft, compiled, context(country="DE")).findings != ()
