"""Telling people: rows that the worker sends, written in the transaction of what they tell."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from gutgemacht.web.notices.models import Notice, Webhook
from gutgemacht.web.people.models import Person


def tell(kind: str, people: Iterable[Person], data: Mapping[str, Any], now: datetime) -> None:
    """A mail to each of the people, once, and a call to each webhook that wants this kind.

    `data` is what the words need: numbers, names, the path of a page; never the text of a post.
    """
    to = [
        (person.email, person.language or settings.LANGUAGE_CODE)
        for person in dict.fromkeys(people)
        if person.is_active
    ]
    hooks = Webhook.objects.filter(ended_at=None)
    to += [(hook.name, settings.LANGUAGE_CODE) for hook in hooks if kind in hook.kinds]
    Notice.objects.bulk_create(
        Notice(kind=kind, to=one, language=language, data=dict(data), created_at=now)
        for one, language in to
    )
