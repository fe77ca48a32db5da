"""An incident, what was done in it, what was kept of it, and what was learnt."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.incident.clock import Times
from gutgemacht.incident.data import Kind
from gutgemacht.incident.state import HIGHEST
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.sending.models import Stop

PERSON = settings.AUTH_USER_MODEL


class Incident(models.Model):
    """Something went wrong, or in an exercise is said to have.

    `names` are those of colleagues whom it is about: only the lead sees them. A drill plays the
    case `drill`, and its clock runs `speed` times as fast as the real one and is `ahead` of it. Its
    storm goes at the pace `pace`, with `posts` posts in the time `within`. `told` are the targets
    of which people were reminded, and "council" once the works council knows that it concerns
    staff.
    """

    class State(models.TextChoices):
        """Where it stands; see `incident.state`."""

        OPEN = "open", _("open")
        CONTAINED = "contained", _("contained")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")
        REVIEWED = "reviewed", _("looked back on")

    title = models.CharField(max_length=150)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    level = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(HIGHEST)])
    cluster = models.CharField(max_length=12, blank=True)
    triage = models.JSONField(default=dict, blank=True)
    staff = models.BooleanField(default=False)
    hacked = models.BooleanField(default=False)
    names = models.JSONField(default=list, blank=True)
    alarm = models.ForeignKey(
        Alarm, on_delete=models.SET_NULL, null=True, blank=True, related_name="incidents"
    )
    lead = models.ForeignKey(
        PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    deputies = models.ManyToManyField(Person, blank=True, related_name="+")
    opened_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    began_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    substance_at = models.DateTimeField(null=True, blank=True)
    promised = models.DateTimeField(null=True, blank=True)
    promised_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    stop = models.ForeignKey(
        Stop, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    drill = models.CharField(max_length=60, blank=True)
    ahead = models.DurationField(default=timedelta)
    speed = models.PositiveSmallIntegerField(default=1)
    pace = models.CharField(max_length=10, blank=True)
    posts = models.PositiveIntegerField(default=5_000)
    within = models.DurationField(default=timedelta(days=2))
    joined = models.ManyToManyField(Person, blank=True, related_name="+")
    told = models.JSONField(default=list, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def kinds(self) -> frozenset[Kind]:
        """What special steps it needs."""
        marked: list[tuple[Kind, bool]] = [("staff", self.staff), ("hacked", self.hacked)]
        return frozenset(kind for kind, is_one in marked if is_one)

    @property
    def is_over(self) -> bool:
        """True once it is closed."""
        return self.state in (self.State.CLOSED, self.State.REVIEWED)

    def clock(self, now: datetime) -> datetime:
        """What its clock shows; that of an exercise stands still once it is closed."""
        if self.drill and self.closed_at:
            return self.closed_at
        return now + (self.speed - 1) * (now - self.opened_at) + self.ahead

    @property
    def times(self) -> Times:
        """Its moments, for the targets."""
        return Times(
            self.began_at,
            self._first_act_at() if self.drill else self.opened_at,
            self.answered_at,
            self.substance_at,
            self.promised,
            self.promised_at,
            self.closed_at,
        )

    def _first_act_at(self) -> datetime | None:
        """When somebody did something first: who plays has noticed by then."""
        firsts = (
            self.entries.exclude(what=Entry.What.OPENED).aggregate(at=models.Min("at")),
            self.taken.aggregate(at=models.Min("at")),
            self.evidence.aggregate(at=models.Min("kept_at")),
        )
        return min((one["at"] for one in firsts if one["at"]), default=None)


class Entry(models.Model):
    """Something that was done or said in an incident; `words` may hold names, `details` never."""

    class What(models.TextChoices):
        """What kind of thing it is."""

        OPENED = "opened", _("opened")
        MOVED = "moved", _("standing")
        TRIAGE = "triage", _("triage")
        FROZEN = "frozen", _("queue frozen")
        UNFROZEN = "unfrozen", _("queue goes on")
        STATEMENT = "statement", _("statement")
        ANSWER = "answer", _("answer")
        NOTE = "note", _("note")
        PEOPLE = "people", _("people")
        MARKED = "marked", _("kind")
        LESSON = "lesson", _("lesson")

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="entries")
    what = models.CharField(max_length=12, choices=What)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    who = models.CharField(max_length=150)
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        """As it happened."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.incident} {self.what}"


class Taken(models.Model):
    """A step of the playbook that somebody took on, and when it was done; undone rows stay."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="taken")
    step = models.CharField(max_length=40)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    who = models.CharField(max_length=150)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_who = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_who = models.CharField(max_length=150, blank=True)

    class Meta:
        """As it happened; one holds a step."""

        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "step"],
                condition=models.Q(undone_at=None),
                name="step_taken_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.incident} {self.step}"


class Evidence(models.Model):
    """Something seen, with its fingerprint; never changed and never deleted.

    `text` is a copy of the words, `data` the bytes of a picture; `at` is when it was published,
    `place` its address or where it was seen.
    """

    class Kind(models.TextChoices):
        """What it is."""

        MENTION = "mention", _("mention")
        POST = "post", _("post")
        PICTURE = "picture", _("picture")

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=1000, blank=True)
    author = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    data = models.BinaryField(blank=True)
    media_type = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(max_length=64)
    mention = models.ForeignKey(
        Mention, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    who = models.CharField(max_length=150)
    kept_at = models.DateTimeField()

    class Meta:
        """As it was kept; the same thing once."""

        ordering = ["kept_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "kind", "sha256", "place"], name="evidence_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.incident} {self.kind} {self.sha256[:8]}"

    def save(self, *args: Any, **options: Any) -> None:
        """Keeps it; raises TypeError for what is kept already."""
        if self.pk:
            raise TypeError("evidence is not changed")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Raises TypeError."""
        raise TypeError("evidence is not deleted")


class Review(models.Model):
    """What was learnt: which gates failed, the lesson, and what came of it."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="review")
    gates = models.JSONField(default=list)
    lesson = models.TextField()
    who = models.CharField(max_length=150)
    at = models.DateTimeField()
    # The id of the company's own case that was written of it.
    case = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.incident}: {self.gates}"
