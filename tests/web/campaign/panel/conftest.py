"""A campaign that is about to be read."""

from datetime import UTC, datetime

import pytest

from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.publish.approvals.conftest import on_disk

__all__ = ["on_disk"]

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def anna():
    """Makes campaigns."""
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def desk(anna):
    """The browser of Anna, in English."""
    return signed_in(anna, "en")


@pytest.fixture
def campaign(anna):
    """Two posts, of which one goes before readers."""
    made = Campaign.objects.create(
        title="Hair dryer",
        intent="Everybody shall tinker",
        addressed="Women in engineering",
        hurt_words="Apprentices",
        owner=anna,
        created_at=NOON,
        changed_at=NOON,
    )
    version = Version.objects.create(campaign=made, number=1, by=anna, at=NOON)
    for number, read in ((1, True), (2, False)):
        Stimulus.objects.create(
            version=version, number=number, kind="post", text=f"Post {number}", read=read
        )
    return made
