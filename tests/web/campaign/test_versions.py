"""What readers have stays as it is; what changes makes the next, and is told."""

from datetime import date

import pytest
from django.db import transaction

from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.campaign.versions import changed, fingerprint_of, freeze, newest
from tests.web.campaign.conftest import TEXT, a_campaign, post_of
from tests.web.campaign.test_desk import head, html, write
from tests.web.publish.drafts.make import NOW

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def read(campaign) -> Campaign:
    """A campaign of which readers have the first version."""
    freeze(newest(campaign), NOW)
    return campaign


def test_a_frozen_version_keeps_its_print_whatever_the_campaign_says_later(read):
    version = newest(read)
    before = fingerprint_of(version)
    Campaign.objects.filter(pk=read.pk).update(day=date(2026, 11, 25), intent="Etwas anderes.")
    version.campaign.refresh_from_db()
    assert fingerprint_of(version) == before
    freeze(version, NOW)
    assert version.fingerprint == before


def test_an_open_version_is_written_into_and_a_frozen_one_is_copied(anna, campaign):
    with transaction.atomic():
        assert changed(campaign, anna, NOW) == newest(campaign)
    line = Stimulus.objects.create(
        version=newest(campaign), number=7, place=7, kind="first-line", of=post_of(campaign)
    )
    freeze(newest(campaign), NOW)
    with transaction.atomic():
        version = changed(campaign, anna, NOW)
    assert version.number == 2
    copy = version.stimuli.get(number=line.number)
    assert copy.of == version.stimuli.get(kind="post")
    assert fingerprint_of(version) == fingerprint_of(campaign.versions.get(number=1))


def test_the_page_of_a_read_version_offers_the_next_and_no_fields(at, read):
    address = f"/campaigns/{read.pk}/"
    page = html(at, address)
    assert "<textarea" not in page
    assert "Ändern" in page
    at.post(f"{address}change/")
    page = html(at, address)
    assert "<textarea" in page
    assert "Genau wie in Fassung 1" in page


def test_what_changed_since_is_said_and_asks_for_reading_again(at, read):
    at.post(f"/campaigns/{read.pk}/change/")
    write(at, read, post_of(read), text=TEXT.replace("alle", "jede"))
    read.refresh_from_db()
    head(at, read, day="2026-12-01", countries=["AT"])
    page = html(at, f"/campaigns/{read.pk}/")
    assert "verlangt, noch einmal gelesen zu werden" in page
    assert "<del>alle</del><ins>jede</ins>" in page
    assert "an einem anderen Tag" in page
    assert "für andere Länder" in page
    versions = html(at, f"/campaigns/{read.pk}/versions/")
    assert "Fassung 2" in versions
    assert TEXT in html(at, f"/campaigns/{read.pk}/versions/1/")
    assert at.get(f"/campaigns/{read.pk}/versions/9/").status_code == 404


def test_an_earlier_version_keeps_what_it_meant(at, anna):
    campaign = a_campaign(anna, TEXT, addressed="Tüftlerinnen")
    freeze(newest(campaign), NOW)
    at.post(f"/campaigns/{campaign.pk}/change/")
    campaign.refresh_from_db()
    head(at, campaign, addressed="Alle")
    assert "Tüftlerinnen" in html(at, f"/campaigns/{campaign.pk}/versions/1/")
    assert "Tüftlerinnen" not in html(at, f"/campaigns/{campaign.pk}/versions/2/")
