"""What was done in the name of the company, and the log that cannot be changed unseen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.sending.models import Outbox


class Act(models.Model):
    """Something the network shows as done by a channel (`publish.network.Act`).

    `standing` is what `publish.ledger` says of it, `level` what the guideline says to its words.
    `counts` is the newest count of reactions and `history` earlier ones of replies and shares:
    [[time, count], ...], thinned out.
    """

    class Standing(models.TextChoices):
        """The same words as in `publish.ledger`."""

        AS_APPROVED = "as-approved", _("as approved")
        CHANGED = "changed", _("changed")
        OFF_GUIDELINE = "off-guideline", _("off guideline")
        UNKNOWN = "unknown", _("unknown")
        BEFORE_US = "before-us", _("before our time")

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="acts")
    network_id = models.CharField(max_length=500)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField(db_index=True)
    seen_at = models.DateTimeField()
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    app = models.CharField(max_length=150, blank=True)
    pictures = models.JSONField(default=list)
    of = models.CharField(max_length=500, blank=True)
    counts = models.JSONField(default=dict)
    history = models.JSONField(default=list)
    standing = models.CharField(max_length=20, choices=Standing, db_index=True)
    # Rules and revisions that speak, and what differs from what was approved.
    level = models.CharField(max_length=20, blank=True)
    findings = models.JSONField(default=list)
    differences = models.JSONField(default=list)
    outbox = models.ForeignKey(
        Outbox, on_delete=models.SET_NULL, null=True, blank=True, related_name="acts"
    )
    counted_at = models.DateTimeField(null=True, blank=True)
    waking_since = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    # Somebody wants it deleted on the network, and what the network said (`web/phrases.py`).
    down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    down_at = models.DateTimeField(null=True, blank=True)
    down_again = models.DateTimeField(null=True, blank=True)
    down_trouble = models.CharField(max_length=20, blank=True)
    down_said = models.TextField(blank=True)
    # Somebody said that it is known, and why.
    explained = models.TextField(blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    explained_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; what the network shows twice is one act."""

        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "kind", "network_id"], name="act_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.kind} {self.at:%Y-%m-%d %H:%M}"


class Entry(models.Model):
    """One line of the log of decisions; each carries the hash of the one before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    # Words, not keys: the log stays true when people leave.
    who = models.CharField(max_length=250)
    what = models.CharField(max_length=60)
    about = models.CharField(max_length=250, db_index=True)
    details = models.JSONField()
    previous = models.CharField(max_length=64)
    hashed = models.CharField(max_length=64)

    class Meta:
        """As it was written."""

        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"
