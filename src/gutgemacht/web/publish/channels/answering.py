"""Who is told of a channel, and who is asked when somebody leaves."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.channels.models import Channel


def answering(channel: Channel) -> list[Person]:
    """Owner and substitute; where both are missing, those who could name somebody."""
    named = [one for one in (channel.owner, channel.substitute) if one and one.is_active]
    return named or stewards()


def stewards() -> list[Person]:
    """All who look after channels."""
    roles = (Role.CHANNEL_OWNER, Role.ADMINISTRATOR)
    return list(Person.objects.filter(grants__role__in=roles, is_active=True).distinct())


def ask_for_others(sender: object, person: Person, **rest: object) -> None:
    """When somebody leaves, their channels ask for others; receives `people.leaving.left`."""
    now = timezone.now()
    own = Channel.objects.filter(Q(owner=person) | Q(substitute=person), closed_at=None)
    for channel in own.select_related("owner", "substitute"):
        people = [*answering(channel), *stewards()]
        tell("owner-wanted", people, about(channel) | {"who": str(person)}, now)


def about(channel: Channel) -> dict[str, Any]:
    """What every notice of a channel holds."""
    return {"channel": channel.name, "page": reverse("channels:one", args=[channel.pk])}
