"""Who writes cards: those who write rules, and coaches. All may learn."""

from django.http import HttpRequest

from gutgemacht.web.people.access import holds
from gutgemacht.web.people.models import Role

WRITERS = (Role.GUIDELINE_EDITOR, Role.COACH)


def may_write(request: HttpRequest) -> bool:
    """True when the one who asks writes cards."""
    return holds(request, *WRITERS)
