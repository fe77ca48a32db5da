"""The people of permission tests: stranger, author, approver, works council, administrator."""

from django.contrib.auth.hashers import make_password
from django.test import Client

from gutgemacht.web.people.models import Grant, Person, Role

PASSWORD = "ein langer Satz"
STRANGER, NOBODY = "stranger", "nobody"


def somebody(name: str, *roles: Role, password: str | None = None) -> Person:
    """A person who is called as they are, with these roles."""
    person = Person.objects.create_user(f"{name}@bergtal.example", password, name=name.title())
    Grant.objects.bulk_create(Grant(person=person, role=role) for role in roles)
    return person


def signed_in(person: Person, language: str = "de") -> Client:
    """A browser of their own in which somebody is signed in."""
    client = Client(headers={"accept-language": language})
    client.force_login(person)
    return client


def everybody() -> dict[str, Client]:
    """One browser each: nobody, a signed-in stranger, and one person for every role."""
    roles: dict[str, tuple[Role, ...]] = {role.value: (role,) for role in Role}
    people = {name: somebody(name, *held) for name, held in ({STRANGER: ()} | roles).items()}
    # One password for all, because hashing takes its time; some pages ask for it once more.
    hashed = make_password(PASSWORD)
    Person.objects.update(password=hashed)
    for person in people.values():
        person.password = hashed
    return {NOBODY: Client()} | {name: signed_in(person) for name, person in people.items()}
