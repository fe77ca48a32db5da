"""A person and what they may do; of our own from the first migration on."""

from collections.abc import Iterable
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody answers for, area by area; `roles.py` says what each may do and see."""

    AUTHOR = "author", _("Author")
    APPROVER = "approver", _("Approver")
    LAWYER = "lawyer", _("Lawyer")
    CHANNEL_OWNER = "channel-owner", _("Channel owner")
    GUIDELINE_EDITOR = "guideline-editor", _("Guideline editor")
    COACH = "coach", _("Coach")
    INCIDENT_LEAD = "incident-lead", _("Incident lead")
    WORKS_COUNCIL = "works-council", _("Works council")
    ADMINISTRATOR = "administrator", _("Administrator")


def known_time_zone(name: str) -> None:
    """A time zone that this machine knows, such as Europe/Vienna; raises ValidationError."""
    if name not in available_timezones():
        raise ValidationError(_("There is no such time zone."))


class People(UserManager["Person"]):
    """Makes people of whom the house knows that the mail address is theirs."""

    def create_user(  # type: ignore[override]  # The address is the name one signs in with.
        self, email: str, password: str | None = None, **fields: Any
    ) -> "Person":
        """A person whose address counts as verified: somebody who looks after the house gave it."""
        person = self.model(username=email, **fields)
        person.set_password(password)
        person.save(using=self._db)
        addresses = person.emailaddress_set  # type: ignore[attr-defined]  # allauth has no types.
        addresses.create(email=person.email, verified=True, primary=True)
        return person


class Person(AbstractUser):
    """Somebody who signs in, by their mail address (which is the `username`)."""

    name = models.CharField(max_length=150, blank=True)
    # Empty: as the browser asks, and the time zone of the house.
    language = models.CharField(max_length=5, blank=True, choices=settings.LANGUAGES)
    time_zone = models.CharField(max_length=60, blank=True, validators=[known_time_zone])

    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Keeps the name one signs in with and the mail address the same, in small letters."""
        self.username = self.email = (self.email or self.username).lower()
        if update_fields is not None and "email" in update_fields:
            update_fields = {*update_fields, "username"}
        super().save(*args, update_fields=update_fields, **options)

    @cached_property
    def held(self) -> frozenset[str]:
        """The roles of this person as they were when first asked for."""
        return frozenset(self.grants.values_list("role", flat=True))

    def may(self, *roles: Role) -> bool:
        """True when this person holds one of the roles and still belongs to the house."""
        return self.is_active and self.grants.filter(role__in=roles).exists()


class Grant(models.Model):
    """One role of one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=Role)

    class Meta:
        """A role is held once."""

        constraints = [models.UniqueConstraint(fields=["person", "role"], name="role_held_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class Team(models.Model):
    """People who work together, by a name of their own."""

    name = models.CharField(max_length=100, unique=True)
    members = models.ManyToManyField(Person, related_name="teams", blank=True)

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A link by which somebody chooses a password; only its fingerprint is kept.

    `shown` says that somebody else has seen it, because no mail could carry it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="invitation")
    fingerprint = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    shown = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.person)
