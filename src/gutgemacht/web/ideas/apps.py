"""The app of this area."""

from typing import Any

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    """Ideas, links and thanks."""

    name = "gutgemacht.web.ideas"

    def ready(self) -> None:
        """Who leaves takes their name off their links; nobody who comes in instead reads them."""
        # Models can be read only now.
        from gutgemacht.web.people.invitations import entered
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="ideas")
        entered.connect(_entered, dispatch_uid="ideas")


def _gone(person: Any, **_: Any) -> None:
    from gutgemacht.web.ideas.shares import forget_all

    forget_all(person)


def _entered(person: Any, **_: Any) -> None:
    from gutgemacht.web.ideas.weekly import forget_thanks

    _gone(person)
    forget_thanks(person)
