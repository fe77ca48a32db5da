"""Three minutes in a real browser: by keyboard, on a phone, in the dark, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.people import PASSWORD
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser


def well(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def own_server(start_server):
    """A house of its own, with its first person."""
    return start_server()


@LOOKS
def test_three_minutes_by_keyboard(browser, own_server, width, scheme):
    context = browser.new_context(
        locale="de-AT",
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
        java_script_enabled=scheme == "light",
    )
    page = context.new_page()
    page.goto(own_server.base + "/people/sign-in/")
    if "first" in page.url:
        page.get_by_label("Name").fill("Anna Moser")
        page.get_by_label("Mail").fill("anna@bergtal.example")
    else:
        page.get_by_label("Mail").fill("anna@bergtal.example")
    page.locator("[type=password]").first.fill(PASSWORD)
    page.locator("main .act").first.press("Enter")
    page.goto(own_server.base + "/learn/practice/")
    page.locator("main .act").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".learn-card")).to_be_visible()
    page.locator(".learn-card input:not([type=hidden]), .learn-card textarea").first.focus()
    page.keyboard.press("Space")
    page.locator(".learn-do .act").first.press("Enter")
    expect(page.locator(".learn-said")).to_be_visible()
    if scheme == "light":
        well(page)
    page.goto(own_server.base + "/learn/practice/mine/")
    expect(page.locator(".learn-firm svg")).to_be_visible()
    if scheme == "light":
        well(page)
    context.close()
