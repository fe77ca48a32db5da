"""Alarms, and who was told of them."""

from django.conf import settings
from django.db import models

from gutgemacht.web.listen.models import Topic
from gutgemacht.web.publish.ledger.models import Act


class Watch(models.Model):
    """What the alarm remembers of one topic: its state after the stretch that ended at `at`."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="watch")
    at = models.DateTimeField()
    state = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.topic} {self.at:%Y-%m-%d %H:%M}"


class Alarm(models.Model):
    """One wave of a topic, from when it was seen until it was calm again for half a day.

    `level` is the highest so far, 0 to 6; `act` is the own post it gathers at, if it is one.
    `explanation` is that of `listen.explain` when the level rose last.
    """

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, null=True, blank=True, related_name="alarms"
    )
    act = models.ForeignKey(
        Act, on_delete=models.SET_NULL, null=True, blank=True, related_name="alarms"
    )
    # "silence" is a source that has fallen silent; `about` names it then.
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=250, blank=True)
    level = models.PositiveSmallIntegerField()
    score = models.FloatField(default=0)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    rose_at = models.DateTimeField()
    calm_at = models.DateTimeField(null=True, blank=True)
    explanation = models.JSONField(default=dict)
    # Somebody has heard it and looks after it; or has said that it was none.
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    heard_at = models.DateTimeField(null=True, blank=True)
    false_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    false_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.topic or self.about} {self.level}"
