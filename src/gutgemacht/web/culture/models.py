"""Pictures of quarters that are over, and the answers of the quarter that lasts.

No row here leads to a person: an answer is a number that grows, kept apart from who has answered.
"""

from typing import Any

from django.db import models

from gutgemacht.culture import Quarter, Sum, Sums


def plain(sums: Sums) -> dict[str, Any]:
    """Sums as a row keeps them."""
    return {name: one.model_dump() for name, one in sums.items()}


def read(sums: dict[str, Any]) -> dict[str, Sum]:
    """Sums as a row has kept them."""
    return {name: Sum.model_validate(one) for name, one in sums.items()}


class Picture(models.Model):
    """The sums of one quarter as they may be told, frozen; what they were made of is not kept."""

    quarter = models.CharField(max_length=7, unique=True)
    frozen_at = models.DateTimeField()
    sums = models.JSONField()
    # What people wrote in the pulse survey, where enough of them did.
    words = models.JSONField(default=list)

    class Meta:
        """Newest first."""

        ordering = ["-quarter"]

    def __str__(self) -> str:
        return self.quarter

    @property
    def of(self) -> Quarter:
        """Its quarter."""
        return Quarter.read(self.quarter)

    @property
    def told(self) -> dict[str, Sum]:
        """Its sums by name."""
        return read(self.sums)


class SoFar(models.Model):
    """What may be told of the quarter that lasts, worked out once a month.

    So nobody's coming, leaving or deleting moves it on the day on which they do.
    """

    until = models.DateField(unique=True)
    sums = models.JSONField()

    def __str__(self) -> str:
        return self.until.isoformat()


class PulseCount(models.Model):
    """How often one step was the answer to one question in the quarter that lasts."""

    quarter = models.CharField(max_length=7)
    question = models.CharField(max_length=10)
    step = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """Each answer has one number."""

        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "question", "step"], name="pulse_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.question} {self.step}"


class PulseWords(models.Model):
    """What somebody wrote. Its key is drawn, so that no order tells when it came, or with what."""

    key = models.CharField(max_length=43, primary_key=True)
    quarter = models.CharField(max_length=7)
    words = models.TextField(max_length=1_000)

    def __str__(self) -> str:
        return self.key[:8]


class PulseMark(models.Model):
    """Somebody has answered in the quarter that lasts: a keyed fingerprint, so that it stays once.

    Only the secret key of this house leads from a person to it, and nothing to what was answered.
    """

    mark = models.CharField(max_length=64, primary_key=True)
    quarter = models.CharField(max_length=7)

    def __str__(self) -> str:
        return self.mark[:8]
