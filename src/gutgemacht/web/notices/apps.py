"""Messages to people."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The app of notices."""

    name = "gutgemacht.web.notices"
