"""Pulses counted anew from what is kept are those that were counted as it came."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.web.listen import rebuild
from gutgemacht.web.listen.ear import Ear
from gutgemacht.web.listen.keep import keep
from gutgemacht.web.listen.mentions.marking import Marked, mark
from gutgemacht.web.listen.models import Mention, Pulse, Topic, Voice
from gutgemacht.web.listen.rebuild import BEGINNING, END, portions, rebuilt
from tests.people import somebody
from tests.web.listen.world import NOON, heard, mention, source, topic

pytestmark = [pytest.mark.django_db, pytest.mark.database]
EAR = Ear()


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch):
    """So that a few days are several portions."""
    monkeypatch.setattr(rebuild, "AT_ONCE", 4)
    EAR.own.posts.clear()
    EAR._topics = None


def counts() -> list[str]:
    """All that is counted, but for the numbers of its rows and the order of terms."""
    tables = (Pulse, [f.name for f in Pulse._meta.concrete_fields if f.name != "id"])
    voices = (Voice, ["topic", "network", "author", "at"])
    return [
        row
        for model, names in (tables, voices)
        for row in sorted(map(_told, model.objects.values_list(*names)))
    ]


def _told(row) -> str:
    return str([sorted(one.items()) if isinstance(one, dict) else one for one in row])


def rebuild_all() -> None:
    for number in Topic.objects.values_list("pk", flat=True):
        list(rebuilt(number))


SAID = st.builds(
    dict,
    text=st.sampled_from(["Bergtal", "Flasche #a", "Flasche von Bergtal #a #b", "nichts"]),
    minutes=st.integers(0, 6 * 1440),
    author=st.sampled_from(["", "x", "Y", "z"]),
    network=st.sampled_from(["mastodon", "feed"]),
    followers=st.sampled_from([None, 7]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=20), st.data())
def test_in_any_order_with_corrections_and_deletions(said, data):
    with transaction.atomic():
        EAR._topics = None
        topic()
        topic("Flasche")
        lena, place = somebody("lena"), source(kind="mastodon-hashtag")
        left = [
            mention(
                n,
                one["text"],
                at=NOON - timedelta(minutes=one["minutes"]),
                author=one["author"],
                network=one["network"],
                followers=one["followers"],
            )
            for n, one in enumerate(said)
        ]
        while left:
            size = data.draw(st.integers(1, 7))
            keep(heard(*left[:size], gone=("1",)), EAR, NOON, place)
            left = left[size:]
        for pk in Mention.objects.order_by("pk").values_list("pk", flat=True)[:3]:
            mark(pk, Marked(tone=data.draw(st.sampled_from(["-1", "0", "1"]))), lena, NOON)
        as_it_came = counts()
        if data.draw(st.booleans()):
            Pulse.objects.all().delete()
            Voice.objects.all().delete()
        rebuild_all()
        assert counts() == as_it_came
        transaction.set_rollback(True)


def test_wrong_counts_are_put_right_and_new_ones_come_in_between():
    made = topic()
    days = [mention(n, at=NOON - timedelta(days=n // 3), author=f"a{n % 5}") for n in range(18)]
    keep(heard(*days[6:]), EAR, NOON)
    Pulse.objects.update(mentions=99, new_authors=3)
    Pulse.objects.create(topic=made, network="feed", size=5, at=NOON - timedelta(days=99))
    Voice.objects.create(topic=made, network="feed", author=1, at=NOON)
    steps = rebuilt(made.pk)
    next(steps)
    keep(heard(*days[:3], mention(50, at=NOON - timedelta(days=9), author="a0")), EAR, NOON)
    next(steps)
    keep(heard(*days[3:6]), EAR, NOON)
    list(steps)
    put_right = counts()
    Pulse.objects.all().delete()
    Voice.objects.all().delete()
    Mention.objects.all().delete()
    keep(heard(*days, mention(50, at=NOON - timedelta(days=9), author="a0")), EAR, NOON)
    assert put_right == counts()


def test_portions_are_all_time_without_a_gap():
    days = [(datetime(2026, 3, n, tzinfo=UTC), n) for n in (1, 2, 3, 4)]
    cut = list(portions(days, BEGINNING))
    assert [one.mentions for one in cut] == [3, 3, 4]
    assert [one.begin for one in cut] == [BEGINNING, days[2][0], days[3][0]]
    assert [one.end for one in cut[:-1]] == [one.begin for one in cut[1:]]
    assert cut[-1].end == END
    assert next(iter(portions([], BEGINNING))).mentions == 0
