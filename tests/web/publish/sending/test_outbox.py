"""What people do with the outbox: queue, move, call off, take back, edit, stop."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from gutgemacht.publish.content import Content, Part, Picture, from_data
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.phrases import in_words
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import models as drafts
from gutgemacht.web.publish.ledger.models import Entry
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.changes import change_something
from gutgemacht.web.publish.sending.models import Change, Outbox
from gutgemacht.web.publish.sending.sender import send_something
from tests.web.publish.world import NOON, House, house

pytestmark = [pytest.mark.django_db, pytest.mark.database]

S = Outbox.State


@pytest.fixture
def world(settings) -> House:
    settings.MAIL = "smtp://mail.example"
    return house()


def sent(world: House, *texts: str) -> Outbox:
    row = world.queued(*texts)
    while send_something(world.hands()):
        pass
    row.refresh_from_db()
    assert row.state == S.SENT
    return row


def state(row: Outbox) -> str:
    row.refresh_from_db()
    return row.state


def told() -> list[tuple[str, str]]:
    return sorted({(notice.kind, str(notice.person)) for notice in Notice.objects.all()})


def test_a_post_goes_out_when_it_is_due_with_picture_alt_text_and_language(world):
    drafts.Picture.objects.create(
        digest="ab" * 32, media_type="image/png", data=b"png", added_at=NOON
    )
    picture = Picture("ab" * 32, "Der Werkhof im Schnee", "image/png")
    content = Content((Part("Schnee!", (picture,)),), "de")
    version = world.version("Schnee!", due=NOON + timedelta(hours=1))
    row = outbox.queue(version, world.channel, content, world.author, None, NOON)
    assert not send_something(world.hands())
    world.clock.pass_(hours=1)
    assert send_something(world.hands())
    assert state(row) == S.SENT
    (act,) = world.network.posts.values()
    assert (act.text, act.pictures) == ("Schnee!", ("Der Werkhof im Schnee",))
    assert row.sent == [{"id": act.id, "url": act.url, "at": NOON.replace(hour=13).isoformat()}]


def test_what_is_late_is_told_and_goes_out_only_when_somebody_says_so(world):
    row = world.queued("Zu spät", due=NOON)
    world.clock.pass_(minutes=11)
    send_something(world.hands())
    assert state(row) == S.MISSED
    assert ("time-missed", "Author") in told()
    assert ("time-missed", "Owner") in told()
    assert not send_something(world.hands())
    outbox.send_now(row, world.author, world.clock())
    assert send_something(world.hands())
    assert state(row) == S.SENT


def test_a_refused_post_fails_once_with_what_to_do_and_can_be_tried_again(world):
    def refuse() -> None:
        raise NetworkError("refused", Phrase("Zu bunt."))

    world.network.before = refuse
    row = world.queued("Bunt")
    send_something(world.hands())
    assert (state(row), row.trouble, in_words(row.said)) == (S.FAILED, "refused", "Zu bunt.")
    assert ("not-published", "Author") in told()
    world.network.before = lambda: None
    outbox.send_now(row, world.author, world.clock())
    send_something(world.hands())
    assert state(row) == S.SENT


def test_a_network_that_wants_rest_gets_it_from_all_posts_of_the_channel(world):
    def limit() -> None:
        raise NetworkError("limited", Phrase("Zu oft."), timedelta(minutes=3))

    world.network.before = limit
    hands = world.hands()
    rows = [world.queued("Eins"), world.queued("Zwei")]
    send_something(hands)
    world.network.before = lambda: None
    assert not send_something(hands)
    world.clock.pass_(minutes=3)
    while send_something(hands):
        pass
    assert [state(row) for row in rows] == [S.SENT, S.SENT]


def test_a_new_version_replaces_what_has_not_gone_out_and_edits_what_has(world):
    version = world.version("Alt", due=NOON + timedelta(hours=1))
    rows = [
        outbox.queue(version, world.channel, Content((Part(text),)), world.author, None, NOON)
        for text in ("Alt", "Alt", "Neu")
    ]
    assert rows[0] == rows[1] != rows[2]
    assert (state(rows[0]), state(rows[2])) == (S.DROPPED, S.WAITING)
    world.clock.pass_(hours=1)
    send_something(world.hands())
    edited = outbox.queue(
        version, world.channel, Content((Part("Besser"),)), world.author, None, world.clock()
    )
    assert edited == rows[2]
    assert change_something(world.hands())
    assert [act.text for act in world.network.posts.values()] == ["Besser"]
    edited.refresh_from_db()
    assert from_data(edited.content).text == "Besser"


def test_a_network_without_edits_is_told_honestly(world):
    row = sent(world, "Alt")
    world.network.edits = False
    outbox.queue(
        row.version, world.channel, Content((Part("Neu"),)), world.author, None, world.clock()
    )
    change_something(world.hands())
    change = row.changes.get()
    assert (change.state, change.answers[0]["trouble"]) == (Change.State.FAILED, "unable")
    assert from_data(row.content).text == "Alt"
    assert ("not-changed", "Author") in told()


def test_a_thread_is_taken_back_from_its_end_and_each_part_is_answered_for(world):
    row = sent(world, "Eins", "Zwei")
    del world.network.posts[row.sent[0]["id"]]
    change = outbox.take_back(row, "falsche Zahl", world.author, world.clock())
    while change_something(world.hands()):
        pass
    change.refresh_from_db()
    assert state(row) == S.TAKEN_BACK
    assert change.state == Change.State.DONE
    answers = [(answer["part"], answer["trouble"]) for answer in change.answers]
    assert answers == [(1, ""), (0, "gone")]
    assert not world.network.posts


def test_half_a_thread_can_be_taken_back_and_the_rest_stays_here(world):
    row = world.queued("Eins", "Zwei")
    send_something(world.hands())
    outbox.take_back(row, "doch nicht", world.author, world.clock())
    assert not send_something(world.hands())
    change_something(world.hands())
    assert state(row) == S.TAKEN_BACK
    assert not world.network.posts


def test_what_is_out_cannot_be_called_off_and_what_waits_can(world):
    waiting, out = world.queued("Wartet"), None
    outbox.call_off(waiting, world.author, NOON)
    assert state(waiting) == S.DROPPED
    out = sent(world, "Draußen")
    with pytest.raises(outbox.OutboxError), override("en"):
        outbox.call_off(out, world.author, NOON)
    with pytest.raises(outbox.OutboxError):
        outbox.move(out, NOON + timedelta(days=1), world.author, NOON)


def test_a_channel_by_hand_waits_for_somebody_who_says_where_it_stands(world):
    Channel.objects.update(way=Channel.Way.BY_HAND)
    world.channel.refresh_from_db()
    row = world.queued("Von Hand")
    assert state(row) == S.BY_HAND
    assert not send_something(world.hands())
    outbox.published_by_hand(row, "https://social.example/1", world.author, world.clock())
    assert (state(row), row.sent[0]["url"]) == (S.SENT, "https://social.example/1")


def test_a_stop_holds_what_is_due_and_asks_when_it_is_over(world):
    soon = world.queued("Gleich", due=NOON + timedelta(seconds=30))
    later = world.queued("Morgen", due=NOON + timedelta(days=1))
    made = outbox.stop(None, "Unglück im Werk", None, world.owner, NOON)
    world.clock.pass_(seconds=30)
    send_something(world.hands())
    assert (state(soon), state(later)) == (S.STOPPED, S.WAITING)
    assert ("held-back", "Author") in told()
    outbox.end_stop(made, world.owner, world.clock())
    assert not send_something(world.hands())
    assert not world.network.posts
    outbox.send_now(soon, world.author, world.clock())
    send_something(world.hands())
    assert state(soon) == S.SENT


def test_a_stop_holds_what_a_worker_has_begun_before_its_next_part(world):
    row = world.queued("Eins", "Zwei")
    send_something(world.hands())
    outbox.stop(world.channel, "Halt", None, world.owner, world.clock())
    send_something(world.hands())
    assert (state(row), len(row.sent)) == (S.STOPPED, 1)
    assert [act.text for act in world.network.posts.values()] == ["Eins"]


def test_a_stop_of_one_channel_leaves_the_others_alone_and_taking_back_goes_on(world):
    row = sent(world, "Draußen")
    outbox.stop(world.channel, "Halt", NOON + timedelta(hours=1), world.owner, world.clock())
    other = Channel.objects.create(network="mastodon", name="Werkhof", way=Channel.Way.ACCOUNT)
    content = Content((Part("Anderswo"),))
    elsewhere = outbox.queue(
        world.version("Anderswo"), other, content, world.author, None, world.clock()
    )
    outbox.take_back(row, "weg damit", world.owner, world.clock())
    send_something(world.hands())
    change_something(world.hands())
    assert (state(elsewhere), state(row)) == (S.SENT, S.TAKEN_BACK)


def test_every_decision_stands_in_the_log_without_the_words_of_the_post(world):
    row = sent(world, "Geheimnis")
    outbox.take_back(row, "falsche Zahl", world.author, world.clock())
    lines = [(entry.who, entry.what) for entry in Entry.objects.all()]
    assert lines == [("Author", "queued"), ("gutgemacht", "sent"), ("Author", "take back")]
    assert "Geheimnis" not in str([entry.details for entry in Entry.objects.all()])
