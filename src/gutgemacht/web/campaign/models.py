"""A campaign, its versions, and all that readers will see of each."""

from textwrap import shorten

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.drafts.models import Picture

TITLE = 70
"""So much of its intent names a campaign that has no title."""


class Campaign(models.Model):
    """What somebody wants to say to many, and to whom.

    `hurt` are ids of groups in `cases/patterns.yml`, `hurt_words` what stands in none of them, and
    `not_hurt` the groups that were suggested and refused. `day` is when it shall be out, `made_by`
    an agency or team in free words. What a version meant by itself is kept with it (`meant`).
    """

    title = models.CharField(max_length=150, blank=True)
    intent = models.CharField(max_length=300)
    addressed = models.CharField(max_length=300)
    hurt = models.JSONField(default=list, blank=True)
    hurt_words = models.CharField(max_length=300, blank=True)
    not_hurt = models.JSONField(default=list, blank=True)
    countries = models.JSONField(default=list, blank=True)
    day = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=150, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="campaigns"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What was touched last comes first."""

        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.title or shorten(self.intent, TITLE, placeholder=" …") or f"#{self.pk}"


class Version(models.Model):
    """The stimuli of a campaign at one moment; from `frozen_at` on nothing in it changes.

    It freezes when its panel opens. `fingerprint` is set then and covers all that a reader, a
    network and a day make of it (`campaign.stimulus`). `meant` is `meaning.Meant` as JSON, kept
    when it freezes or another version follows; until then its campaign tells it.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    meant = models.JSONField(null=True, blank=True)

    class Meta:
        """Newest first, numbered from 1."""

        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="campaign_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.campaign} v{self.number}"


class Stimulus(models.Model):
    """One thing that is shown: a post, a picture, a still of a film, a first line alone ...

    `number` stays the same through the versions of a campaign, `place` is its place in the order.
    `of` is what it was made from or belongs to: a crop has its picture, a first line its post. The
    `picture` and `alt` of a post are seen with it. `box` is a crop's place in its picture as
    fractions (x, y, width, height), `second` a still's in its film, and `film` the SHA-256 of that
    film, which is not kept. `read` says that readers of a panel are shown it.
    """

    class Kind(models.TextChoices):
        """What it is; the same words as in `campaign.stimulus`."""

        POST = "post", _("post")
        PICTURE = "picture", _("picture")
        CROP = "crop", _("crop")
        STILL = "still", _("still")
        FIRST_LINE = "first-line", _("first line")
        HASHTAG = "hashtag", _("hashtag")
        LANDING = "landing", _("landing page text")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="stimuli")
    number = models.PositiveIntegerField()
    place = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind)
    network = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField(blank=True)
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="stimuli"
    )
    alt = models.TextField(blank=True)
    of = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="made"
    )
    shape = models.CharField(max_length=20, blank=True)
    box = models.JSONField(null=True, blank=True)
    second = models.FloatField(null=True, blank=True)
    film = models.CharField(max_length=64, blank=True)
    read = models.BooleanField(default=False)

    class Meta:
        """As they were put in order."""

        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
