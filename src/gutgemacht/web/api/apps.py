"""The interface for programs."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app of the interface for programs."""

    name = "gutgemacht.web.api"
