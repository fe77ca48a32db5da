"""Rooms, what is asked in them, and the answers as long as a question takes some.

No table knows a phone: an answer carries a hash of its phone's key and its question, so that the
answers of one phone cannot be laid side by side, and it goes when the question closes.
"""

from typing import get_args

from django.conf import settings
from django.db import models

from gutgemacht.guideline import DraftLanguage
from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.learn.workshop import State

LONGEST = 1_000
STATES: tuple[State, ...] = get_args(State)


class Room(models.Model):
    """A workshop; the fields from `state` on are those of `learn.workshop.Room`.

    The code stays when it has ended, so that it leads nobody to another one. `deleted_at` is set
    for a day, in which it may be brought back; then the row goes.
    """

    title = models.CharField(max_length=120)
    language = models.CharField(max_length=5, choices=[(code, code) for code in DRAFT_LANGUAGES])
    code = models.CharField(max_length=6, unique=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True, db_index=True)
    notes = models.TextField(max_length=10 * LONGEST, blank=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in STATES], default="open"
    )
    until = models.DateTimeField(db_index=True)
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    question = models.ForeignKey(
        "workshop.Question", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    joined = models.PositiveIntegerField(default=0)
    step = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def speaks(self) -> DraftLanguage:
        """The language of its questions."""
        return "en" if self.language == "en" else "de"


def kept() -> models.QuerySet[Room]:
    """Rooms that nobody has deleted."""
    return Room.objects.filter(deleted_at=None)


class Question(models.Model):
    """A question of a room: planned, asked once, closed; `learn.Question` says what its fields are.

    `answered` is how many answers there were when it closed, `counts` how often each option was
    chosen, if they are enough to be shown: otherwise that is forgotten.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="questions")
    ask = models.CharField(max_length=10)
    of = models.CharField(max_length=90, blank=True)
    question = models.CharField(max_length=LONGEST)
    scene = models.CharField(max_length=LONGEST, blank=True)
    text = models.TextField(blank=True)
    options = models.JSONField()
    right = models.PositiveSmallIntegerField(null=True)
    why = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    notes = models.TextField(max_length=5 * LONGEST, blank=True)
    asked_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    is_told = models.BooleanField(default=False)
    answered = models.PositiveIntegerField(null=True)
    counts = models.JSONField(null=True)

    class Meta:
        """As they were planned."""

        ordering = ["pk"]

    def __str__(self) -> str:
        return self.question


class Answer(models.Model):
    """One phone's answer, until its question closes; `key` makes it one a phone."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=32)
    choice = models.PositiveSmallIntegerField()

    class Meta:
        """The oldest first."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="workshop_answer_once")
        ]

    def __str__(self) -> str:
        return f"an answer to {self.question_id}"
