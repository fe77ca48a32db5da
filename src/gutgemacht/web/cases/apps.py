"""The app of this area."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registered under the area's name."""

    name = "gutgemacht.web.cases"
