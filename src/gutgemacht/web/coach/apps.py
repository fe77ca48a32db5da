"""The app of advice."""

from typing import Any

from django.apps import AppConfig
from django.utils import timezone


class CoachConfig(AppConfig):
    """Registered under the area's name."""

    name = "gutgemacht.web.coach"

    def ready(self) -> None:
        """Who leaves reads nothing any more, and what they asked is gone."""
        # Models can be read only now.
        from gutgemacht.web.people.invitations import entered
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="coach")
        entered.connect(_gone, dispatch_uid="coach")


def _gone(person: Any, **_: Any) -> None:
    from gutgemacht.web.coach.going import gone

    gone(person, timezone.now())
