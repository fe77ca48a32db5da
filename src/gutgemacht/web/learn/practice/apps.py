"""The app of practising."""

from typing import Any

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Practising."""

    name = "gutgemacht.web.learn.practice"

    def ready(self) -> None:
        """What somebody knew goes with them, and is read by nobody who comes in instead."""
        # Models can be read only now.
        from gutgemacht.web.people.invitations import entered
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="practice")
        entered.connect(_gone, dispatch_uid="practice")


def _gone(person: Any, **_: Any) -> None:
    from gutgemacht.web.learn.practice.forgetting import end_for_good

    end_for_good(person)
