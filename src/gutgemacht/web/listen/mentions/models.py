"""Searches that people keep."""

from django.conf import settings
from django.db import models


class Search(models.Model):
    """What somebody wants to find again: `query` is what `asked.py` takes from an address.

    `hashed` is the SHA-256 of the token of its feed, empty while it has none; `told_at` when the
    last weekly mail went out.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="searches"
    )
    name = models.CharField(max_length=100)
    query = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    hashed = models.CharField(max_length=64, blank=True, db_index=True)
    weekly = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name, which a person gives once."""

        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="search_named_once")]

    def __str__(self) -> str:
        return self.name
