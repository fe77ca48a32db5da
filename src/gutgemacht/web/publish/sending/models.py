"""The outbox: one row is one content for one channel; changes to what is out; stops."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.models import Version


class Outbox(models.Model):
    """What is to be sent, written in the transaction of the yes it follows from.

    `state` is one of `publish.sending`; `sent` lists each part as the network has it:
    [{"id", "url", "at"}]. `key` is the same for each try. `claimed_by` is the worker that has it.
    `first_at` is when the next part was tried first, `tried_at` when a try began whose end nobody
    knows. `said` is what the network said of its trouble, kept by `web/phrases.py`.
    """

    class State(models.TextChoices):
        """The same words as in `publish.sending`."""

        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        BY_HAND = "by-hand", _("to be copied by hand")
        SENT = "sent", _("published")
        FAILED = "failed", _("not published")
        MISSED = "missed", _("time missed")
        STOPPED = "stopped", _("held back")
        TAKEN_BACK = "taken-back", _("taken back")
        DROPPED = "dropped", _("called off")

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="outbox")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="outbox")
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="outbox"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="outbox"
    )
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    key = models.CharField(max_length=64, unique=True)
    due = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING, db_index=True)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    first_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    sent = models.JSONField(default=list)
    trouble = models.CharField(max_length=20, blank=True)
    said = models.TextField(blank=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # Somebody looked at a post of a person whose posts are seen afterwards.
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What is due first."""

        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"{self.channel}: {self.state}"


class Change(models.Model):
    """A wish about what is published already: other words, or that it goes. The worker does it.

    `answers` says what the network did with each part: [{"part", "trouble", "said"}], where no
    trouble means that it is done; `said` as of the outbox.
    """

    class What(models.TextChoices):
        """What is wished."""

        EDIT = "edit", _("edit")
        TAKE_BACK = "take-back", _("take back")

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("not done")

    outbox = models.ForeignKey(Outbox, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=20, choices=What)
    # Of an edit: the new words, and the version and yes they come from.
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    content = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(max_length=150)
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.WAITING, db_index=True)
    answers = models.JSONField(default=list)
    attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they were wished."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.outbox}: {self.what}"


class Stop(models.Model):
    """Nothing is sent, on one channel or, without it, on all, until it ends."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(max_length=150)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-since"]

    def __str__(self) -> str:
        return self.reason
