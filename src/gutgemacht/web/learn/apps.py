"""The app of this area."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """Registered under the area's name."""

    name = "gutgemacht.web.learn"
