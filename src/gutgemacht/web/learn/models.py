"""The company's own cards and what changed in them. No table knows who learns what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.guideline import DraftLanguage

LONGEST = 1_000


class OwnCard(models.Model):
    """A card that somebody wrote, in one language or both; a language that is missing is borrowed.

    `text` is the sentence it is about, if there is one; `wrong` are wrong answers, one a line.
    """

    class Kind(models.TextChoices):
        """What it asks."""

        WHY = "why", _("Why: a reason")
        DECIDE = "decide", _("Decide: may I, and where?")
        CASE = "case", _("Case: what happened then?")

    class State(models.TextChoices):
        """Who sees it: on trial only those who write cards, in use everybody."""

        TRIAL = "trial", _("on trial")
        ON = "on", _("in use")
        OFF = "off", _("put away")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WHY)
    state = models.CharField(max_length=10, choices=State, default=State.TRIAL)
    question_de = models.CharField(max_length=LONGEST, blank=True)
    question_en = models.CharField(max_length=LONGEST, blank=True)
    text_de = models.TextField(max_length=LONGEST, blank=True)
    text_en = models.TextField(max_length=LONGEST, blank=True)
    answer_de = models.TextField(max_length=LONGEST, blank=True)
    answer_en = models.TextField(max_length=LONGEST, blank=True)
    wrong_de = models.TextField(max_length=LONGEST, blank=True)
    wrong_en = models.TextField(max_length=LONGEST, blank=True)
    # The id of a rule: it may go while the card stays.
    rule = models.CharField(max_length=60, blank=True)
    incident = models.ForeignKey(
        "incident.Incident", on_delete=models.SET_NULL, null=True, blank=True, related_name="cards"
    )

    class Meta:
        """Newest first."""

        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.question_de or self.question_en

    def language(self, wished: DraftLanguage) -> DraftLanguage:
        """The language in which it can be shown: the one wished for, if it is written in it."""
        if getattr(self, f"question_{wished}") and getattr(self, f"answer_{wished}"):
            return wished
        return "en" if wished == "de" else "de"

    def in_(self, name: str, language: DraftLanguage) -> str:
        """One of its texts in a language."""
        return str(getattr(self, f"{name}_{language}"))


class CardChange(models.Model):
    """One change of one own card; `before` are its fields as they were, empty for a new one."""

    class What(models.TextChoices):
        """What was done."""

        WRITTEN = "written", _("written")
        CHANGED = "changed", _("changed")
        REMOVED = "removed", _("removed")
        RESTORED = "restored", _("restored")

    # The number of the card; it stays when the card has gone.
    card = models.PositiveBigIntegerField(db_index=True)
    what = models.CharField(max_length=20, choices=What)
    at = models.DateTimeField()
    who = models.CharField(max_length=150)
    title = models.CharField(max_length=LONGEST)
    before = models.JSONField(default=dict)

    class Meta:
        """Newest first."""

        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.title[:40]}: {self.what}"
