"""The app of this area."""

from django.apps import AppConfig


class OwnRulesConfig(AppConfig):
    """Registered under a name of its own."""

    name = "gutgemacht.web.guideline.own"
    label = "own_rules"
