"""A channel: one account of the company on a network, and all that one must know of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.publish.channels.kinds import network_name


class Channel(models.Model):
    """One account of the company.

    `sealed` are its credentials as JSON, encrypted (`seal.py`); empty where somebody copies and
    confirms by hand. `trouble` is what is wrong with them (`publish.network.Trouble`), or empty.
    `cursor` says up to where its acts were read.
    """

    class Way(models.TextChoices):
        """How posts get there."""

        ACCOUNT = "account", _("connected")
        BY_HAND = "by-hand", _("copied by hand")
        FEED = "feed", _("read as a feed")

    class Country(models.TextChoices):
        """Whose law we know."""

        DE = "DE", _("Germany")
        AT = "AT", _("Austria")
        CH = "CH", _("Switzerland")

    network = models.CharField(max_length=40)
    name = models.CharField(max_length=150)
    handle = models.CharField(max_length=250, blank=True)
    url = models.URLField(max_length=500, blank=True)
    # Whose law holds there.
    country = models.CharField(max_length=2, choices=Country, default=Country.DE)
    way = models.CharField(max_length=20, choices=Way, default=Way.BY_HAND)

    account = models.CharField(max_length=250, blank=True)
    sealed = models.TextField(blank=True)
    connected_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=20, blank=True)
    trouble_since = models.DateTimeField(null=True, blank=True)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    second_factor = models.BooleanField(null=True, blank=True)
    imprint = models.URLField(max_length=500, blank=True)
    imprint_seen_at = models.DateTimeField(null=True, blank=True)
    apps = models.TextField(blank=True)
    apps_seen_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    cursor = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By network and name."""

        ordering = ["network", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({network_name(self.network)})"


class Reminder(models.Model):
    """A duty of a channel of which people were told; gone as soon as it is done."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="reminders")
    duty = models.CharField(max_length=40)
    told_at = models.DateTimeField()

    class Meta:
        """Each duty is remembered once."""

        constraints = [
            models.UniqueConstraint(fields=["channel", "duty"], name="duty_remembered_once")
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.duty}"
