"""What is heard is kept once, counted once, in one step, however often and in which order."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.listen.mention import Shown
from gutgemacht.text import Phrase
from gutgemacht.web.listen.ear import Ear
from gutgemacht.web.listen.hearing import hold
from gutgemacht.web.listen.keep import keep
from gutgemacht.web.listen.models import Belongs, Mention, Pulse, Source, Voice
from tests.web.listen.world import NOON, heard, mention, source, topic

pytestmark = pytest.mark.django_db
EAR = Ear()


@pytest.fixture(autouse=True)
def ear():
    """The judges are read once; topics and posts are those of each test."""
    EAR.own.posts.clear()
    EAR.own.last = 0
    EAR._topics = None
    return EAR


def pulse(size: int = 5, **more) -> Pulse:
    return Pulse.objects.get(size=size, **more)


@pytest.mark.database
def test_a_mention_is_read_kept_and_counted(ear):
    made, place = topic(), source()
    one = mention(
        1,
        "Bergtal, das war der schlechteste Service, den ich je hatte. #NieWieder",
        url="https://example.org/1",
        followers=120,
        pictures=(Shown("https://example.org/a.png", "Kaputte Flasche"),),
    )
    keep(heard(one, cursor="7", until=NOON), ear, NOON, place)
    kept = Mention.objects.get()
    assert (kept.network_id, kept.source, kept.tone, kept.says) == ("1", place, -1, "complaint")
    assert kept.negative > 0.5 > kept.positive
    assert kept.pictures == [{"url": "https://example.org/a.png", "alt": "Kaputte Flasche"}]
    assert (kept.tags, kept.at, kept.standing) == (["NieWieder"], NOON, "new")
    assert Belongs.objects.get(topic=made).mention == kept
    for size, begins in ((5, NOON), (60, NOON), (1440, NOON.replace(hour=0))):
        there = pulse(size)
        assert (there.at, there.mentions, there.negative, there.positive) == (begins, 1, 1, 0)
        assert (there.new_authors, there.reach, there.top) == (1, 120, "niewieder")
    place.refresh_from_db()
    assert (place.cursor, place.until, place.heard_at) == ("7", NOON, NOON)


@pytest.mark.database
def test_what_is_heard_again_changes_nothing(ear):
    topic()
    batch = heard(*(mention(n, at=NOON - timedelta(minutes=n)) for n in range(20)))
    assert keep(batch, ear, NOON).new == 20
    before = sorted(Pulse.objects.values_list("size", "at", "mentions", "new_authors"))
    assert keep(batch, ear, NOON + timedelta(hours=1)).new == 0
    assert sorted(Pulse.objects.values_list("size", "at", "mentions", "new_authors")) == before
    assert Mention.objects.count() == Belongs.objects.count() == Voice.objects.count() == 20


@pytest.mark.database
def test_the_same_from_another_road_is_kept_beside_and_counted_once(ear):
    topic()
    words = "Bergtal hat heute seine neue Flasche gezeigt"
    keep(heard(mention(1, words, url="https://a.example/1/", author="@eva")), ear, NOON)
    again = heard(
        mention(1, words, network="files", author="Eva"),
        mention(2, "anders, Bergtal", network="feed", url="http://www.a.example/1?utm_source=x"),
        mention(3, words, author="@eva"),
    )
    assert keep(again, ear, NOON).counted == 1
    first = Mention.objects.get(network="mastodon", network_id="1")
    assert set(Mention.objects.filter(same_as=first).values_list("network", flat=True)) == {
        "files",
        "feed",
    }
    assert sum(Pulse.objects.filter(size=5).values_list("mentions", flat=True)) == 2


@pytest.mark.database
def test_wrong_clocks_are_set_to_when_it_was_heard(ear):
    topic()
    times = [NOON + timedelta(days=9), NOON.replace(year=1970), NOON - timedelta(days=400)]
    keep(heard(*(mention(n, at=at) for n, at in enumerate(times))), ear, NOON)
    rows = Mention.objects.order_by("network_id").values_list("at", "wrong_clock")
    assert list(rows) == [(NOON, True), (NOON, True), (times[2], False)]


@pytest.mark.database
def test_a_flood_of_one_author_is_counted_but_is_one_voice(ear):
    topic()
    keep(heard(*(mention(n, f"Bergtal {n}", author="laut") for n in range(50))), ear, NOON)
    assert (pulse().mentions, pulse().new_authors) == (50, 1)


@pytest.mark.database
def test_gone_mentions_stay_counted_and_are_marked(ear):
    topic()
    keep(heard(mention(1), mention(2)), ear, NOON)
    keep(heard(gone=("2",)), ear, NOON + timedelta(minutes=1), source(kind="mastodon-hashtag"))
    assert Mention.objects.get(gone_at__isnull=False).network_id == "2"
    assert pulse().mentions == 2


def test_bad_signs_and_sizes_are_no_trouble(ear):
    topic()
    odd = mention(1, "Bergtal\x00 \ud83d x" + "y" * 90_000, author="a" * 999, followers=-3)
    keep(heard(odd, mention(2, "", author=""), mention(3, followers=10**30)), ear, NOON)
    assert Mention.objects.count() == 3


def test_who_heard_an_exchanged_place_does_not_say_where_to_go_on_at_the_other(ear):
    topic()
    place = source(details={"address": "https://old.example"}, cursor="5")
    Source.objects.update(details={"address": "https://new.example"}, cursor="")
    assert not hold(place, NOON)
    keep(heard(mention(1), cursor="6", gaps=(Phrase("Nothing was read."),)), ear, NOON, place)
    place.refresh_from_db()
    assert (place.cursor, place.gaps, place.read_at) == ("", [], None)
    assert Mention.objects.count() == 1
    assert hold(place, NOON)


def test_nothing_is_kept_when_the_source_cannot_move_on(ear):
    """The place to go on and what came before it are one step."""
    topic()
    place = source()
    with transaction.atomic():
        keep(heard(mention(1)), ear, NOON, place)
        transaction.set_rollback(True)
    assert not Mention.objects.exists()
    assert Source.objects.get().cursor == ""


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_order_batches_and_doubles_make_no_difference(data):
    with transaction.atomic():
        EAR._topics = None
        topic()
        topic("Flasche")
        said = [
            mention(
                n,
                data.draw(st.sampled_from(["Bergtal", "Flasche", "Flasche von Bergtal #a", "#b"])),
                at=NOON - timedelta(minutes=data.draw(st.integers(0, 200))),
                author=data.draw(st.sampled_from("xyz")),
            )
            for n in range(12)
        ]
        keep(heard(*said), EAR, NOON)
        names = [f.name for f in Pulse._meta.concrete_fields if f.name != "id"]
        once = sorted(map(str, Pulse.objects.values_list(*names)))
        Mention.objects.all().delete(), Pulse.objects.all().delete(), Voice.objects.all().delete()
        order = data.draw(st.permutations(said)) + said
        while order:
            size = data.draw(st.integers(1, 8))
            keep(heard(*order[:size]), EAR, NOON)
            order = order[size:]
        assert sorted(map(str, Pulse.objects.values_list(*names))) == once
        transaction.set_rollback(True)
