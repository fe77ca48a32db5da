"""A second opinion through the real application, asked of a real HTTP server."""

import re
import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from gutgemacht.web import second_opinion as page
from tests.judges.opinion.service import failing, readings, said, serving

DRAFT = "Endlich Technik für echte Männer! Zeig's allen & sei <b>dabei</b>."
MEN = readings(("cliche", "echte Männer", "Ohne Bohrer zähle ich nicht? <script>"))
HTMX = {"HTTP_HX_REQUEST": "true"}


class Aside(Client):
    """Asks from a thread of its own: an async view cannot be asked beside Playwright's loop."""

    def generic(self, *args, **kwargs):
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(super().generic, *args, **kwargs).result()


@pytest.fixture
def client():
    return Aside()


@pytest.fixture
def endpoint(settings):
    """Names the service as the server's settings would."""

    def named(service, **more):
        settings.OPINION = service.endpoint
        return settings.OPINION

    return named


def body(response) -> str:
    return response.content.decode()


def test_without_an_endpoint_nothing_is_offered(client):
    assert "Zweite Meinung" not in body(client.get("/draft/"))
    assert client.post("/draft/opinion/", {"text": DRAFT}).status_code == 404
    answer = {"sent": DRAFT, "audience": "Väter"}
    assert client.post("/draft/opinion/answer/", answer).status_code == 404


def test_first_it_says_what_would_go_where_and_sends_nothing(client, endpoint):
    with serving(said(MEN)) as service:
        host = endpoint(service).host
        shown = body(client.post("/draft/opinion/", {"text": DRAFT}, **HTMX))
    assert service.requests == []
    assert host in shown
    assert "small-model" in shown
    assert "Er bleibt auf dem Rechner dieses Servers." in shown
    assert "Token; ein Preis ist nicht hinterlegt" in shown
    assert "echte Männer! Zeig&#x27;s allen &amp; sei &lt;b&gt;dabei" in shown


def test_after_the_yes_the_answer_stands_as_questions(client, endpoint):
    with serving(said(MEN)) as service:
        endpoint(service)
        sent = {"sent": DRAFT, "audience": "Väter in Elternzeit"}
        shown = body(client.post("/draft/opinion/answer/", sent, **HTMX))
    assert len(service.requests) == 3
    assert "Steckt da ein Klischee drin?" in shown
    assert "<q>echte Männer</q>" in shown
    assert "Ohne Bohrer zähle ich nicht? &lt;script&gt;" in shown
    assert "2880 Token" in shown
    assert not re.search(r"class=\"note|Anhalten", shown)


def test_no_common_reading_is_no_all_clear(client, endpoint):
    with serving(said(readings())) as service:
        endpoint(service)
        sent = {"sent": DRAFT, "audience": "Mütter"}
        shown = body(client.post("/draft/opinion/answer/", sent, **HTMX))
    assert "keine Entwarnung" in shown


def test_the_interface_speaks_english_too(client, endpoint):
    with serving(said(MEN)) as service:
        endpoint(service)
        english = HTMX | {"HTTP_ACCEPT_LANGUAGE": "en"}
        sent = {"sent": DRAFT, "audience": "fathers"}
        shown = body(client.post("/draft/opinion/answer/", sent, **english))
    assert "Is there a cliché in it?" in shown
    assert "in one English sentence" in service.requests[0]["messages"][0]["content"]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"sent": "", "audience": "Väter"}, "Schreiben Sie zuerst etwas"),
        ({"sent": DRAFT, "audience": "x"}, "3 bis 200 Zeichen"),
        ({"sent": DRAFT}, "3 bis 200 Zeichen"),
        ({"sent": "x" * 10_001, "audience": "Väter"}, "länger als 10.000"),
        ({"sent": "x" * 100_001, "audience": "Väter"}, "länger als 100000"),
        ({"sent": "a\0b", "audience": "Väter"}, "zero byte|Null"),
    ],
)
def test_bad_input_is_told_and_nothing_sent(client, endpoint, form, told):
    with serving(said(MEN)) as service:
        endpoint(service)
        response = client.post("/draft/opinion/answer/", form)
    assert response.status_code == 400
    assert re.search(told, body(response))
    assert service.requests == []


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (failing(401), "lehnt unseren Schlüssel ab"),
        (said(None, refusal="no"), "möchte sich dazu nicht äußern"),
        (said("APPROVED"), "Das ist keine Meinung"),
    ],
)
def test_no_opinion_says_why_and_the_text_is_still_there(client, endpoint, reply, told):
    with serving(reply) as service:
        endpoint(service)
        sent = {"sent": DRAFT, "audience": "Leute von hier"}
        shown = body(client.post("/draft/opinion/answer/", sent, **HTMX))
    assert told in shown
    assert "Leute von hier" in shown
    assert "Ja, abschicken" in shown


def test_a_form_from_elsewhere_sends_nothing(endpoint):
    with serving(said(MEN)) as service:
        endpoint(service)
        sent = {"sent": DRAFT, "audience": "Väter"}
        response = Aside(enforce_csrf_checks=True).post("/draft/opinion/answer/", sent)
    assert response.status_code == 403
    assert service.requests == []


def test_too_many_at_once_are_asked_to_wait(client, endpoint):
    with serving(said(MEN)) as service:
        endpoint(service)
        for _ in range(page.MOST_AT_ONCE):
            assert page._at_once.acquire(blocking=False)
        try:
            response = client.post("/draft/opinion/answer/", {"sent": DRAFT, "audience": "Väter"})
        finally:
            page._at_once.release(page.MOST_AT_ONCE)
    assert response.status_code == 503
    assert service.requests == []


@pytest.mark.django_db
def test_the_privacy_page_says_where_it_goes(client, endpoint):
    with serving(said(MEN)) as service:
        host = endpoint(service).host
    assert f"erst nach Ihrem Ja, gehen Ihr Text und die genannte Zielgruppe an {host}" in body(
        client.get("/draft/privacy/")
    )


@pytest.mark.database
@pytest.mark.django_db
def test_what_was_sent_is_in_no_table_no_log_and_not_in_the_cache(client, endpoint, caplog, capfd):
    word = "geheim" + secrets.token_hex(8)
    text = f"Unser {word} ist das beste."
    caplog.set_level(0)
    for reply in (said(readings(("boast", word, f"{word}!"))), said(word), failing(500)):
        with serving(reply) as service:
            endpoint(service)
            client.post("/draft/opinion/", {"text": text})
            sent = {"sent": text, "audience": f"Fans von {word}"}
            client.post("/draft/opinion/answer/", sent)
            assert service.requests
    assert word not in caplog.text + "".join(capfd.readouterr())
    assert word not in repr(vars(page.cache))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert word not in str(cursor.fetchall())
