"""Sources: added after a trial, shown as they stand, imported, and what is sent to us."""

import json
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.listen.hearing import troubled
from gutgemacht.web.listen.models import Mention, Source, Topic
from gutgemacht.web.listen.seal import secrets_of
from gutgemacht.web.listen.sources import adding
from gutgemacht.web.listen.sources.adding import Trial
from gutgemacht.web.people.models import Role
from gutgemacht.web.phrases import as_data
from tests.networks.feed.place import FeedPlace
from tests.networks.mastodon.place import TOKEN, MastodonPlace
from tests.networks.server import serving
from tests.people import signed_in, somebody
from tests.web.listen.world import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ALL, IMPORT = reverse("sources:all"), reverse("sources:import")
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def olga():
    return signed_in(somebody("olga", Role.CHANNEL_OWNER))


@pytest.fixture
def feed(settings):
    made = FeedPlace("")
    with serving(made) as base:
        made.base = base
        settings.INSIDE |= {urlsplit(base).netloc}
        yield made


def page(answer) -> str:
    return answer.content.decode()


def test_a_source_is_tried_before_it_is_added(olga, feed):
    for number in range(5):
        feed.say(f"Bergtal {number}")
    new = reverse("sources:new", args=["feed"])
    asked = {"name": "Die Zeitung", **feed.details}
    tried = page(olga.post(new, {**asked, "do": "try"}))
    assert [f"Bergtal {n}" in tried for n in range(5)] == [False, False, True, True, True]
    assert not Source.objects.exists()
    assert olga.post(new, {**asked, "do": "keep"}).status_code == 302
    source = Source.objects.get()
    assert (source.kind, source.details, source.sealed) == ("feed", feed.details, "")
    assert "Die Zeitung" in page(olga.get(ALL))


def test_what_is_wrong_is_said_and_nothing_is_added(olga, feed):
    feed.flood()
    new = reverse("sources:new", args=["feed"])
    told = page(olga.post(new, {"name": "x", **feed.details, "do": "keep"}))
    assert "antwortet" in told
    assert "antwortet mit viel zu viel: mehr als 10 MB." in told
    english = olga.post(new, {"name": "x", **feed.details, "do": "try"}, headers=ENGLISH)
    assert "answers with far too much: more than 10 MB." in page(english)
    inside = olga.post(new, {"name": "x", "address": "https://127.0.0.1:9/", "do": "keep"})
    assert "liegt in einem privaten Netz" in page(inside)
    assert not Source.objects.exists()


def test_a_token_is_sealed_and_stays_when_the_rest_is_changed(olga, settings):
    place = MastodonPlace("mastodon-mentions")
    with serving(place) as base:
        place.base = base
        settings.INSIDE |= {urlsplit(base).netloc}
        asked = {"name": "Wir", "server": base, "token": TOKEN, "do": "keep"}
        olga.post(reverse("sources:new", args=["mastodon-mentions"]), asked)
        source = Source.objects.get()
        assert TOKEN not in json.dumps(source.details) + source.sealed
        change = reverse("sources:change", args=[source.pk])
        assert TOKEN not in page(olga.get(change))
        olga.post(change, {**asked, "name": "Wir alle", "token": ""})
    source.refresh_from_db()
    assert (source.name, secrets_of(source)) == ("Wir alle", {"token": TOKEN})


def test_what_the_worker_writes_during_a_trial_stays(olga, feed, monkeypatch):
    new = reverse("sources:new", args=["feed"])
    olga.post(new, {"name": "Zeitung", **feed.details, "do": "keep"})
    source, now = Source.objects.get(), timezone.now()
    gaps = [[now.isoformat(), "Nothing was read."]]

    def while_the_worker_reads(*_asked: object) -> Trial:
        Source.objects.update(
            claimed_until=now, until=now, read_at=now, gaps=gaps, broken=3, cursor="7"
        )
        return Trial()

    monkeypatch.setattr(adding, "_tried", while_the_worker_reads)
    change = reverse("sources:change", args=[source.pk])
    olga.post(change, {"name": "Die Zeitung", **feed.details, "do": "keep"})
    source.refresh_from_db()
    assert (source.name, source.claimed_until, source.until) == ("Die Zeitung", now, now)
    assert (source.gaps, source.broken, source.cursor) == (gaps, 3, "7")
    olga.post(change, {"name": "Blatt", "address": "https://blatt.example/rss", "do": "keep"})
    source.refresh_from_db()
    assert (source.broken, source.cursor) == (3, "")


def test_a_source_is_paused_and_removed_and_what_it_told_stays(olga, feed):
    new = reverse("sources:new", args=["feed"])
    olga.post(new, {"name": "Zeitung", **feed.details, "do": "keep"})
    source = Source.objects.get()
    olga.post(reverse("sources:pause", args=[source.pk]))
    assert "Pausiert" in page(olga.get(ALL))
    olga.post(reverse("sources:pause", args=[source.pk]))
    assert Source.objects.get().paused_at is None
    olga.post(reverse("sources:remove", args=[source.pk]))
    assert not Source.objects.exists()


def test_trouble_gaps_and_broken_entries_are_told(olga, feed):
    olga.post(reverse("sources:new", args=["feed"]), {"name": "Z", **feed.details, "do": "keep"})
    gap = [["2026-11-28T09:00:00+00:00", "Nothing between A and B was read."]]
    Source.objects.update(
        trouble="limited", trouble_said="x was asked too often.", broken=3, gaps=gap
    )
    told = page(olga.get(reverse("sources:one", args=[Source.objects.get().pk])))
    assert "3 Einträge konnten nicht gelesen werden" in told
    assert "zu oft" in told
    assert '<span lang="en">x was asked too often.</span>' in told
    assert '<span lang="en">Nothing between A and B was read.</span>' in told


def test_what_a_source_said_is_told_in_the_language_of_who_reads_it(olga, feed):
    olga.post(reverse("sources:new", args=["feed"]), {"name": "Z", **feed.details, "do": "keep"})
    source = Source.objects.get()
    troubled(source, NetworkError("down", Phrase("{host} does not answer.", host="x")), NOON)
    missed = Phrase("The server has begun to count anew; we go on from now.")
    Source.objects.update(gaps=[["2026-11-28T09:00:00+00:00", as_data(missed)]])
    one = reverse("sources:one", args=[source.pk])
    german, english = page(olga.get(one)), page(olga.get(one, headers=ENGLISH))
    assert "x antwortet nicht." in german
    assert "Der Server hat neu zu zählen begonnen" in german
    assert "x does not answer." in english
    assert "The server has begun to count anew" in english
    assert 'lang="en"' not in german.partition("<main")[2].partition("</main")[0]


def test_authors_see_and_do_not_change():
    author = signed_in(somebody("anna", Role.AUTHOR))
    assert reverse("sources:choose") not in page(author.get(ALL))
    assert author.get(reverse("sources:choose")).status_code == 403


def send(address: str, body: object):
    raw = body if isinstance(body, str) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post(address, raw, content_type="application/json")


@pytest.fixture
def address(olga):
    told = page(olga.post(reverse("sources:door"), {"name": "Unser Werkzeug"}))
    return urlsplit(told.partition("<code>")[2].partition("</code>")[0]).path


SENT = {"network": "x", "id": "1", "at": "2026-11-28T09:00:00Z", "text": "Für wen ist das?"}


def test_what_is_sent_belongs_to_a_topic_that_was_named_meanwhile(address):
    send(address, [SENT])
    topic = Topic.objects.create(name="Nova", words=["nova"], made_at=timezone.now())
    send(address, [{**SENT, "id": "2", "text": "Nova ist da"}])
    assert [one.mention.text for one in topic.belongs.all()] == ["Nova ist da"]


def test_the_page_with_a_key_is_kept_nowhere(olga):
    told = olga.post(reverse("sources:door"), {"name": "Werkzeug"})
    assert "no-store" in told["Cache-Control"]


def test_what_is_sent_is_kept_once_and_counted(address):
    first = send(address, [SENT, {**SENT, "id": "2", "at": "gestern"}])
    assert first.status_code == 202
    told = first.json()
    assert (told["taken"], told["new"], told["refused"]) == (1, 1, 1)
    assert told["faults"][0]["place"] == "[1].at"
    assert send(address, [SENT]).json()["new"] == 0
    assert Mention.objects.get().text == "Für wen ist das?"
    assert address.split("/")[3] not in json.dumps(Source.objects.get().details)


@pytest.mark.parametrize(("body", "status", "where"), [
    ("{", 400, "body"), ({}, 400, "body"), ([{}], 400, "[0].network"),
    ([{**SENT, "more": 1}], 400, "[0].more"),
])  # fmt: skip
def test_what_cannot_be_taken_is_named_with_its_place(address, body, status, where):
    answer = send(address, body)
    assert (answer.status_code, answer.json()["where"]) == (status, where)
    assert answer.json()["error"]


def test_a_strange_address_and_another_method_are_refused(address):
    assert send(reverse("sources:in", args=["x"]), [SENT]).status_code == 404
    assert Client().get(address).status_code == 405
    Source.objects.update(paused_at="2026-11-28T09:00:00Z")
    assert send(address, [SENT]).status_code == 409


def upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("export.csv", text.encode())


def test_a_file_is_looked_at_then_read_and_its_columns_are_remembered(olga):
    text = "wann,was,Autor\n2026-11-20T09:00Z,Hallo,kim\ngestern,Oh,jo\n"
    looked = page(olga.post(IMPORT, {"file": upload(text), "do": "look"}))
    assert 'value="wann"' in looked
    chosen = {"column-time": "wann", "column-text": "was", "column-author": "autor", "do": "read"}
    told = page(olga.post(IMPORT, {"file": upload(text), **chosen}))
    assert "Zeile 3: wann: ist keine Zeit" in told
    assert Mention.objects.get().text == "Hallo"
    assert Source.objects.get().broken == 1
    again = page(olga.post(IMPORT, {"file": upload(text), "do": "read"}))
    assert "Zeile 3" in again
    chosen["file"] = upload(text)
    assert "Line 3: wann: is no time" in page(olga.post(IMPORT, chosen, headers=ENGLISH))
    assert (Mention.objects.count(), Source.objects.count()) == (1, 1)


def test_a_file_that_is_none_says_so(olga):
    file = SimpleUploadedFile("bericht.xlsx", b"PK")
    answer = olga.post(IMPORT, {"file": file, "do": "look"})
    assert answer.status_code == 400
    assert "Der Name muss auf eines davon enden: .csv" in page(answer)


def test_of_a_broken_file_no_place_of_ours_is_told(olga):
    broken = page(olga.post(IMPORT, {"file": SimpleUploadedFile("x.parquet", b"PAR1")}))
    assert 'Das ist keine Parquet-Datei (<span lang="en">' in broken
    assert "/import.parquet" not in broken


@pytest.mark.parametrize(("language", "said"), [("de", "bleibt 400 Tage"), ("en", "for 400 days")])
def test_the_page_says_how_long_mentions_are_kept(language, said):
    client = signed_in(somebody("lena", Role.CHANNEL_OWNER), language)
    assert said in client.get(ALL).content.decode()
