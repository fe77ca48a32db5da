"""Who sees what we listen for, and who changes it."""

from gutgemacht.web.people.models import Role

EDITORS = (Role.INCIDENT_LEAD, Role.CHANNEL_OWNER)
READERS = (*EDITORS, Role.AUTHOR, Role.APPROVER, Role.ADMINISTRATOR)
