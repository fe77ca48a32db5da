"""The register: what it shows to whom, and how it is kept."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Entry
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ALL = reverse("channels:all")
BY_HAND = {"name": "Bergtal auf LinkedIn", "country": "AT", "second_factor": "false"}


@pytest.fixture
def channel(browser_of_owner, owner):
    asked = BY_HAND | {"owner": owner.pk}
    answer = browser_of_owner.post(reverse("channels:new", args=["linkedin"]), asked)
    assert answer.status_code == 302, answer.content.decode()
    return Channel.objects.get()


def one(name: str, channel: Channel) -> str:
    return reverse(f"channels:{name}", args=[channel.pk])


def test_an_empty_register_says_what_to_do_first(browser_of_owner):
    page = browser_of_owner.get(ALL).content.decode()
    assert "Noch kein Kanal" in page
    assert reverse("channels:choose") in page


def test_every_network_can_be_chosen(browser_of_owner):
    page = browser_of_owner.get(reverse("channels:choose")).content.decode()
    for name in ("Bluesky", "Mastodon", "LinkedIn", "Instagram", "YouTube", "TikTok", "Facebook"):
        assert name in page
    assert browser_of_owner.get(reverse("channels:new", args=["nowhere"])).status_code == 404
    assert browser_of_owner.get(reverse("channels:connect", args=["linkedin"])).status_code == 404


def test_a_channel_by_hand_is_kept_with_what_is_to_be_done(channel, browser_of_owner):
    assert channel.way == Channel.Way.BY_HAND
    page = browser_of_owner.get(one("one", channel)).content.decode()
    for words in ("Vertretung", "zweiten Faktor", "§ 5 ECG", "Programme"):
        assert words in page
    assert Entry.objects.get(what="channel added").who == "Olga"


def test_a_feed_needs_its_address(browser_of_owner):
    new = reverse("channels:new", args=["feed"])
    asked = {"name": "Blog", "country": "DE"}
    assert browser_of_owner.post(new, asked).status_code == 400
    browser_of_owner.post(new, asked | {"url": "bergtal.example/feed.xml"})
    found = Channel.objects.get()
    assert (found.way, found.url) == (Channel.Way.FEED, "https://bergtal.example/feed.xml")


def test_what_is_entered_counts_as_looked_at(channel, browser_of_owner):
    sam = somebody("sam")
    asked = BY_HAND | {
        "owner": channel.owner_id,
        "substitute": sam.pk,
        "second_factor": "true",
        "imprint": "https://bergtal.example/impressum",
        "apps": "gutgemacht\nBuffer",
    }
    assert browser_of_owner.post(one("edit", channel), asked).status_code == 302
    found = Channel.objects.get()
    assert found.second_factor is True
    assert found.imprint_seen_at
    assert found.apps_seen_at
    assert "Hier ist alles gut" in browser_of_owner.get(one("one", channel)).content.decode()


def test_owner_and_substitute_are_two_people(channel, browser_of_owner, owner):
    asked = BY_HAND | {"owner": owner.pk, "substitute": owner.pk, "name": "Anders"}
    answer = browser_of_owner.post(one("edit", channel), asked)
    assert answer.status_code == 400
    assert "nur jemand anderes" in answer.content.decode()
    assert Channel.objects.get().name == BY_HAND["name"]


def test_looking_again_takes_one_click(channel, browser_of_owner):
    for what, field in (("imprint", "imprint_seen_at"), ("apps", "apps_seen_at")):
        browser_of_owner.post(one("seen", channel), {"what": what})
        assert getattr(Channel.objects.get(), field)
    browser_of_owner.post(one("seen", channel), {"what": "sealed"})
    assert Channel.objects.get().sealed == ""


def test_closing_keeps_what_was(channel, browser_of_owner):
    browser_of_owner.post(one("close", channel))
    assert Channel.objects.get().closed_at
    page = browser_of_owner.get(ALL).content.decode()
    assert channel.name in page
    assert "Geschlossen" in page
    assert browser_of_owner.get(one("again", channel)).status_code == 404
    browser_of_owner.post(one("reopen", channel))
    assert Channel.objects.get().closed_at is None
    assert Entry.objects.filter(about=f"channel {channel.pk}").count() == 3


def test_the_table_for_other_programs_holds_no_formula(channel, browser_of_owner):
    Channel.objects.update(name='=HYPERLINK("https://x.example")', imprint_seen_at=timezone.now())
    answer = browser_of_owner.get(reverse("channels:export"))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))
    assert row["name"].startswith("'=")
    assert (row["owner"], row["second_factor"]) == ("Olga", "no")
    assert "imprint" in row["duties"].split()


def test_the_works_council_sees_how_it_is_set_up_and_no_names(channel):
    council = signed_in(somebody("wilma", Role.WORKS_COUNCIL))
    for address in (ALL, one("one", channel)):
        page = council.get(address).content.decode()
        assert channel.name in page
        assert "benannt" in page
        assert "Olga" not in page


def test_authors_read_and_change_nothing(channel):
    author = signed_in(somebody("anna", Role.AUTHOR))
    page = author.get(one("one", channel)).content.decode()
    assert "Olga" in page
    assert reverse("channels:edit", args=[channel.pk]) not in page
    for name in ("edit", "seen", "close", "reopen", "disconnect", "by-hand", "again"):
        assert author.post(one(name, channel)).status_code == 403
    assert author.post(reverse("channels:cut")).status_code == 403
