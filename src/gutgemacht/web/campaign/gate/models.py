"""Who went against what readers said, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.campaign.panel.models import Panel


class Against(models.Model):
    """Somebody lets out what a panel did not let go; it stays for ever, and in the log.

    It is for exactly what that panel read, and for what it said then.
    """

    class Decision(models.TextChoices):
        """What the panel said; the same words as in `campaign.decision`."""

        STOP = "STOP", _("stop")
        UNDECIDED = "UNDECIDED", _("undecided")

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="against")
    decision = models.CharField(max_length=20, choices=Decision)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # The name stays when the person has gone.
    who = models.CharField(max_length=150)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """As it happened."""

        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["panel"], name="against_once")]

    def __str__(self) -> str:
        return f"{self.who}: {self.decision}"
