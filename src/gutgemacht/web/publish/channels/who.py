"""Who may do what with channels."""

from gutgemacht.web.people.models import Role

# Who writes, decides or answers must know where the company speaks; the works council sees how
# it is set up, without names.
READERS = (
    Role.AUTHOR,
    Role.APPROVER,
    Role.LAWYER,
    Role.CHANNEL_OWNER,
    Role.INCIDENT_LEAD,
    Role.ADMINISTRATOR,
    Role.WORKS_COUNCIL,
)
SEES_NAMES = tuple(role for role in READERS if role != Role.WORKS_COUNCIL)
STEWARDS = (Role.CHANNEL_OWNER, Role.ADMINISTRATOR)
CUTTERS = (*STEWARDS, Role.INCIDENT_LEAD)
