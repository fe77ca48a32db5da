"""The history of the company's rules: who changed what, when and why, and how it was."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One change of one rule or list; `text` is its file afterwards, empty where it has gone."""

    class What(models.TextChoices):
        """What was done."""

        WRITTEN = "written", _("written")
        DRAFT = "draft", _("made a draft")
        TRIAL = "trial", _("put on trial")
        ACTIVE = "active", _("put in force")
        RETIRED = "retired", _("retired")
        RESTORED = "restored", _("restored")
        IMPORTED = "imported", _("imported")
        REMOVED = "removed", _("removed")

    rule = models.CharField(max_length=80, db_index=True)
    what = models.CharField(max_length=20, choices=What)
    at = models.DateTimeField()
    # The name stays when the person has gone.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    who = models.CharField(max_length=150)
    why = models.TextField()
    text = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"
