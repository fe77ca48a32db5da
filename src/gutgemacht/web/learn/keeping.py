"""Own cards are written, changed, removed and brought back; each change is kept, to be undone."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from gutgemacht.web.learn.models import CardChange, OwnCard

What = CardChange.What


@transaction.atomic
def keep(card: OwnCard, who: str, now: datetime) -> OwnCard:
    """Saves a new or changed card."""
    before = OwnCard.objects.filter(pk=card.pk).first() if card.pk else None
    card.save()
    _note(card, What.CHANGED if before else What.WRITTEN, who, now, _fields(before))
    return card


@transaction.atomic
def remove(card: OwnCard, who: str, now: datetime) -> CardChange:
    """Removes a card; the change that comes back can be undone."""
    before = _fields(card)
    change = _note(card, What.REMOVED, who, now, before)
    card.delete()
    return change


@transaction.atomic
def undo(change: CardChange, who: str, now: datetime) -> OwnCard:
    """Makes a card what it was before a change."""
    current = OwnCard.objects.filter(pk=change.card).first()
    fields = dict(change.before)
    card = OwnCard(pk=change.card, incident_id=fields.pop("incident", None), **fields)
    card.save()
    _note(card, What.RESTORED, who, now, _fields(current))
    return card


def _note(
    card: OwnCard, what: CardChange.What, who: str, now: datetime, before: dict[str, Any]
) -> CardChange:
    return CardChange.objects.create(
        card=card.pk, what=what, at=now, who=who, title=str(card), before=before
    )


def _fields(card: OwnCard | None) -> dict[str, Any]:
    return model_to_dict(card, exclude=["id"]) if card else {}
