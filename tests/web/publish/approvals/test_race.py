"""Two people answer at the same moment; an author changes what is being approved."""

import threading

import pytest
from django.db import connection, transaction

from gutgemacht.publish.approval import Decision, Refused
from gutgemacht.publish.log import verify
from gutgemacht.web.publish.approvals.deciding import by_person
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.saving import append, locked
from gutgemacht.web.publish.ledger.log import chain
from gutgemacht.web.publish.sending.models import Outbox
from tests.web.publish.approvals.say import PLAIN, asked
from tests.web.publish.drafts.make import NOW

pytestmark = [
    pytest.mark.database,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_disk"),
]

ROUNDS = 5


def at_once(*works):
    """What each work answers, all begun at the same moment, each on a connection of its own."""
    start, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            answers[number] = work()
        except Exception as error:  # noqa: BLE001 (told by the test)
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def yes(request, person):
    decision = Decision("yes", request.fingerprint)
    return lambda: by_person(request.pk, decision, person, NOW)


def test_of_two_who_say_yes_at_once_one_is_enough_and_one_row_goes_out(anna, bert, cora, channel):
    for number in range(ROUNDS):
        request = asked(anna, channel, f"{PLAIN} {number}")
        answers = at_once(yes(request, bert), yes(request, cora))
        refused = [one.reason for one in answers if isinstance(one, Refused)]
        assert refused == ["decided"]
        assert Outbox.objects.filter(request=request).count() == 1
        assert request.decisions.count() == 1
    assert verify(chain()) is None


def test_what_goes_out_is_what_was_approved_however_the_author_hurries(anna, bert, channel):
    for number in range(ROUNDS):
        request = asked(anna, channel, f"{PLAIN} {number}")
        draft = request.version.draft_id

        def change(draft=draft):
            with transaction.atomic():
                found, newest = locked(draft)
                append(found, newest, Body(text="Ganz anders."), anna, NOW)

        answers = at_once(yes(request, bert), change)
        assert not [one for one in answers if isinstance(one, Exception)]
        request.refresh_from_db()
        assert request.state == "withdrawn"
        alive = Outbox.objects.filter(version__draft=draft).exclude(state="dropped")
        assert not alive.exists()
        assert Draft.objects.get(pk=draft).versions.count() == 2
