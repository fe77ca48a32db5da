"""People: who uses the house."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class PeopleConfig(AppConfig):
    """The app of people."""

    name = "gutgemacht.web.people"

    def ready(self) -> None:
        """Whoever signs in has used their invitation."""
        # Models can be read only now.
        from gutgemacht.web.people.invitations import end_at_sign_in

        user_logged_in.connect(end_at_sign_in)
