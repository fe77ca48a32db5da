"""A panel, its groups of readers, how they are asked, and what they answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.campaign.models import Stimulus, Version


class Panel(models.Model):
    """Readers look at one version of a campaign.

    `rule` is `campaign.decision.Rule` as JSON and `method` names how it decides; both stay as they
    were when the panel opened, but for `most`, which whoever shows it to more people raises in the
    log. Each reader sees `per_reader` stimuli. `consent` is what readers agree to, by language;
    those are the languages in which the panel is held.
    """

    class State(models.TextChoices):
        """Where it stands."""

        PLANNED = "planned", _("planned")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="panels")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED, db_index=True)
    rule = models.JSONField()
    method = models.CharField(max_length=40)
    per_reader = models.PositiveSmallIntegerField(default=1)
    consent = models.JSONField(default=dict, blank=True)
    planned_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-planned_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.version}: {self.state}"


class Stratum(models.Model):
    """One group of readers; `quota` is how many readings of each stimulus are wanted at most.

    `salt` is part of the link by which many of the group come in; a new one ends the old link.
    """

    class Kind(models.TextChoices):
        """How the campaign concerns them."""

        ADDRESSED = "addressed", _("addressed")
        AFFECTED = "affected", _("affected")
        OUTSIDE = "outside", _("outside")

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="strata")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=100)
    quota = models.PositiveIntegerField()
    salt = models.CharField(max_length=32)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they were planned."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["panel", "name"], name="stratum_named_once")]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A personal link by mail, good for one answer; only its hash is kept.

    `address` holds the whole letter, sealed (`letters.py`), and is emptied when the panel closes:
    it is there for one reminder at `remind_at`. A letter that the server does not take is tried
    again at `retry_at`, one that it refuses for good has `refused_at`. Nothing leads from an
    invitation to a reading.
    """

    stratum = models.ForeignKey(Stratum, on_delete=models.CASCADE, related_name="invitations")
    hashed = models.CharField(max_length=64, unique=True)
    address = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Reading(models.Model):
    """One reader's answers to one stimulus.

    `key` is drawn when the page is made, so that an answer that is sent twice is kept once.
    `answers` is `campaign.reading.Reading` as JSON; `objector` and `warner` follow from it. `day`
    is all that is known of when. `late` came after the end: it is shown, and not counted.
    """

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="readings")
    stratum = models.ForeignKey(Stratum, on_delete=models.CASCADE, related_name="readings")
    stimulus = models.ForeignKey(Stimulus, on_delete=models.PROTECT, related_name="readings")
    key = models.CharField(max_length=43, unique=True)
    language = models.CharField(max_length=10)
    answers = models.JSONField()
    objector = models.BooleanField()
    warner = models.BooleanField()
    late = models.BooleanField(default=False)
    day = models.DateField()

    class Meta:
        """As they came: the decision looks after each."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["panel", "stratum", "stimulus"])]

    def __str__(self) -> str:
        return self.key[:8]
