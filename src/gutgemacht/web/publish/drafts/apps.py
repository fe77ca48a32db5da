"""Drafts of the company."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """The app of drafts of the company."""

    name = "gutgemacht.web.publish.drafts"
