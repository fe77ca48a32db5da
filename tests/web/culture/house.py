"""A house of forty in which people practise with cards, as an area would tell it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from gutgemacht.culture import Doing
from gutgemacht.web.culture import counted
from gutgemacht.web.people.models import Person

# A quarter that is over when tests are run, in the middle of its second month.
MIDDLE = datetime(2026, 5, 20, 12, tzinfo=UTC)
END = datetime(2026, 7, 1, 0, 0, tzinfo=UTC)
BEFORE = datetime(2026, 3, 5, tzinfo=UTC)


@dataclass
class Cards:
    """Who practised when; what `counted` asks of an area."""

    done: list[tuple[int, datetime]] = field(default_factory=list)

    def practise(self, people, at: datetime) -> None:
        """Each of them does a card."""
        self.done += [(person, at) for person in people]

    def __call__(self, since: datetime, until: datetime) -> Doing:
        times: dict[int, int] = {}
        for person, at in self.done:
            if since <= at < until:
                times[person] = times.get(person, 0) + 1
        return Doing(tuple(times.values()), counted.people_of_the_house())


@pytest.fixture
def cards(monkeypatch) -> Cards:
    """The only area that tells something."""
    made = Cards()
    monkeypatch.setattr(counted, "counts", lambda: {"cards": made})
    return made


def forty() -> list[Person]:
    """People who have been there for long."""
    Person.objects.bulk_create(
        Person(username=f"p{n}@bergtal.example", email=f"p{n}@bergtal.example", date_joined=BEFORE)
        for n in range(40)
    )
    return list(Person.objects.filter(username__startswith="p"))


def at(month: int, day: int, hour: int = 12) -> datetime:
    """A moment of the year of the tests, by the clock of the house."""
    return timezone.make_aware(datetime(2026, month, day, hour))
