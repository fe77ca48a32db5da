"""Series of pulses have a number for every stretch that is over."""

from datetime import timedelta

import pytest

from gutgemacht.web.listen.ear import Ear
from gutgemacht.web.listen.keep import keep
from gutgemacht.web.listen.pulses import closed_bins
from tests.web.listen.world import NOON, heard, mention, topic


@pytest.mark.django_db
@pytest.mark.database
def test_stretches_that_are_over_are_summed_over_networks():
    made = topic()
    said = (mention(1), mention(2, network="feed"), mention(3, at=NOON + timedelta(minutes=11)))
    keep(heard(*said), Ear(), NOON + timedelta(minutes=12))
    bins = closed_bins(made, NOON - timedelta(minutes=3), NOON + timedelta(minutes=12))
    assert bins.start == NOON - timedelta(minutes=5)
    assert bins.channels["mentions"].tolist() == [0, 2, 0]
    assert len(closed_bins(made, NOON, NOON).channels["mentions"]) == 0
