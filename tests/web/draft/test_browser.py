"""The page as people use it: real Chromium, both languages, keyboard, phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

DRAFT = (
    "Endlich Technik für echte Männer! Unser Nova ist klimaneutral, Testsieger und Nr. 1. "
    "#hackahairdryer #ad"
)
ENGLISH = (
    "Finally, tech for real men! Our Nova is climate neutral, a test winner and No. 1. "
    "#hackahairdryer #ad"
)
RULES = {
    "real-men",
    "bare-climate-claim",
    "test-winner-without-source",
    "sole-leader-claim",
    "lower-case-hashtag",
    "weak-ad-label",
}


def write(page: Page, text: str) -> None:
    page.click(".cm-content")
    page.keyboard.insert_text(text)


def written(page: Page) -> str:
    return page.evaluate("document.querySelector('textarea').value")


def rules_found(page: Page) -> set[str]:
    links = page.locator(".note .rule").evaluate_all("all => all.map(a => a.pathname)")
    return {link.strip("/").split("/")[-1] for link in links}


@pytest.mark.parametrize(("locale", "text"), [("de-AT", DRAFT), ("en-GB", ENGLISH)])
def test_the_founding_draft_gets_its_notes_while_typing(open_page, locale, text):
    page = open_page(locale=locale)
    write(page, text)
    expect(page.locator(".note.stop").first).to_be_visible()
    expect(page.locator(".cm-lintRange").first).to_be_visible()
    assert rules_found(page) >= RULES
    assert page.locator(".note .fix").count() >= 4
    assert page.locator(".split b").all_inner_texts() == ["hack", "a", "hairdryer"]


def test_a_click_on_a_way_out_puts_it_into_the_text(open_page):
    page = open_page()
    write(page, "Wir zeigen Technik für echte Männer.")
    fix = page.locator(".note .fix").first
    words = fix.inner_text()
    fix.click()
    assert words in written(page)
    assert page.evaluate("getSelection().toString()") == words
    page.keyboard.press("Control+z")
    assert written(page) == "Wir zeigen Technik für echte Männer."


def test_a_label_is_put_before_the_text(open_page):
    page = open_page()
    write(page, "Danke für die tolle Reise! #ad")
    page.locator(".note .fix", has_text="Werbung").first.click()
    assert written(page).startswith("Werbung")


def test_notes_are_reached_and_used_by_keyboard_alone(open_page):
    page = open_page()
    write(page, "Unsere Nova ist klimaneutral.")
    place = page.locator(".note .place").first
    expect(place).to_be_visible()
    page.keyboard.press("Tab")
    for _ in range(10):
        if place.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("getSelection().toString()") == "klimaneutral"


def test_the_reason_stands_under_the_word(open_page):
    page = open_page()
    write(page, "Unsere Nova ist klimaneutral.")
    page.locator(".cm-lintRange").first.hover()
    expect(page.locator(".cm-tooltip .tip-title")).to_have_text(
        "„Klimaneutral“ braucht mehr als das Wort"
    )


def test_who_speaks_changes_what_is_said_and_is_remembered(open_page):
    page = open_page()
    write(page, "Unsere Nova ist klimaneutral.")
    expect(page.locator(".note.stop")).to_have_count(1)
    page.select_option("select[name=speaker]", "employee")
    expect(page.locator(".note.stop")).to_have_count(0)
    expect(page.locator(".note.hint").first).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.input_value("select[name=speaker]") == "employee"


def test_the_language_changes_and_the_text_stays(open_page):
    page = open_page()
    write(page, "Unsere Nova ist klimaneutral.")
    page.click("button[name=language][value=en]")
    expect(page.locator("h1")).to_have_text("How will this come across?")
    assert written(page) == "Unsere Nova ist klimaneutral."
    expect(page.locator(".note.stop h2")).to_contain_text("Climate neutral")


def test_a_lost_connection_is_said_and_nothing_lost(open_page):
    page = open_page()
    page.route("**/draft/notes/", lambda route: route.abort())
    write(page, "Unsere Nova ist klimaneutral.")
    expect(page.locator("#error")).to_contain_text("Keine Verbindung")
    assert written(page) == "Unsere Nova ist klimaneutral."
    page.unroute("**/draft/notes/")
    page.keyboard.insert_text(" Gut.")
    expect(page.locator(".note.stop")).to_have_count(1)
    expect(page.locator("#error")).to_be_empty()


def test_a_text_that_is_too_long_is_said_and_kept(open_page):
    page = open_page()
    write(page, "Wort " * 20_001)
    expect(page.locator("#error")).to_contain_text("100000 Zeichen")
    assert len(written(page)) == 100_005


@LOOKS
@pytest.mark.parametrize(
    "path", ["/draft/", "/draft/privacy/", "/guideline/", "/guideline/real-men/"]
)
def test_pages_fit_and_pass_the_accessibility_check(open_page, scheme, width, path):
    page = open_page(
        path,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
    )
    if path == "/draft/":
        write(page, DRAFT + " https://bergtal.example/nova")
        expect(page.locator(".note").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_the_page_works_without_a_script(open_page):
    page = open_page(java_script_enabled=False)
    page.fill("textarea", "Unsere Nova ist klimaneutral.")
    page.click(".act")
    expect(page.locator(".note.stop")).to_have_count(1)
    page.locator(".note .fix").first.click()
    assert "klimaneutral" not in page.input_value("textarea")


def test_nothing_is_asked_of_another_house(open_page, server):
    asked: list[str] = []
    page = open_page("/draft/privacy/")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.base + "/draft/")
    write(page, DRAFT)
    expect(page.locator(".note").first).to_be_visible()
    assert asked
    assert all(url.startswith(server.base) for url in asked)
