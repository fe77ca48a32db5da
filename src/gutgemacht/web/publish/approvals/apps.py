"""Approvals and trust."""

from typing import Any

from django.apps import AppConfig
from django.utils import timezone


class ApprovalsConfig(AppConfig):
    """The app of approvals."""

    name = "gutgemacht.web.publish.approvals"

    def ready(self) -> None:
        """Who leaves answers for nobody any more."""
        # Models can be read only now.
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="approvals")


def _gone(person: Any, **_: Any) -> None:
    from gutgemacht.web.publish.approvals.standing_in import gone

    gone(person, timezone.now())
