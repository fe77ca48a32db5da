"""The end of a talk: its rows, its notices and its key go, and with them every word."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from gutgemacht.web.coach import keys, sums
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.notices.models import Notice

KINDS = "advice-"


def end(advice: Advice, now: datetime, *, counted: bool = True) -> None:
    """Deletes a talk, in the caller's transaction.

    What is taken back before an answer is not counted.
    """
    if counted or advice.answered_at:
        sums.count(advice, now)
    notices_of(advice.pk).delete()
    key = advice.key
    advice.delete()
    # Only when the rows have really gone: a key that is lost too early loses words.
    transaction.on_commit(lambda: keys.forget(key))


def vanish_due(now: datetime) -> None:
    """Ends what is over, and keys that belong to nothing; called by the worker each minute."""
    for number in Advice.objects.filter(until__lte=now).values_list("pk", flat=True):
        with transaction.atomic():
            over = Advice.objects.select_for_update().filter(pk=number, until__lte=now).first()
            if over:
                end(over, now)
    keys.forget_others(set(Advice.objects.values_list("key", flat=True)), now)
    sums.forget_marks(now)


def notices_of(number: int) -> QuerySet[Notice]:
    """The notices that lead to a talk."""
    page = reverse("coach:talk", args=[number])
    return Notice.objects.filter(kind__startswith=KINDS, data__page=page)
