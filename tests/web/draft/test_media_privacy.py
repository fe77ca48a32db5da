"""A picture lies nowhere, not even for a moment, and neither does what it says."""

import os
import secrets
import sys
import urllib.error
import urllib.parse
import urllib.request

import pytest
from asgiref.testing import ApplicationCommunicator
from django.conf import settings

from tests.alone import run_alone
from tests.media.make import exif, picture, xmp

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
BOUNDARY = "grenze"


def multipart(data: bytes, name: str) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()


def secret_picture(word: str) -> bytes:
    said = exif()
    said[0x0110] = word
    alt = f"<Iptc4xmpCore:AltTextAccessibility>{word}</Iptc4xmpCore:AltTextAccessibility>"
    return picture("JPEG", exif=said, xmp=xmp(alt))


def send(url: str, body: bytes, kind: str) -> None:
    request = urllib.request.Request(url, body, {"Content-Type": kind})
    try:
        urllib.request.urlopen(request, timeout=60).close()
    except urllib.error.HTTPError as error:
        error.close()


@pytest.mark.browser
def test_a_picture_and_its_facts_are_nowhere_after_use(start_server, browser, tmp_path):
    server = start_server(worker=True)
    word = "geheim" + secrets.token_hex(8)
    data = secret_picture(word)
    file = tmp_path / f"{word}.jpg"
    file.write_bytes(data)
    page = browser.new_page()
    page.goto(server.base + "/draft/")
    page.set_input_files("#media-file", str(file))
    page.fill(".medium textarea", f"{word} ist klimaneutral")
    page.wait_for_selector(".note.stop")
    with page.expect_download():
        page.click("button[data-copy]")
    carried = page.input_value("[name=medium]")
    page.close()
    form = urllib.parse.urlencode({"text": "x", "medium": carried, "alt": word}).encode()
    broken = urllib.parse.urlencode({"text": "x", "medium": carried + word}).encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    for path in ("/draft/", "/draft/notes/"):
        send(server.base + path, form, "application/x-www-form-urlencoded")
        send(server.base + path, broken, "application/x-www-form-urlencoded")
    for path in ("/draft/media/", "/draft/media/card/", "/draft/media/copy/"):
        for sent in (data, data[:-9], data + b"x" * 15_000_000, data + b"x" * 21_000_000):
            send(server.base + path, multipart(sent, f"{word}.jpg"), kind)
    send(server.base + "/draft/media/card/", multipart(f"1\n{word}".encode(), "x.srt"), kind)
    files = [known for known in server.output.parent.rglob("*") if known.is_file()]
    assert server.data / "gutgemacht.sqlite3" in files
    assert [known.name for known in files if word.encode() in known.read_bytes()] == []


def test_a_large_picture_is_answered_without_any_file():
    written: list[str] = []
    watching = []

    def watch(event: str, arguments: tuple) -> None:
        # A number is a pipe that is open already, to the program that reads the words.
        named = watching and event == "open" and not isinstance(arguments[0], int)
        if named and (arguments[2] or 0) & WRITING:
            written.append(str(arguments[0]))

    sys.addaudithook(watch)
    body = multipart(picture("JPEG") + b"x" * 15_000_000, "gross.jpg")
    for path in ("/draft/media/card/", "/draft/media/copy/"):
        _answered(path, body)
        watching.append(True)
        assert _answered(path, body) == 200
        watching.clear()
    assert [name for name in written if name != os.devnull] == []


def _answered(path: str, body: bytes) -> int:
    return run_alone(_post(path, body))


async def _post(path: str, body: bytes) -> int:
    from gutgemacht.web.asgi import application

    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(),
        "query_string": b"", "http_version": "1.1", "scheme": "http", "root_path": "",
        "headers": [
            (b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode()),
            (b"content-length", str(len(body)).encode()),
        ],
    }  # fmt: skip
    communicator = ApplicationCommunicator(application, scope)
    await communicator.send_input({"type": "http.request", "body": body})
    start = await communicator.receive_output(timeout=60)
    while (await communicator.receive_output(timeout=60)).get("more_body"):
        pass
    await communicator.wait(timeout=10)
    return start["status"]


def test_uploads_have_no_way_to_a_temporary_file():
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE > settings.LARGEST_UPLOAD
    assert settings.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]


def test_a_broken_upload_tells_nobody_what_the_picture_says(client, monkeypatch, capfd):
    from django.core.files.uploadedfile import SimpleUploadedFile

    def broken(*_):
        raise ValueError("geheimes Bild")

    client.raise_request_exception = False
    monkeypatch.setattr("gutgemacht.web.draft.upload.medium", broken)
    response = client.post("/draft/media/card/", {"file": SimpleUploadedFile("x.jpg", b"x")})
    assert response.status_code == 500
    assert "geheimes Bild" not in response.content.decode()
    assert "geheimes Bild" not in "".join(capfd.readouterr())
