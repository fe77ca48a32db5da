"""People: who uses the house."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app of people."""

    name = "gutgemacht.web.people"
