"""One's own progress: taken along, deleted, taken back for a day, and gone."""

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from gutgemacht.learn import dumped, joined, loaded
from gutgemacht.web.learn.practice.keeping import all_known, alone, put
from gutgemacht.web.learn.practice.models import Basics, Forgotten, Progress, Reminder
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Person

KEPT = timedelta(days=1)
NOTICE = "cards-due"


def exported(person: Person) -> dict[str, Any]:
    """Everything that is kept of somebody's learning; `gutgemacht learn review` reads it too."""
    basics = Basics.objects.filter(person=person).first()
    return dumped(all_known(person)) | {
        "basics": basics.on.isoformat() if basics else None,
        "reminder": Reminder.objects.filter(person=person).exists(),
    }


@transaction.atomic
def forget(person: Person, now: datetime) -> None:
    """Deletes all of it; for a day it may be taken back."""
    alone(person)
    kept, before = exported(person), Forgotten.objects.filter(person=person).first()
    if before:
        cards = joined(_cards(before), all_known(person))
        kept = {**before.kept, **{name: one for name, one in kept.items() if one}, **dumped(cards)}
    end_for_good(person)
    Forgotten.objects.create(person=person, kept=kept, at=now)


@transaction.atomic
def bring_back(person: Person, now: datetime) -> bool:
    """Takes back what was deleted, beside what was learnt since; False where it has gone."""
    alone(person)
    row = Forgotten.objects.filter(person=person, at__gt=now - KEPT).first()
    if row is None:
        return False
    for name, known in joined(_cards(row), all_known(person)).items():
        put(person, name, known, now)
    if row.kept["basics"]:
        day = date.fromisoformat(row.kept["basics"])
        Basics.objects.get_or_create(person=person, defaults={"on": day})
    if row.kept["reminder"]:
        Reminder.objects.get_or_create(person=person)
    row.delete()
    return True


def end_for_good(person: Person) -> None:
    """Leaves nothing of somebody's learning, not even for a day."""
    for table in (Progress, Reminder, Basics, Forgotten):
        table._default_manager.filter(person=person).delete()
    Notice.objects.filter(person=person, kind=NOTICE).delete()


def forget_for_good(now: datetime) -> None:
    """Ends what can no longer be taken back."""
    Forgotten.objects.filter(at__lte=now - KEPT).delete()


def _cards(row: Forgotten) -> Any:
    return loaded(json.dumps(row.kept))
