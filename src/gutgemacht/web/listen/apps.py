"""The app of listening."""

from django.apps import AppConfig


class ListenConfig(AppConfig):
    """Listening."""

    name = "gutgemacht.web.listen"
