"""The pages of the outbox and the stop button."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.content import content_of
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.sending.changes import change_something
from gutgemacht.web.publish.sending.models import Outbox, Stop
from gutgemacht.web.publish.sending.sender import send_something
from tests.people import signed_in, somebody
from tests.web.publish.world import House, house

pytestmark = [pytest.mark.django_db, pytest.mark.database]

S = Outbox.State


@pytest.fixture
def world() -> House:
    made = house()
    made.clock.now = timezone.now()
    return made


def page(client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def act(client, name: str, row: Outbox, **form: str) -> Outbox:
    answer = client.post(reverse(name, args=[row.pk]), form)
    assert answer.status_code == 302
    row.refresh_from_db()
    return row


def published(world: House, *texts: str) -> Outbox:
    row = world.queued(*texts)
    while send_something(world.hands()):
        pass
    row.refresh_from_db()
    return row


def test_an_empty_outbox_says_how_something_comes_into_it(world):
    assert "von selbst" in page(signed_in(world.author), "sending:all")


def test_the_outbox_shows_each_post_with_what_it_needs(world):
    world.queued("Noch unterwegs", due=world.clock() + timedelta(days=1))
    published(world, "Schon draußen")
    text = page(signed_in(world.author), "sending:all")
    assert text.index("Noch unterwegs") < text.index("Schon draußen")


def test_a_post_that_waits_is_moved_and_called_off(world):
    row = world.queued("Morgen", due=world.clock() + timedelta(days=1))
    author = signed_in(world.author)
    later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert timezone.localtime(act(author, "sending:move", row, due=later).due) > (
        timezone.localtime() + timedelta(days=1, hours=20)
    )
    before = row.due
    assert act(author, "sending:move", row, due="gestern").due == before
    assert act(author, "sending:call-off", row).state == S.DROPPED


def test_a_failed_post_says_what_to_do_and_is_tried_again(world):
    row = world.queued("Zu lang")
    Outbox.objects.update(state=S.FAILED, trouble="too-long", said="500 characters at most.")
    author = signed_in(world.author)
    assert "zu lang" in page(author, "sending:one", row.pk)
    assert act(author, "sending:now", row).state == S.WAITING


def test_what_the_network_said_is_told_in_the_language_of_who_reads_it(world):
    def refuse() -> None:
        raise NetworkError("refused", Phrase("{host} refused it.", host="x.example"))

    row, author = published(world, "Falsche Zahl"), signed_in(world.author)
    act(author, "sending:take-back", row, reason="falsche Zahl")
    world.network.before = refuse
    change_something(world.hands())
    failed = world.queued("Bunt")
    send_something(world.hands())
    for number in (row.pk, failed.pk):
        address = reverse("sending:one", args=[number])
        assert "x.example hat abgelehnt." in author.get(address).content.decode()
        english = author.get(address, headers={"accept-language": "en"})
        assert "x.example refused it." in english.content.decode()


def test_text_is_ready_to_be_copied_by_hand_and_its_address_comes_back(world):
    Channel.objects.update(way=Channel.Way.BY_HAND)
    world.channel.refresh_from_db()
    row, author = world.queued("Zum Kopieren"), signed_in(world.author)
    assert "Text kopieren" in page(author, "sending:one", row.pk)
    assert act(author, "sending:by-hand", row, address="irgendwo").state == S.BY_HAND
    assert act(author, "sending:by-hand", row, address="https://s.example/1").state == S.SENT


def test_taking_back_needs_a_reason_and_a_correction_answers_below(world):
    row, author = published(world, "Falsche Zahl"), signed_in(world.author)
    act(author, "sending:take-back", row, reason=" ")
    assert not row.changes.exists()
    act(author, "sending:take-back", row, reason="falsche Zahl")
    assert row.changes.get().reason == "falsche Zahl"
    act(author, "sending:correct", row)
    draft = Draft.objects.exclude(pk=row.version.draft_id).get()
    assert content_of(draft.versions.get(), world.channel).answers == row.sent[-1]["id"]


def test_authors_act_on_their_own_posts_only_and_approvers_on_all(world):
    row = world.queued("Von Anna", due=world.clock() + timedelta(days=1))
    other = signed_in(somebody("ben", Role.AUTHOR))
    assert other.post(reverse("sending:call-off", args=[row.pk])).status_code == 403
    approver = signed_in(somebody("cora", Role.APPROVER))
    assert act(approver, "sending:call-off", row).state == S.DROPPED


def test_the_stop_button_stops_lists_and_is_seen_on_every_page_of_the_area(world):
    world.queued("Gleich", due=world.clock() + timedelta(seconds=30))
    lead = signed_in(somebody("lead", Role.INCIDENT_LEAD))
    assert lead.post(reverse("sending:stop"), {"reason": ""}).status_code == 400
    lead.post(reverse("sending:stop"), {"reason": "Unglück im Werk", "until": "hour"})
    assert "Gleich" in page(lead, "sending:stop")
    for name in ("sending:all", "ledger:all", "drafts:all"):
        assert "Unglück im Werk" in page(signed_in(world.author), name)
    world.clock.pass_(seconds=31)
    send_something(world.hands())
    assert not world.network.posts
    lead.post(reverse("sending:end-stop", args=[Stop.objects.get().pk]))
    assert "Gleich" in page(lead, "sending:all")
    lead.post(reverse("sending:held-back"), {"send": ""})
    assert Outbox.objects.get().state == S.WAITING


def test_an_administrator_stops_everything_and_reads_nothing(world):
    world.queued("Streng geheim", due=world.clock() + timedelta(hours=1))
    boss = signed_in(somebody("boss", Role.ADMINISTRATOR))
    boss.post(reverse("sending:stop"), {"reason": "Halt"})
    text = page(boss, "sending:stop")
    assert "Bergtal" in text
    assert "Streng geheim" not in text


def test_when_nobody_sends_the_page_says_so(world):
    world.queued("Überfällig", due=world.clock() - timedelta(minutes=5))
    assert "gutgemacht work" in page(signed_in(world.author), "sending:all")
