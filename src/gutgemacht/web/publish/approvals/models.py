"""Who is asked for a yes to what, who gave it, and how far a person is trusted on a channel."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.models import Remark, Version


class Request(models.Model):
    """A yes is asked for one exact content: a version as it will stand on one channel.

    `content` is `publish.content.Content` as JSON, `fingerprint` its own; `need` is that of
    `publish.approval` and `verdict` what it was told, to explain it later. Where nobody must say
    yes, the request is approved from the start. `ended_at` is when it came to its state.
    """

    class State(models.TextChoices):
        """Where it stands; the same words as in `publish.approval`."""

        OPEN = "asked", _("waiting")
        APPROVED = "approved", _("approved")
        CHANGE = "change-wanted", _("change wanted")
        EXPIRED = "expired", _("expired")
        WITHDRAWN = "withdrawn", _("withdrawn")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="requests")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="requests")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="requests"
    )
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64, db_index=True)
    need = models.JSONField()
    verdict = models.JSONField()
    # Why a post is wanted against a `stop`.
    override = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    expires = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Oldest first."""

        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.version} -> {self.channel}"


class Link(models.Model):
    """A link by which somebody without an account answers one request; only its hash is kept.

    It is used once, by its one decision.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="links")
    hashed = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=150)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    expires = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Decision(models.Model):
    """One person's answer to a request; `instead_of` is for whom a deputy answered.

    `rights` are those with which it was given (`publish.approval.Right`), so that a role that is
    taken away later changes no yes. Of a suggestion, the words stand in `remark`.
    """

    class What(models.TextChoices):
        """The answer; the same words as in `publish.approval`."""

        YES = "yes", _("yes")
        CHANGE = "change-wanted", _("please change")
        SUGGESTION = "suggestion", _("another wording")

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(max_length=20, choices=What)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    instead_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    link = models.ForeignKey(Link, on_delete=models.SET_NULL, null=True, blank=True)
    remark = models.ForeignKey(Remark, on_delete=models.SET_NULL, null=True, blank=True)
    who = models.CharField(max_length=150)
    rights = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """As they came."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"


class Deputy(models.Model):
    """Somebody answers for somebody else for a time."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deputies"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deputy_of"
    )
    since = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.deputy} for {self.person}"


class TrustEvent(models.Model):
    """How far somebody is trusted on a channel changed: by a person with a reason, or by the rule.

    `who` is empty where the rule was met; it is kept so that a stricter rule takes nothing away.
    """

    class What(models.TextChoices):
        """Up or down."""

        RAISED = "raised", _("more freedom")
        LOWERED = "lowered", _("more eyes")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trust_events"
    )
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="trust_events")
    what = models.CharField(max_length=20, choices=What)
    level = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        """As it happened."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.what} {self.channel}"
