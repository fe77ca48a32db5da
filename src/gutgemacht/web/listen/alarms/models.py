"""Alarms, who was told of them, and whom to ask."""

from datetime import time, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.listen.models import Source, Topic
from gutgemacht.web.publish.ledger.models import Act


class Watch(models.Model):
    """What the alarm remembers of one topic: its state after the stretch that ended at `at`.

    `expected` is what was usual in the last of them, the newest last; `shown` are the counts that
    the alarm has been shown of the last of them (mentions, and how many are negative).
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="watch")
    at = models.DateTimeField()
    state = models.BinaryField()
    expected = models.JSONField(default=list)
    shown = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.topic} {self.at:%Y-%m-%d %H:%M}"


class WatchHour(models.Model):
    """What the alarm remembered at a whole hour, to go on from when something is heard late."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="hours")
    at = models.DateTimeField()
    state = models.BinaryField()

    class Meta:
        """In the order of time."""

        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["watch", "at"], name="watch_hour_once")]

    def __str__(self) -> str:
        return f"{self.watch_id} {self.at:%Y-%m-%d %H:%M}"


class PostWatch(models.Model):
    """What the alarm remembers of one of our own posts (`listen.own_post`): its day as JSON."""

    act = models.OneToOneField(Act, on_delete=models.CASCADE, related_name="watch")
    state = models.TextField()

    def __str__(self) -> str:
        return str(self.act)


class Alarm(models.Model):
    """One wave of a topic, from when it was seen until it was calm again for half a day.

    `level` is the highest so far, 0 to 6; `act` is the own post it gathers at, if it is one.
    `explanation` is that of `listen.explain`, made anew when it rises and now and then. `rise`,
    `size` and `loud` are those of `listen.telling.Rise`; `course` is what was usual in stretches
    from `course_from` on. `same_as` is the alarm of another topic for the same wave, by
    which people are told.
    """

    class Kind(models.TextChoices):
        """What is out of the usual."""

        WAVE = "wave", _("a wave")
        POST = "own-post", _("an own post is answered otherwise")
        SILENCE = "silence", _("a source has fallen silent")

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, null=True, blank=True, related_name="alarms"
    )
    act = models.ForeignKey(
        Act, on_delete=models.SET_NULL, null=True, blank=True, related_name="alarms"
    )
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, null=True, blank=True, related_name="alarms"
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WAVE)
    about = models.CharField(max_length=250, blank=True)
    level = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    rose_at = models.DateTimeField()
    # The last stretch that was out of the usual.
    last_at = models.DateTimeField()
    calm_at = models.DateTimeField(null=True, blank=True)
    rise = models.PositiveIntegerField(default=1)
    size = models.FloatField(default=0)
    loud = models.BooleanField(default=False)
    explanation = models.JSONField(default=dict)
    # The rise that it explains, and when that was.
    explained = models.PositiveIntegerField(default=0)
    explained_at = models.DateTimeField(null=True, blank=True)
    course = models.JSONField(default=list)
    course_from = models.DateTimeField(null=True, blank=True)
    same_as = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="twins"
    )
    # Somebody has heard it and looks after it; or has said that it was none.
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    heard_at = models.DateTimeField(null=True, blank=True)
    heard_level = models.PositiveSmallIntegerField(default=0)
    heard_rise = models.PositiveIntegerField(default=0)
    false_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    false_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; of one thing no more than one wave at a time."""

        ordering = ["-seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[of],
                condition=models.Q(kind=kind, calm_at=None),
                name=f"one_open_{of}",
            )
            for of, kind in (("topic", "wave"), ("act", "own-post"), ("source", "silence"))
        ]

    def __str__(self) -> str:
        return f"{self.topic or self.about} {self.level}"


class Told(models.Model):
    """Somebody was told of one rise of an alarm; without a person nobody could be asked."""

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="told")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    rise = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    # A `listen.telling.Way`.
    way = models.CharField(max_length=10)

    class Meta:
        """As they came; nobody twice of the same rise, not even by two workers."""

        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["alarm", "rise", "person"], name="told_once"),
            models.UniqueConstraint(
                fields=["alarm", "rise"],
                condition=models.Q(person=None),
                name="told_once_that_nobody_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.rise} {self.person}"


class OnCall(models.Model):
    """A place in the on-call chain: who is asked there, and who stands in."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="on_call"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    place = models.PositiveIntegerField()

    class Meta:
        """In the order in which they are asked."""

        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.place}: {self.person}"


class Absence(models.Model):
    """Somebody cannot be asked for a time."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences"
    )
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        """The next first."""

        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.person} {self.since:%Y-%m-%d}"


class Mute(models.Model):
    """A topic of which nobody is told for a time, but of a storm."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="mutes")
    until = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    def __str__(self) -> str:
        return f"{self.topic} {self.until:%Y-%m-%d}"


class House(models.Model):
    """How this house wants to be told; one row.

    `habit` is how its posts are usually answered (`listen.own_post.Habit`), as JSON.
    """

    patience = models.DurationField(default=timedelta(minutes=15))
    quiet_from = models.TimeField(null=True, blank=True, default=time(22))
    quiet_until = models.TimeField(null=True, blank=True, default=time(7))
    digest_at = models.TimeField(default=time(8))
    hourly = models.BooleanField(default=False)
    habit = models.TextField(blank=True)

    def __str__(self) -> str:
        return "house"

    @classmethod
    def row(cls) -> "House":
        """The one row, made where it is missing."""
        return cls.objects.get_or_create(pk=1)[0]
