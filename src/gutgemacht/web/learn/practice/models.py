"""What one person knows of the cards. Only they see it, and it goes when they go."""

from django.conf import settings
from django.db import models


class Progress(models.Model):
    """One card that somebody practises.

    `card` is its id, the same in every language; `revisions` what was seen of it in which
    language; `reviews` and `earlier` are those of `gutgemacht.learn.State`, from which `due` and
    `last` follow.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="progress"
    )
    card = models.CharField(max_length=120)
    revisions = models.JSONField(default=dict)
    reviews = models.JSONField(default=list)
    earlier = models.JSONField(default=list)
    begun = models.DateTimeField()
    due = models.DateTimeField()
    last = models.DateTimeField()

    class Meta:
        """What waits longest comes first."""

        ordering = ["due", "card"]
        constraints = [
            models.UniqueConstraint(fields=["person", "card"], name="card_practised_once")
        ]
        indexes = [models.Index(fields=["person", "due"], name="card_due")]

    def __str__(self) -> str:
        return self.card


class Reminder(models.Model):
    """Somebody's wish to be reminded by mail, once a week at most; without a row there is none."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder"
    )
    told_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "weekly"


class Basics(models.Model):
    """Somebody's own word that they have been through the basics: a day, and nothing else."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="basics"
    )
    on = models.DateField()

    def __str__(self) -> str:
        return self.on.isoformat()


class Forgotten(models.Model):
    """What somebody has deleted, for the day on which they may still take it back."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forgotten"
    )
    kept = models.JSONField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.at.isoformat()
