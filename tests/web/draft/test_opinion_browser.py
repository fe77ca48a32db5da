"""A second opinion as people ask for it: real Chromium, real server, real model service."""

import json
import secrets

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.judges.opinion.service import failing, readings, said, serving
from tests.web.draft.test_browser import write, written
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

DRAFT = "Endlich Technik für echte Männer!\nAm Samstag bei uns."
MEN = readings(("cliche", "echte Männer", "Ohne Bohrer zähle ich nicht?"))


@pytest.fixture(scope="module")
def service():
    with serving(said(MEN)) as service:
        yield service


@pytest.fixture(scope="module")
def server(start_server, service):
    return start_server(
        GUTGEMACHT_OPINION_URL=f"{service.base}/v1",
        GUTGEMACHT_OPINION_MODEL="small-model",
        GUTGEMACHT_OPINION_PRICE="0.1 0.2 EUR",
        GUTGEMACHT_OPINION_SECONDS="30",
    )


@pytest.fixture(autouse=True)
def fresh(service):
    service.replies = [said(MEN)]
    service.requests.clear()
    service.broken_off = 0


def plan(page, text: str = DRAFT):
    write(page, text)
    page.get_by_role("button", name="Zweite Meinung").click()
    expect(page.locator("#opinion-title")).to_be_visible()


def ask(page, audience: str):
    page.fill("#opinion-audience", audience)
    page.get_by_role("button", name="Ja, abschicken").click()


def test_text_place_and_price_are_shown_before_a_yes(open_page, service):
    page = open_page()
    plan(page)
    expect(page.locator("#opinion .sent")).to_have_text(DRAFT)
    expect(page.locator("#opinion")).to_contain_text(service.base.removeprefix("http://"))
    expect(page.locator("#opinion")).to_contain_text("EUR")
    expect(page.locator("#opinion-audience")).to_be_focused()
    page.get_by_role("button", name="Nein", exact=True).click()
    expect(page.locator("#opinion-title")).to_have_count(0)
    assert service.requests == []


def test_the_yes_brings_questions_and_leaves_notes_and_verdict_alone(open_page, service):
    page = open_page()
    draft = "Technik für echte Männer!\nUnsere Nova ist klimaneutral."
    plan(page, draft)
    expect(page.locator(".note").first).to_be_visible()
    before = page.locator(".note").count(), page.inner_text("#verdict")
    page.fill("#opinion-audience", "Väter in Elternzeit")
    page.keyboard.press("Enter")
    expect(page.locator("#opinion article h3")).to_have_text("Steckt da ein Klischee drin?")
    expect(page.locator("#opinion .quote")).to_contain_text("echte Männer")
    expect(page.locator("#opinion")).to_contain_text("0,3060 EUR")
    expect(page.locator("#opinion-title")).to_be_focused()
    assert (page.locator(".note").count(), page.inner_text("#verdict")) == before
    assert written(page) == draft
    sent = json.loads(service.requests[0]["messages"][1]["content"])
    assert sent == {"audience": "Väter in Elternzeit", "draft": draft}
    page.get_by_role("button", name="Schließen").click()
    expect(page.get_by_role("button", name="Zweite Meinung")).to_be_visible()


def test_the_page_stays_usable_while_it_is_asked_and_what_was_shown_is_sent(open_page, service):
    service.replies = [said(MEN, after=2)]
    page = open_page()
    plan(page)
    ask(page, "Väter, die warten")
    expect(page.locator("#opinion progress")).to_be_visible()
    expect(page.locator("#opinion .asking")).to_be_hidden()
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" Unsere Nova ist klimaneutral.")
    expect(page.locator(".note.stop").first).to_be_visible()
    expect(page.locator("#opinion article")).to_have_count(1)
    assert "klimaneutral" not in service.requests[0]["messages"][1]["content"]


def test_cancelling_hangs_up_at_the_service_too(open_page, service):
    service.replies = [said("x" * 5_000_000, after=1.5)]
    page = open_page()
    plan(page)
    ask(page, "Väter, die abbrechen")
    expect(page.locator("#opinion progress")).to_be_visible()
    service.wait_until(lambda: len(service.requests) == 3)
    page.get_by_role("button", name="Abbrechen").click()
    expect(page.locator("#opinion-title")).to_have_count(0)
    expect(page.get_by_role("button", name="Zweite Meinung")).to_be_visible()
    service.wait_until(lambda: service.broken_off == 3)


def test_an_error_is_told_and_one_can_try_again(open_page, service):
    service.replies = [failing(401)]
    page = open_page()
    plan(page)
    ask(page, "Väter mit Pech")
    expect(page.locator("#opinion .error")).to_contain_text("lehnt unseren Schlüssel ab")
    service.replies = [said(MEN)]
    page.get_by_role("button", name="Ja, abschicken").click()
    expect(page.locator("#opinion article")).to_have_count(1)


def test_an_empty_draft_is_told(open_page, service):
    page = open_page()
    page.get_by_role("button", name="Zweite Meinung").click()
    expect(page.locator("#opinion .error")).to_contain_text("Schreiben Sie zuerst etwas")


@LOOKS
def test_each_step_fits_and_passes_the_accessibility_check(open_page, service, scheme, width):
    size = {"width": width, "height": 800}
    page = open_page(color_scheme=scheme, viewport=size, reduced_motion="reduce")

    def sound():
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()

    write(page, "Echte Männer " + "sehrlang" * 40 + " echte Männer.")
    expect(page.locator(".note").first).to_be_visible()
    sound()
    page.get_by_role("button", name="Zweite Meinung").click()
    expect(page.locator("#opinion-title")).to_be_visible()
    sound()
    service.replies = [said(readings(("cliche", "echte Männer")))]
    ask(page, f"Väter {scheme} {width}")
    expect(page.locator("#opinion article")).to_have_count(1)
    sound()


def test_it_works_without_a_script(open_page, service):
    page = open_page(java_script_enabled=False)
    page.fill("textarea", DRAFT)
    page.get_by_role("button", name="Zweite Meinung").click()
    expect(page.locator(".sent")).to_have_text(DRAFT)
    ask(page, "Väter ohne Skript")
    expect(page.locator("#opinion article")).to_have_count(1)
    page.get_by_role("button", name="Zurück zum Entwurf").click()
    assert page.input_value("textarea").replace("\r\n", "\n") == DRAFT


def test_a_secret_word_is_in_no_file_of_the_server(open_page, server, service):
    word = "geheim" + secrets.token_hex(8)
    page = open_page()
    service.replies = [said(readings(("boast", word, f"{word}!")))]
    plan(page, f"Unser {word} ist das beste.")
    ask(page, f"Fans von {word}")
    expect(page.locator("#opinion article")).to_have_count(1)
    service.replies = [said(word)]
    page.get_by_role("button", name="Schließen").click()
    page.get_by_role("button", name="Zweite Meinung").click()
    ask(page, f"Feinde von {word}")
    expect(page.locator("#opinion .error")).to_be_visible()
    files = [file for file in server.output.parent.rglob("*") if file.is_file()]
    assert server.data / "gutgemacht.sqlite3" in files
    assert [file.name for file in files if word.encode() in file.read_bytes()] == []
