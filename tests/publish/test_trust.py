"""Trust grows by visible rules, and only a person takes it away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline import Company, TrustRule, TrustStep
from gutgemacht.guideline.load import GuidelineError, parse
from gutgemacht.publish.trust import LEVELS, Lowered, Post, Raised, Record, Start, standing

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULE = TrustRule(
    afterwards=TrustStep(basics_learned=True, approved_in_a_row=3),
    free=TrustStep(approved_in_a_row=5, days=30, second_factor=True),
)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def posts(*outcomes: str, first: float = 1) -> tuple[Post, ...]:
    return tuple(Post(day(first + nth), outcome) for nth, outcome in enumerate(outcomes))


def good(number: int, first: float = 1) -> tuple[Post, ...]:
    return posts(*["approved"] * number, first=first)


def missing(stand) -> dict[str, tuple[int, int]]:
    return {one.requirement: (one.has, one.needed) for one in stand.missing}


def test_everybody_begins_with_posts_seen_before_and_hears_what_is_missing():
    stand = standing(RULE, Record(START), day(0))
    assert (stand.level, stand.why, stand.next) == ("before", Start(START), "afterwards")
    assert missing(stand) == {"basics-learned": (0, 1), "approved-in-a-row": (0, 3)}


def test_what_is_met_lifts_and_says_since_when():
    record = Record(START, good(3), basics=day(0))
    assert standing(RULE, record, day(2.5)).level == "before"
    stand = standing(RULE, record, day(4))
    assert (stand.level, stand.why) == ("afterwards", Raised("afterwards", day(3)))
    assert missing(stand) == {
        "approved-in-a-row": (3, 5),
        "days-on-channel": (4, 30),
        "second-factor": (0, 1),
    }


def test_a_stop_or_a_wished_change_begins_the_row_anew():
    for outcome in ("stop", "change-wanted"):
        record = Record(START, posts("approved", "approved", outcome, "approved"), basics=START)
        assert missing(standing(RULE, record, day(9))) == {"approved-in-a-row": (1, 3)}


def test_what_was_reached_stays_after_a_stop():
    record = Record(START, (*good(3), *posts("stop", first=5)), basics=START)
    stand = standing(RULE, record, day(9))
    assert stand.level == "afterwards"
    assert missing(stand)["approved-in-a-row"] == (0, 5)


def test_all_the_way_to_free():
    record = Record(START, good(5), basics=START, second_factor=day(7))
    stand = standing(RULE, record, day(30))
    assert (stand.level, stand.why) == ("free", Raised("free", day(30)))
    assert (stand.next, stand.reached, stand.missing) == (None, (), ())


def test_a_person_lifts_at_once():
    lifted = Raised("free", day(1), "anna", "Ten years of experience.")
    stand = standing(RULE, Record(START, events=(lifted,)), day(1))
    assert (stand.level, stand.why) == ("free", lifted)


def test_a_person_lowers_with_a_reason_that_can_be_answered_and_counting_begins_anew():
    lowered = Lowered("before", day(10), "anna", "Three posts without alt text.", "I did not know.")
    record = Record(START, good(8), basics=START, events=(lowered,))
    stand = standing(RULE, record, day(11))
    assert (stand.level, stand.why, stand.lowered) == ("before", lowered, lowered)
    assert missing(stand) == {"approved-in-a-row": (0, 3)}
    again = replace(record, posts=(*good(8), *good(3, first=12)))
    assert standing(RULE, again, day(15)).level == "afterwards"


def test_lowering_never_lifts_and_lifting_never_lowers():
    record = Record(START, events=(Lowered("free", day(1), "anna", "A slip."),))
    assert standing(RULE, record, day(2)).level == "before"
    lifted = (Raised("free", day(1), "anna"), Raised("before", day(2), "anna"))
    assert standing(RULE, Record(START, events=lifted), day(3)).level == "free"


def test_events_count_in_the_order_of_their_times():
    events = (Raised("free", day(5), "anna"), Lowered("before", day(3), "anna", "A slip."))
    assert standing(RULE, Record(START, events=events), day(9)).level == "free"


def test_a_lowering_is_not_undone_by_what_stays_met():
    rule = TrustRule(afterwards=TrustStep(basics_learned=True), free=TrustStep())
    lowered = Lowered("before", day(2), "anna", "We talk first.")
    record = Record(START, basics=START, events=(lowered,))
    assert standing(rule, record, day(1)).level == "free"
    stand = standing(rule, record, day(400))
    assert (stand.level, missing(stand)) == ("before", {"lifted-by-a-person": (0, 1)})


def test_a_stricter_rule_takes_nothing_away_that_was_kept():
    kept = Raised("afterwards", day(3))
    record = Record(START, good(3), basics=START, events=(kept,))
    strict = TrustRule(afterwards=TrustStep(approved_in_a_row=50))
    assert standing(strict, record, day(9)).level == "afterwards"


def test_the_company_says_it_in_its_file(tmp_path):
    file = tmp_path / "company.yml"
    text = "trust:\n  afterwards: {approved_in_a_row: 2}\napproval: {before: 2}\n"
    company = parse(text, Company, file)
    assert company.trust.afterwards == TrustStep(approved_in_a_row=2)
    assert (company.trust.free, company.approval.before) == (TrustRule().free, 2)
    with pytest.raises(GuidelineError, match="trust"):
        parse("trust: {afterwards: {aproved_in_a_row: 2}}\n", Company, file)


def test_without_a_word_of_the_company_five_approved_posts_are_enough():
    assert standing(TrustRule(), Record(START, good(5)), day(6)).level == "afterwards"


TIMES = st.integers(0, 200).map(day)
POSTS = st.lists(
    st.builds(Post, TIMES, st.sampled_from(["approved", "stop", "change-wanted"])), max_size=12
).map(lambda made: tuple(sorted(made, key=lambda post: post.at)))
STEPS = st.builds(
    TrustStep,
    basics_learned=st.booleans(),
    approved_in_a_row=st.integers(0, 4),
    days=st.sampled_from([0, 0, 10, 50]),
    second_factor=st.booleans(),
)
RULES = st.builds(TrustRule, afterwards=STEPS, free=STEPS)
LEVEL = st.sampled_from(LEVELS)
EVENTS = st.lists(
    st.builds(Raised, LEVEL, TIMES, st.just("anna"))
    | st.builds(Lowered, LEVEL, TIMES, st.just("anna"), st.just("why")),
    max_size=4,
).map(tuple)
RECORDS = st.builds(
    Record,
    since=st.just(START),
    posts=POSTS,
    basics=st.none() | TIMES,
    second_factor=st.none() | TIMES,
    events=EVENTS,
)


def height(rule, record, now) -> int:
    return LEVELS.index(standing(rule, record, now).level)


@given(RULES, RECORDS, TIMES, TIMES)
def test_no_time_lowers_a_level_without_a_person(rule, record, one, other):
    early, late = sorted((one, other))
    lowered = [e for e in record.events if isinstance(e, Lowered) and early < e.at <= late]
    if not lowered:
        assert height(rule, record, late) >= height(rule, record, early)


@given(RULES, RECORDS, POSTS, TIMES)
def test_what_is_posted_later_never_lowers(rule, record, more, now):
    last = max((post.at for post in record.posts), default=START)
    later = tuple(post for post in more if post.at >= last)
    assert height(rule, replace(record, posts=(*record.posts, *later)), now) >= height(
        rule, record, now
    )


@given(RULES, RECORDS, TIMES, TIMES)
def test_another_good_post_never_lowers(rule, record, at, now):
    more = sorted((*record.posts, Post(at, "approved")), key=lambda post: post.at)
    assert height(rule, replace(record, posts=tuple(more)), now) >= height(rule, record, now)


@given(RULES, RECORDS, TIMES)
def test_the_explanation_is_complete(rule, record, now):
    stand = standing(rule, record, now)
    assert (not stand.missing) == (stand.next is None)
    assert all(one.has < one.needed for one in stand.missing)
    assert all(one.at <= now for one in stand.reached)


@given(RULES, RECORDS, LEVEL, TIMES)
def test_a_lift_by_a_person_holds_at_once(rule, record, level, now):
    lifted = replace(record, events=(*record.events, Raised(level, now, "anna")))
    assert height(rule, lifted, now) >= LEVELS.index(level)


@given(RULES, RECORDS, LEVEL, TIMES)
def test_a_lowering_by_a_person_holds_at_once_and_is_not_undone_without_posts(
    rule, record, level, now
):
    lowered = replace(record, events=(*record.events, Lowered(level, now, "anna", "why")), posts=())
    assert height(rule, lowered, now) <= LEVELS.index(level)
