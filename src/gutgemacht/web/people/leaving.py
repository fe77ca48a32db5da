"""Who leaves is cut off at once: sessions, password, passkeys, links, sign-on."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.dispatch import Signal

from gutgemacht.web.people.models import Invitation, Person

# Sent in the transaction of the leaving, with `person`: other apps end here what is theirs, such
# as tokens of the interface and links by which somebody could still decide.
left = Signal()


@transaction.atomic
def leave(person: Person) -> None:
    """Ends everything by which a person comes in; what they did stays, with their name."""
    person.is_active = False
    # A session holds a fingerprint of the password: with the password all of them end, and do not
    # come back should the person.
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    for door in (Authenticator, SocialAccount):
        door.objects.filter(user=person).delete()
    Invitation.objects.filter(person=person).delete()
    left.send(sender=Person, person=person)


def come_back(person: Person) -> None:
    """Lets somebody be invited again; roles and teams are as they were."""
    person.is_active = True
    person.save(update_fields=["is_active"])


def forget_factors(person: Person) -> None:
    """Takes away second factor and passkeys."""
    Authenticator.objects.filter(user=person).delete()
