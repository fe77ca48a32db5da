"""What is kept of advice while it lasts, who is away, text blocks, and sums without persons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.guideline import DraftLanguage


class Advice(models.Model):
    """One talk about one draft; the row goes when the talk ends.

    `sealed` holds the draft (`content.py: Asked`) and opens only with the file that `key` names.
    The other columns are those of `learn.advice.Talk`.
    """

    class State(models.TextChoices):
        """Where it stands."""

        ASKED = "asked", _("waits for a coach")
        TAKEN = "taken", _("a coach is reading")
        ANSWERED = "answered", _("answered")

    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="asked_advice"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="gives_advice"
    )
    offered = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    to_all = models.BooleanField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    until = models.DateTimeField(db_index=True)
    said = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=32, unique=True)
    sealed = models.TextField()

    class Meta:
        """Who has waited longest comes first."""

        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Message(models.Model):
    """What one of the two said, sealed as the draft is; `content.py: Said` is what it holds."""

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField()
    sealed = models.TextField()

    class Meta:
        """As in a talk."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.advice}, {self.at}"


class Away(models.Model):
    """A coach who has no time until a day; without one until they say that they are back."""

    coach = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="away"
    )
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.coach}: {self.until}"


class Block(models.Model):
    """Words that coaches say often, shared by all coaches of the house, in one language or both."""

    title = models.CharField(max_length=80)
    words_de = models.TextField(max_length=1_000, blank=True)
    words_en = models.TextField(max_length=1_000, blank=True)

    class Meta:
        """As they were written."""

        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def in_(self, language: DraftLanguage) -> str:
        """The words in a language; in the other one where it is missing."""
        words, others = self.words_de, self.words_en
        return (words or others) if language == "de" else (others or words)


class Quarter(models.Model):
    """What a quarter brought, without persons; `sums.py` says what of it may be shown.

    `soon` counts, by the names of `sums.py: SOON`, how long people waited for their first answer.
    `marks` tells apart at most a few askers, and is emptied as soon as there are enough.
    """

    first = models.DateField(primary_key=True)
    soon = models.JSONField(default=dict)
    marks = models.JSONField(default=list)
    enough = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.first)
