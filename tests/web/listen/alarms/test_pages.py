"""Pages of alarms: somebody has it, it was none, whom to ask; and mails that lead there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.listen.alarms.models import Absence, Alarm, House, Mute, OnCall
from gutgemacht.web.listen.alarms.step import step
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.notices.send import send_due
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.ledger.models import Entry
from tests.people import signed_in, somebody
from tests.web.listen.alarms.stage import (
    DAY,
    HOUR,
    LATER,
    NOW,
    STRETCH,
    calm_topic,
    on_call,
    our_post,
    said,
)
from tests.web.mailbox import mail_goes_to

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def letters(settings, mailbox):
    box, port = mailbox
    mail_goes_to(settings, port)
    return box


@pytest.fixture
def people():
    return on_call()


def an_alarm(name="Werkhof", level=4, now=NOW, **facts):
    topic = Topic.objects.create(name=name, made_at=now - DAY)
    times = dict.fromkeys(("since", "seen_at", "rose_at", "last_at"), now)
    facts = {"level": level, "loud": level > 2, "size": 1.0, **times, **facts}
    return Alarm.objects.create(topic=topic, **facts)


def shown(client, name, *args):
    answer = client.get(reverse(f"alarms:{name}", args=args))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def press(client, name, *args, **data):
    answer = client.post(reverse(f"alarms:{name}", args=args), data, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return " ".join(answer.content.decode().split())


def test_a_mail_leads_to_the_page_with_the_button_that_ends_the_chain(letters, people):
    anna, _, cleo = people
    alarm = an_alarm()
    step(NOW)
    assert send_due(NOW) == 1
    mail = letters.kept[0]
    assert mail["To"] == anna.email
    link = re.search(r"https://gut.bergtal.example(\S+)", mail.get_content())[1]
    page = signed_in(anna)
    assert "Ich kümmere mich" in page.get(link).content.decode()
    press(page, "heard", alarm.pk)
    step(NOW + timedelta(hours=2))
    assert send_due(NOW + timedelta(hours=2)) == 0
    said = press(signed_in(cleo), "heard", alarm.pk)
    assert "Anna kümmert sich schon" in said
    press(signed_in(cleo), "heard", alarm.pk, take="")
    alarm.refresh_from_db()
    assert alarm.heard_by == cleo


def test_small_alarms_come_in_one_letter(letters, people):
    an_alarm("Werkhof", 2)
    an_alarm("Bergtal", 2)
    for hours in range(30):
        step(NOW + timedelta(hours=hours))
    send_due(NOW + timedelta(hours=30))
    subjects = {(mail["To"], mail["Subject"]) for mail in letters.kept}
    assert len(letters.kept) == len(subjects) == 2
    assert all("2 Themen fielen auf" in subject for _, subject in subjects)


def test_what_was_none_is_told_no_more_until_it_is_a_storm(people, settings):
    settings.MAIL = object()
    anna, *_ = people
    alarm = an_alarm(now=NOW)
    page = signed_in(anna)
    assert "war" in press(page, "false", alarm.pk)
    step(NOW)
    assert not alarm.told.exists()
    Alarm.objects.filter(pk=alarm.pk).update(level=5, rise=2)
    step(NOW + STRETCH)
    assert alarm.told.exists()
    press(page, "not-false", alarm.pk)
    alarm.refresh_from_db()
    assert alarm.false_at is None


def test_a_muted_topic_is_quiet_for_its_days(people, settings):
    settings.MAIL = object()
    page = signed_in(people[0])
    alarm = an_alarm(now=timezone.now())
    press(page, "mute", alarm.pk, days="7")
    assert Mute.objects.get().until - timezone.now() > 6 * DAY
    House.objects.update_or_create(pk=1, defaults={"quiet_from": None, "quiet_until": None})
    step(timezone.now())
    assert not alarm.told.exists()
    press(page, "mute", alarm.pk, days="0")
    step(timezone.now())
    assert alarm.told.exists()


def test_giving_back_lets_the_chain_go_on(people, settings):
    settings.MAIL = object()
    page = signed_in(people[0])
    alarm = an_alarm()
    step(NOW)
    press(page, "heard", alarm.pk)
    press(page, "give-back", alarm.pk)
    step(NOW + timedelta(minutes=20))
    assert [one.person.name for one in alarm.told.all()] == ["Anna", "Cleo"]


def test_only_who_has_it_can_give_it_back_and_that_is_logged(people):
    anna, _, cleo = people
    alarm = an_alarm()
    press(signed_in(anna), "heard", alarm.pk)
    press(signed_in(cleo), "give-back", alarm.pk)
    alarm.refresh_from_db()
    assert alarm.heard_by == anna
    press(signed_in(anna), "give-back", alarm.pk)
    alarm.refresh_from_db()
    assert alarm.heard_by is None
    what = Entry.objects.filter(about=f"alarm {alarm.pk}").values_list("what", flat=True)
    assert list(what) == ["alarm taken on", "alarm given back"]


def test_administrators_who_hear_of_an_alarm_can_look_at_it(settings):
    settings.MAIL = object()
    admin = somebody("ada", Role.ADMINISTRATOR)
    alarm = an_alarm()
    step(NOW)
    assert Notice.objects.filter(kind="alarm-unheard", person=admin).exists()
    page = signed_in(admin)
    assert "Werkhof" in shown(page, "one", alarm.pk)
    assert "Werkhof" in shown(page, "all")


def test_a_wave_names_our_post_by_its_words():
    topic = calm_topic()
    step(NOW + LATER)
    post = our_post(NOW - HOUR, text="Echte Kerle schrauben selbst")
    for n, count in enumerate((40, 90)):
        said([topic], NOW + n * STRETCH, count, act=post, kind="reply")
        step(NOW + (n + 1) * STRETCH + LATER)
    alarm = Alarm.objects.get(kind="wave")
    assert alarm.explanation["post"]
    told = shown(signed_in(somebody("ada", Role.APPROVER)), "one", alarm.pk)
    assert told.count("„Echte Kerle schrauben selbst“") == 2
    assert f"„{post.pk}“" not in told


def test_a_hashtag_is_shown_as_people_write_it():
    topic = calm_topic()
    step(NOW + LATER)
    for n, count in enumerate((40, 90)):
        said([topic], NOW + n * STRETCH, count, words="Das ist #EchtPeinlich")
        step(NOW + (n + 1) * STRETCH + LATER)
    told = shown(signed_in(somebody("ada", Role.APPROVER)), "one", Alarm.objects.get().pk)
    assert "tragen 100 #EchtPeinlich" in told or "100 tragen #EchtPeinlich" in told


def test_the_chain_is_named_ordered_and_tried(letters):
    lead = somebody("lena", Role.INCIDENT_LEAD)
    adam, eve = somebody("adam", Role.AUTHOR), somebody("eve", Role.APPROVER)
    somebody("fritz")
    page = signed_in(lead)
    assert "Noch steht niemand darin" in shown(page, "settings")
    choices = [
        str(name)
        for _, name in page.get(reverse("alarms:settings"))
        .context["place_form"]
        .fields["person"]
        .choices
    ]
    assert choices == ["–", "Lena", "Adam", "Eve"], (
        "who leads comes first, who may not act not at all"
    )
    press(page, "add-place", person=adam.pk, substitute=eve.pk)
    press(page, "add-place", person=lead.pk)
    press(page, "change-place", OnCall.objects.get(person=lead).pk, up="")
    assert [one.person for one in OnCall.objects.all()] == [lead, adam]
    today = timezone.localdate()
    press(page, "add-absence", who=adam.pk, since=today, until=today)
    assert "Gefragt wird Eve" in shown(page, "settings")
    press(page, "test")
    assert send_due(timezone.now()) == 2
    assert {mail["To"] for mail in letters.kept} == {lead.email, eve.email}
    assert all(mail["Subject"].startswith("TEST") for mail in letters.kept)
    press(page, "end-absence", Absence.objects.get().pk)
    press(page, "change-place", OnCall.objects.get(person=lead).pk, remove="")
    leave(adam)
    assert "Adam ist nicht mehr im Haus" in shown(page, "settings")


def test_settings_are_kept_and_odd_ones_named():
    Topic.objects.create(name="Werkhof", made_at=NOW)
    page = signed_in(somebody("ada", Role.ADMINISTRATOR))
    good = {"appetite": "4", "patience": "30", "quiet_from": "", "quiet_until": ""}
    press(page, "settings", **good, digest_at="09:30", hourly="on")
    house = House.row()
    assert (house.quiet_from, house.hourly, house.patience) == (None, True, timedelta(minutes=30))
    assert Topic.objects.get().appetite == 4
    odd = {**good, "quiet_from": "22:00", "digest_at": "09:30"}
    answer = page.post(reverse("alarms:settings"), odd)
    assert answer.status_code == 400
    assert "beide" in answer.content.decode()
    same = {"person": "1", "substitute": "999"}
    assert page.post(reverse("alarms:add-place"), same).status_code == 400


def test_an_empty_chain_and_a_missing_mail_server_are_said(settings):
    settings.MAIL = None
    page = signed_in(somebody("ada", Role.APPROVER))
    said = shown(page, "all")
    assert "Die Rufkette ist leer" in said
    assert "weder ein Mailserver noch ein Webhook" in said
    assert "Es ist ruhig" in said
