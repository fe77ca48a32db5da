"""Links: short, not to be guessed, and ended when their makers say so."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gutgemacht.web.campaign.panel.links import LinkError, Way, new_salt, over, stratum_of, token_of
from tests.web.campaign.reading.panels import NOON, invited, panel

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def reason_of(token: str) -> str:
    with pytest.raises(LinkError) as error:
        stratum_of(token)
    return error.value.reason


def test_a_shared_link_leads_to_its_group_and_fits_a_small_code():
    first, second = panel(groups=("Technik", "Alle")).strata.all()
    assert stratum_of(token_of(first)).stratum == first
    assert stratum_of(token_of(second)).stratum == second
    assert len(token_of(first)) <= 20


def test_a_new_salt_ends_the_old_link():
    group = panel().strata.get()
    old = token_of(group)
    group.salt = new_salt()
    group.save()
    assert reason_of(old) == "unknown"
    assert stratum_of(token_of(group)).stratum == group


def test_of_a_personal_link_only_the_hash_is_kept_and_it_can_be_withdrawn():
    invitation, path = invited(panel().strata.get())
    token = path.split("/")[2]
    assert stratum_of(token).invitation == invitation
    assert token not in {str(value) for value in vars(invitation).values()}
    invitation.withdrawn_at = NOON
    invitation.save()
    assert reason_of(token) == "withdrawn"


@pytest.mark.parametrize(
    ("facts", "of_group", "used", "reason"),
    [
        ({"state": "planned"}, {}, None, "early"),
        ({"state": "closed"}, {}, None, "closed"),
        ({"closes_at": NOON}, {}, None, "closed"),
        ({"closes_at": NOON + timedelta(seconds=1)}, {}, None, None),
        ({}, {"closed_at": NOON}, None, "full"),
        ({}, {}, NOON.date(), "used"),
    ],
)
def test_a_link_says_why_nobody_can_begin(facts, of_group, used, reason):
    group = panel(**facts).strata.get()
    for name, value in of_group.items():
        setattr(group, name, value)
    invitation, _ = invited(group, used_at=used)
    assert over(Way(group, invitation), NOON) == reason


class TestGuessing(TestCase):
    @settings(deadline=None, max_examples=40)
    @given(st.text(max_size=40) | st.from_regex(r"\A-?[0-9A-Za-z]{0,14}\.[0-9A-Za-z]{0,14}\Z"))
    def test_whatever_somebody_types_leads_nowhere(self, token):
        panel()
        assert reason_of(token) == "unknown"
