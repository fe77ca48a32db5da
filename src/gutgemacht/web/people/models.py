"""A person; of our own from the first migration, because a user model cannot be changed later."""

from django.contrib.auth.models import AbstractUser


class Person(AbstractUser):
    """Somebody who signs in."""
