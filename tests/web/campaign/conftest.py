"""Two who make campaigns, one who reads them, and a campaign with a post."""

import pytest
from django.test import Client

from gutgemacht.web.campaign import acting
from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.campaign.versions import begun, newest
from gutgemacht.web.people.models import Person, Role
from tests.people import signed_in, somebody
from tests.web.publish.drafts.make import NOW

TEXT = "Unser Labor hat Platz für alle, die gern bauen."
INTENT = "Ingenieurinnen sollen sehen, dass unsere Labore ein Platz für sie sind."


@pytest.fixture
def anna(db) -> Person:
    """Somebody who makes campaigns."""
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def berta(db) -> Person:
    """Somebody else who does."""
    return somebody("berta", Role.AUTHOR)


@pytest.fixture
def carl(db) -> Person:
    """Somebody who approves and makes none."""
    return somebody("carl", Role.APPROVER)


@pytest.fixture
def at(anna) -> Client:
    """Anna's browser."""
    return signed_in(anna)


@pytest.fixture
def campaign(anna) -> Campaign:
    """Anna's campaign with one post for LinkedIn."""
    return a_campaign(anna, TEXT)


def a_campaign(owner: Person, *texts: str, network: str = "linkedin", **facts) -> Campaign:
    """A campaign with posts."""
    facts = {"intent": INTENT, "created_at": NOW, "changed_at": NOW} | facts
    campaign = Campaign.objects.create(owner=owner, **facts)
    begun(campaign, owner, NOW)
    for text in texts:
        row = acting.add(campaign.pk, "post", network, owner, NOW)
        Stimulus.objects.filter(pk=row.pk).update(text=text)
    return campaign


def post_of(campaign: Campaign) -> Stimulus:
    """Its first post, as it stands on the desk."""
    return newest(campaign).stimuli.filter(kind="post")[0]
