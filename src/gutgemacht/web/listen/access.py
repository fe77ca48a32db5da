"""Who reads what was heard, and who acts on it."""

from gutgemacht.web.people.models import Role

# They may also say what becomes of a mention, and mend its tone.
TRIAGERS = (Role.AUTHOR, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD)
READERS = (*TRIAGERS, Role.APPROVER, Role.GUIDELINE_EDITOR, Role.COACH)
