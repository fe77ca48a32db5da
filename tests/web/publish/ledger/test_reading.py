"""The ledger: what stands on a channel is matched, checked, told, and can be taken down."""

from datetime import timedelta

import pytest

from gutgemacht.publish.content import Content, Part
from gutgemacht.publish.network import Act as Seen
from gutgemacht.publish.network import Acts
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger import counting
from gutgemacht.web.publish.ledger.down import take_down, take_something_down
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.ledger.reading import claim, keep
from gutgemacht.web.publish.ledger.retention import forget
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.changes import change_something
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.publish.sending.sender import send_something
from tests.people import somebody
from tests.web.publish.sending.test_two_crashes import Killed, kill_at
from tests.web.publish.world import NOON, House, house

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def world(settings) -> House:
    settings.MAIL = "smtp://mail.example"
    somebody("lead", Role.INCIDENT_LEAD)
    return house()


def read(world: House) -> dict[str, str]:
    """Text and standing of all acts after a reading."""
    world.channel.refresh_from_db()
    keep(world.channel, world.network.acts(world.channel.cursor), world.clock())
    return {act.text: act.standing for act in Act.objects.all()}


def told(kind: str) -> list[str]:
    return sorted(str(notice.person) for notice in Notice.objects.filter(kind=kind))


def test_what_we_sent_is_as_approved_and_nobody_is_told(world):
    world.queued("Eins", "Zwei")
    while send_something(world.hands()):
        pass
    assert read(world) == {"Eins": "as-approved", "Zwei": "as-approved"}
    assert not Notice.objects.exists()
    assert Act.objects.first().outbox == Outbox.objects.get()


def test_what_nobody_here_sent_alarms_owner_and_incident_leads_once(world):
    world.network.post(Part("Alles gratis! klick.example/x"), "Fremd-App")
    assert read(world) == {"Alles gratis! klick.example/x": "unknown"}
    read(world)
    assert told("unknown-act") == ["Lead", "Owner"]
    assert Act.objects.get().app == "Fremd-App"
    assert "gratis" not in str([notice.data for notice in Notice.objects.all()])


def test_the_alarm_comes_within_a_minute_of_the_network_showing_it(world):
    assert claim(world.channel, world.clock())
    world.network.post(Part("Fremd"))
    shown = world.clock.now
    while not Notice.objects.exists():
        world.clock.pass_(seconds=1)
        if claim(world.channel, world.clock()):
            read(world)
    assert world.clock.now - shown <= timedelta(seconds=30)


def test_two_workers_do_not_read_the_same_channel_at_the_same_time(world):
    assert [claim(world.channel, NOON), claim(world.channel, NOON)] == [True, False]


def test_what_a_worker_that_died_has_sent_is_no_alarm(world):
    world.queued("Mitten im Satz gestorben")
    with pytest.raises(Killed):
        send_something(world.hands(step=kill_at("network took it")))
    assert read(world) == {"Mitten im Satz gestorben": "as-approved"}


def test_what_was_there_before_us_is_told_apart(world):
    world.channel.connected_at = NOON + timedelta(minutes=1)
    world.channel.save()
    world.network.post(Part("Von früher"))
    assert read(world) == {"Von früher": "before-us"}
    assert not Notice.objects.exists()


def test_a_post_that_was_changed_elsewhere_shows_the_difference(world):
    row = world.queued("Ab 9 Uhr offen")
    send_something(world.hands())
    read(world)
    row.refresh_from_db()
    world.network.edit(outbox_sent(row), Part("Ab 10 Uhr offen"), "de")
    assert read(world) == {"Ab 10 Uhr offen": "changed"}
    (difference,) = Act.objects.get().differences
    assert (difference["ours"], difference["theirs"]) == ("Ab 9 Uhr offen", "Ab 10 Uhr offen")
    assert told("act-changed") == ["Owner"]


def test_our_own_edit_is_as_approved_even_before_its_answer_is_written(world):
    row = world.queued("Alt")
    send_something(world.hands())
    row.refresh_from_db()
    content = Content((Part("Neu"),), "de")
    outbox.queue(row.version, world.channel, content, world.author, None, world.clock())
    with pytest.raises(Killed):
        change_something(world.hands(step=kill_at("change asked")))
    assert read(world) == {"Neu": "as-approved"}


def test_what_was_deleted_elsewhere_is_told_and_what_we_took_back_is_not(world):
    rows = [world.queued("Bleibt nicht"), world.queued("Nehmen wir zurück")]
    while send_something(world.hands()):
        pass
    read(world)
    for row in rows:
        row.refresh_from_db()
    world.network.take_back(outbox_sent(rows[0]))
    outbox.take_back(rows[1], "falsch", world.author, world.clock())
    change_something(world.hands())
    read(world)
    assert Act.objects.filter(gone_at=None).count() == 0
    assert told("act-gone") == ["Owner"]


def test_the_words_of_each_act_are_checked_with_the_guideline(world):
    world.network.post(Part("Ruf mich an: 0664 1234567, IBAN AT61 1904 3002 3457 3201"))
    read(world)
    act = Act.objects.get()
    assert act.level in ("ask", "stop")
    assert all({"rule", "revision", "start", "end"} <= set(finding) for finding in act.findings)


def test_what_somebody_explains_is_past_the_guideline_and_stays_so(world):
    world.network.post(Part("Vom Handy"))
    read(world)
    Act.objects.update(explained="Anna, vom Handy", explained_at=NOON)
    assert read(world) == {"Vom Handy": "off-guideline"}


def test_an_unknown_act_is_taken_down_by_the_worker(world):
    world.network.post(Part("Fremd"))
    read(world)
    take_down(Act.objects.get(), world.owner, world.clock())
    assert take_something_down(world.hands())
    assert not world.network.posts
    assert Act.objects.get().gone_at
    assert not take_something_down(world.hands())


def test_what_was_copied_by_hand_is_confirmed_by_its_words(world):
    Channel.objects.update(way=Channel.Way.BY_HAND)
    world.channel.refresh_from_db()
    row = world.queued("Wir suchen Verstärkung in der Werkstatt.")
    seen = Seen(
        "post", "x1", NOON, "Wir suchen Verstärkung in der Werkstatt.", "https://s.example/1"
    )
    keep(world.channel, Acts((seen,), ""), NOON)
    row.refresh_from_db()
    assert (row.state, row.sent[0]["id"]) == (Outbox.State.SENT, "x1")
    assert Act.objects.get().standing == "as-approved"


def test_an_old_post_that_wakes_is_told_once(world):
    wake(world)
    assert Act.objects.get().waking_since
    assert told("post-waking") == ["Lead", "Owner"]
    assert len(Act.objects.get().history) < 60


def test_of_a_post_that_is_an_alarm_already_nobody_is_told_that_it_wakes(world):
    times = dict.fromkeys(("since", "seen_at", "rose_at", "last_at"), NOON)
    wake(world, lambda act: Alarm.objects.create(act=act, kind="own-post", level=3, **times))
    assert Act.objects.get().waking_since
    assert told("post-waking") == []


def wake(world, before=lambda act: None) -> None:
    """A post of ours that is quiet for days is shared again and again."""
    world.queued("Unser Sommerfest von damals")
    send_something(world.hands())
    read(world)
    before(Act.objects.get())
    shares = 0
    for hour in range(24 * 4):
        world.clock.pass_(hours=1)
        shares += 30 if hour > 90 else 0
        name, post = next(iter(world.network.posts.items()))
        world.network.posts[name] = Seen(**{**vars(post), "counts": {"shares": shares}})
        counting.count(world.channel, world.network, world.clock())


def test_acts_are_forgotten_after_their_time_and_the_log_stays(world, settings):
    world.network.post(Part("Fremd"))
    read(world)
    settings.KEEP_ACTS = 30
    assert forget(NOON + timedelta(days=29)) == 0
    assert forget(NOON + timedelta(days=31)) == 1


def outbox_sent(row: Outbox):
    from gutgemacht.web.publish.sending.rows import sent_of

    return sent_of(row)[0]
