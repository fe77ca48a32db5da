"""The app of readings."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Readings."""

    name = "gutgemacht.web.campaign.reading"
    label = "reading"
