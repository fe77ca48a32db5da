"""Approvals and trust."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """The app of approvals."""

    name = "gutgemacht.web.publish.approvals"
