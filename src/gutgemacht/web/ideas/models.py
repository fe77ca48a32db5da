"""Ideas, the links under which they are shared, what came of them, and thanks.

No table knows who looked at an idea or left it. What somebody wrote is kept as marks only, from
which no words can be read.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.drafts.models import Picture

LONGEST = 1_000


class Idea(models.Model):
    """Something worth sharing.

    `facts` are dicts with `words`, `source` and `url`. `said` are the marks of what the company
    posted about it itself. `until` is the last day on which it is fresh. `is_dead` says that
    somebody found the link leading nowhere.
    """

    class Kind(models.TextChoices):
        """What it is about; `gutgemacht.ideas.kinds` holds the questions of each."""

        NEWS = "news", _("News")
        PERSON = "person", _("Person")
        JOB = "job", _("Job")
        PRODUCT = "product", _("Product")
        EVENT = "event", _("Event")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEWS)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    headline = models.CharField(max_length=150)
    facts = models.JSONField(default=list)
    link = models.URLField(max_length=LONGEST, blank=True)
    is_dead = models.BooleanField(default=False)
    said = models.JSONField(default=list)
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="ideas"
    )
    at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.headline


class IdeaPicture(models.Model):
    """A picture of an idea, with its alt text: whose it is, and the last day of the right."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="+")
    alt = models.CharField(max_length=LONGEST)
    holder = models.CharField(max_length=150)
    until = models.DateField(null=True, blank=True)

    class Meta:
        """As they were added."""

        ordering = ["pk"]

    def __str__(self) -> str:
        return self.alt[:40]


class Share(models.Model):
    """A link under which somebody shares an idea, and the marks of their words.

    Only `person` sees it. Without a person nobody does, and it leads on all the same.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="shares")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="shares"
    )
    code = models.CharField(max_length=12, unique=True)
    marks = models.JSONField(default=list)
    day = models.DateField()

    class Meta:
        """Newest first; of one person once an idea."""

        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["idea", "person"], name="idea_shared_once_by_each")
        ]

    def __str__(self) -> str:
        return self.code


class Clicks(models.Model):
    """How often a link was opened on one day; this number, and nothing else."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="clicks")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """By day, one row each."""

        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["share", "day"], name="clicks_of_a_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.share_id} {self.day}: {self.count}"


class Month(models.Model):
    """The sums of a month that may be told, made once; `sums` are those of `ideas.sums.Sum`."""

    first = models.DateField(unique=True)
    sums = models.JSONField(default=list)

    class Meta:
        """Newest first."""

        ordering = ["-first"]

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


class Thanks(models.Model):
    """One person thanks another for something; the two see it and nobody else."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thanks_given"
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thanks_received"
    )
    words = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
