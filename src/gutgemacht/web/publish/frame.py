"""What stands above every page of those who publish: stops that hold, and alarms."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from gutgemacht.web.people.access import holds
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.ledger.views import unknown
from gutgemacht.web.publish.sending.access import READERS, STOPPERS
from gutgemacht.web.publish.sending.models import Stop
from gutgemacht.web.publish.sending.stopping import holding

AREAS = frozenset({"channels", "drafts", "approvals", "trust", "sending", "ledger", "notices"})


def publishing(request: HttpRequest) -> dict[str, Any]:
    """Asked only by templates that want to know, and then of the database."""
    match = request.resolver_match
    return {
        "publishing_area": match is not None and match.app_name in AREAS,
        "may_read_ledger": lambda: holds(request, *READERS),
        "may_see_sums": lambda: holds(request, Role.WORKS_COUNCIL),
        "may_stop": lambda: holds(request, *STOPPERS),
        "stops_that_hold": _for_staff(request, _stops),
        "alarms": _for_staff(request, _alarms),
    }


def _for_staff(request: HttpRequest, ask: Callable[[], Any]) -> Callable[[], Any]:
    """Others are not told, and cost no question to the database."""
    return lambda: ask() if holds(request, *STOPPERS, *READERS) else None


def _stops() -> list[Stop]:
    return holding(timezone.now())


def _alarms() -> int:
    return Act.objects.filter(unknown()).count()
