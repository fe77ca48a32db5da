"""Cards as people use them: real Chromium, by keyboard, on a phone, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser


def well(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@LOOKS
def test_words_are_spotted_by_keyboard(open_page, width, scheme):
    page = open_page(
        "/learn/",
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
    )
    expect(page.locator(".learn-begin li")).to_have_count(3)
    well(page)
    page.goto(page.url + "card/bare-green-word/spot/1/")
    well(page)
    page.locator(".learn-words input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".learn-said")).to_have_text("Genau, diese Wörter.")
    well(page)


def test_a_sentence_is_mended_in_english(open_page):
    page = open_page("/learn/rule/opinion-as-fact/", locale="en-GB")
    page.click(".learn-line.mend")
    page.click(".learn-do button")
    expect(page.locator(".learn-said")).to_contain_text("Nearly")
    page.fill("#text", "In our view gas boilers will have a hard time.")
    page.click(".learn-do button")
    expect(page.locator(".learn-said")).to_have_text("That can go out.")
    well(page)


def test_a_finding_in_a_draft_leads_to_its_cards(open_page):
    page = open_page("/draft/")
    page.locator(".text .cm-content").fill("Unsere umweltfreundliche Pumpe ist da.")
    page.get_by_role("link", name="üben").first.click()
    expect(page.locator("h1")).to_have_text("Ein grünes Wort braucht eine Zahl")
