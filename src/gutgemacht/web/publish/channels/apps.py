"""The register of the company's channels."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """The app of channels."""

    name = "gutgemacht.web.publish.channels"

    def ready(self) -> None:
        """Channels of those who leave ask for others."""
        # Models can be read only now.
        from gutgemacht.web.people.leaving import left
        from gutgemacht.web.publish.channels.answering import ask_for_others

        left.connect(ask_for_others)
