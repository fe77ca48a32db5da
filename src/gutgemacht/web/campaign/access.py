"""Who makes campaigns, and who reads them."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.people.access import holds, person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts import access

MAKERS = access.WRITERS
READERS = access.READERS


def campaigns_for(person: Person) -> QuerySet[Campaign]:
    """All campaigns of the company; of those put away only one's own."""
    return Campaign.objects.filter(Q(put_away_at=None) | Q(owner=person)).select_related("owner")


def campaign_for(request: HttpRequest, number: int) -> Campaign:
    """A campaign that the one who asks may see; raises Http404."""
    return get_object_or_404(campaigns_for(person_of(request)), pk=number)


def may_make(request: HttpRequest) -> bool:
    """True when the one who asks may make and change campaigns."""
    return holds(request, *MAKERS)
