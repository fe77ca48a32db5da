"""The outbox."""

from django.apps import AppConfig


class SendingConfig(AppConfig):
    """The app of the outbox."""

    name = "gutgemacht.web.publish.sending"
