"""A campaign begins with its one sentence."""

from datetime import datetime

from django.db import transaction
from django.http import QueryDict

from gutgemacht.web.campaign.card import Head, sent_head
from gutgemacht.web.campaign.meaning import Meant
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.versions import begun
from gutgemacht.web.people.models import Person


@transaction.atomic
def begin(form: QueryDict, person: Person, now: datetime) -> Campaign:
    """A new campaign, still without anything to look at; raises BadInput with the place."""
    head = sent_head(form, Head("", Meant()))
    campaign = Campaign.objects.create(
        title=head.title,
        intent=head.meant.intent,
        addressed=head.meant.addressed,
        owner=person,
        created_at=now,
        changed_at=now,
    )
    begun(campaign, person, now)
    return campaign
