"""Bad input: one shape, the place, what helps, in the language of the request."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gutgemacht.check.draft import LONGEST
from gutgemacht.web.api.door import OFTEN
from gutgemacht.web.people.models import Role
from tests.people import somebody
from tests.web.api.program import V1, Program

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def writes(anna):
    return Program(anna)


@pytest.mark.parametrize(
    ("sent", "status", "where"),
    [
        ({"text": 7}, 422, "body.text"),
        ({"txt": "x"}, 422, "body.txt"),
        ({"channels": [999]}, 422, "channels"),
        ({"channels": ["x"]}, 422, "body.channels.0"),
        ({"variants": {"999": "x"}}, 422, "channels"),
        ({"language": "xx"}, 422, "language"),
        ({"title": "x" * 151}, 422, "title"),
        ({"text": "x" * (LONGEST + 1)}, 413, "text"),
        ({"text": "a\x00b"}, 422, "text"),
        ({"due": "2026-11-27T14:05:00"}, 422, "body.due"),
        ({"due": "soon"}, 422, "body.due"),
        ({"due": "2020-01-01T00:00:00Z"}, 422, "due"),
        ({"pictures": [{"digest": "f" * 64}]}, 422, "pictures"),
        ({"pictures": [{"digest": "no"}]}, 422, "pictures"),
        ({"declared": {"love": "yes"}}, 422, "declared-love"),
    ],
)
def test_a_draft_that_cannot_be_is_refused_with_its_place(writes, sent, status, where):
    fault = writes.refused("POST", "/drafts", status, **sent)
    assert fault["where"] == where
    assert fault["kind"] == ("too-large" if status == 413 else "invalid")
    assert writes.get("/drafts") == []


def test_messages_are_in_the_language_of_the_request(anna):
    german = Program(anna, language="de").refused("GET", "/drafts/999", 404)
    english = Program(anna, language="en").refused("GET", "/drafts/999", 404)
    assert german["message"] == "Hier ist nichts, oder nichts, was Sie sehen dürfen."
    assert english["message"] == "There is nothing here, or nothing that you may see."


def test_what_is_no_json_no_picture_or_too_large_is_told(writes):
    draft = writes.post("/drafts", 201)
    answer = writes.client.post(f"{V1}/drafts", "{", content_type="application/json")
    assert writes.checked(answer, 400)["error"]["where"] == "body"
    answer = writes.client.post(f"{V1}/drafts", '"' * 2_100_000, content_type="application/json")
    assert writes.checked(answer, 413)["error"]["kind"] == "too-large"
    path = f"{V1}/drafts/{draft['number']}/pictures"
    for name, status in (("note.txt", 422), ("x.png", 422)):
        file = SimpleUploadedFile(name, b"no picture")
        answer = writes.client.post(path, {"file": file, "stamp": draft["stamp"]})
        assert writes.checked(answer, status)["error"]["kind"] == "invalid"
    assert (
        writes.refused("POST", f"/drafts/{draft['number']}/pictures", 422)["where"] == "file.file"
    )


def test_addresses_and_methods_that_are_not_there_have_the_same_shape(writes):
    for method, path, status, kind in (
        ("GET", "/nothing", 404, "not-found"),
        ("PUT", "/drafts", 405, "method"),
        ("GET", "/drafts/one", 404, "not-found"),
    ):
        answer = getattr(writes.client, method.lower())(V1 + path)
        assert answer.status_code == status
        assert answer.json()["error"]["kind"] == kind
    assert "GET" in writes.client.put(f"{V1}/drafts")["Allow"]


def test_asking_too_often_waits(writes, monkeypatch):
    monkeypatch.setattr(OFTEN, "num_requests", 2)
    writes.get("/drafts")
    writes.get("/drafts")
    answer = writes.client.get(f"{V1}/drafts")
    assert writes.checked(answer, 429)["error"]["kind"] == "too-often"
    assert 0 < int(answer["Retry-After"]) <= 60


def test_nothing_is_asked_for_without_words_a_channel_or_a_reason(writes, channel):
    draft = writes.post("/drafts", 201)
    path = f"/drafts/{draft['number']}"
    assert writes.refused("POST", f"{path}/submit", 409, stamp=draft["stamp"])["kind"] == "conflict"
    draft = writes.patch(path, stamp=draft["stamp"], channels=[channel.pk])
    fault = writes.refused("POST", f"{path}/submit", 422, stamp=draft["stamp"])
    assert fault["where"] == "channels"
    fault = writes.refused("POST", f"{path}/submit", 409, stamp="another")
    assert fault["where"] == "stamp"


def test_a_stop_has_a_reason_a_channel_that_is_there_and_an_end_to_come(channel):
    leads = Program(somebody("lia", Role.INCIDENT_LEAD))
    past = (timezone.now() - timedelta(hours=1)).isoformat()
    for sent, where in (
        ({"reason": " "}, "reason"),
        ({"reason": "x", "channel": 999}, "channel"),
        ({"reason": "x", "until": past}, "until"),
    ):
        assert leads.refused("POST", "/stops", 422, **sent)["where"] == where
    assert leads.get("/stops") == []


def test_a_broken_cursor_is_told(writes):
    for cursor in ("x", "MjAyNi0xMS0yNyAx", "8J"):
        assert writes.refused("GET", "/outbox", 422, cursor=cursor)["where"] == "cursor"
    assert writes.refused("GET", "/outbox", 422, limit=0)["where"] == "query.limit"


def test_only_its_author_and_those_who_look_after_all_call_a_post_off(anna, channel):
    from tests.web.publish.drafts.make import a_draft

    draft = a_draft(anna, "Ein Satz.", channel)
    row = channel.outbox.create(
        version=draft.versions.get(),
        author=anna,
        content={"parts": [{"text": "Ein Satz.", "pictures": []}]},
        fingerprint="0" * 64,
        key="k",
        due=timezone.now(),
        created_at=timezone.now(),
    )
    other = Program(somebody("berta", Role.AUTHOR))
    assert other.refused("POST", f"/outbox/{row.pk}/call-off", 403)["kind"] == "role"
    row.state = "sent"
    row.save()
    assert Program(anna).refused("POST", f"/outbox/{row.pk}/call-off", 409)["kind"] == "conflict"


def test_another_origin_cannot_ask_with_a_cookie(anna):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(anna)
    answer = browser.post(f"{V1}/drafts", {}, content_type="application/json")
    assert answer.status_code == 401
