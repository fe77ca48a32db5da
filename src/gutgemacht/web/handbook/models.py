"""What people could read, and who confirmed having read it."""

from django.conf import settings
from django.db import models

from gutgemacht.guideline.handbook import Snapshot


class Edition(models.Model):
    """What held from some day on, word for word, until a word of it changed."""

    # A fingerprint of all words, and the short one that stands on the title page.
    words = models.CharField(max_length=64, unique=True)
    version = models.CharField(max_length=8)
    snapshot = models.JSONField()
    first_seen = models.DateTimeField()

    def __str__(self) -> str:
        return self.version

    @property
    def kept(self) -> Snapshot:
        """The snapshot."""
        return Snapshot.model_validate(self.snapshot)


class Confirmation(models.Model):
    """A person's "I have read this", for one country or, empty, for all.

    Only the person sees it; others see sums (`gutgemacht.guideline.handbook.sums`).
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="confirmations"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    country = models.CharField(max_length=2, blank=True)
    at = models.DateTimeField()

    class Meta:
        """An edition is confirmed once."""

        constraints = [
            models.UniqueConstraint(
                fields=["person", "edition", "country"], name="edition_confirmed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.country}".strip()
