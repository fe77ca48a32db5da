"""The app of alarms."""

from django.apps import AppConfig


class AlarmsConfig(AppConfig):
    """Alarms."""

    name = "gutgemacht.web.listen.alarms"
