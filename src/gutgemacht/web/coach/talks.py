"""Talks as rows: `learn.advice` says what may be; an act and its notice are one transaction."""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Q, QuerySet

from gutgemacht.learn import advice as rules
from gutgemacht.learn.advice import Act, NotNow, State, Talk
from gutgemacht.web.coach import keys, told
from gutgemacht.web.coach.content import Asked, Said, seal_asked, seal_said
from gutgemacht.web.coach.ending import end
from gutgemacht.web.coach.models import Advice, Message
from gutgemacht.web.coach.who import coaches
from gutgemacht.web.people.models import Person

MOST_OPEN = 5


def talk_of(advice: Advice) -> Talk:
    """A row as the value that `learn.advice` knows."""
    return Talk(
        asker=advice.asker_id,
        coach=advice.coach_id,
        until=advice.until,
        to_all=advice.to_all,
        state=cast("State", advice.state),
        offered=advice.offered_id,
        said=advice.said,
    )


def coach_numbers() -> frozenset[int]:
    """Who is a coach today."""
    return frozenset(coaches().values_list("pk", flat=True))


def open_for(person: Person, now: datetime) -> QuerySet[Advice]:
    """The talks of which somebody may know: their own, those asked of them or of all coaches."""
    seen = Q(asker=person)
    if person.pk in coach_numbers():
        seen |= Q(coach=person) | Q(coach=None, to_all=True)
    known = Advice.objects.filter(seen, until__gt=now)
    return known.select_related("asker", "coach", "offered")


@transaction.atomic
def ask(
    asked: Asked, question: str, asker: Person, coach: Person | None, stays: str, now: datetime
) -> Advice:
    """Keeps a draft, sealed, for as long as it stays; raises NotNow."""
    if Advice.objects.filter(asker=asker, until__gt=now).count() >= MOST_OPEN:
        raise NotNow("many")
    talk = rules.begun(asker.pk, coach.pk if coach else None, rules.STAYS[stays], now)
    key = keys.new()
    advice = Advice(asker=asker, asked_at=now, key=key, sealed=seal_asked(asked, key))
    _put(advice, talk)
    if question:
        _say(advice, Said(question), asker, now)
    told.waits(advice, now)
    return advice


@transaction.atomic
def act(
    number: int, what: Act, person: Person, now: datetime, other: Person | None = None
) -> Advice | None:
    """The talk after an act, none when it has ended with it; raises NotNow, Advice.DoesNotExist."""
    advice = _locked(number)
    _after(advice, what, person, now, other)
    if what == "finish":
        end(advice, now, counted=False)
        return None
    told.after(advice, what, now)
    return advice


@transaction.atomic
def say(number: int, said: Said, person: Person, now: datetime) -> Advice:
    """Keeps a message of one of the two; raises NotNow, Advice.DoesNotExist."""
    advice = _locked(number)
    is_answer = person.pk != advice.asker_id
    if is_answer and advice.answered_at is None:
        advice.answered_at = now
    _after(advice, "answer" if is_answer else "say", person, now)
    _say(advice, said, person, now)
    told.after(advice, "answer" if is_answer else "say", now)
    return advice


def _locked(number: int) -> Advice:
    return Advice.objects.select_for_update().get(pk=number)


def _after(
    advice: Advice, what: Act, person: Person, now: datetime, other: Person | None = None
) -> None:
    chosen = other.pk if other else None
    talk = rules.after(talk_of(advice), what, person.pk, now, coach_numbers(), chosen)
    if what != "finish":
        _put(advice, talk)


def _say(advice: Advice, said: Said, person: Person, now: datetime) -> None:
    letters = seal_said(said, advice.key)
    Message.objects.create(advice=advice, by=person, at=now, sealed=letters)


def _put(advice: Advice, talk: Talk) -> None:
    advice.coach_id, advice.offered_id = talk.coach, talk.offered
    advice.until, advice.to_all = talk.until, talk.to_all
    advice.state, advice.said = talk.state, talk.said
    advice.save()


def lose(advice: Advice, coach: Person, now: datetime) -> None:
    """A coach has gone from a talk, in the caller's transaction; whoever asked chooses again."""
    before = talk_of(advice)
    talk = rules.without(before, coach.pk)
    _put(advice, talk)
    if talk.coach != before.coach:
        told.choose_again(advice, now)
