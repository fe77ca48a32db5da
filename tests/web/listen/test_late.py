"""What is known later: topics look back, answers find our post, old mentions are forgotten."""

import threading
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from gutgemacht.web.incident.keeping import keep_mention
from gutgemacht.web.incident.models import Evidence, Incident
from gutgemacht.web.listen import forgetting, look_back
from gutgemacht.web.listen.alarms.models import Alarm, Watch
from gutgemacht.web.listen.alarms.step import step
from gutgemacht.web.listen.alarms.watching import watch
from gutgemacht.web.listen.ear import Ear
from gutgemacht.web.listen.forgetting import forget
from gutgemacht.web.listen.keep import keep
from gutgemacht.web.listen.linking import link_late
from gutgemacht.web.listen.mentions.marking import Marked, mark
from gutgemacht.web.listen.models import (
    Belongs,
    Correction,
    LookBack,
    Memory,
    Mention,
    Pulse,
    Topic,
    Voice,
)
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.ledger.retention import forget as forget_acts
from tests.people import somebody
from tests.web.listen.test_rebuild import counts, rebuild_all
from tests.web.listen.world import NOON, heard, mention, topic

pytestmark = [pytest.mark.django_db, pytest.mark.database]
EAR = Ear()
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LATER = NOON + MINUTE
GO_ON = threading.Event()


@pytest.fixture(autouse=True)
def ear():
    fresh()
    return EAR


def fresh() -> None:
    EAR.own.posts.clear()
    EAR.own.last = 0
    EAR._topics = None


def look_until_done() -> None:
    while look_back.look_back(LATER, GO_ON):
        pass
    assert not LookBack.objects.filter(ended_at=None).exists()


def reset() -> None:
    for model in (Belongs, Mention, Pulse, Voice, Act):
        model.objects.all().delete()
    fresh()


TEXTS = ["Bergtal", "Flasche #a", "Flasche von Bergtal #b", "nichts"]
SAID = st.tuples(st.sampled_from(TEXTS), st.integers(0, 4_000), st.sampled_from("xyz"))


def mentions(said):
    return [
        mention(n, text, at=NOON - minutes * MINUTE, author=author)
        for n, (text, minutes, author) in enumerate(said)
    ]


@hypothesis(max_examples=20, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=16), st.integers(0, 16), st.integers(1, 5))
def test_a_topic_that_looks_back_is_as_if_it_had_always_been(said, before, at_once):
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(look_back, "AT_ONCE", at_once)
        fresh()
        made = topic("Flasche", "Flasche")
        keep(heard(*mentions(said)), EAR, NOON)
        as_always = counts()
        reset()
        Topic.objects.filter(pk=made.pk).update(words=["Bergtal"])
        early, late = mentions(said)[:before], mentions(said)[before:]
        keep(heard(*early), EAR, NOON)
        Topic.objects.filter(pk=made.pk).update(words=["Flasche"])
        look_back.begin(made, NOON)
        look_back.look_back(NOON, GO_ON)
        # A worker that has not seen the new words yet, and then one that has.
        keep(heard(*late[:2]), EAR, NOON)
        EAR._topics = None
        keep(heard(*late[2:]), EAR, NOON)
        look_until_done()
        assert counts() == as_always
        transaction.set_rollback(True)


def test_the_alarm_learns_from_what_was_looked_through(ear):
    keep(heard(*(mention(n, at=NOON - n * DAY / 4) for n in range(1, 60))), ear, NOON)
    made = topic()
    watch(NOON)
    cold = bytes(Watch.objects.get().state)
    look_back.begin(made, NOON)
    look_until_done()
    watch(LATER)
    assert bytes(Watch.objects.get().state) != cold
    assert Watch.objects.get().expected[-1] > 0
    assert made.belongs.count() == 59


def wave(before, count):
    """So many mentions in the twenty minutes that ended so long before noon."""
    begin = NOON - before - 20 * MINUTE
    return [
        mention(f"{before}-{n}", at=begin + n * 20 * MINUTE / count, author=f"w{before}-{n}")
        for n in range(count)
    ]


def test_a_topic_that_looks_back_alarms_of_the_wave_that_goes_on_and_of_no_other(ear):
    usual = [mention(n, at=NOON - n * DAY / 12, author=f"a{n % 7}") for n in range(1, 200)]
    keep(heard(*usual, *wave(6 * DAY, 60), *wave(60 * MINUTE, 400)), ear, NOON)
    made = topic()
    step(NOON)
    assert not Alarm.objects.exists()
    look_back.begin(made, NOON)
    look_until_done()
    for minutes in (1, 2, 3):
        step(NOON + minutes * MINUTE)
    alarm = Alarm.objects.get()
    assert alarm.topic == made
    assert NOON - 120 * MINUTE <= alarm.since <= NOON - 60 * MINUTE
    assert alarm.seen_at == LATER
    assert 400 <= alarm.explanation["mentions"] <= 405
    rises = list(alarm.told.values_list("rise", "person"))
    assert len(rises) == len(set(rises)) == 1


def test_a_worker_that_stops_counts_anew_the_next_time(ear):
    keep(heard(mention(1), mention(2)), ear, NOON)
    made = topic()
    look_back.begin(made, NOON)
    stopped = threading.Event()
    stopped.set()
    while look_back.look_back(LATER, stopped):
        pass
    assert LookBack.objects.get().ended_at is None
    look_until_done()
    assert Pulse.objects.get(size=5).mentions == 2


def test_it_waits_for_those_who_keep_without_knowing_the_words(ear):
    keep(heard(mention(1)), ear, NOON)
    made = topic()
    look_back.begin(made, NOON)
    assert look_back.look_back(NOON, GO_ON)
    assert not look_back.look_back(NOON, GO_ON)
    assert LookBack.objects.get().ended_at is None
    look_until_done()


def act(network_id: str = "77", **more) -> Act:
    channel, _ = Channel.objects.get_or_create(
        network="mastodon",
        name="Bergtal",
        handle="@bergtal@social.example",
        url="https://social.example/@bergtal",
    )
    facts = {"at": NOON - MINUTE, "seen_at": NOON, "kind": "post", "standing": "as-approved"}
    return Act.objects.create(channel=channel, network_id=network_id, **(facts | more))


URL = "https://social.example/@bergtal/77"
ANSWERS = [
    mention(1, "Was soll das?", kind="reply", of="77@social.example"),
    mention(2, "Bergtal, nein.", kind="quote", of=f"{URL}?x=1#f", author="b"),
    mention(3, "", kind="share", of=URL),
    mention(4, "Genau.", kind="reply", of="fremd", root=URL, author="a1"),
    mention(5, "Zu anderem", kind="reply", of="78@social.example"),
    mention(6, "Bergtal ohne alles"),
    mention(7, "Was soll das?", network="feed", url="https://b.example", kind="reply", of=URL),
    mention(8, "Noch einmal", network="feed", url="https://b.example", kind="reply", of=URL),
]


@pytest.mark.parametrize("known", [0, 1, 5, 8])
def test_answers_heard_before_their_post_count_as_those_heard_after(ear, known):
    topic()
    topic("Nova", kind="product")
    act(url=URL + "?x=1")
    act("1", url=URL, kind="share")
    Act.objects.filter(network_id="1").delete()
    Act.objects.filter(network_id="77").update(url=URL)
    act("79", url=URL + "?x=1")
    keep(heard(*ANSWERS), ear, NOON)
    expected, linked = counts(), joined()
    assert len(linked) == 6
    reset()
    keep(heard(*ANSWERS[:known]), ear, NOON)
    act(url=URL)
    act("79", url=URL + "?x=1")
    keep(heard(*ANSWERS[known:]), Ear(), NOON)
    for _ in range(2):
        link_late(NOON + MINUTE)
        assert counts() == expected
        assert joined() == linked
    rebuild_all()
    assert counts() == expected


def joined() -> list[tuple[str, str]]:
    rows = Mention.objects.exclude(act=None).order_by("network_id")
    return list(rows.values_list("network_id", "act__network_id"))


def test_a_post_is_looked_for_once_and_a_moment_longer(ear):
    topic()
    link_late(NOON)
    act(seen_at=NOON + MINUTE)
    # Somebody keeps an answer without having seen the post.
    assert link_late(NOON + MINUTE) == 0
    Mention.objects.create(
        network="mastodon", network_id="9", at=NOON, heard_at=NOON, kind="reply",
        of="77@social.example",
    )  # fmt: skip
    assert link_late(NOON + 2 * MINUTE) == 1
    assert Pulse.objects.get(size=5).replies == 1


def test_mentions_are_forgotten_and_what_is_counted_and_kept_as_evidence_stays(ear, settings):
    settings.KEEP_MENTIONS = 10
    topic()
    lena = somebody("lena")
    days = [mention(n, f"Bergtal am {n}. Tag", at=NOON - n * DAY, author="a") for n in range(14)]
    keep(heard(*days), ear, NOON)
    keep(heard(mention(99, network="feed", url="https://x.example", at=NOON - 11 * DAY)), ear, NOON)
    again = mention(98, network="files", url="https://x.example", at=NOON - DAY)
    keep(heard(again), ear, NOON)
    old = Mention.objects.get(network_id="12")
    mark(old.pk, Marked(tone="-1"), lena, NOON)
    times = {"opened_at": NOON, "began_at": NOON}
    keep_mention(Incident.objects.create(title="x", **times), old, lena, NOON)
    before = counts()
    assert not forget(NOON)
    left = Mention.objects.order_by("network_id").values_list("network_id", flat=True)
    assert sorted(map(int, left)) == [*range(11), 98]
    assert not Correction.objects.exists()
    assert (Evidence.objects.get().mention, Evidence.objects.get().text) == (None, old.text)
    assert counts() == before
    keep(heard(*days, again), ear, NOON)
    rebuild_all()
    assert counts() == before
    assert keep(heard(*days), ear, NOON).old == 3


def test_much_is_forgotten_in_steps_and_what_was_forgotten_does_not_come_back(
    ear, settings, monkeypatch
):
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    settings.KEEP_MENTIONS = 3
    keep(heard(*(mention(n, at=NOON - n * DAY) for n in range(9))), ear, NOON)
    steps = 1
    while forget(NOON):
        steps += 1
    assert (steps, Mention.objects.count()) == (3, 4)
    since = Memory.row().kept_since
    settings.KEEP_MENTIONS = 999_999
    forget(NOON)
    assert Memory.row().kept_since == since


def test_an_act_stays_for_as_long_as_its_answers(ear, settings):
    settings.KEEP_ACTS = 5
    topic()
    act(at=NOON - 9 * DAY)
    act("80", at=NOON - 9 * DAY)
    keep(heard(ANSWERS[0]), ear, NOON)
    forget_acts(NOON)
    assert Act.objects.get().network_id == "77"
