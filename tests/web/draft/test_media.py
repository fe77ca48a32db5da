"""Pictures and subtitles with a draft: what comes in, what the page carries, what it says."""

import html
import json
import re
import urllib.parse

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gutgemacht.media import facts
from tests.media.make import AI, exif, picture, pixels, xmp

CARD, COPY, ASK, NOTES = (
    "/draft/media/card/",
    "/draft/media/copy/",
    "/draft/media/",
    "/draft/notes/",
)
SRT = "1\n00:00:01,000 --> 00:00:02,000\nHallo\n\n2\n00:01:03,000 --> 00:01:04,000\nklimaneutral\n"
PHOTO = picture("JPEG", exif=exif())
MADE_BY_AI = picture("JPEG", xmp=xmp(attributes=f'Iptc4xmpExt:DigitalSourceType="{AI}"'))


@pytest.fixture
def german(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return client


def file(data, name="bild.jpg"):
    return SimpleUploadedFile(name, data)


def carried(client, data, name="bild.jpg"):
    """What the page carries of a file from then on."""
    response = client.post(CARD, {"file": file(data, name)})
    assert response.status_code == 200, response.content
    return html.unescape(re.search(r'name="medium" value="([^"]*)"', text_of(response))[1])


def text_of(response):
    return response.content.decode()


def plain(response):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text_of(response))).split())


def test_a_picture_tells_of_itself_in_plain_words(german):
    said = plain(german.post(CARD, {"file": file(PHOTO)}))
    assert "Aufgenommen bei 48.13, 11.57 am 1. Mai 2026 · Bergtal Kamera 3 · Seriennummer" in said
    assert "Kopie ohne Ort herunterladen" in said


def test_a_picture_that_says_nothing_offers_no_copy(german):
    said = plain(german.post(CARD, {"file": file(picture())}))
    assert "Sagt nichts über Ort, Gerät oder Rechte." in said
    assert "herunterladen" not in said


def test_the_alt_text_of_a_file_is_offered(german):
    packet = xmp("<Iptc4xmpCore:AltTextAccessibility>Die Nova</Iptc4xmpCore:AltTextAccessibility>")
    page = text_of(german.post(CARD, {"file": file(picture(xmp=packet))}))
    assert 'data-use-alt="Die Nova"' in page


def test_what_a_file_says_is_shown_as_text(client):
    said = exif()
    said[0x0110] = "<script>alert(1)</script>"
    page = text_of(client.post(CARD, {"file": file(picture(exif=said), '"><script>.jpg')}))
    assert "<script>" not in page


def test_a_copy_without_location_comes_back(german):
    response = german.post(COPY, {"file": file(PHOTO, "Ausflug nach Köln.jpg")})
    assert response["Content-Type"] == "image/jpeg"
    name = urllib.parse.unquote(response["Content-Disposition"])
    assert "Ausflug nach Köln-ohne-Ort.jpg" in name
    assert facts(response.content).location is None
    assert pixels(response.content) == pixels(PHOTO)


@pytest.mark.parametrize(
    ("data", "name", "status", "words"),
    [
        (b"", "leer.jpg", 400, "leer"),
        (b"Hallo", "x.txt", 400, "kein Bild"),
        (PHOTO[:-9], "x.jpg", 400, f"Byte {len(PHOTO) - 9}"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "x.heic", 400, "HEIC"),
        (SRT.replace("01:04", "00:04").encode(), "x.srt", 400, "Zeile 6"),
        (SRT.encode("utf-16"), "x.srt", 400, "Zeile 1"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(german, data, name, status, words):
    response = german.post(CARD, {"file": file(data, name)})
    assert response.status_code == status
    assert words in response.json()["error"]
    assert response.json()["where"] == "file"
    assert words in plain(german.post(ASK, {"file": file(data, name)}))


def test_no_file_at_all_is_said(german):
    assert german.post(CARD, {"x": "y"}).json()["error"] == "Bitte wählen Sie eine Datei."
    assert german.post(CARD, b"x", content_type="text/plain").status_code == 400
    broken = german.post(CARD, b"--b", content_type="multipart/form-data; boundary=")
    assert broken.status_code == 400


def test_notes_speak_of_what_goes_with_the_draft(german):
    form = {
        "text": "So sieht es aus.",
        "medium": [
            carried(german, PHOTO),
            carried(german, MADE_BY_AI),
            carried(german, SRT.encode(), "film.srt"),
        ],
        "alt": ["🙂 echte Männer", "", ""],
    }
    page = text_of(german.post(NOTES, form))
    assert "Bild 1 · Alternativtext" in page
    assert 'data-part="alt" data-start="3" data-end="15"' in page
    assert "Das Bild verrät, wo es aufgenommen wurde" in page
    assert "Die Datei sagt: mit KI gemacht" in page
    assert "Untertitel 3 · bei 1:03" in page
    assert json.loads(html.unescape(re.search('data-diagnostics="([^"]*)"', page)[1])) == []


def test_a_label_is_put_before_the_text_for_a_picture_of_an_ai(german):
    page = text_of(german.post(NOTES, {"text": "x", "medium": carried(german, MADE_BY_AI)}))
    assert 'value="0:0:Bild mit KI erzeugt. "' in page


def test_the_same_of_several_pictures_is_one_note(german):
    media = [carried(german, picture()) for _ in range(3)]
    page = plain(german.post(NOTES, {"text": "x", "medium": media, "alt": ["", "Nova", ""]}))
    assert page.count("Das Bild hat noch keinen Alternativtext") == 1
    assert "Bild 1 Bild 3" in page
    assert "1 ist ein Hinweis." in page


def test_a_post_may_be_a_picture_alone(german):
    page = plain(german.post(NOTES, {"text": "", "medium": carried(german, PHOTO)}))
    assert "Das Bild verrät" in page


def test_switching_the_language_keeps_what_goes_with_the_draft(german):
    medium = carried(german, PHOTO)
    sent = {"text": "x", "medium": medium, "alt": "Die Nova", "language": "en"}
    response = german.post("/draft/", sent)
    assert "Taken in 48.13, 11.57" in plain(response)
    assert json.loads(
        html.unescape(re.search('name="medium" value="([^"]*)"', text_of(response))[1])
    )
    assert ">Die Nova</textarea>" in text_of(response)


def test_a_file_is_removed_without_a_script(german):
    media = [carried(german, PHOTO, "a.jpg"), carried(german, PHOTO, "b.jpg")]
    page = plain(
        german.post("/draft/", {"text": "x", "medium": media, "alt": ["", ""], "drop": "0"})
    )
    assert "Bild b.jpg" in page
    assert "Bild a.jpg" not in page


def test_without_a_script_one_begins_with_the_picture(german):
    assert "Was sagt dieses Bild von sich?" in plain(german.get(ASK))
    response = german.post(ASK, {"file": file(PHOTO)})
    assert "Aufgenommen bei 48.13, 11.57" in plain(response)
    assert "Den Entwurf dazu schreiben" in plain(response)


GOOD = {
    "name": "a.jpg", "kind": "picture", "format": "JPEG", "width": 1, "height": 1,
    "location": None, "taken": "", "device": dict.fromkeys(
        ("make", "model", "serial", "owner", "software"), ""
    ),
    "rights": dict.fromkeys(("credit", "notice", "terms", "statement"), "") | {"creators": []},
    "alt": "", "source": "", "ai_made": False, "c2pa": False, "unread": [], "words": "",
    "captions": None,
}  # fmt: skip
CAPTIONS = {"text": "x", "cues": [dict.fromkeys(("number", "start", "end", "line", "first"), 0)]}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ("{", "medium.0"),
        ("[]", "medium.0"),
        ("[" * 100_000, "medium.0"),
        ({"kind": "song"}, "medium.0.kind"),
        ({"location": {"latitude": 91, "longitude": 0}}, "medium.0.location.latitude"),
        ({"location": {"latitude": "NaN", "longitude": 0}}, "medium.0.location.latitude"),
        ({"taken": "2026-13-01T00:00:00"}, "medium.0.taken"),
        ({"device": {}}, "medium.0.device.make"),
        ({"more": 1}, "medium.0.more"),
        ({"words": "x" * 100_001}, "medium.0.words"),
        ({"source": "<b>"}, "medium.0.source"),
        ({"captions": CAPTIONS}, "medium.0.captions.cues.0.last"),
        ({"captions": {"text": "x", "cues": []}}, "medium.0.captions.cues"),
        ({"width": -1}, "medium.0.width"),
        ({"alt": "\ud800"}, "medium.0"),
    ],
)
def test_what_the_page_carries_is_checked_again(client, changes, where):
    sent = changes if isinstance(changes, str) else json.dumps(GOOD | changes)
    response = client.post(NOTES, {"text": "Hallo", "medium": sent})
    assert response.status_code == 400
    assert response.json()["where"] == where


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"medium": [json.dumps(GOOD)] * 21}, 400),
        ({"alt": "Die Nova"}, 400),
        ({"medium": json.dumps(GOOD), "alt": "x" * 5_001}, 400),
        ({"medium": [json.dumps(GOOD | {"words": "x" * 60_000})] * 2}, 413),
    ],
)
def test_too_much_is_refused(client, form, status):
    assert client.post(NOTES, {"text": "Hallo"} | form).status_code == status


def test_a_bad_file_leaves_the_text_on_the_page(german):
    response = german.post("/draft/", {"text": "Mein Entwurf", "medium": "{"})
    assert response.status_code == 400
    assert "Mein Entwurf" in text_of(response)
