"""Counts become mentions that add up to them; the documented week has its documented figures."""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import numpy as np
import pytest

from gutgemacht.listen.simulator.counts import BIN, CHANNELS, HOUR
from gutgemacht.listen.simulator.habits import GRADES
from gutgemacht.listen.simulator.hairdryer import CRITICS, HASHTAG, POST, SUM, TRAITS, week
from gutgemacht.listen.simulator.stream import Public, stream

MONDAY = datetime(2015, 12, 7, tzinfo=UTC)
AFFAIR = week(MONDAY, GRADES["fair"], np.random.default_rng(3))
STORM = Public("Acme", TRAITS, "storm")


def heard(seed=5):
    return list(stream(AFFAIR.counts, AFFAIR.start, STORM, np.random.default_rng(seed)))


def test_the_mentions_of_each_bin_are_those_that_were_counted():
    mentions = heard()
    places = [(one.at - AFFAIR.start) // BIN for one in mentions]
    bins = len(AFFAIR.counts["mentions"])
    assert np.array_equal(np.bincount(places, minlength=bins), AFFAIR.counts["mentions"])
    answers = [place for place, one in zip(places, mentions, strict=True) if one.of == POST]
    assert np.array_equal(np.bincount(answers, minlength=bins), AFFAIR.counts["replies"])
    assert all(one.at <= two.at for one, two in pairwise(mentions))
    assert len({one.id for one in mentions}) == len(mentions)


def test_traits_are_heard_in_the_mentions():
    mentions = heard()
    share = {
        "tagged": np.mean([HASHTAG in one.text and bool(one.tags) for one in mentions]),
        "of_audience": np.mean([one.language == TRAITS.audience for one in mentions]),
        "on_source": np.mean([one.network == TRAITS.source for one in mentions]),
        "new_authors": np.mean(["new" in one.author for one in mentions]),
    }
    for name, came in share.items():
        assert came == pytest.approx(getattr(TRAITS, name), abs=0.02), name


def test_a_bin_of_many_batches_loses_nothing():
    counts = {name: np.array([10_001]) for name in CHANNELS}
    mentions = list(stream(counts, MONDAY, STORM, np.random.default_rng(1)))
    assert len(mentions) == 10_001
    assert all(one.kind == "reply" for one in mentions)
    assert mentions[-1].at < MONDAY + timedelta(minutes=5)


def test_the_same_seed_gives_the_same_stream_and_it_comes_one_by_one():
    assert heard() == heard()
    endless = {name: np.full(3, 10**9) for name in CHANNELS}
    assert len(list(islice(stream(endless, MONDAY, STORM, np.random.default_rng(1)), 5))) == 5


def test_the_week_has_the_published_figures():
    loud = AFFAIR.counts["mentions"][AFFAIR.take_off :]
    assert loud.sum() == SUM
    assert AFFAIR.counts["mentions"][: AFFAIR.take_off].sum() == CRITICS
    assert AFFAIR.start + AFFAIR.take_off * BIN == MONDAY.replace(hour=4, minute=45)
    assert (AFFAIR.start + AFFAIR.posted * BIN).weekday() == 4
    hours = np.convolve(loud, np.ones(HOUR), mode="valid")
    assert 1350 < hours.max() < 1650
    assert loud[:6].sum() < 60


def test_criticism_comes_under_the_post_between_friday_and_monday():
    replies = AFFAIR.counts["replies"]
    assert replies[: AFFAIR.posted].sum() == 0
    assert replies[AFFAIR.posted : AFFAIR.take_off].sum() == CRITICS
