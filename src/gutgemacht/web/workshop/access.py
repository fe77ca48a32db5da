"""Who leads workshops: coaches. Phones need no account; the code is their key."""

from gutgemacht.web.people.access import needs
from gutgemacht.web.people.models import Role

COACHES = (Role.COACH,)

coaches_only = needs(*COACHES)
