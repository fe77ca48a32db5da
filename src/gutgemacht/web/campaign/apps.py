"""The app of campaigns."""

from django.apps import AppConfig


class CampaignConfig(AppConfig):
    """Campaigns."""

    name = "gutgemacht.web.campaign"
    label = "campaign"
