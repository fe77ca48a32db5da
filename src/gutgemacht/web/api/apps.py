"""The interface for programs."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app of the interface for programs."""

    name = "gutgemacht.web.api"

    def ready(self) -> None:
        """Keys of those who leave end."""
        # Models can be read only now.
        from gutgemacht.web.api.keys import end_with
        from gutgemacht.web.people.leaving import left

        left.connect(end_with)
