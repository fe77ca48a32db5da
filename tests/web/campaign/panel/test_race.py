"""Two people act at the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.utils import timezone

from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.opening import OpeningError, open_panel
from gutgemacht.web.campaign.versions import fingerprint_of, newest
from gutgemacht.web.publish.ledger.models import Entry
from tests.web.campaign.panel.plans import planned

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_of_two_who_open_at_once_one_opens(on_disk, desk, campaign, anna):
    panel = planned(desk, campaign)
    seen, start, told = fingerprint_of(newest(campaign)), Barrier(2), []

    def opens():
        start.wait()
        try:
            open_panel(panel, seen, anna, timezone.now())
            told.append("open")
        except OpeningError:
            told.append("was open")
        finally:
            connections.close_all()

    both = [Thread(target=opens) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(told) == ["open", "was open"]
    assert Panel.objects.get().state == Panel.State.OPEN
    assert Entry.objects.filter(what="panel opened").count() == 1
