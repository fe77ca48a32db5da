"""Who must say yes; nobody approves their own; exactly the approved content."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gutgemacht.guideline import ApprovalRule
from gutgemacht.publish.approval import (
    Decision,
    Deputy,
    Need,
    Person,
    Refused,
    Request,
    Who,
    allows,
    ask,
    changed,
    decide,
    expire,
    lasting,
    needed,
    urgency,
    withdraw,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)
RULE = ApprovalRule()
ONE = needed("clear", (), "before", RULE)
LAW = needed("ask", ("law",), "free", RULE)
STOP = needed("stop", ("house",), "free", RULE)
BERTA = Person("berta", frozenset({"approve"}))
CARLA = Person("carla", frozenset({"approve", "override"}))
DORA = Person("dora", frozenset({"approve", "override", "lawyer"}))
YES = Decision("yes", "f1")
YES_BECAUSE = Decision("yes", "f1", reason="The court has said so.")


def asked(need: Need = ONE) -> Request:
    return ask("anna", "f1", need, NOW, WEEK)


def said(request, decision, *people, now=NOW):
    for person in people:
        request = decide(request, decision, Who(person), now)
    return request


@pytest.mark.parametrize(
    ("level", "bases", "trust", "need"),
    [
        ("clear", (), "free", Need(0, False, ("free",))),
        ("look", ("advice",), "free", Need(0, False, ("free",))),
        ("clear", (), "afterwards", Need(0, False, ("seen-afterwards",), afterwards=True)),
        ("look", ("law",), "before", Need(1, False, ("seen-before",))),
        ("ask", ("house",), "free", Need(1, False, ("question", "free"))),
        ("ask", ("law",), "free", Need(1, True, ("law", "free"))),
        ("ask", ("law", "house"), "before", Need(1, True, ("law", "seen-before"))),
        ("stop", ("house",), "free", Need(2, False, ("stop", "free"), override=True)),
        ("stop", ("law",), "before", Need(2, True, ("stop", "law", "seen-before"), override=True)),
    ],
)
def test_verdict_and_trust_say_how_many_and_who(level, bases, trust, need):
    assert needed(level, bases, trust, RULE) == need


def test_an_open_question_of_the_declaration_needs_a_person():
    need = needed("clear", (), "free", RULE, declared=False)
    assert (need.persons, need.why) == (1, ("undeclared", "free"))


def test_a_company_may_want_two_and_may_have_no_lawyer():
    company = ApprovalRule(before=2, lawyer=False)
    assert needed("clear", (), "before", company).persons == 2
    need = needed("ask", ("law",), "free", company)
    assert (need.persons, need.lawyer, need.why) == (1, False, ("law", "free"))


def test_who_needs_nobody_is_approved_at_once():
    request = asked(needed("clear", (), "free", RULE))
    assert allows(request, "f1", NOW)
    assert not allows(request, "f2", NOW)


def test_one_yes_is_enough_where_one_is_needed():
    request = said(asked(), YES, BERTA)
    assert request.state == "approved"
    assert [one.who.person.id for one in request.yeses] == ["berta"]


@pytest.mark.parametrize(
    ("need", "decision", "who", "reason"),
    [
        (ONE, YES, Who(Person("anna", frozenset({"approve"}))), "own"),
        (ONE, YES, Who(Person("emil")), "no-right"),
        (ONE, YES, Who(Person("emil", frozenset({"lawyer"}))), "no-right"),
        (ONE, Decision("yes", "f0"), Who(BERTA), "other-content"),
        (ONE, Decision("change-wanted", "f1", reason=" "), Who(BERTA), "reason-needed"),
        (LAW, YES, Who(BERTA), "lawyer-needed"),
        (STOP, YES_BECAUSE, Who(BERTA), "override-needed"),
        (STOP, YES, Who(CARLA), "reason-needed"),
    ],
)
def test_what_does_not_count_says_why(need, decision, who, reason):
    assert decide(asked(need), decision, who, NOW) == Refused(reason)


def test_a_question_of_law_is_answered_by_a_lawyer():
    assert said(asked(LAW), YES, DORA).state == "approved"
    two = needed("ask", ("law",), "before", ApprovalRule(before=2))
    request = said(asked(two), YES, BERTA)
    assert decide(request, YES, Who(CARLA), NOW) == Refused("lawyer-needed")
    assert said(request, YES, DORA).state == "approved"


def test_against_a_stop_two_may_override_with_reasons():
    request = said(asked(STOP), YES_BECAUSE, CARLA)
    assert request.state == "asked"
    assert decide(request, YES_BECAUSE, Who(CARLA), NOW) == Refused("twice")
    assert said(request, YES_BECAUSE, DORA).state == "approved"


def test_a_suggestion_leaves_the_question_open_and_a_wished_change_closes_it():
    request = said(asked(), Decision("suggestion", "f1", text="Better so."), BERTA)
    assert (request.state, len(request.decisions)) == ("asked", 1)
    request = said(request, Decision("change-wanted", "f1", reason="No proof."), BERTA)
    assert request.state == "change-wanted"
    assert decide(request, YES, Who(CARLA), NOW) == Refused("decided")


def test_of_two_who_approve_at_once_the_second_hears_that_it_is_decided():
    assert decide(said(asked(), YES, BERTA), YES, Who(CARLA), NOW) == Refused("decided")


def test_a_changed_content_is_asked_about_anew():
    request = changed(said(asked(), YES, BERTA), "f2", LAW, NOW + timedelta(hours=1), WEEK)
    assert (request.state, request.decisions, request.need) == ("asked", (), LAW)
    assert decide(request, YES, Who(DORA), NOW) == Refused("other-content")
    assert said(request, Decision("yes", "f2"), DORA).state == "approved"


def test_the_same_content_keeps_its_yes_but_not_a_wished_change():
    request = said(asked(), YES, BERTA)
    assert changed(request, "f1", ONE, NOW, WEEK) is request
    wished = said(asked(), Decision("change-wanted", "f1", reason="No proof."), BERTA)
    assert changed(wished, "f1", ONE, NOW, WEEK) == asked()


def test_the_same_content_that_is_judged_otherwise_is_asked_about_anew():
    request = changed(said(asked(), YES, BERTA), "f1", STOP, NOW, WEEK)
    assert (request.state, request.need) == ("asked", STOP)


def test_a_yes_expires_and_so_does_a_question():
    for request in (asked(), said(asked(), YES, BERTA)):
        assert expire(request, NOW + WEEK).state == "expired"
        assert not allows(request, "f1", NOW + WEEK)
    assert decide(asked(), YES, Who(BERTA), NOW + WEEK) == Refused("expired")


def test_a_yes_to_what_is_planned_for_later_lasts_until_then():
    assert lasting(RULE, None, NOW) == lasting(RULE, NOW + timedelta(days=2), NOW) == WEEK
    due = NOW + timedelta(days=30)
    request = said(ask("anna", "f1", ONE, NOW, lasting(RULE, due, NOW)), YES, BERTA)
    assert allows(request, "f1", due)


def test_a_withdrawn_question_is_closed():
    request = withdraw(said(asked(), YES, BERTA), NOW)
    assert not allows(request, "f1", NOW)
    assert decide(request, YES, Who(CARLA), NOW) == Refused("withdrawn")
    assert withdraw(request, NOW) == Refused("withdrawn")


def deputy(person: Person, of: Person, hours: int = 24) -> Who:
    return Who(person, Deputy(person.id, of, NOW, NOW + timedelta(hours=hours)))


def test_a_deputy_has_the_rights_of_whom_they_act_for_and_only_for_a_time():
    emil = Person("emil")
    request = decide(asked(LAW), YES, deputy(emil, DORA), NOW)
    assert request.state == "approved"
    assert request.yeses[0].who.voice == DORA
    late = NOW + timedelta(hours=24)
    assert decide(asked(LAW), YES, deputy(emil, DORA), late) == Refused("no-deputy")
    other = Who(BERTA, Deputy("emil", DORA, NOW, NOW + WEEK))
    assert decide(asked(LAW), YES, other, NOW) == Refused("no-deputy")


def test_nobody_is_deputy_for_the_author_nor_is_the_author_one():
    anna = Person("anna", frozenset({"approve"}))
    assert decide(asked(), YES, deputy(BERTA, anna), NOW) == Refused("own")
    assert decide(asked(), YES, deputy(anna, BERTA), NOW) == Refused("own")


def test_somebody_and_their_deputy_are_one_voice():
    two = needed("clear", (), "before", ApprovalRule(before=2))
    for first, second in [
        (Who(BERTA), deputy(CARLA, BERTA)),
        (deputy(CARLA, BERTA), Who(BERTA)),
        (Who(CARLA), deputy(CARLA, BERTA)),
    ]:
        request = decide(asked(two), YES, first, NOW)
        assert decide(request, YES, second, NOW) == Refused("twice")


def test_the_queue_begins_with_what_is_due_soon_and_then_with_the_riskiest():
    soon, evening = NOW + timedelta(minutes=30), NOW + timedelta(hours=9)
    queue = [
        (asked(ONE), evening),
        (asked(STOP), None),
        (asked(LAW), evening),
        (asked(ONE), soon),
    ]
    found = sorted((urgency(request, due, NOW) for request, due in queue), key=lambda u: u.order)
    assert [(one.band, one.risk) for one in found] == [
        ("now", "seen-before"),
        ("today", "law"),
        ("today", "seen-before"),
        ("later", "stop"),
    ]


PEOPLE = ("anna", "berta", "carla", "dora", "emil")
RIGHTS = st.frozensets(st.sampled_from(["approve", "lawyer", "override"]))
PRINTS = st.sampled_from(["f1", "f2", "f3"])
NEEDS = st.builds(
    needed,
    st.sampled_from(["clear", "look", "ask", "stop"]),
    st.frozensets(st.sampled_from(["law", "house"])),
    st.sampled_from(["before", "afterwards", "free"]),
    st.builds(ApprovalRule, before=st.integers(1, 2), lawyer=st.booleans()),
    declared=st.booleans(),
)


class AnyOrder(RuleBasedStateMachine):
    """Authors, approvers and deputies in any order; the machine keeps its own account."""

    @initialize(need=NEEDS, rights=st.tuples(*[RIGHTS] * len(PEOPLE)))
    def begin(self, need, rights):
        self.people = [Person(*one) for one in zip(PEOPLE, rights, strict=True)]
        self.now = NOW
        self.content = "f1"
        self.request = ask("anna", "f1", need, NOW, WEEK)
        self.yeses: list[tuple[Who, str]] = []

    @rule(
        nth=st.integers(0, 4),
        of=st.none() | st.integers(0, 4),
        hours=st.integers(-5, 30),
        kind=st.sampled_from(["yes", "yes", "yes", "change-wanted", "suggestion"]),
        content=st.none() | PRINTS,
        reason=st.sampled_from(["", "because"]),
    )
    def say(self, nth, of, hours, kind, content, reason):
        person = self.people[nth]
        until = self.now + timedelta(hours=hours)
        acts = None if of is None else Deputy(person.id, self.people[of], NOW, until)
        who = Who(person, acts)
        decision = Decision(kind, content or self.content, reason)
        answer = decide(self.request, decision, who, self.now)
        if not isinstance(answer, Refused):
            self.request = answer
            if kind == "yes":
                assert decision.fingerprint == self.content
                assert acts is None or acts.until > self.now
                self.yeses.append((who, reason))

    @rule(content=PRINTS, need=NEEDS, keep=st.booleans())
    def change(self, content, need, keep):
        before = self.request
        need = before.need if keep else need
        self.request = changed(before, content, need, self.now, WEEK)
        self.content = content
        if self.request is not before:
            self.yeses = []

    @rule(hours=st.sampled_from([1, 20, 100]))
    def wait(self, hours):
        self.now += timedelta(hours=hours)
        self.request = expire(self.request, self.now)

    @rule()
    def take_back(self):
        answer = withdraw(self.request, self.now)
        self.request = self.request if isinstance(answer, Refused) else answer

    @invariant()
    def never_without_the_persons_it_needs(self):
        allowed = [print_ for print_ in ("f1", "f2", "f3") if allows(*self._about(print_))]
        if not allowed:
            return
        assert allowed == [self.content]
        need = self.request.need
        humans = {who.person.id for who, _ in self.yeses}
        voices = {who.voice.id for who, _ in self.yeses}
        assert min(len(humans), len(voices)) >= need.persons
        assert "anna" not in humans | voices
        rights = [who.voice.rights for who, _ in self.yeses]
        assert not need.lawyer or any("lawyer" in one for one in rights)
        if need.override:
            assert all("override" in one for one in rights)
            assert all(reason for _, reason in self.yeses)

    def _about(self, content):
        return self.request, content, self.now


AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
TestAnyOrder = AnyOrder.TestCase
