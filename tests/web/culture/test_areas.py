"""What areas tell of a quarter: from real rows, without who."""

from datetime import timedelta

import pytest

from gutgemacht.culture import Doing, Handling, Happening
from gutgemacht.culture.sentences import AREAS
from gutgemacht.web.campaign.models import Version
from gutgemacht.web.campaign.panel.culture import panels
from gutgemacht.web.culture.counted import counts
from gutgemacht.web.listen.alarms.culture import alarms
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.approvals.culture import mended
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.drafts.models import Version as DraftVersion
from gutgemacht.web.publish.sending.culture import published
from gutgemacht.web.publish.sending.models import Outbox
from tests.people import somebody
from tests.web.campaign.report import make
from tests.web.publish.drafts.make import NOW, a_channel, a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SINCE, UNTIL = NOW - timedelta(days=30), NOW + timedelta(days=30)
DAY = timedelta(days=1)


def test_every_fact_that_is_counted_has_its_place_in_the_picture():
    assert set(counts()) <= {name for names in AREAS.values() for name in names}
    assert {"published", "mended", "panels", "alarms"} <= set(counts())


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
