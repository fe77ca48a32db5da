"""The app of alarms."""

from typing import Any

from django.apps import AppConfig
from django.utils import timezone


class AlarmsConfig(AppConfig):
    """Alarms."""

    name = "gutgemacht.web.listen.alarms"

    def ready(self) -> None:
        """Who leaves is no longer asked, and those who lead hear of the gap."""
        # Models can be read only now.
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="alarms")


def _gone(person: Any, **_: Any) -> None:
    from gutgemacht.web.listen.alarms.chain import gone

    gone(person, timezone.now())
