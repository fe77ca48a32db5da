"""From pulses to people: a storm is seen, explained, told once, and calms down again."""

import random
from datetime import timedelta

import pytest

from gutgemacht.web.listen.alarms import asking, watching
from gutgemacht.web.listen.alarms.models import Absence, Alarm, House, Told, Watch
from gutgemacht.web.listen.alarms.step import step
from gutgemacht.web.listen.alarms.watching import borne_now, noticed
from gutgemacht.web.listen.models import Mention, Pulse
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Role
from tests.people import somebody
from tests.web.listen.alarms.stage import (
    DAY,
    HOUR,
    LATER,
    NOW,
    STRETCH,
    calm_topic,
    on_call,
    our_post,
    pass_time,
    pulse,
    run,
    said,
    source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STORM = [60, 150, 300]
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def mail_is_set(settings):
    """Notices wait as rows; test_told_by_mail sends them."""
    settings.MAIL = object()
    settings.TIME_ZONE = "Europe/Vienna"


@pytest.fixture
def topic():
    topic = calm_topic()
    step(NOW + LATER)
    return topic


def told(alarm):
    return [(one.person.name if one.person else None, one.way) for one in alarm.told.all()]


def test_a_storm_is_told_to_the_first_of_the_chain_with_its_reasons(topic):
    on_call()
    run([topic], STORM)
    alarm = Alarm.objects.get()
    assert alarm.level >= 4
    assert alarm.loud
    assert told(alarm)[0] == ("Anna", "asked")
    assert {who for who, _ in told(alarm)} == {"Anna"}, "her quarter of an hour is not over"
    assert alarm.explanation["mentions"] >= STORM[0]
    assert "#peinlich" in str(alarm.explanation["splits"])
    assert NOW - HOUR <= alarm.since <= NOW + 2 * STRETCH
    texts = [str(one.data) for one in Notice.objects.all()]
    assert texts
    assert not any("peinlich" in text for text in texts)


def test_a_wave_that_has_calmed_before_a_topic_was_watched_alarms_nobody():
    topic = calm_topic()
    wave = {"at__gte": NOW - 2 * DAY, "at__lt": NOW - 2 * DAY + HOUR}
    Pulse.objects.filter(**wave).update(mentions=500)
    step(NOW + LATER)
    assert Watch.objects.get(topic=topic).at == NOW
    assert not Alarm.objects.exists()


def test_a_wave_that_still_goes_on_when_a_topic_is_watched_first_is_told_once():
    on_call()
    topic = calm_topic()
    Pulse.objects.filter(at__gte=NOW - 3 * HOUR, at__lt=NOW - HOUR).update(mentions=300)
    for minutes in range(3):
        step(NOW + LATER + minutes * MINUTE)
    alarm = Alarm.objects.get()
    assert alarm.topic == topic
    assert alarm.loud
    assert NOW - 3 * HOUR - STRETCH <= alarm.since <= NOW - 3 * HOUR + 3 * STRETCH
    assert alarm.seen_at == NOW + LATER
    assert told(alarm) == [("Anna", "asked")]
    pass_time(NOW + LATER, NOW + 2 * DAY)
    alarm.refresh_from_db()
    assert alarm.calm_at is not None
    assert Alarm.objects.count() == 1


@pytest.mark.parametrize(("hours", "alarms"), [(2, 1), (10, 1), (30, 0)])
def test_a_wave_goes_on_until_half_a_day_after_its_last_stretch(hours, alarms):
    calm_topic()
    end = NOW - hours * HOUR
    Pulse.objects.filter(at__gte=end - HOUR, at__lt=end).update(mentions=300)
    step(NOW + LATER)
    assert Alarm.objects.count() == alarms


def test_a_topic_that_begins_anew_keeps_the_alarm_that_is_open(topic):
    on_call()
    now = run([topic], STORM)
    before = Alarm.objects.get()
    Watch.objects.all().delete()
    step(now)
    again = Alarm.objects.get()
    assert (again.pk, again.since, again.rise) == (before.pk, before.since, before.rise)
    assert again.told.count() == before.told.count()
    end = again.course_from + len(again.course) * STRETCH
    assert end == Watch.objects.get().at


def test_an_open_alarm_learns_that_its_wave_began_earlier(topic):
    now = run([topic], STORM)
    late = NOW + 2 * STRETCH
    Alarm.objects.update(since=late)
    Watch.objects.all().delete()
    step(now)
    assert Alarm.objects.get().since < late


def test_the_chain_goes_on_until_somebody_has_it(topic):
    _, ben, _ = on_call()
    now = run([topic], STORM)
    alarm = Alarm.objects.get()
    first = alarm.told.first().at
    for minutes in range(1, 60):
        step(max(now, first + minutes * MINUTE))
        if minutes == 20:
            alarm.refresh_from_db()
            alarm.heard_by, alarm.heard_level, alarm.heard_rise = ben, alarm.level, alarm.rise
            alarm.save()
    names = [who for who, way in told(alarm) if way == "asked"]
    assert names == ["Anna", "Cleo"]


def test_who_is_away_or_has_left_is_not_asked(topic):
    anna, ben, _ = on_call()
    somebody("ada", Role.ADMINISTRATOR)
    Absence.objects.create(person=anna, since=NOW - DAY, until=NOW + DAY)
    leave(ben)
    assert [one.person.name for one in Notice.objects.filter(kind="on-call-left")] != []
    run([topic], STORM)
    assert told(Alarm.objects.get())[0] == ("Cleo", "asked")


def test_without_a_chain_those_who_look_after_the_house_hear_it(topic):
    somebody("ada", Role.ADMINISTRATOR)
    run([topic], STORM)
    assert told(Alarm.objects.get())[0] == (None, "nobody")
    assert Notice.objects.filter(kind="alarm-unheard", person__name="Ada").exists()


def test_a_wave_is_over_after_half_a_day_and_another_is_a_new_one(topic):
    on_call()
    now = run([topic], STORM)
    pass_time(now, NOW + 2 * DAY)
    alarm = Alarm.objects.get()
    assert alarm.calm_at is not None
    assert alarm.calm_at - alarm.last_at >= 12 * HOUR
    run([topic], [400, 600, 800], begin=NOW + 2 * DAY)
    assert Alarm.objects.count() == 2


def test_who_dies_between_watching_and_telling_neither_loses_nor_repeats(topic, monkeypatch):
    on_call()
    dies = {"watch": 1, "tell": 1}

    def dying(real, name):
        def call(*args, **options):
            found = real(*args, **options)
            if dies[name]:
                dies[name] -= 1
                raise SystemExit
            return found

        return call

    monkeypatch.setattr(watching, "_wave", dying(watching._wave, "watch"))
    monkeypatch.setattr(asking, "tell", dying(asking.tell, "tell"))

    def work(now):
        for _ in range(3):
            try:
                step(now)
            except SystemExit:
                continue

    run([topic], STORM, work=work)
    alarm = Alarm.objects.get()
    rises = [(one.person_id, one.rise) for one in alarm.told.all()]
    assert len(rises) == len(set(rises)) >= 1
    assert Notice.objects.count() == len(rises)
    assert dies == {"watch": 0, "tell": 0}


def test_the_same_stretch_is_taken_in_once(topic):
    run([topic], STORM)
    state = bytes(Watch.objects.get().state)
    for _ in range(3):
        step(NOW + len(STORM) * STRETCH + LATER)
    assert bytes(Watch.objects.get().state) == state


def test_the_same_wave_in_two_topics_is_told_once():
    first, second = calm_topic("Werkhof"), calm_topic("Bergtal")
    step(NOW + LATER)
    on_call()
    run([first, second], STORM)
    one, twin = Alarm.objects.order_by("pk")
    assert twin.same_as == one
    assert not twin.told.exists()
    rises = [(row.person_id, row.rise) for row in one.told.all()]
    assert len(rises) == len(set(rises))


def test_different_waves_in_two_topics_are_two():
    first, second = calm_topic("Werkhof"), calm_topic("Bergtal")
    step(NOW + LATER)
    for n, count in enumerate(STORM):
        said([first], NOW + n * STRETCH, count)
        said([second], NOW + n * STRETCH, count)
        step(NOW + (n + 1) * STRETCH + LATER)
    assert Alarm.objects.filter(same_as=None).count() == 2


def test_at_night_only_a_storm_is_told(topic, settings):
    on_call()
    settings.TIME_ZONE = "Pacific/Auckland"  # Where it is one in the morning.
    run([topic], STORM)
    for row in Told.objects.all():
        assert row.level >= 5


def test_an_own_post_that_is_answered_badly_is_an_alarm_before_the_volume():
    on_call()
    post = our_post(NOW - HOUR, likes=4)
    now = NOW
    for n in range(14):
        now = NOW + n * STRETCH
        said([], now, 1, act=post, kind="reply")
        step(now + STRETCH + LATER)
    alarm = Alarm.objects.get(kind="own-post")
    assert alarm.act == post
    assert alarm.explanation["answers"] >= 5
    assert told(alarm)[0] == ("Anna", "asked")
    pass_time(now, now + 2 * DAY)
    alarm.refresh_from_db()
    assert alarm.calm_at is not None


def test_a_post_that_is_liked_as_usual_is_none():
    post = our_post(NOW - HOUR, likes=60)
    said([], NOW, 6, act=post, kind="reply", tone=1)
    step(NOW + STRETCH)
    assert not Alarm.objects.exists()
    assert House.row().habit


def test_a_source_that_falls_silent_is_an_alarm_until_it_is_heard_again():
    on_call()
    quiet = source(heard_at=NOW - 3 * HOUR)
    for week in (1, 2, 3, 4):
        Mention.objects.bulk_create(
            Mention(
                source=quiet,
                network="mastodon",
                network_id=f"{week}-{n}",
                at=NOW - week * 7 * DAY - n * MINUTE,
                heard_at=NOW,
            )
            for n in range(90)
        )
    step(NOW)
    step(NOW + STRETCH)
    alarm = Alarm.objects.get(kind="silence")
    assert told(alarm) == [("Anna", "asked")]
    quiet.heard_at = NOW + STRETCH
    quiet.save()
    step(NOW + 2 * STRETCH)
    alarm.refresh_from_db()
    assert alarm.calm_at is not None


def test_a_source_that_always_sleeps_now_is_none_and_one_with_trouble_is():
    source("still", heard_at=NOW - 3 * HOUR)
    source("krank", trouble="down", trouble_since=NOW - 2 * HOUR)
    step(NOW)
    assert [one.about for one in Alarm.objects.all()] == ["krank"]


def test_an_import_that_nobody_repeats_is_no_silence():
    files = source(heard_at=NOW - 20 * HOUR)
    files.kind = "files"
    files.save()
    rows = (
        Mention(
            source=files,
            network="x",
            network_id=f"{week}-{n}",
            at=NOW - week * 7 * DAY - n * 10 * MINUTE,
            heard_at=NOW - 20 * HOUR,
        )
        for week in (1, 2, 3, 4)
        for n in range(90)
    )
    Mention.objects.bulk_create(rows)
    step(NOW)
    assert not Alarm.objects.exists()


def test_while_an_own_post_is_scolded_its_topic_alarms_sooner_and_others_do_not():
    about, other = calm_topic("Werkhof"), calm_topic("Bauhof")
    said([about], NOW, 14, act=our_post(NOW - HOUR, likes=4), kind="reply")
    now = NOW + STRETCH + LATER
    step(now)
    assert Alarm.objects.filter(kind=Alarm.Kind.POST, calm_at=None).exists()
    assert _borne(about, now) > _borne(other, now) == other.appetite
    assert _borne(about, now + 2 * DAY) > about.appetite, "a weekend lies between"
    assert _borne(about, now + 4 * DAY) == about.appetite
    Alarm.objects.update(false_at=now)
    assert _borne(about, now) == about.appetite


def _borne(topic, now) -> float:
    return borne_now(topic, now, noticed(now))


def test_what_is_heard_after_its_stretch_has_closed_alarms_as_if_it_had_come_in_time(topic):
    twin = calm_topic("Werkhof Linz")
    Pulse.objects.filter(topic=twin).delete()
    Pulse.objects.bulk_create(
        pulse(twin, one.at, one.mentions, one.negative) for one in topic.pulses.all()
    )
    step(NOW + LATER)
    for n, count in enumerate(STORM):
        if n:
            said([twin], NOW + (n - 1) * STRETCH, STORM[n - 1])
        said([topic], NOW + n * STRETCH, count)
        step(NOW + (n + 1) * STRETCH + LATER)
    said([twin], NOW + 2 * STRETCH, STORM[-1])
    step(NOW + 4 * STRETCH + LATER)
    in_time, late = Watch.objects.get(topic=topic), Watch.objects.get(topic=twin)
    assert bytes(late.state) == bytes(in_time.state)
    assert late.shown == in_time.shown
    assert Alarm.objects.get(topic=twin).loud


def test_hours_of_silence_that_are_heard_at_once_are_no_wave(topic):
    """The house was down for three hours; then all that was said is heard in one go."""
    step(NOW + 3 * HOUR + LATER)
    chance = random.Random(1)
    for n in range(36):
        said([topic], NOW + n * STRETCH, chance.randint(2, 6), tone=0)
    step(NOW + 3 * HOUR + STRETCH + LATER)
    step(NOW + 3 * HOUR + 2 * STRETCH + LATER)
    assert not Alarm.objects.filter(loud=True).exists()
