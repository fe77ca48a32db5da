"""Who sees alarms, who can be asked to look after one, who says how the house is told."""

from django.db.models import QuerySet

from gutgemacht.web.people.models import Person, Role

ASKED = (Role.INCIDENT_LEAD, Role.CHANNEL_OWNER, Role.APPROVER, Role.AUTHOR)
# Who looks after the house hears when nobody else does.
READERS = (*ASKED, Role.GUIDELINE_EDITOR, Role.COACH, Role.ADMINISTRATOR)
KEEPERS = (Role.INCIDENT_LEAD, Role.ADMINISTRATOR)


def askable() -> "QuerySet[Person]":
    """Everybody who can look after an alarm."""
    return Person.objects.filter(is_active=True, grants__role__in=ASKED).distinct()


def loudly() -> "QuerySet[Person]":
    """Who hears when nobody else can be asked."""
    return Person.objects.filter(is_active=True, grants__role__in=KEEPERS).distinct()
