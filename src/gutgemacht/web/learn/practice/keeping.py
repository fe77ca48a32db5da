"""Rows and what they mean: an answer is kept, a card is taken in, a clock is put right."""

from datetime import datetime

from django.db import transaction

from gutgemacht.learn import Card, Known, Review, State, answered
from gutgemacht.learn.known import plain_reviews, reviews_of
from gutgemacht.learn.spacing import EARLY, righted
from gutgemacht.web.learn.practice.models import Progress
from gutgemacht.web.people.models import Person


@transaction.atomic
def keep_answer(person: Person, card: Card, review: Review) -> bool:
    """Keeps an answer; False for one that was kept already, from whatever device."""
    alone(person)
    row = person.progress.filter(card=card.id).first()
    before = known_of(row) if row else Known()
    known = answered(before, card, review)
    put(person, card.id, known, review.at)
    return known is not before


@transaction.atomic
def take(person: Person, card: Card, now: datetime) -> None:
    """Takes a card in, so that it is asked now and then; one that is known stays as it is."""
    alone(person)
    if not person.progress.filter(card=card.id).exists():
        put(person, card.id, Known(revisions={card.language: card.revision}), now)


def put(person: Person, name: str, known: Known, now: datetime) -> None:
    """Writes what a person knows of a card; one that was never answered waits for half a day."""
    state = known.state
    Progress.objects.update_or_create(
        person=person,
        card=name,
        defaults={
            "revisions": dict(known.revisions),
            "reviews": plain_reviews(state.reviews),
            "earlier": plain_reviews(state.earlier),
            "begun": known.begun or now,
            "due": state.due or now + EARLY,
            "last": state.last or now,
        },
    )


def known_of(row: Progress) -> Known:
    """A row as a value."""
    state = State(reviews_of(row.reviews), reviews_of(row.earlier))
    return Known(state, dict(row.revisions))


def all_known(person: Person) -> dict[str, Known]:
    """Everything a person knows, by the id of the card."""
    return {row.card: known_of(row) for row in person.progress.all()}


@transaction.atomic
def right_clocks(person: Person, now: datetime) -> None:
    """Puts right what a clock ahead of time has left behind."""
    if not person.progress.filter(last__gt=now).exists():
        return
    alone(person)
    for row in person.progress.filter(last__gt=now):
        known = known_of(row)
        put(person, row.card, Known(righted(known.state, now), known.revisions), now)


def alone(person: Person) -> None:
    """Of several devices of one person only one writes at a time."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
