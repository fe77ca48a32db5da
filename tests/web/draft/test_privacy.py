"""Nothing of a private check is kept: everything that could hold it is searched."""

import json
import secrets
import urllib.error
import urllib.parse
import urllib.request

import pytest
from django.db import connection

from gutgemacht.web.quiet import QuietFormatter


def send(url: str, data: bytes | None = None) -> None:
    try:
        urllib.request.urlopen(url, data, timeout=30).close()
    except urllib.error.HTTPError as error:
        error.close()


@pytest.mark.browser
def test_a_secret_sentence_is_nowhere_after_use(start_server, browser):
    # A folder of its own is also the server's place for temporary files.
    server = start_server(worker=True)
    word = "geheim" + secrets.token_hex(8)
    text = f"Unsere {word} ist klimaneutral. #{word}"
    form = urllib.parse.urlencode({"text": text, "language": "auto"}).encode()
    page = browser.new_page()
    page.goto(server.base + "/draft/")
    page.click(".cm-content")
    page.keyboard.insert_text(text)
    page.wait_for_selector(".note")
    page.locator(".note").first.hover()
    page.locator(".leave .plainly").first.click()
    page.wait_for_selector(".thanks")
    page.locator(".leave summary").first.click()
    page.locator(".leave textarea").first.fill(f"{word} steht dabei")
    page.locator(".leave-why button").first.click()
    page.wait_for_selector("#set-aside")
    page.close()
    aside = json.dumps([{"rule": word, "revision": 1, "text": word, "reason": word}])
    more = urllib.parse.urlencode({"asides": aside, "declared-paid": "paid"}).encode()
    send(server.base + "/draft/", form + b"&" + more)
    send(server.base + "/draft/notes/", form + b"&" + more)
    for wrong in (b"declared-paid=", b"appetite=", b"asides=[", b"leave-1=", b"take-back="):
        send(server.base + "/draft/notes/", form + b"&" + wrong + word.encode())
    send(server.base + f"/guideline/real-men/false-alarm/?{word}", b"revision=" + word.encode())
    send(server.base + "/draft/", form)
    send(server.base + "/draft/", form + b"&speaker=" + word.encode())
    send(server.base + "/draft/notes/", form)
    send(server.base + "/guideline/lint/", form)
    send(server.base + "/v2/check", form)
    send(server.base + "/v2/check?" + form.decode())
    send(server.base + "/v2/check", b"language=xx&text=" + word.encode())
    send(server.base + "/v2/check", b"language=de&data=[" + word.encode())
    send(server.base + "/v2/check", form + b"x" * 1_500_000)
    send(server.base + "/v2/check", form + b"x" * 3_000_000)
    for path in ("", "v2/", "draft/", "guideline/", "static/"):
        send(server.base + f"/{path}{word}?text={word}")
    files = [file for file in server.output.parent.rglob("*") if file.is_file()]
    assert server.data / "gutgemacht.sqlite3" in files
    holding = [file.name for file in files if word.encode() in file.read_bytes()]
    assert holding == []


@pytest.mark.database
@pytest.mark.django_db
def test_the_database_holds_nothing_after_a_check(client):
    word = "geheim" + secrets.token_hex(8)
    client.post("/draft/", {"text": f"{word} ist klimaneutral."})
    client.post("/draft/notes/", {"text": f"{word} ist klimaneutral."})
    client.post("/guideline/lint/", {"text": f"{word} ist verboten."})
    left = {"asides": json.dumps([{"rule": "x", "revision": 1, "text": word, "reason": word}])}
    client.post("/draft/notes/", {"text": f"{word} geschenkt", "declared-paid": "paid", **left})
    client.post("/guideline/real-men/false-alarm/", {"revision": "1", "text": word})
    client.post("/v2/check", {"text": f"{word} ist klimaneutral.", "language": "de"})
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert word not in str(cursor.fetchall())


def test_a_report_of_an_error_names_the_place_and_not_the_text():
    try:
        int("geheimer Entwurf")
    except ValueError as error:
        report = QuietFormatter().formatException((type(error), error, error.__traceback__))
    assert "ValueError" in report
    assert "test_privacy.py" in report
    assert "geheimer Entwurf" not in report


def test_a_broken_page_tells_nobody_the_text(client, monkeypatch, capfd):
    def broken(*_):
        raise ValueError("geheimer Entwurf")

    client.raise_request_exception = False
    monkeypatch.setattr("gutgemacht.web.draft.reading.check", broken)
    response = client.post("/draft/", {"text": "geheimer Entwurf"})
    assert response.status_code == 500
    assert "geheimer Entwurf" not in response.content.decode()
    assert "geheimer Entwurf" not in "".join(capfd.readouterr())
