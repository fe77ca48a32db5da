"""The app of mentions."""

from typing import Any

from django.apps import AppConfig


class MentionsConfig(AppConfig):
    """Mentions."""

    name = "gutgemacht.web.listen.mentions"

    def ready(self) -> None:
        """Who leaves reads no feed any more."""
        # Models can be read only now.
        from gutgemacht.web.people.leaving import left

        left.connect(_gone, dispatch_uid="mentions")


def _gone(person: Any, **_: Any) -> None:
    person.searches.all().delete()
