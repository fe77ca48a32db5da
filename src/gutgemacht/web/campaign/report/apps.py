"""The app of reports."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    """Reports."""

    name = "gutgemacht.web.campaign.report"
    label = "report"
