"""The app of panels."""

from django.apps import AppConfig


class PanelConfig(AppConfig):
    """Panels."""

    name = "gutgemacht.web.campaign.panel"
    label = "panel"
