"""A person and what they may do; of our own from the first migration on."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody answers for, area by area."""

    ADMINISTRATOR = "administrator", _("Administrator")
    GUIDELINE_EDITOR = "guideline-editor", _("Guideline editor")


class Person(AbstractUser):
    """Somebody who signs in, by their mail address (which is the `username`)."""

    name = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return self.name or self.username

    def may(self, role: Role) -> bool:
        """True when this person holds the role and still belongs to the house."""
        return self.is_active and self.grants.filter(role=role).exists()


class Grant(models.Model):
    """One role of one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=Role)

    class Meta:
        """A role is held once."""

        constraints = [models.UniqueConstraint(fields=["person", "role"], name="role_held_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"
