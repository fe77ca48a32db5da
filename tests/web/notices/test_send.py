"""Notices on their way: to a real mail server and a real web server, both on loopback."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from gutgemacht.web.notices.kinds import kinds
from gutgemacht.web.notices.models import Notice, Webhook
from gutgemacht.web.notices.send import GIVEN_UP_AFTER, KEPT, send_due
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Role
from tests.networks.server import Said, serving
from tests.people import signed_in, somebody
from tests.web.mailbox import mail_goes_to

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
DATA = {"channel": "Werkhof", "page": "/channels/7/", "who": "Anna"}


class Room:
    """Keeps what it is told, and answers as it is set to."""

    def __init__(self):
        self.down, self.status, self.heard = False, 200, []

    def answer(self, asked):
        self.heard.append(asked)
        return Said(self.status, {}, {"Location": "https://10.0.0.1/"})


@pytest.fixture
def room(settings):
    room = Room()
    with serving(room) as base:
        room.base = base
        settings.INSIDE |= {urlsplit(base).netloc}
        yield room


@pytest.fixture
def letters(settings, mailbox):
    box, port = mailbox
    mail_goes_to(settings, port)
    return box


@pytest.fixture
def administrator():
    return signed_in(somebody("ada", Role.ADMINISTRATOR))


def hook(administrator, room, way="generic", path="/hooks/geheim-123?k=1") -> str:
    """Makes a webhook on the page; returns the key that is shown."""
    asked = {
        "name": f"Raum {way}",
        "way": way,
        "address": room.base + path,
        "language": "en",
        "kinds": ["owner-wanted", "channel-duties"],
    }
    answer = administrator.post(reverse("notices:all"), asked)
    assert answer.status_code == 200, answer.content.decode()
    return answer.context["key"]


def test_a_mail_is_in_the_language_of_the_person_with_one_link(letters):
    anna, ben = somebody("anna"), somebody("ben")
    ben.language = "en"
    ben.save()
    tell("owner-wanted", [anna, ben, anna], DATA, NOW)
    assert send_due(NOW) == 2
    assert send_due(NOW) == 0
    by = {mail["To"]: mail for mail in letters.kept}
    assert "jemand anderen" in by[anna.email]["Subject"]
    assert "somebody else" in by[ben.email]["Subject"]
    for mail in letters.kept:
        assert mail.get_content_type() == "text/plain"
        text = mail.get_content()
        assert text.count("https://") == 1
        assert "https://gut.bergtal.example/channels/7/" in text


def test_who_leaves_before_it_is_sent_gets_nothing(letters):
    anna = somebody("anna")
    tell("owner-wanted", [anna], DATA, NOW)
    leave(anna)
    tell("owner-wanted", [anna], DATA, NOW)
    send_due(NOW)
    assert letters.kept == []
    assert not Notice.objects.filter(given_up_at=None).exists()


def test_without_a_mail_server_nobody_is_written_to():
    tell("owner-wanted", [somebody("anna")], DATA, NOW)
    assert not Notice.objects.exists()


def test_a_call_is_signed_over_time_and_body(administrator, room):
    key = hook(administrator, room)
    tell("owner-wanted", [], DATA, NOW)
    send_due(NOW)
    (asked,) = room.heard
    assert (asked.method, asked.path, asked.one("k")) == ("POST", "/hooks/geheim-123", "1")
    said = dict(part.split("=") for part in asked.headers["gutgemacht-signature"].split(","))
    signed = said["t"].encode() + b"." + asked.body
    assert said["t"] == str(int(NOW.timestamp()))
    assert said["v1"] == hmac.new(key.encode(), signed, hashlib.sha256).hexdigest()
    body = asked.json
    assert body["kind"] == "owner-wanted"
    assert body["id"] == Notice.objects.get().pk
    assert "somebody else" in body["subject"]


@pytest.mark.parametrize("way", ["slack", "mattermost", "teams"])
def test_a_chat_hears_in_its_own_shape(administrator, room, way, settings):
    settings.ADDRESS = "https://gut.bergtal.example"
    hook(administrator, room, way)
    tell("owner-wanted", [], DATA | {"channel": "A & <b> *c*"}, NOW)
    send_due(NOW)
    (asked,) = room.heard
    body = asked.json
    told = json.dumps(body)
    assert "https://gut.bergtal.example/channels/7/" in told
    assert "gutgemacht-signature" not in asked.headers
    match way:
        case "slack":
            assert "A &amp; &lt;b&gt;" in body["blocks"][0]["text"]["text"]
        case "mattermost":
            assert "\\<b\\>" in body["text"]
        case "teams":
            card = body["attachments"][0]["content"]
            assert card["type"] == "AdaptiveCard"
            assert card["actions"][0]["type"] == "Action.OpenUrl"


def test_a_failure_is_tried_again_more_and_more_slowly_and_given_up_after_a_day(
    administrator, room
):
    hook(administrator, room)
    room.status = 500
    tell("owner-wanted", [], DATA, NOW)
    tries = [NOW]
    send_due(NOW)
    while not Notice.objects.get().given_up_at:
        at = Notice.objects.get().retry_at
        send_due(at - timedelta(seconds=1))
        assert len(room.heard) == len(tries)
        send_due(at)
        tries.append(at)
    gaps = [after - before for before, after in pairwise(tries)]
    assert gaps == sorted(gaps)
    assert gaps[0] == timedelta(minutes=1)
    assert 10 < len(tries) < 30
    assert tries[-1] - NOW >= GIVEN_UP_AFTER
    page = administrator.get(reverse("notices:all")).content.decode()
    assert "500" in page
    assert "aufgegeben" in page


def test_a_room_that_comes_back_hears_once(administrator, room):
    hook(administrator, room)
    room.down = True
    tell("owner-wanted", [], DATA, NOW)
    assert send_due(NOW) == 0
    assert "antwortet nicht" in administrator.get(reverse("notices:all")).content.decode()
    room.down = False
    assert send_due(NOW + timedelta(minutes=2)) == 1
    assert send_due(NOW + timedelta(minutes=9)) == 0
    assert len(room.heard) == 1


def test_a_full_mail_server_loses_nothing(letters):
    letters.full = True
    tell("owner-wanted", [somebody("anna")], DATA, NOW)
    assert send_due(NOW) == 0
    letters.full = False
    assert send_due(NOW + timedelta(minutes=2)) == 1
    assert len(letters.kept) == 1


def test_one_of_several_workers_has_it(administrator, room):
    hook(administrator, room)
    tell("owner-wanted", [], DATA, NOW)
    seen = list(Notice.objects.all())
    send_due(NOW)
    from gutgemacht.web.notices.send import _claimed

    assert not _claimed(seen[0], NOW)
    assert len(room.heard) == 1


def test_a_redirect_is_not_followed(administrator, room):
    hook(administrator, room)
    room.status = 302
    tell("owner-wanted", [], DATA, NOW)
    assert send_due(NOW) == 0
    assert Notice.objects.get().said == "status 302"


@pytest.mark.parametrize(
    "address",
    ["http://hooks.example/x", "ftp://hooks.example", "https://user:pw@hooks.example", "hooks", ""],
)
def test_an_address_that_is_none_is_not_kept(administrator, address):
    asked = {"name": "x", "way": "slack", "address": address, "language": "de"}
    answer = administrator.post(reverse("notices:all"), asked | {"kinds": ["owner-wanted"]})
    assert answer.status_code == 400 or not address.startswith(("http://", "ftp://"))
    assert not Webhook.objects.filter(host__contains="@").exists()


@pytest.mark.parametrize(
    "place", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "localhost"]
)
def test_nothing_inside_the_house_is_called(administrator, place):
    asked = {"name": "x", "way": "slack", "address": f"https://{place}/", "language": "de"}
    administrator.post(reverse("notices:all"), asked | {"kinds": ["owner-wanted"]})
    tell("owner-wanted", [], DATA, NOW)
    assert send_due(NOW) == 0
    assert Notice.objects.get().said == "not-allowed"


def test_the_address_is_sealed_and_shown_nowhere(administrator, room, settings):
    key = hook(administrator, room)
    row = Webhook.objects.get()
    assert "geheim-123" not in row.sealed
    page = administrator.get(reverse("notices:all")).content.decode()
    assert "geheim-123" not in page
    assert key not in page
    settings.SECRET_KEY = "another key than the one before"
    tell("owner-wanted", [], DATA, NOW)
    send_due(NOW)
    assert Notice.objects.get().said == "locked"


def test_a_webhook_can_be_tried_and_ended(administrator, room):
    hook(administrator, room, "mattermost")
    number = Webhook.objects.get().pk
    page = administrator.post(reverse("notices:try", args=[number]), follow=True)
    assert "angenommen" in page.content.decode()
    assert "trial" in room.heard[0].json["text"]
    room.status = 404
    page = administrator.post(reverse("notices:try", args=[number]), follow=True)
    assert "404" in page.content.decode()
    administrator.post(reverse("notices:end", args=[number]))
    assert not Webhook.objects.exists()
    tell("owner-wanted", [], DATA, NOW)
    assert not Notice.objects.exists()


def test_what_concerns_one_person_no_room_hears(administrator, room):
    personal = [name for name, kind in kinds().items() if kind.personal]
    assert "owner-named" in personal
    hook(administrator, room)
    Webhook.objects.update(kinds=list(kinds()))
    tell("owner-named", [], DATA, NOW)
    assert not Notice.objects.exists()


def test_notices_do_not_stay_for_ever(administrator, room):
    hook(administrator, room)
    tell("owner-wanted", [], DATA, NOW)
    send_due(NOW)
    send_due(NOW + KEPT + timedelta(days=1))
    assert not Notice.objects.exists()


def test_words_of_an_older_version_still_lead_to_the_page(administrator, room):
    hook(administrator, room)
    for kind, data in (("forgotten", {}), ("channel-duties", {"page": "/channels/7/"})):
        Notice.objects.create(kind=kind, webhook=Webhook.objects.get(), data=data, created_at=NOW)
    assert send_due(NOW) == 2
    assert "gutgemacht" in room.heard[0].json["subject"]
