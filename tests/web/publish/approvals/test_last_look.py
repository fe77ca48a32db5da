"""The worker looks at the yes once more, right before the network."""

from datetime import timedelta

import pytest

from gutgemacht.web.notices.models import Notice
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.publish.sending.sender import send_something
from tests.web.publish.approvals.say import asked, says
from tests.web.publish.drafts.make import NOW
from tests.web.publish.world import Clock, Double, House

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def world(anna, bert, channel) -> House:
    assert says(bert, asked(anna, channel)) == "approved"
    clock = Clock(NOW)
    return House(anna, bert, channel, clock, Double(clock))


def test_what_was_approved_goes_out(world):
    assert send_something(world.hands())
    assert Outbox.objects.get().state == "sent"
    assert len(world.network.posts) == 1


def test_other_words_than_the_approved_ones_stay_here_and_their_author_is_told(world):
    row = Outbox.objects.get()
    row.content["parts"][0]["text"] = "Etwas ganz anderes."
    row.save()
    send_something(world.hands())
    row.refresh_from_db()
    assert (row.state, row.trouble, world.network.posts) == ("failed", "without-yes", {})
    assert Notice.objects.filter(person=world.author, kind="not-published").exists()


def test_a_yes_that_has_ended_lets_nothing_out(world):
    row = Outbox.objects.get()
    world.clock.pass_(days=20)
    Outbox.objects.update(due=NOW + timedelta(days=20))
    send_something(world.hands())
    row.refresh_from_db()
    assert (row.state, row.trouble, world.network.posts) == ("failed", "without-yes", {})
