"""A draft of the company, its versions, its pictures, and what was said about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.channels.models import Channel


class Picture(models.Model):
    """A picture by the SHA-256 of its bytes; the same file is kept once.

    `told` is what its file says of itself, as `web.draft.media` carries it.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    media_type = models.CharField(max_length=40)
    data = models.BinaryField()
    told = models.TextField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:8]


class Draft(models.Model):
    """What somebody writes for channels of the company; its words are in its versions.

    `due` is when it shall be published; without it as soon as it is approved. `put_away_at` is set
    when nobody wants it any more.
    """

    title = models.CharField(max_length=150, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="company_drafts"
    )
    channels = models.ManyToManyField(Channel, related_name="drafts", blank=True)
    due = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # What it replies to: by the number of a channel, the network's id of a post there.
    answers = models.JSONField(default=dict, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What was touched last comes first."""

        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"


class Version(models.Model):
    """The words of a draft at one moment.

    `body` is `body.Body` as JSON. Autosave writes into the newest version until somebody else, a
    request or an hour without a change lies between; `at` is when it was written last.
    `restored` is the number of the version whose words came back, `taken` the suggestion that was
    taken over, where it was made so.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField()
    body = models.JSONField()
    restored = models.PositiveIntegerField(null=True, blank=True)
    taken = models.ForeignKey(
        "Remark", on_delete=models.SET_NULL, null=True, blank=True, related_name="taken_in"
    )

    class Meta:
        """Newest first, numbered from 1."""

        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="version_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.draft} v{self.number}"


class Remark(models.Model):
    """A comment on a version, or a wording that its author may take over.

    `quote` are the words it speaks about. `suggestion` is the whole text as it could be.
    """

    class State(models.TextChoices):
        """What became of a suggestion."""

        OPEN = "open", _("open")
        TAKEN = "taken", _("taken over")
        LEFT = "left", _("left as it was")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    # The name of a reader without an account, or of somebody who has gone.
    who = models.CharField(max_length=150)
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)

    class Meta:
        """As in a talk."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.who}: {self.words[:40]}"
