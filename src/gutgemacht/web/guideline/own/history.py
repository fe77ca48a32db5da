"""The history of the company's rules: written with every change, and shown as differences."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from gutgemacht.web.guideline.own.models import Change
from gutgemacht.web.people.models import Person


@dataclass(frozen=True)
class Step:
    """One change with what it did to the lines of the file: (sign, line), sign "+", "-" or " "."""

    change: Change
    lines: tuple[tuple[str, str], ...]


def note(rule: str, what: Change.What, person: Person | None, why: str, text: str) -> None:
    """Keeps one change; without a person it was gutgemacht itself."""
    Change.objects.create(
        rule=rule,
        what=what,
        at=timezone.now(),
        person=person,
        who=str(person) if person else "gutgemacht",
        why=why,
        text=text,
    )


def steps(rule: str) -> Iterator[Step]:
    """The changes of a rule, newest first."""
    changes = list(Change.objects.filter(rule=rule))
    for index, change in enumerate(changes):
        before = changes[index + 1].text if index + 1 < len(changes) else ""
        yield Step(change, tuple(_difference(before, change.text)))


def _difference(before: str, after: str) -> Iterator[tuple[str, str]]:
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield line[:1], line[1:]
