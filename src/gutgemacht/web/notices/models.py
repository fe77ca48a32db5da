"""Messages to people, sent by the worker, and the addresses that want to hear."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Webhook(models.Model):
    """An address that wants to hear, in the way of a chat program or as plain JSON, signed.

    `sealed` holds the address, which is a secret with most chat programs, and the key of the
    signature (`hooks.py`). `kinds` are those of `kinds.py` that it wants.
    """

    class Way(models.TextChoices):
        """Whose words the call uses."""

        GENERIC = "generic", _("a program of our own (JSON, signed)")
        SLACK = "slack", "Slack"
        MATTERMOST = "mattermost", "Mattermost"
        TEAMS = "teams", "Teams"

    name = models.CharField(max_length=80, unique=True)
    way = models.CharField(max_length=20, choices=Way, default=Way.GENERIC)
    sealed = models.TextField()
    host = models.CharField(max_length=250)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="de")
    kinds = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        """By name."""

        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """A message, sent by the worker: a mail to a person, or a call of a webhook.

    `data` is what its words need: numbers and names, never the text of a post; `page` in it is
    the path of the page it leads to. `said` is why it was not taken, as a word of `send.py`.
    """

    kind = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    webhook = models.ForeignKey(
        Webhook, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    data = models.JSONField()
    created_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=80, blank=True)

    class Meta:
        """As they came."""

        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(webhook=None), name="notice_for_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} -> {self.person or self.webhook}"
