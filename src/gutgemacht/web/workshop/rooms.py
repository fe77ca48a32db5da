"""Rooms in the database: each act in one transaction that holds the room's row."""

import hashlib
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import cast

from django.db import transaction
from django.db.models import Q, QuerySet

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn import Question as Asked
from gutgemacht.learn import workshop
from gutgemacht.learn.workshop import By, RoomError
from gutgemacht.web.people.models import Person
from gutgemacht.web.workshop.models import Answer, Question, Room

# So long a deleted room may be brought back.
KEPT = timedelta(days=1)

# Who writes to SQLite while somebody else does asks again and again, ever more slowly; here they
# stand in a line.
_turn = threading.Lock()


def value(room: Room) -> workshop.Room:
    """A row as the room that decides."""
    return workshop.Room(
        until=room.until,
        coach=room.coach_id,
        state=cast("workshop.State", room.state),
        question=room.question_id,
        joined=room.joined,
        step=room.step,
    )


def open_room(title: str, language: DraftLanguage, coach: Person, now: datetime) -> Room:
    """A new room with a code that no other has or had."""
    code = workshop.code_of(secrets.randbelow(workshop.CODES))
    while Room.objects.filter(code=code).exists():
        code = workshop.code_of(secrets.randbelow(workshop.CODES))
    until = now + workshop.LASTS
    return Room.objects.create(
        title=title, language=language, code=code, opened_at=now, until=until, coach=coach
    )


def add(room: Room, asked: Asked) -> Question:
    """Puts a question at the end of the plan."""
    return Question.objects.create(
        room=room,
        ask=asked.ask,
        of=asked.of,
        question=asked.question,
        scene=asked.scene,
        text=asked.text,
        options=list(asked.options),
        right=asked.right,
        why=list(asked.why),
        sources=[{"name": one.name, "url": one.url or ""} for one in asked.sources],
    )


def add_again(question: Question) -> Question:
    """The same question once more, after the talk."""
    fields = (
        "room",
        "ask",
        "of",
        "question",
        "scene",
        "text",
        "options",
        "right",
        "why",
        "sources",
    )
    return Question.objects.create(**{name: getattr(question, name) for name in fields})


def drop(number: int, question: int) -> bool:
    """Takes a question out of the plan; False where it was asked already, or is gone."""
    with _held(number):
        gone, _rows = Question.objects.filter(pk=question, room=number, asked_at=None).delete()
    return gone > 0


def ask(number: int, by: By, question: Question, now: datetime) -> None:
    """Asks a question; raises RoomError."""
    with _held(number) as room:
        found = Question.objects.filter(pk=question.pk).first()
        if found is None:
            raise RoomError("nothing")
        before = found.asked_at is not None
        _put(room, workshop.ask(value(room), by, question.pk, now, before=before))
        Question.objects.filter(pk=question.pk).update(asked_at=now)


def close(number: int, by: By, now: datetime) -> None:
    """Takes no more answers and makes them sums; raises RoomError."""
    with _held(number) as room:
        _put(room, workshop.close(value(room), by, now))
        _sum_up(room, now)


def tell(number: int, by: By, now: datetime) -> None:
    """The wall tells what the guideline says of the question that is closed; raises RoomError."""
    with _held(number) as room:
        _put(room, workshop.tell(value(room), by, now))
        assert room.question
        room.question.is_told = True
        room.question.save(update_fields=["is_told"])


def end(number: int, by: By, now: datetime) -> None:
    """Ends a room; raises RoomError."""
    with _held(number) as room:
        _end(room, workshop.end(value(room), by, now), now)


def take_over(number: int, coach: Person, now: datetime) -> None:
    """Another coach leads; raises RoomError."""
    with _held(number) as room:
        _put(room, workshop.take_over(value(room), coach.pk, now))


def leave(number: int, by: By, now: datetime) -> None:
    """Nobody leads; raises RoomError."""
    with _held(number) as room:
        _put(room, workshop.leave(value(room), by, now))


def without(coach: Person) -> None:
    """Rooms of somebody who leaves the house wait for another coach, also to be deleted."""
    Room.objects.filter(coach=coach).update(coach=None)


def join(number: int, now: datetime) -> str:
    """Counts a phone and gives it a random key, which is kept nowhere; raises RoomError."""
    with _held(number) as room:
        _put(room, workshop.join(value(room), now))
    return secrets.token_urlsafe(16)


def answer(number: int, key: str, question: int, choice: int, now: datetime) -> None:
    """Keeps an answer of the phone with this key; raises RoomError."""
    with _held(number) as room:
        hashed = _hash(key, question)
        again = Answer.objects.filter(question=question, key=hashed).exists()
        workshop.must_take(value(room), question, now, again=again)
        asked = Question.objects.get(pk=question)
        if not 0 <= choice < len(asked.options):
            raise RoomError("choice")
        Answer.objects.create(question=asked, key=hashed, choice=choice)


def has_answered(key: str, question: int) -> bool:
    """True when this phone's answer to a question that takes some is kept."""
    return Answer.objects.filter(question=question, key=_hash(key, question)).exists()


def end_due(now: datetime) -> None:
    """Ends rooms whose time is over."""
    for number in Room.objects.filter(ended_at=None, until__lte=now).values_list("pk", flat=True):
        with _held(number) as room:
            if room.ended_at is None:
                _end(room, workshop.ended(value(room)), now)


def delete(number: int, by: By, now: datetime) -> None:
    """Deletes a room, which ends with it; for a day it may be brought back. Raises RoomError."""
    with _held(number) as room:
        after = workshop.delete(value(room), by)
        if room.ended_at is None:
            _end(room, after, now)
        room.deleted_at = room.deleted_at or now
        room.save(update_fields=["deleted_at"])


def bring_back(number: int, coach: Person, now: datetime) -> bool:
    """Brings back a room that this coach could have deleted; False where it has gone."""
    return deleted(coach, now).filter(pk=number).update(deleted_at=None) > 0


def deleted(coach: Person, now: datetime) -> QuerySet[Room]:
    """The rooms that this coach may bring back."""
    return Room.objects.filter(Q(coach=None) | Q(coach=coach), deleted_at__gt=now - KEPT)


def forget_deleted(now: datetime) -> None:
    """Ends what can no longer be brought back."""
    Room.objects.filter(deleted_at__lte=now - KEPT).delete()


@contextmanager
def _held(number: int) -> Iterator[Room]:
    with _turn, transaction.atomic():
        yield Room.objects.select_for_update().get(pk=number)


def _put(room: Room, after: workshop.Room) -> None:
    room.coach_id = after.coach
    room.state, room.question_id = after.state, after.question
    room.joined, room.step = after.joined, after.step
    room.save(update_fields=["coach", "state", "question", "joined", "step"])


def _end(room: Room, after: workshop.Room, now: datetime) -> None:
    if room.state == "asked":
        _sum_up(room, now)
    room.ended_at = now
    room.save(update_fields=["ended_at"])
    _put(room, after)


def _sum_up(room: Room, now: datetime) -> None:
    """Only here answers become what stays: sums that may be shown, or their number alone."""
    question = room.question
    assert question
    choices = list(question.answers.values_list("choice", flat=True))
    question.closed_at, question.answered = now, len(choices)
    counts = workshop.sums(choices, len(question.options), is_closed=True)
    question.counts = counts and list(counts)
    question.save(update_fields=["closed_at", "answered", "counts"])
    question.answers.all().delete()


def _hash(key: str, question: int) -> str:
    return hashlib.blake2b(f"{key} {question}".encode(), digest_size=16).hexdigest()
