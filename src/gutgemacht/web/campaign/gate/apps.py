"""The app of the gate."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    """The gate between campaigns and publication."""

    name = "gutgemacht.web.campaign.gate"
    label = "gate"
