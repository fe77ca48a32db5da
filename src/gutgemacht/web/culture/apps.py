"""The app of this area."""

from django.apps import AppConfig


class CultureConfig(AppConfig):
    """Registered under the area's name."""

    name = "gutgemacht.web.culture"
