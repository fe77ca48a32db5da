"""How often a rule was wrong: a sum, without text, person or time."""

from django.db import models
from django.db.models import F


class FalseAlarms(models.QuerySet["FalseAlarm"]):
    """The sums of all rules."""

    def one_more(self, rule: str, revision: int) -> int:
        """Counts one, safely when many do at once; the sum after it."""
        self.get_or_create(rule=rule, revision=revision)
        self.filter(rule=rule, revision=revision).update(count=F("count") + 1)
        return self.get(rule=rule, revision=revision).count


class FalseAlarm(models.Model):
    """The false alarms of one revision of a rule."""

    rule = models.CharField(max_length=60)
    revision = models.PositiveIntegerField()
    count = models.PositiveIntegerField(default=0)

    objects = FalseAlarms.as_manager()

    class Meta:
        """Each revision has one sum."""

        constraints = [
            models.UniqueConstraint(fields=["rule", "revision"], name="false_alarms_summed_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule}, revision {self.revision}: {self.count}"
