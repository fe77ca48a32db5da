"""Messages to people, sent by the worker, and the addresses that want to hear."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A message to people, sent by the worker: a mail, or a call of a webhook.

    `to` is a mail address or the name of a webhook; `data` is what templates need: numbers and
    names, never the text of a post.
    """

    kind = models.CharField(max_length=40)
    to = models.CharField(max_length=250)
    language = models.CharField(max_length=2, default="de")
    data = models.JSONField()
    created_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    said = models.TextField(blank=True)

    class Meta:
        """As they came."""

        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} -> {self.to}"


class Webhook(models.Model):
    """An address that wants to hear, in the way of a chat program or as plain JSON, signed."""

    class Way(models.TextChoices):
        """Whose words the call uses."""

        GENERIC = "generic", _("JSON")
        SLACK = "slack", "Slack"
        MATTERMOST = "mattermost", "Mattermost"
        TEAMS = "teams", "Teams"

    name = models.CharField(max_length=80, unique=True)
    way = models.CharField(max_length=20, choices=Way, default=Way.GENERIC)
    # The address holds a secret with most chat programs, so it is sealed like a token.
    sealed = models.TextField()
    kinds = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
