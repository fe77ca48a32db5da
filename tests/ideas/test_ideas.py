"""Freshness, the week's choice, questions, and what a program is known by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline import DraftLanguage, load
from gutgemacht.guideline.company import Company
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.ideas import (
    KINDS,
    choice,
    disclosure,
    disclosure_rule,
    freshness,
    is_held,
    is_somebody,
    monday,
    questions,
)

DAY = date(2026, 12, 1)
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


def test_an_idea_is_fresh_to_the_last_day_and_says_when_it_ends_soon():
    assert freshness(None, DAY) == "fresh"
    assert freshness(DAY + timedelta(9), DAY) == "fresh"
    assert freshness(DAY, DAY) == "ending"
    assert freshness(DAY - timedelta(1), DAY) == "over"
    assert is_held(DAY, DAY)
    assert not is_held(DAY, DAY + timedelta(1))


@given(st.sets(st.integers(1, 99)), st.text(max_size=9), st.sets(st.integers(1, 99)))
def test_a_week_offers_what_was_not_passed_and_the_same_when_looked_at_again(ideas, of, passed):
    found = choice(ideas, of, passed)
    assert found == choice(sorted(ideas, reverse=True), of, passed)
    assert (found is None) == (not ideas - passed)
    assert found is None or found in ideas - passed


def test_not_all_people_are_offered_the_same():
    assert len({choice(range(1, 20), f"{person}.2026-11-30") for person in range(40)}) > 5


def test_a_week_begins_on_monday_also_over_the_year():
    assert monday(date(2027, 1, 1)) == date(2026, 12, 28)


@pytest.mark.parametrize("kind", KINDS)
def test_three_questions_are_asked_and_others_are_asked_others(kind):
    asked = {questions(kind, "de", str(person)) for person in range(30)}
    assert all(len(set(three)) == 3 for three in asked)
    assert len(asked) > 3
    assert questions(kind, "en", "1") != questions(kind, "de", "1")


@pytest.fixture(scope="module")
def rules():
    return load(pack_folders()).by_id


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("language", "place"), [("de", "[Firma]"), ("en", "[company]")])
def test_the_disclosure_comes_from_a_rule_with_the_name_of_the_house(
    rules, kind, language: DraftLanguage, place
):
    rule = rules[disclosure_rule(kind)]
    said = disclosure(rule, Company(name="Bergtal"), language)
    assert said.endswith(" ")
    assert place not in said
    assert kind == "product" or "Bergtal" in said
    assert kind == "product" or place in disclosure(rule, Company(), language)


@pytest.mark.parametrize(
    ("headers", "person"),
    [
        ({"user-agent": CHROME}, True),
        ({"user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604"}, True),
        ({"user-agent": CHROME, "sec-purpose": "prefetch;prerender"}, False),
        ({"user-agent": CHROME, "x-moz": "prefetch"}, False),
        ({}, False),
        ({"user-agent": "curl/8.5.0"}, False),
        ({"user-agent": "http.rb/5.2 (Mastodon/4.3; +https://example.social/) Bot"}, False),
        ({"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://example.com)"}, False),
        ({"user-agent": "facebookexternalhit/1.1"}, False),
        ({"user-agent": "Mozilla/5.0 HeadlessChrome/130.0"}, False),
        ({"user-agent": "LinkedInBot/1.0 (compatible; Mozilla/5.0)"}, False),
        ({"user-agent": "WhatsApp/2.23.20.0"}, False),
    ],
)
def test_programs_are_left_out_by_plain_signs(headers, person):
    assert is_somebody(headers) == person
