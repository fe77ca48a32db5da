"""The pages of the ledger, the log, and exports that are read."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gutgemacht.publish.content import Part
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.down import take_something_down
from gutgemacht.web.publish.ledger.models import Act, Entry
from gutgemacht.web.publish.ledger.reading import keep
from gutgemacht.web.publish.sending.models import Outbox, Stop
from gutgemacht.web.publish.sending.sender import send_something
from tests.people import signed_in, somebody
from tests.web.publish.world import House, house

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def world() -> House:
    made = house()
    made.clock.now = timezone.now()
    return made


@pytest.fixture
def owner(world):
    return signed_in(world.owner)


def read(world: House) -> None:
    world.channel.refresh_from_db()
    keep(world.channel, world.network.acts(""), world.clock())


def page(client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_ledger_says_what_to_do_first(owner):
    assert "Verbinden Sie" in page(owner, "ledger:all") or "Verbinde" in page(owner, "ledger:all")


def test_the_ledger_is_filtered_and_searched(world, owner):
    world.queued("Unser Sommerfest")
    send_something(world.hands())
    world.network.post(Part("Gewinnspiel! Jetzt klicken"), "Fremd-App")
    read(world)
    everything = page(owner, "ledger:all")
    assert "Unser Sommerfest" in everything
    assert "Fremd-App" in everything
    assert "Unser Sommerfest" not in page(owner, "ledger:all", standing="alarm")
    assert "Gewinnspiel" not in page(owner, "ledger:all", words="sommerfest")
    day = timezone.localdate().isoformat()
    assert "Gewinnspiel" in page(owner, "ledger:all", since=day, until=day, kind="post")
    nonsense = {"channel": "x", "since": "2026-99-99", "page": "-1", "standing": "nie gehört"}
    assert "Gewinnspiel" not in page(owner, "ledger:all", **nonsense)


def test_an_unknown_act_is_explained_stopped_and_taken_down_by_a_click_each(world, owner):
    world.network.post(Part("Fremd"))
    read(world)
    act = Act.objects.get()
    assert "Niemand hier" in page(owner, "ledger:one", act.pk)
    assert "alarm" in page(owner, "sending:all")
    owner.post(reverse("ledger:freeze", args=[act.pk]))
    assert Stop.objects.get().channel == world.channel
    owner.post(reverse("ledger:take-down", args=[act.pk]))
    owner.post(reverse("ledger:explain", args=[act.pk]), {"words": "Anna, vom Handy"})
    act.refresh_from_db()
    assert act.down_by == world.owner
    assert (act.standing, act.explained) == ("off-guideline", "Anna, vom Handy")
    assert {"act explained", "take down", "stop"} <= set(
        Entry.objects.values_list("what", flat=True)
    )


def test_why_an_act_is_not_taken_down_is_told_in_the_language_of_who_reads_it(world, owner):
    def silent() -> None:
        raise NetworkError("down", Phrase("{host} does not answer.", host="x.example"))

    world.network.post(Part("Fremd"))
    read(world)
    act = Act.objects.get()
    owner.post(reverse("ledger:take-down", args=[act.pk]))
    world.network.before = silent
    world.clock.now = timezone.now()
    assert take_something_down(world.hands())
    address = reverse("ledger:one", args=[act.pk])
    assert "x.example antwortet nicht." in owner.get(address).content.decode()
    english = owner.get(address, headers={"accept-language": "en"}).content.decode()
    assert "x.example does not answer." in english


def test_a_changed_act_shows_both_wordings(world, owner):
    row = world.queued("Ab 9 Uhr offen")
    send_something(world.hands())
    read(world)
    name = Outbox.objects.get(pk=row.pk).sent[0]["id"]
    world.network.posts[name] = type(world.network.posts[name])(
        **{**vars(world.network.posts[name]), "text": "Ab 10 Uhr offen"}
    )
    read(world)
    text = page(owner, "ledger:one", Act.objects.get().pk)
    assert "Ab 9 Uhr offen" in text
    assert "Ab 10 Uhr offen" in text


def test_an_export_of_a_network_without_a_door_is_matched(world, owner):
    Channel.objects.update(way=Channel.Way.BY_HAND)
    world.channel.refresh_from_db()
    row = world.queued("Wir suchen Verstärkung in der Werkstatt.")
    now = timezone.now().isoformat()
    lines = [
        {
            "time": now,
            "text": "Wir suchen Verstärkung in der Werkstatt.",
            "url": "https://s.example/1",
        },
        {"time": "gestern", "text": "ohne Zeit"},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    file = SimpleUploadedFile("posts.jsonl", data)
    form = {"channel": world.channel.pk, "file": file}
    answer = owner.post(reverse("ledger:import"), form)
    assert answer.status_code == 200
    assert "Zeile 2: time: ist keine Zeit wie 2026-09-27T14:30" in answer.content.decode()
    assert Act.objects.get().standing == "as-approved"
    row.refresh_from_db()
    assert row.state == Outbox.State.SENT
    broken = {"channel": world.channel.pk, "file": SimpleUploadedFile("posts.pdf", b"%PDF")}
    refused = owner.post(reverse("ledger:import"), broken)
    assert refused.status_code == 400
    assert "Der Name muss auf eines davon enden: .csv" in refused.content.decode()


def test_the_log_is_filtered_and_verified_and_a_changed_past_shows(world, owner):
    world.queued("Eins")
    send_something(world.hands())
    assert "hält" in page(owner, "ledger:log", verify="1")
    assert "Author" not in page(owner, "ledger:log", what="sent").partition("<tbody>")[2]
    Entry.objects.filter(number=1).update(who="Jemand anders")
    assert "1" in page(owner, "ledger:log", verify="1")
    assert "hält" not in page(owner, "ledger:log", verify="1")


def test_the_works_council_sees_sums_without_words_and_names(world):
    world.network.post(Part("Gewinnspiel! Jetzt klicken"))
    read(world)
    text = page(signed_in(somebody("rat", Role.WORKS_COUNCIL)), "ledger:sums")
    assert timezone.localdate().strftime("%Y-%m") in text
    assert "Gewinnspiel" not in text
    assert "Bergtal" not in text


def test_the_playbook_leads_to_the_buttons(owner):
    text = page(owner, "ledger:playbook")
    assert reverse("sending:stop") in text
    assert reverse("channels:cut") in text
