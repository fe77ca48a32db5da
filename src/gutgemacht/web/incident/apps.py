"""The app of incidents."""

from django.apps import AppConfig


class IncidentConfig(AppConfig):
    """Incidents."""

    name = "gutgemacht.web.incident"
