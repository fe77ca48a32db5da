"""Reminders, and what happens when somebody leaves."""

from datetime import UTC, datetime, timedelta

import pytest

from gutgemacht.web.environment import MailServer
from gutgemacht.web.notices.kinds import words
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.remind import remind_due
from tests.people import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.MAIL = MailServer("127.0.0.1", 25, "", "", sealed=False, seals=False)


@pytest.fixture
def channel(owner):
    return Channel.objects.create(
        network="linkedin",
        name="Bergtal",
        owner=owner,
        substitute=somebody("sam"),
        second_factor=True,
        imprint="https://bergtal.example/impressum",
        imprint_seen_at=NOW,
        apps_seen_at=NOW,
        added_at=NOW - 2 * DAY,
    )


def told() -> list[tuple[str, list[str]]]:
    """Whom the notices since the last call went to, and of which duties."""
    found = [
        (notice.person.name, [duty["kind"] for duty in notice.data.get("duties", [])])
        for notice in Notice.objects.select_related("person")
    ]
    Notice.objects.all().delete()
    return sorted(found)


def test_a_channel_in_order_reminds_nobody(channel):
    assert remind_due(NOW) == 0


def test_owner_and_substitute_hear_of_a_duty_once_and_then_monthly(channel):
    Channel.objects.update(second_factor=False)
    assert remind_due(NOW) == 1
    assert told() == [("Olga", ["second-factor"]), ("Sam", ["second-factor"])]
    for day in range(1, 30):
        assert remind_due(NOW + day * DAY) == 0
    assert remind_due(NOW + 30 * DAY) == 1
    assert len(told()) == 2


def test_a_new_duty_is_told_alone_and_a_done_one_anew_when_it_comes_back(channel):
    Channel.objects.update(second_factor=False)
    remind_due(NOW)
    told()
    Channel.objects.update(imprint="")
    remind_due(NOW + DAY)
    assert told()[0] == ("Olga", ["imprint"])
    Channel.objects.update(second_factor=True)
    assert remind_due(NOW + 2 * DAY) == 0
    Channel.objects.update(second_factor=False)
    remind_due(NOW + 3 * DAY)
    assert told()[0] == ("Olga", ["second-factor"])


def test_who_has_just_added_a_channel_is_left_in_peace_but_hears_of_trouble(channel):
    Channel.objects.update(added_at=NOW, imprint="")
    assert remind_due(NOW + timedelta(hours=2)) == 0
    Channel.objects.update(trouble="revoked", trouble_since=NOW)
    remind_due(NOW + timedelta(hours=2))
    assert told()[0] == ("Olga", ["token"])
    remind_due(NOW + 2 * DAY)
    assert told()[0] == ("Olga", ["imprint"])


def test_a_closed_channel_reminds_nobody(channel):
    Channel.objects.update(imprint="", closed_at=NOW)
    assert remind_due(NOW) == 0


def test_where_nobody_answers_those_who_can_name_somebody_are_asked(channel):
    somebody("ada", Role.ADMINISTRATOR)
    Channel.objects.update(owner=None, substitute=None)
    remind_due(NOW)
    assert [name for name, _ in told()] == ["Ada", "Olga"]


def test_the_words_name_each_duty(channel):
    Channel.objects.update(imprint="", second_factor=None)
    remind_due(NOW)
    said = words("channel-duties", Notice.objects.first().data)
    assert said.subject == "Bergtal: 2 Dinge sind zu tun"
    assert "§ 5 DDG" in said.text


def test_channels_of_who_leaves_ask_for_somebody_else(channel, owner):
    somebody("ada", Role.ADMINISTRATOR)
    leave(owner)
    assert [name for name, _ in told()] == ["Ada", "Sam"]
    remind_due(NOW)
    assert ("Sam", ["owner-left"]) in told()
