"""What is listened to, what for, what was heard, and how much of it when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.listen.safe import safe
from gutgemacht.web.publish.ledger.models import Act


class Source(models.Model):
    """One place that is listened to.

    `kind` is a way of `networks/sources.py`, `details` what it asks for (address, hashtag,
    search); `sealed` is a token, if it wants one. `cursor` is where to go on, `until` up to when
    all was heard, as far as the place shows it. `trouble` is a `publish.network.Trouble` or empty;
    `trouble_said` and the sentences of `gaps` are kept by `web/phrases.py`.
    """

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=150)
    details = models.JSONField(default=dict)
    sealed = models.TextField(blank=True)
    cursor = models.TextField(blank=True)
    every = models.DurationField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    added_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    # A worker that reads has it until then.
    claimed_until = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=20, blank=True)
    trouble_since = models.DateTimeField(null=True, blank=True)
    trouble_said = models.TextField(blank=True)
    # Sentences of what could not be heard: [[time, sentence], ...], the newest few.
    gaps = models.JSONField(default=list)
    broken = models.PositiveBigIntegerField(default=0)

    class Meta:
        """By name."""

        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """What we listen for, in words.

    A mention belongs to it when one of `words` stands in it (a phrase, a name, a hashtag) and none
    of `not_words`. `heard_from` is the first moment from which its pulse counts.
    """

    class Kind(models.TextChoices):
        """What the words name."""

        NAME = "name", _("our name")
        PRODUCT = "product", _("product")
        HASHTAG = "hashtag", _("hashtag or campaign")
        RIVAL = "rival", _("competitor")
        MATTER = "matter", _("matter")

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.NAME)
    words = models.JSONField(default=list)
    not_words = models.JSONField(default=list)
    # False alarms a month that people accept: 0.5, 1, 4.
    appetite = models.FloatField(default=1.0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(auto_now=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name."""

        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """Something said in public, kept once however often it was heard (`listen.mention`).

    `negative`, `positive`, `offence` and `outrage` are probabilities of the judges, None where
    none was at hand; `tone` is what counts: -1, 0 or 1, corrected by hand where `corrected_by` is
    set. `act` is the post of ours that it answers, quotes or shares. `same_as` is an older mention
    with the same words by the same author, or the same address: it is not counted again
    (`listen.same`, as are `link` and `words`). `wrong_clock` says that its own time could not be,
    and `at` is when it was heard.

    Constraints and indexes that no page asks for are left out: a storm writes thousands a second.
    """

    class Standing(models.TextChoices):
        """What became of it at the desk."""

        NEW = "new", _("new")
        SEEN = "seen", _("seen")
        ANSWER = "answer", _("to be answered")
        ANSWERED = "answered", _("answered")

    source = models.ForeignKey(
        Source,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    network = models.CharField(max_length=40)
    network_id = models.CharField(max_length=500)
    at = models.DateTimeField(db_index=True)
    heard_at = models.DateTimeField()
    text = models.TextField(blank=True)
    url = models.CharField(max_length=1000, blank=True)
    author = models.CharField(max_length=250, blank=True)
    author_name = models.CharField(max_length=250, blank=True)
    followers = models.PositiveBigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=10, default="post")
    of = models.CharField(max_length=500, blank=True)
    root = models.CharField(max_length=500, blank=True)
    tags = models.JSONField(default=list)
    pictures = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    language = models.CharField(max_length=8, blank=True)
    negative = models.FloatField(null=True, blank=True)
    positive = models.FloatField(null=True, blank=True)
    offence = models.FloatField(null=True, blank=True)
    outrage = models.FloatField(null=True, blank=True)
    tone = models.SmallIntegerField(default=0)
    # question, complaint, praise, opinion or news; empty where no judge was at hand.
    says = models.CharField(max_length=20, blank=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    act = models.ForeignKey(
        Act,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    same_as = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, db_index=False
    )
    link = models.BigIntegerField(null=True)
    words = models.BigIntegerField(null=True)
    wrong_clock = models.BooleanField(default=False)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; the same id is one mention."""

        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "network_id"], name="mention_kept_once")
        ]
        indexes = [
            models.Index(fields=["link"], condition=Q(link__isnull=False), name="mention_link"),
            models.Index(fields=["words"], condition=Q(words__isnull=False), name="mention_words"),
            models.Index(fields=["act", "at"], condition=Q(act__isnull=False), name="mention_act"),
            # Few at a time, and every overview counts them.
            models.Index(fields=["-at"], condition=Q(standing="answer"), name="mention_to_answer"),
            # Who forgets one mention must find what repeats it.
            models.Index(
                fields=["same_as"], condition=Q(same_as__isnull=False), name="mention_same"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.at:%Y-%m-%d %H:%M}"

    @property
    def address(self) -> str:
        """Where it stands, if a browser may go there; pages link to this and never to `url`."""
        return safe(self.url)


class Belongs(models.Model):
    """A mention belongs to a topic; `at` is that of the mention, for lists of the newest."""

    topic = models.ForeignKey(
        Topic,
        on_delete=models.CASCADE,
        related_name="belongs",
        db_index=False,
        db_constraint=False,
    )
    mention = models.ForeignKey(
        Mention,
        on_delete=models.CASCADE,
        related_name="belongs",
        db_index=False,
        db_constraint=False,
    )
    at = models.DateTimeField()

    class Meta:
        """Once; read by mention, and by topic and time."""

        constraints = [
            models.UniqueConstraint(fields=["mention", "topic"], name="mention_in_topic_once")
        ]
        indexes = [models.Index(fields=["topic", "-at"], name="belongs_newest")]

    def __str__(self) -> str:
        return f"{self.topic}: {self.mention}"


class Pulse(models.Model):
    """How much was said of a topic on one network in one stretch of time, from `at` on.

    `size` is its length in minutes: 5, 60 or 1440; longer ones are the sums of the short.
    `replies` and `quotes` are those to our own posts. `top` is the hashtag with the most mentions
    (of an hour or a day: in its strongest stretch), and `top_count` how many it has; `terms` counts
    all hashtags of a stretch of 5 minutes.
    """

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="pulses", db_index=False, db_constraint=False
    )
    network = models.CharField(max_length=40)
    size = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    mentions = models.PositiveIntegerField(default=0)
    negative = models.PositiveIntegerField(default=0)
    positive = models.PositiveIntegerField(default=0)
    new_authors = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    quotes = models.PositiveIntegerField(default=0)
    reach = models.PositiveBigIntegerField(default=0)
    top = models.CharField(max_length=100, blank=True)
    top_count = models.PositiveIntegerField(default=0)
    terms = models.JSONField(default=dict)

    class Meta:
        """One a stretch."""

        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "size", "at", "network"], name="pulse_once")
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.at:%Y-%m-%d %H:%M} {self.size} min"


class Voice(models.Model):
    """When somebody spoke of a topic first; `author` is a number and no name (`listen.pulse`)."""

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    network = models.CharField(max_length=40)
    author = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """Once a topic."""

        constraints = [models.UniqueConstraint(fields=["topic", "author"], name="voice_once")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.at:%Y-%m-%d %H:%M}"


class Correction(models.Model):
    """Somebody said how a mention sounds; the next model learns from it."""

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, related_name="correction")
    tone = models.SmallIntegerField()
    # What counted before.
    before = models.SmallIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.mention_id}: {self.tone}"


class LookBack(models.Model):
    """A topic that is new, or has other words, looks through the mentions that were kept before.

    Mentions up to the number `done_to` were looked at, `last` is the newest when it began. Then its
    pulse is counted anew; `ended_at` says that all of it is done.
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="look_back")
    begun_at = models.DateTimeField()
    done_to = models.BigIntegerField(default=0)
    first = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.done_to}"


class Memory(models.Model):
    """What the house remembers of its own keeping, in one row.

    `kept_since`: what was said before it is kept no longer, and stands in the pulses only.
    `linked_at`: for posts of ours that were seen until then it was looked who answers them.
    """

    kept_since = models.DateTimeField(null=True, blank=True)
    linked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kept_since} {self.linked_at}"

    @classmethod
    def row(cls) -> "Memory":
        """The one row, made when it is asked for first."""
        return cls.objects.get_or_create(pk=1)[0]
