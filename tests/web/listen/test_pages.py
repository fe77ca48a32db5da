"""What people read of listening, and what becomes of a mention."""

import json
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.listen.explain import Explanation
from gutgemacht.listen.explain.facts import Against, Example
from gutgemacht.listen.pulse import Said, floor
from gutgemacht.web.listen import counting
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.mentions.models import Search
from gutgemacht.web.listen.mentions.weekly import tell_weekly
from gutgemacht.web.listen.models import Correction, Mention, Pulse, Source, Topic
from gutgemacht.web.listen.topic import TABS
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.listen.heard import belong, heard, mention_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def house(now):
    return heard(now)


@pytest.fixture
def anna():
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def browser(anna):
    return signed_in(anna, "en")


def page(client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_house_that_does_not_listen_yet_says_what_to_do_first(browser):
    text = page(browser, "listen:overview")
    assert "/listening/sources/" in text
    assert "Name a topic" in text
    for name in ("listen:mentions", "listen:ours", "listen:market", "listen:searches"):
        page(browser, name)


def test_the_overview_tells_today_beside_what_is_usual_and_what_waits(browser, house):
    text = " ".join(page(browser, "listen:overview").split())
    assert "Much more than usual today" in text
    assert "usual up to now are" in text
    assert "level 3, " in text
    assert "Blog der Handwerker" in text
    # What stands out comes first.
    assert text.index("#hackdenschrauber") < text.index("Talberg")


def test_a_topic_of_the_first_days_says_that_it_does_not_know_yet(browser, now):
    topic = Topic.objects.create(name="Neu", words=["neu"], made_at=now)
    for size in (60, 1_440):
        Pulse.objects.create(topic=topic, network="mastodon", size=size, at=now, mentions=3)
    text = page(browser, "listen:topic", topic.pk)
    assert "What is usual can be said after a week" in text


@pytest.mark.parametrize(("days", "size"), [(1, 5), (7, 60), (30, 1_440)])
def test_the_pulse_comes_in_a_size_one_can_look_at(browser, house, now, days, size):
    topic = house.topics["Bergtal"]
    query = {"from": int((now - timedelta(days=days)).timestamp()), "to": int(now.timestamp())}
    told = json.loads(page(browser, "listen:pulse", topic.pk, **query))
    assert told["size"] == size
    columns = [told[name] for name in ("at", "mentions", "negative", "low", "high")]
    assert len({len(one) for one in columns}) == 1
    assert told["at"][0] <= query["from"] < told["at"][1]
    assert told["at"][-1] <= query["to"]
    pulses = Pulse.objects.filter(topic=topic, size=size)
    first = timezone.datetime.fromtimestamp(told["at"][0], timezone.get_current_timezone())
    kept = pulses.filter(at__gte=first, at__lte=now).values_list("mentions", flat=True)
    assert sum(told["mentions"]) == sum(kept)
    if days > 2:
        assert {"post"} == {one["kind"] for one in told["events"]}


def test_nonsense_in_an_address_asks_for_nothing(browser, house):
    topic = house.topics["Bergtal"]
    for query in ({"from": "²", "to": "9999999999999"}, {"range": "x"}, {"from": "5", "to": "2"}):
        page(browser, "listen:topic", topic.pk, **query)
        page(browser, "listen:pulse", topic.pk, **query)
    for query in (
        {"topic": "²", "before": "x-y"},
        {"before": "99999999999999999-1", "words": "a\0b"},
    ):
        page(browser, "listen:mentions", **query)
    page(browser, "listen:newer", since="many")
    page(browser, "listen:market", days="-3")


def test_what_grew_and_pictures_stand_on_the_page_of_a_topic(browser, house, now):
    topic = house.topics["Bergtal"]
    for n in range(30):
        belong(mention_of(f"old{n}", now - timedelta(days=9), "Werkzeug und Holz"), topic)
    trending = page(browser, "listen:topic", topic.pk, tab="trending")
    assert "#hackdenschrauber" in trending.split("Grew at least")[1]
    assert "werkzeug" not in trending
    pictures = page(browser, "listen:topic", topic.pk, tab="pictures")
    assert "Drei Männer mit Akkuschraubern" in pictures
    assert "<img" not in pictures


def test_the_market_shows_shares_with_their_intervals(browser, house):
    text = page(browser, "listen:market")
    assert "Talberg" in text
    assert "Quellwerk &amp; Söhne" in text
    assert "(between " in text
    # A product is part of us and no competitor.
    assert "Nova" not in text


def test_mentions_are_filtered_and_paged_by_key(browser, house, now):
    first = browser.get(reverse("listen:mentions"), {"topic": house.topics["Bergtal"].pk})
    seen = [line["mention"].pk for line in first.context["lines"]]
    # What comes meanwhile shifts nothing.
    belong(mention_of("new", now, "Eben erst"), house.topics["Bergtal"])
    older = browser.get(reverse("listen:mentions") + "?" + first.context["older"])
    rest = [line["mention"].pk for line in older.context["lines"]]
    assert len(set(seen) | set(rest)) == len(seen) + len(rest)
    wanted = {"tone": "-1", "says": "asked", "words": "wochen"}
    found = browser.get(reverse("listen:mentions"), wanted).context["lines"]
    assert found
    assert {line["mention"].says for line in found} == {"complaint"}
    newer = page(browser, "listen:newer", since=max(seen), topic=house.topics["Bergtal"].pk)
    assert "Eben erst" in newer
    assert newer.count("<li") == 1


def test_a_mention_is_marked_corrected_and_set_back(browser, anna, house):
    mention = Mention.objects.filter(tone=1)[0]
    mention.positive = 0.9
    mention.save()
    topics = mention.belongs.values_list("topic", flat=True)
    with transaction.atomic():
        counting.add(Said(topic, mention.network, mention.at, tone=1) for topic in topics)
    at = floor(mention.at, 5)

    def counted() -> set[tuple[int, int]]:
        rows = Pulse.objects.filter(at=at, size=5, topic__in=topics, network=mention.network)
        return set(rows.values_list("negative", "positive"))

    before = counted()
    address = reverse("listen:mark", args=[mention.pk])
    back = browser.post(address, {"standing": "answer", "next": "/listening/mentions/?tone=1#m1"})
    assert back.url == "/listening/mentions/?tone=1#m1"
    line = browser.post(address, {"tone": "-1"}, headers={"X-Line": "1"}).content.decode()
    assert "corrected by Anna" in line
    mention.refresh_from_db()
    assert (mention.standing, mention.handled_by) == ("answer", anna)
    assert (mention.tone, mention.corrected_by) == (-1, anna)
    assert counted() == {(negative + 1, positive - 1) for negative, positive in before}
    assert (mention.correction.tone, mention.correction.before) == (-1, 1)
    browser.post(address, {"tone": "judged", "standing": "new"})
    mention.refresh_from_db()
    assert (mention.tone, mention.corrected_by, mention.standing) == (1, None, "new")
    assert counted() == before
    assert not Correction.objects.exists()
    assert browser.post(address, {"tone": "7", "next": "https://x.example/"}).status_code == 302


def test_who_only_reads_has_no_buttons_and_may_not_press_them(house):
    coach = signed_in(somebody("carl", Role.COACH), "en")
    assert 'name="tone" value' not in page(coach, "listen:mentions")
    mention = Mention.objects.first()
    assert coach.post(reverse("listen:mark", args=[mention.pk])).status_code == 403


def test_replies_stand_below_our_post(browser, house):
    text = page(browser, "listen:ours")
    post, reply = text.index("Echte Kerle"), text.index("m" + str(house.act.mentions.first().pk))
    assert post < reply


def test_an_address_that_is_a_script_is_no_link(browser, now):
    topic = Topic.objects.create(name="Huch", words=["huch"], made_at=now)
    bad, badly = "javascript:alert(1)", "javascript:alert(2)"
    mention = mention_of("bad", now, "Huch", url=bad, pictures=[{"url": badly, "alt": "Bild"}])
    belong(mention, topic)
    example = Example(f"{mention.network} {mention.network_id}", bad, now, 0)
    nothing = Against(0, None)
    told = Explanation(now, now, 0, 0, 0, 0, 0, (), (example,), nothing, nothing, 0)
    times = dict.fromkeys(("since", "seen_at", "rose_at", "last_at"), now)
    alarm = Alarm.objects.create(topic=topic, level=4, explanation=json.loads(told.json()), **times)
    pages = [page(browser, "listen:topic", topic.pk, tab=tab) for tab in TABS]
    pages += [page(browser, "listen:mentions"), page(browser, "alarms:one", alarm.pk)]
    assert not any("javascript:" in one for one in pages)
    assert "<blockquote>Huch" in pages[-1]
    assert "No pictures yet" in pages[TABS.index("pictures")]


def test_networks_to_choose_are_those_that_topics_were_heard_on(browser, house, now):
    Source.objects.create(kind="mastodon-hashtag", name="#", every=timedelta(0), added_at=now)
    belong(mention_of("x1", now, "Aus einem Werkzeug", network="x"), house.topics["Bergtal"])
    old = {"size": 1_440, "at": now - timedelta(days=40), "mentions": 3}
    Pulse.objects.create(topic=house.topics["Bergtal"], network="feed", **old)
    asked = browser.get(reverse("listen:mentions"), {"network": "x"})
    assert [one for one, _name in asked.context["networks"]] == ["mastodon", "x"]
    assert len(asked.context["lines"]) == 1
    quiet = browser.get(reverse("listen:mentions"), {"network": "bluesky"}).context["networks"]
    assert "bluesky" in [one for one, _name in quiet]


def test_what_waits_for_somebody_is_what_its_link_shows(browser, anna, house, now):
    mention_of("old", now - timedelta(days=20), "Immer noch kaputt", says="complaint")
    fresh = mention_of("fresh", now, "Schon wieder kaputt", says="complaint")
    mention_of("again", now, "Schon wieder kaputt", says="complaint", same_as=fresh)
    needs = browser.get(reverse("listen:overview")).context["needs"]
    address = f"{reverse('listen:mentions')}?{needs['asked']['query']}&before="
    found, key = 0, ""
    while True:
        context = browser.get(address + key).context
        found += len(context["lines"])
        if not context["older"]:
            break
        key = dict(parse_qsl(context["older"]))["before"]
    assert found == needs["asked"]["count"] > 0


def test_only_alarms_that_nobody_has_wait_for_somebody(browser, anna, house, now):
    def waiting() -> int:
        return len(browser.get(reverse("listen:overview")).context["needs"]["alarms"])

    alarm = Alarm.objects.get()
    times = dict.fromkeys(("since", "seen_at", "rose_at", "last_at"), now)
    Alarm.objects.create(topic=house.topics["Bergtal"], level=3, same_as=alarm, **times)
    assert waiting() == 1
    Alarm.objects.filter(pk=alarm.pk).update(false_by=anna, false_at=now, heard_level=3)
    assert waiting() == 0
    Alarm.objects.filter(pk=alarm.pk).update(level=5)
    assert waiting() == 1, "it was none, and became a storm"
    Alarm.objects.filter(pk=alarm.pk).update(heard_by=anna)
    assert waiting() == 0


def test_the_loudest_topic_is_that_of_all_networks_together(browser, now):
    names = [f"Thema {n:02}" for n in range(26)]
    topics = [Topic.objects.create(name=one, words=[one], made_at=now) for one in names]
    hour = {"size": 60, "at": now - timedelta(hours=2)}
    for topic in topics[:25]:
        Pulse.objects.create(topic=topic, network="x", mentions=5, **hour)
    for network in ("mastodon", "bluesky", "feed"):
        Pulse.objects.create(topic=topics[25], network=network, mentions=4, **hour)
    assert "Thema 25" in page(browser, "listen:overview")


def test_more_new_mentions_than_a_page_come_one_page_after_the_other(browser, now):
    since = mention_of("first", now, "Erste").pk
    fresh = {mention_of(f"n{n}", now, f"Neu {n}").pk for n in range(70)}
    seen: list[int] = []
    while lines := browser.get(reverse("listen:newer"), {"since": since}).context["lines"]:
        numbers = [one["mention"].pk for one in lines]
        assert numbers == sorted(numbers, reverse=True)
        seen += numbers
        since = max(numbers)
    assert (set(seen), len(seen)) == (fresh, 70)


def test_files_and_webhooks_are_never_late_and_a_slow_feed_is_on_both_pages(now):
    olga = signed_in(somebody("olga", Role.CHANNEL_OWNER), "en")
    asked = {"every": timedelta(0), "added_at": now - timedelta(days=9)}
    for kind in ("files", "webhook"):
        Source.objects.create(kind=kind, name=kind, read_at=now - timedelta(days=2), **asked)
    every, ago = timedelta(minutes=10), now - timedelta(hours=5)
    late = Source.objects.create(
        kind="feed", name="Blatt", every=every, added_at=ago, read_at=ago, until=ago
    )
    troubled = Source.objects.create(
        kind="feed", name="Post", every=every, added_at=ago, read_at=now, trouble="gone"
    )
    coverage = olga.get(reverse("listen:overview")).context["coverage"]
    assert [one for one, _said in coverage.faults] == [late, troubled]
    for source, said in coverage.faults:
        assert said in page(olga, "sources:one", source.pk)
        assert said in page(olga, "sources:all")
    assert "how it is spelt" in coverage.faults[1][1]


def kept(browser) -> Search:
    browser.post(reverse("listen:keep-search"), {"name": "Ärger", "query": "tone=-1&x=1"})
    return Search.objects.get()


def test_a_kept_search_is_a_feed_for_whoever_has_its_address(browser, anna, house, now):
    search = kept(browser)
    assert search.query == {"tone": "-1"}
    mention_of("odd", now, "Seltsam\x0b & <schlecht>", tone=-1)
    change = reverse("listen:change-search", args=[search.pk])
    address = browser.post(change, {"do": "feed"}).context["address"]

    feed = Client().get(address)
    assert feed["Content-Type"].startswith("application/atom+xml")
    text = feed.content.decode()
    assert "Seltsam &amp; &lt;schlecht&gt;" in text
    assert "gerettet" not in text
    other = signed_in(somebody("berta", Role.AUTHOR), "en")
    assert other.post(change, {"do": "end-feed"}).status_code == 404
    again = browser.post(change, {"do": "feed"}).context["address"]
    assert Client().get(address).status_code == 404
    anna.grants.all().delete()
    assert Client().get(again).status_code == 404
    leave(anna)
    assert not Search.objects.exists()


def test_a_kept_search_comes_once_a_week_without_a_word_of_a_mention(browser, house, now, settings):
    settings.MAIL = settings.MAIL or object()
    search = kept(browser)
    browser.post(reverse("listen:change-search", args=[search.pk]), {"do": "weekly"})
    tell_weekly(timezone.now())
    assert not Notice.objects.exists()
    for _ in range(2):
        tell_weekly(timezone.now() + timedelta(days=7))
    [notice] = Notice.objects.all()
    assert notice.data["page"] == "/listening/mentions/?tone=-1"
    assert set(notice.data) == {"name", "count", "negative", "page"}


def test_the_stream_is_only_for_those_who_may_read(browser):
    answer = browser.get(reverse("listen:live"))
    assert answer["Content-Type"] == "text/event-stream"
