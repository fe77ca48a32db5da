"""No two looks, pages or formats together tell what few have answered."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.sums import SUM_LEAST, TEXT_LEAST
from gutgemacht.web.campaign.panel.models import Reading
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.campaign.report.make import campaign, close, panel, read

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FORMATS = ("", "report.json", "report.csv")
WORDS = st.sampled_from(["", "Frauen", "Föhne", "wir alle"])
# Answers of somebody who neither objects nor warns: those two are shown on purpose.
QUIET = st.fixed_dictionaries(
    {
        "hurts_me": st.integers(0, 2),
        "would": st.sampled_from(["nothing", "pass-on"]),
        "pairs": st.dictionaries(st.sampled_from(["pleasant", "respectful"]), st.integers(1, 5)),
        "gist": WORDS,
        "free": WORDS,
    }
)
often = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def many(least, most):
    return st.lists(QUIET, min_size=least, max_size=most)


@pytest.fixture
def shown():
    """The lines of every format for these answers of groups, in no order.

    The order of words is drawn by chance from the whole, so it tells nothing.
    """
    author = somebody("anna", Role.AUTHOR)
    made = panel(campaign(author), "a", "b", "c")
    client = signed_in(author)
    base = f"/campaigns/{made.version.campaign_id}/panels/{made.pk}/report/"

    def asked(*groups, closed=True):
        Reading.objects.all().delete()
        made.state = "open"
        made.save()
        for stratum, answers in zip(made.strata.all(), groups, strict=False):
            read(stratum, answers)
        if closed:
            close(made)
        told = [client.get(base + name).content.decode() for name in FORMATS]
        return [sorted(re.sub(r'value="\w{64}"', "", one).splitlines()) for one in told]

    return asked


@often
@given(st.data())
def test_of_fewer_than_eight_people_nothing_is_told(shown, data):
    groups = data.draw(st.tuples(many(0, 4), many(0, 3)))
    others = [data.draw(many(len(group), len(group))) for group in groups]
    assert shown(*groups) == shown(*others)


@often
@given(st.data())
def test_a_group_that_is_too_small_cannot_be_told_from_the_one_it_stands_with(shown, data):
    small = data.draw(many(1, 7))
    large, apart = data.draw(many(8, 12)), data.draw(many(20, 22))
    mixed = data.draw(st.permutations(small + large))
    assert shown(large, apart, small) == shown(mixed[: len(large)], apart, mixed[len(large) :])


@often
@given(st.data())
def test_the_newest_answers_of_an_open_panel_change_nothing(shown, data):
    answers = data.draw(many(1, 30))
    # Whole steps, and one step less.
    kept = max(max(len(answers) // step - 1, 0) * step for step in (SUM_LEAST, TEXT_LEAST))
    newest = data.draw(many(len(answers) - kept, len(answers) - kept))
    assert shown(answers, closed=False) == shown(answers[:kept] + newest, closed=False)


@often
@given(many(8, 16))
def test_words_do_not_stand_in_the_order_in_which_they_came(shown, answers):
    assert shown(answers) == shown(list(reversed(answers)))
