"""Who sees where we listen, and who changes it."""

from gutgemacht.web.people.models import Role

STEWARDS = (Role.CHANNEL_OWNER, Role.INCIDENT_LEAD, Role.ADMINISTRATOR)
READERS = (*STEWARDS, Role.AUTHOR, Role.APPROVER)
