"""What was really done."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The app of the ledger."""

    name = "gutgemacht.web.publish.ledger"
