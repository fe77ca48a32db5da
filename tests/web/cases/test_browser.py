"""The cases as people look at them: real Chromium, both languages, phone and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("de-AT", "light", {}), ("en-GB", "dark", PHONE)]
)
def test_everybody_can_browse_search_and_read(open_page, locale, scheme, size):
    page = open_page("/cases/", locale=locale, color_scheme=scheme, **size)
    for step in ("list", "found", "one"):
        if step == "found":
            page.fill("#q", "Muttertag Väter")
            page.press("#q", "Enter")
        if step == "one":
            page.click(".cases li:first-child a")
            expect(page.locator(".seen-two section")).to_have_count(2)
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_mark_of_the_drawing_leads_to_its_case_by_keyboard(open_page):
    page = open_page("/cases/")
    mark = page.locator(".timeline a").first
    label = mark.get_attribute("aria-label")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(label.split(": ", 1)[1])
