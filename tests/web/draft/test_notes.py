"""The notes that the page asks for while somebody writes."""

import html
import json
import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

URL = "/draft/notes/"


def diagnostics(response):
    found = re.search(r'data-diagnostics="([^"]*)"', response.content.decode())
    return json.loads(html.unescape(found[1]))


def test_positions_are_utf16_units(client):
    response = client.post(URL, {"text": "🙂🙂 Unsere Nova ist klimaneutral."})
    found = next(note for note in diagnostics(response) if note["effect"] == "stop")
    assert (found["from"], found["to"]) == (21, 33)


def test_an_empty_text_has_no_notes_and_an_invitation(client):
    response = client.post(URL, {"text": "  "}, headers={"accept-language": "en"})
    assert diagnostics(response) == []
    assert "See an example" in response.content.decode()


def test_a_clean_text_is_praised(client):
    text = {"text": "Am Samstag ist unsere Werkstatt von 9 bis 16 Uhr offen."}
    response = client.post(URL, text, headers={"accept-language": "de"})
    assert "Gut gemacht. Nichts zu sagen." in response.content.decode()


def test_previews_count_as_the_networks_do(client):
    text = {"text": "Neu: https://bergtal.example/" + "a" * 100}
    page = client.post(URL, text, headers={"accept-language": "en"}).content.decode()
    assert "28 of 500" in page
    assert "129 of 300" in page
    assert "bergtal.example" in page


@pytest.mark.parametrize(
    ("form", "status", "where"),
    [
        ({"text": "a\0b"}, 400, "text"),
        ({"text": "x" * 100_001}, 413, "text"),
        ({"text": "#a " * 400_000}, 413, "text"),
        ({"text": "Hallo", "channel": "fax"}, 400, "channel"),
        ({"text": "Hallo", "country": "FR"}, 400, "country"),
    ],
)
def test_bad_input_is_answered_as_json_with_its_place(client, form, status, where):
    response = client.post(URL, form)
    assert response.status_code == status
    assert response.json()["where"] == where


def test_too_many_fields_are_refused_as_json(client):
    response = client.post(URL, {f"field{number}": "x" for number in range(300)})
    assert response.status_code == 400
    assert "error" in response.json()


@pytest.mark.parametrize("charset", ["utf-16", "hex", "rot13", "idna", "latin-1", "nonsense"])
def test_another_encoding_is_refused_not_misread(client, charset):
    kind = f"multipart/form-data; boundary=b; charset={charset}"
    response = client.generic("POST", URL, b"--b--", content_type=kind)
    assert response.status_code == 400
    assert "error" in response.json()


def test_only_posting_is_allowed(client):
    assert client.get(URL).status_code == 405


def test_a_note_names_the_day_for_which_it_is_there(client, monkeypatch):
    volkstrauertag = datetime(2026, 11, 15, 12, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: volkstrauertag)
    text = {"text": "Heute 20 % auf alle Thermostate!", "country": "DE"}
    response = client.post(URL, text, headers={"accept-language": "de"})
    assert "Volkstrauertag" in response.content.decode()
    assert any("· Volkstrauertag" in note["kind"] for note in diagnostics(response))
