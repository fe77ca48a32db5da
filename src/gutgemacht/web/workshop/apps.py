"""The app of workshops."""

from typing import Any

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    """Registered under the area's name."""

    name = "gutgemacht.web.workshop"

    def ready(self) -> None:
        """Rooms of a coach who leaves wait for another one."""
        # Models can be read only now.
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="workshop")


def _gone(sender: object, person: Any, **_more: object) -> None:
    from gutgemacht.web.workshop.rooms import without

    without(person)
