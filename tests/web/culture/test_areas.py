"""What areas tell of a quarter: from real rows, without who."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from gutgemacht.culture import Doing, Handling, Happening
from gutgemacht.culture.sentences import NAMES
from gutgemacht.learn import Review
from gutgemacht.learn.known import plain_reviews
from gutgemacht.web.campaign.models import Version
from gutgemacht.web.campaign.panel.culture import panels
from gutgemacht.web.coach.culture import advice
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.coach.sums import count
from gutgemacht.web.culture import survey
from gutgemacht.web.culture.counted import counts
from gutgemacht.web.ideas import shares
from gutgemacht.web.ideas.culture import clicks, ideas, offered
from gutgemacht.web.ideas.models import Clicks, Idea, Month, Share
from gutgemacht.web.learn.practice.culture import cards
from gutgemacht.web.learn.practice.models import Progress
from gutgemacht.web.listen.alarms.culture import alarms
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.approvals.culture import mended
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.drafts.models import Version as DraftVersion
from gutgemacht.web.publish.sending.culture import published
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.workshop.culture import joined, workshops
from gutgemacht.web.workshop.models import Room
from tests.people import somebody
from tests.web.campaign.report import make
from tests.web.publish.drafts.make import NOW, a_channel, a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SINCE, UNTIL = NOW - timedelta(days=30), NOW + timedelta(days=30)
DAY = timedelta(days=1)


def test_every_fact_that_is_counted_has_its_place_in_the_picture():
    assert set(counts()) | set(survey.QUESTIONS) == NAMES


def sent(draft, channel, at, state=Outbox.State.SENT) -> Outbox:
    return Outbox.objects.create(
        channel=channel,
        version=draft.versions.get(),
        author=draft.author,
        content={},
        fingerprint="f",
        key=f"{draft.pk}-{channel.pk}",
        due=at,
        created_at=at,
        ended_at=at,
        state=state,
    )


def test_a_post_for_two_channels_is_one_post_of_one_person():
    anna, bert = somebody("Anna", Role.AUTHOR), somebody("Bert", Role.AUTHOR)
    one, other = a_channel(), a_channel("linkedin")
    first, second, third = (a_draft(person, "Wort") for person in (anna, anna, bert))
    for draft, channel in ((first, one), (first, other), (second, one)):
        sent(draft, channel, NOW)
    sent(third, one, NOW, Outbox.State.FAILED)
    sent(third, other, UNTIL)
    assert published(SINCE, UNTIL) == Doing((2,), 2)


def asked(draft, channel, at, rules=(), state=Request.State.APPROVED) -> Request:
    version = draft.versions.first()
    return Request.objects.create(
        version=version,
        channel=channel,
        author=draft.author,
        content={},
        fingerprint="f",
        need={},
        verdict={"level": "ask", "bases": [], "findings": [{"rule": rule} for rule in rules]},
        asked_at=at,
        expires=at + 9 * DAY,
        state=state,
        ended_at=at,
    )


def again(draft) -> None:
    DraftVersion.objects.create(draft=draft, number=2, by=draft.author, at=NOW, body={})


def test_what_had_a_finding_or_was_sent_back_and_then_got_its_yes_was_mended():
    anna, bert = somebody("Anna", Role.AUTHOR), somebody("Bert", Role.AUTHOR)
    channel = a_channel()
    found, back, fine, same = (a_draft(person, "Wort") for person in (anna, anna, bert, bert))
    asked(found, channel, NOW, ["bare-green-word"], Request.State.WITHDRAWN)
    asked(back, channel, NOW, (), Request.State.CHANGE)
    asked(same, channel, NOW, ["bare-green-word"], Request.State.EXPIRED)
    for draft in (found, back, same):
        again(draft)
    for draft in (found, back, fine):
        asked(draft, channel, NOW + DAY)
    asked(same, channel, NOW + DAY, ["bare-green-word"])
    assert mended(SINCE, UNTIL) == Doing((2,), 2)


def test_a_panel_changed_something_where_another_version_followed():
    anna = somebody("Anna", Role.AUTHOR)
    changed, kept = make.campaign(anna), make.campaign(anna)
    for whole in (changed, kept):
        make.close(make.panel(whole, "Alle"))
    Version.objects.create(campaign=changed, number=2, by=anna, at=make.NOW + 3 * DAY)
    assert panels(make.NOW, make.NOW + 60 * DAY) == Happening(2, 1)


def alarm(at, heard=None, **facts) -> Alarm:
    return Alarm.objects.create(
        level=3, since=at, seen_at=at, rose_at=at, last_at=at, calm_at=at, heard_at=heard, **facts
    )


def test_an_alarm_counts_once_and_false_and_silent_ones_do_not():
    first = alarm(NOW, NOW + timedelta(minutes=20))
    alarm(NOW, NOW + timedelta(hours=3))
    alarm(NOW)
    alarm(NOW, same_as=first)
    alarm(NOW, false_at=NOW)
    alarm(NOW, kind=Alarm.Kind.SILENCE)
    alarm(UNTIL)
    assert alarms(SINCE, UNTIL) == Handling(3, 1)


def answered(person, card: str, *at) -> Progress:
    """What is kept of somebody who answered a card at these times."""
    reviews = [Review(f"{card} {one:%m%d}", one, "right") for one in at]
    return Progress.objects.create(
        person=person,
        card=card,
        reviews=plain_reviews(reviews[1:]),
        earlier=plain_reviews(reviews[:1]),
        begun=at[0],
        due=at[-1],
        last=at[-1],
    )


def test_answers_to_cards_count_when_they_were_given_and_of_who_is_still_here():
    anna, bert, cora = (somebody(name) for name in ("Anna", "Bert", "Cora"))
    answered(anna, "greenwash.spot.1", NOW - 40 * DAY, NOW, NOW + DAY, UNTIL)
    answered(anna, "hashtags.why.1", NOW)
    answered(bert, "hashtags.why.1", NOW - 40 * DAY, UNTIL + DAY)
    answered(cora, "hashtags.why.1", NOW)
    Progress.objects.create(person=bert, card="own.why.1", begun=NOW, due=NOW, last=NOW)
    leave(cora)
    assert cards(SINCE, UNTIL) == Doing((3,), 2)


def test_ideas_count_who_took_them_along_and_not_who_took_their_name_off():
    anna, bert, cora = (somebody(name) for name in ("Anna", "Bert", "Cora"))
    first, second = (Idea.objects.create(headline=n, at=NOW, by=anna) for n in ("Eins", "Zwei"))
    day = timezone.localdate(NOW)
    for idea, person, when in (
        (first, anna, day),
        (second, anna, day),
        (first, bert, timezone.localdate(UNTIL)),
        (first, cora, day),
    ):
        Share.objects.create(idea=idea, person=person, code=f"{idea.pk}{person.pk}", day=when)
    shares.forget_all(cora)
    assert ideas(SINCE, UNTIL) == Doing((2,), 3)
    assert offered(SINCE, UNTIL) == Happening(2)
    assert offered(UNTIL, UNTIL + DAY) == Happening(0)


def test_clicks_are_those_that_months_tell_or_none():
    since = timezone.make_aware(datetime(2026, 1, 1))
    until = timezone.make_aware(datetime(2026, 4, 1))
    idea = Idea.objects.create(headline="Eins", at=since)
    for number in range(8):
        assert clicks(since, until) is None
        share = Share.objects.create(
            idea=idea, person=somebody(f"P {number}"), code=f"c{number}", day=since.date()
        )
        Clicks.objects.create(share=share, day=date(2026, 3, 31), count=2)
        Clicks.objects.create(share=share, day=date(2026, 4, 1), count=5)
        Month.objects.all().delete()
    assert clicks(since, until) == Happening(16)


def test_a_room_that_a_few_tried_is_no_workshop():
    for number, joined_phones in enumerate((2, 5, 40, 90)):
        Room.objects.create(
            title="Wer liest mit?",
            code=f"CODE{number}",
            opened_at=NOW,
            until=NOW,
            ended_at=UNTIL if joined_phones == 90 else NOW,
            joined=joined_phones,
        )
    assert workshops(SINCE, UNTIL) == Happening(2)
    assert joined(SINCE, UNTIL) == Happening(45)
    Room.objects.filter(joined=40).delete()
    assert joined(SINCE, UNTIL) is None


def test_advice_is_told_of_eight_people_and_of_a_quarter_that_is_over():
    since = timezone.make_aware(datetime(2026, 7, 1))
    until = timezone.make_aware(datetime(2026, 10, 1))
    for asker in range(40):
        if asker < 8:
            assert advice(since, until) is None
        count(Advice(asker_id=asker, asked_at=since, answered_at=since), since)
    assert advice(since, until - DAY) is None
    assert advice(since, until) == Happening(40)
