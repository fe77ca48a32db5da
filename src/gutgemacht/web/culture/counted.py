"""What the areas tell of a stretch of time.

Each app that has something to tell has a module `culture.py` with `COUNTED`: facts by name, each
as a function of the stretch from `since` up to `until`; None where an area itself may not tell.
The names are `gutgemacht.culture.sentences.NAMES`. Such a function reads only what happened in the
stretch, and hands on no person.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from gutgemacht.culture import Fact
from gutgemacht.web.people.models import Person

Count = Callable[[datetime, datetime], Fact | None]


@cache
def counts() -> Mapping[str, Count]:
    """All facts that this house counts, by name."""
    found: dict[str, Count] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("gutgemacht.") and find_spec(f"{app.name}.culture"):
            found |= import_module(f"{app.name}.culture").COUNTED
    return found


def facts(since: datetime, until: datetime) -> dict[str, Fact]:
    """What happened from `since` up to `until`."""
    found = {name: count(since, until) for name, count in counts().items()}
    return {name: fact for name, fact in found.items() if fact is not None}


def people_of_the_house() -> int:
    """How many could take part: all who belong to the house now."""
    return Person.objects.filter(is_active=True).count()
