"""The register of the company's channels."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """The app of channels."""

    name = "gutgemacht.web.publish.channels"
